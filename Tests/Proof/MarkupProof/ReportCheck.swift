import Foundation
import HelpDiagnostics

/// What must hold of diagnostics, whatever the content: their spans lie in the file, and every format can be written and
/// read again.
public enum ReportCheck {
    private static let root = DiagnosticRoot("Content")
    private static let jsonRenderers: [any DiagnosticRenderer] = [
        JSONRenderer(), SARIFRenderer(root: root, version: "1.0.0"), GitLabRenderer(root: root),
    ]
    private static let xmlRenderers: [any DiagnosticRenderer] = [
        JUnitRenderer(root: root, failOn: .warning), CheckstyleRenderer(root: root),
    ]
    private static let textRenderers: [any DiagnosticRenderer] = [
        TextRenderer(width: 40), TextRenderer(width: 100, usesColor: true), OneLineRenderer(), GitHubRenderer(root: root),
    ]

    /// What does not hold of `diagnostics`, those of `path` being about `source`; nil where all does.
    public static func complaint(of diagnostics: [Diagnostic], path: String, source: [UInt8]) -> String? {
        for diagnostic in diagnostics where diagnostic.path == path {
            let spans = [diagnostic.span] + diagnostic.related.filter { $0.path == path }.map(\.span)
            for span in spans where span.start < 0 || span.range.upperBound > source.count {
                // A byte that is missing at the end of the file is shown behind it.
                return "\(diagnostic.id) has the span \(span) in \(source.count) bytes"
            }
            if diagnostic.message.isEmpty { return "\(diagnostic.id) says nothing" }
        }
        // A file of nothing but faults would show each renderer the same a thousand times.
        let diagnostics = diagnostics.sorted().prefix(12) + diagnostics.sorted().suffix(4)
        return formatComplaint(of: Array(diagnostics), path: path, source: source)
    }

    private static func formatComplaint(of diagnostics: [Diagnostic], path: String, source: [UInt8]) -> String? {
        let sources: (String) -> [UInt8]? = { $0 == path ? source : nil }
        for renderer in jsonRenderers {
            let text = renderer.render(diagnostics, sources: sources)
            if (try? JSONSerialization.jsonObject(with: Data(text.utf8))) == nil { return "\(type(of: renderer)) writes no JSON" }
        }
        for renderer in xmlRenderers {
            let text = renderer.render(diagnostics, sources: sources)
            if StrictXML(Array(text.utf8)) == nil { return "\(type(of: renderer)) writes no XML" }
        }
        for renderer in textRenderers {
            let text = renderer.render(diagnostics, sources: sources)
            if text.isEmpty != diagnostics.isEmpty { return "\(type(of: renderer)) says nothing" }
        }
        return nil
    }
}
