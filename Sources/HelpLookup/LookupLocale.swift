import HelpKeys

/// Wanted locales, resolved against the locales of one bundle: in which order these serve, and why.
///
/// Made once by `LookupBundle.locale(for:)` and used for any number of look-ups in that bundle, or in one that was
/// reloaded with the same locales.
public struct LookupLocale: Sendable, Hashable {
    /// The locales that may serve, by number, the best first.
    public let steps: [FallbackStep]
    /// What was wanted, in canonical form; empty where the default was.
    public let wishes: [LocaleTag]
    /// Whether an answer by fallback is refused.
    public let isStrict: Bool

    /// The wish that `step` meets; nil where the default or any locale serves.
    public func wish(of step: FallbackStep) -> LocaleTag? {
        step.wish.flatMap { wishes.indices.contains($0) ? wishes[$0] : nil }
    }
}
