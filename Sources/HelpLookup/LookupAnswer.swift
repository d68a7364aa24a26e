import HelpBundle
import HelpKeys

/// What a look-up gives.
public struct LookupAnswer: Sendable {
    /// What came of it.
    public let status: LookupStatus
    /// The topic, where there is an answer.
    public let record: LookupRecord?
    /// What of the topic the key is, where a topic has it.
    public let match: MatchKind?
    /// The locale that was served and why, where there is an answer.
    public let step: FallbackStep?
    /// Whether the key names another version of the product than the topic does.
    public let versionDiffers: Bool

    /// An answer without a topic.
    init(_ status: LookupStatus, match: MatchKind? = nil) {
        self.status = status
        self.match = match
        record = nil
        step = nil
        versionDiffers = false
    }

    /// A topic.
    @inline(__always)
    init(_ record: LookupRecord, match: MatchKind, step: FallbackStep, versionDiffers: Bool) {
        status = step.reason == .exact ? .ok : .fallback
        self.record = record
        self.match = match
        self.step = step
        self.versionDiffers = versionDiffers
    }

    /// Why the locale was served, where there is an answer.
    public var reason: FallbackReason? { step?.reason }
}
