import Foundation
import GrowthProof
import HelpDiagnostics
import Testing

@Suite struct HostileInputTests {
    private let renderers: [any DiagnosticRenderer] = [
        TextRenderer(width: 40), TextRenderer(width: .max, usesColor: true), OneLineRenderer(), JSONRenderer(),
        SARIFRenderer(root: DiagnosticRoot("c"), version: "1"), GitHubRenderer(root: DiagnosticRoot("c")),
        GitLabRenderer(root: DiagnosticRoot("c")), JUnitRenderer(root: DiagnosticRoot("c"), failOn: .error),
        CheckstyleRenderer(root: DiagnosticRoot("c")),
    ]

    @Test func `random bytes and spans give output that is safe to print, and JSON that parses`() throws {
        var generator = SeededGenerator(state: 11)
        for _ in 0..<200 {
            let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let text = String(decoding: bytes, as: UTF8.self)
            let diagnostics = (0..<5).map { _ in
                let start = Int.random(in: -10...220, using: &generator)
                let span = SourceSpan(start, start + Int.random(in: 0...220, using: &generator))
                let finding = SampleFinding(headline: text, hints: [text], detail: text)
                let related = Diagnostic.Related(path: "b", span: span, message: text)
                return Diagnostic(finding, path: text, span: span, locale: text, related: [related])
            }
            // Colours are escape sequences, and XML is read by programs.
            for renderer in renderers where !Self.isExempt(renderer) {
                let output = renderer.render(diagnostics) { _ in bytes }
                #expect(output.unicodeScalars.allSatisfy { $0 == "\n" || !TerminalText.isUnsafe($0) })
            }
            let json = JSONRenderer().render(diagnostics) { _ in bytes }
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
        }
    }

    private static func isExempt(_ renderer: any DiagnosticRenderer) -> Bool {
        (renderer as? TextRenderer)?.usesColor == true || renderer is JUnitRenderer || renderer is CheckstyleRenderer
    }

    @Test func `extreme spans trap nowhere`() {
        let bytes = Array("a\n日\n".utf8)
        for (start, end) in [(Int32.min, Int32.max), (.max, .min), (.max, .max), (.min, .min), (0, .max), (3, 1)] {
            let span = SourceSpan(Int(start), Int(end))
            let diagnostic = Diagnostic(SampleFinding(), path: "a", span: span)
            for renderer in renderers {
                #expect(!renderer.render([diagnostic]) { _ in bytes }.isEmpty)
                #expect(!renderer.render([diagnostic]) { _ in nil }.isEmpty)
            }
        }
    }

    @Test(arguments: [0x9, 0x301, 0xA, 0xD, 0x202E, 0x65E5] as [UInt32])
    func `a hundred places in a file of one scalar over and over cost what the file is`(code: UInt32) throws {
        let text = String(try #require(Unicode.Scalar(code)))
        for renderer in renderers {
            let complaint = Growth.complaint(
                from: 10_000, { Array(text.times($0).utf8) },
                { bytes in
                    let diagnostics = stride(from: 1, to: bytes.count, by: bytes.count / 100).map { start in
                        Diagnostic(SampleFinding(), path: "a", span: SourceSpan(start, bytes.count))
                    }
                    _ = renderer.render(diagnostics) { _ in bytes }
                })
            #expect(complaint == nil, "\(type(of: renderer))")
        }
    }

    @Test(arguments: ["[a](b) ", "[a](b)\n", "日本\u{202E}"])
    func `places by the thousand in one file cost what they are, on one line too`(text: String) {
        // An excerpt costs as much as is shown of a line, which short lines do not fill.
        for renderer in renderers where (renderer as? TextRenderer)?.usesColor != true {
            let complaint = Growth.complaint(
                from: 200, { Array(text.times($0).utf8) },
                { bytes in
                    let diagnostics = stride(from: 0, to: bytes.count, by: text.utf8.count).map { start in
                        Diagnostic(
                            SampleFinding(), path: "a", span: SourceSpan(start, start + 3),
                            related: [.init(path: "a", span: SourceSpan(0, 3), message: "the first")])
                    }
                    _ = renderer.render(diagnostics) { _ in bytes }
                })
            #expect(complaint == nil, "\(type(of: renderer))")
        }
    }

    @Test func `a source is asked for once, however many diagnostics it has`() {
        for renderer in renderers {
            var questions = 0
            let diagnostics = (0..<50).map { Diagnostic(SampleFinding(), path: "a", span: SourceSpan($0, 50)) }
            _ = renderer.render(diagnostics) { _ in
                questions += 1
                return nil
            }
            #expect(questions == 1)
        }
    }
}
