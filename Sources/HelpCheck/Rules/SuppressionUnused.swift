import HelpDiagnostics
import HelpMarkup

/// A comment or an entry of the configuration that is to turn findings off, and turns off none.
struct SuppressionUnused: TopicRule, Finding {
    static let id = DiagnosticID.suppressionUnused

    /// Why it turns off none.
    enum Reason: Sendable {
        /// There is no such finding in its scope.
        case matchesNothing(DiagnosticID, isFileWide: Bool)
        /// The same for an entry of the configuration.
        case entryMatchesNothing(DiagnosticID, path: String)
        case noID
        case unknownID(String, candidates: [String])
        case notSuppressible(DiagnosticID)
        case noReason(String)
        case unknownDirective(String)
    }

    let reason: Reason

    var headline: String {
        switch reason {
        case .matchesNothing(let id, let isFileWide):
            "no ‘\(id.rawValue)’ in \(isFileWide ? "this file" : "the block that this is about")"
        case .entryMatchesNothing(let id, let path): "no ‘\(id.rawValue)’ in ‘\(path)’"
        case .noID: "‘helpc:ignore’ names no diagnostic"
        case .unknownID(let name, _): "‘\(name.shortened)’ is no id of a diagnostic"
        case .notSuppressible(let id): "‘\(id.rawValue)’ cannot be ignored\(id.losesPage ? ": it is always an error" : "")"
        case .noReason(let ids): "‘helpc:ignore \(ids.shortened)’ gives no reason, and has no effect without"
        case .unknownDirective(let verb): "‘helpc:\(verb.shortened)’ is no directive; there is ‘helpc:ignore’"
        }
    }

    var hints: [String] {
        switch reason {
        case .matchesNothing: ["remove the comment"]
        case .entryMatchesNothing: ["remove the entry"]
        case .noID, .unknownDirective: ["write ‘<!-- helpc:ignore ID reason -->’"]
        case .unknownID(_, let candidates):
            candidates.isEmpty ? ["‘helpc explain’ lists all ids"] : ["did you mean ‘\(candidates.joined(separator: "’, ‘"))’?"]
        case .notSuppressible: ["correct what it reports, and remove the comment"]
        case .noReason(let ids): ["write why after the id: ‘<!-- helpc:ignore \(ids.shortened) reason -->’"]
        }
    }

    /// Reports directives that are wrong in themselves; whether others match, only who has all findings can tell.
    static func check(_ topic: Topic, in catalog: Catalog, report: inout TopicReport) {
        for directive in topic.parsed.directives {
            for reason in faults(of: IgnoreDirective(directive.text)) { report.add(Self(reason: reason), at: directive.span) }
        }
    }

    private static func faults(of directive: IgnoreDirective) -> [Reason] {
        guard directive.verb == IgnoreDirective.verb else { return [.unknownDirective(directive.verb)] }
        guard !directive.ids.isEmpty else { return [.noID] }
        let faults = directive.ids.compactMap { name -> Reason? in
            guard let id = DiagnosticID(rawValue: name) else {
                let known = DiagnosticID.allCases.filter(\.isSuppressible).map(\.rawValue)
                return .unknownID(name, candidates: NearestNames.candidates(for: name, among: known))
            }
            return id.isSuppressible ? nil : .notSuppressible(id)
        }
        return faults.isEmpty && directive.reason.isEmpty ? [.noReason(directive.ids.joined(separator: ", "))] : faults
    }
}

extension Checker {
    /// A comment in `topic` that turns off nothing.
    public static func unused(_ suppression: TopicSuppression, in topic: Topic, locale: String) -> Diagnostic {
        let reason = SuppressionUnused.Reason.matchesNothing(suppression.id, isFileWide: suppression.scope == nil)
        return Diagnostic(
            SuppressionUnused(reason: reason), path: topic.path, span: suppression.span, locale: locale,
            assetID: topic.identity.assetID?.description)
    }

    /// An entry of the configuration `file`, at `span`, that turns off nothing in the files `path`.
    public static func unusedEntry(
        for id: DiagnosticID, files path: String, locale: String?, at span: SourceSpan, of file: String
    ) -> Diagnostic {
        let reason = SuppressionUnused.Reason.entryMatchesNothing(id, path: path)
        return Diagnostic(SuppressionUnused(reason: reason), path: file, span: span, locale: locale)
    }
}
