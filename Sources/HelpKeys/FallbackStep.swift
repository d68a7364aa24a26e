/// One locale that may serve a request, and why.
public struct FallbackStep: Hashable, Sendable {
    /// The locale's index among those available.
    public let locale: Int
    /// Why it may serve.
    public let reason: FallbackReason
    /// The index of the wish it meets in the request; nil for the default and for any locale.
    public let wish: Int?

    /// A step.
    public init(locale: Int, reason: FallbackReason, wish: Int?) {
        self.locale = locale
        self.reason = reason
        self.wish = wish
    }
}
