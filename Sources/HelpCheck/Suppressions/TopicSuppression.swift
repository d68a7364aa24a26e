import HelpDiagnostics
import HelpMarkup

/// What a topic says of one kind of finding: that it is meant to be so here.
public struct TopicSuppression: Sendable, Hashable {
    /// The kind of finding.
    public let id: DiagnosticID
    /// The comment that says so.
    public let span: SourceSpan
    /// Where; nil for the whole file.
    public let scope: SourceSpan?

    /// Whether a finding of its kind that begins where `place` does is meant.
    public func covers(_ place: SourceSpan) -> Bool {
        scope.map { $0.start <= place.start && place.start <= $0.end } ?? true
    }
}

extension ParsedTopic {
    /// What its comments turn off.
    public var suppressions: [TopicSuppression] {
        directives.flatMap { directive in
            IgnoreDirective(directive.text).diagnosticIDs.map {
                TopicSuppression(id: $0, span: directive.span, scope: directive.scope)
            }
        }
    }
}
