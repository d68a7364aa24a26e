/// A rule that failed, once or more often, or a failure that the log gives no rule for.
public struct LoggedFailure: Sendable, Hashable {
    /// The rule's name as first written; nil where the log names none.
    public var rule: String?
    /// What the log says of it, the first time; empty where it says nothing.
    public var message: String
    /// Whether the message stands by itself and was taken for this rule's by its place among others.
    public var isMessageInferred = false
    /// How much it matters.
    public var severity: FailureSeverity
    /// The address of help that the log names; nil where it names none.
    public var helpURL: String?
    /// How often it failed.
    public var count = 1
    /// Where it failed first.
    public var first: LogPlace
    /// Where it failed last.
    public var last: LogPlace
    /// Whether the log reports it as failed, rather than only that what the rule warns of is so.
    public var isReported: Bool

    /// A failure.
    public init(
        rule: String?, message: String, severity: FailureSeverity, helpURL: String? = nil, at place: LogPlace,
        isReported: Bool = true
    ) {
        self.rule = rule
        self.message = message
        self.severity = severity
        self.helpURL = helpURL
        first = place
        last = place
        self.isReported = isReported
    }
}
