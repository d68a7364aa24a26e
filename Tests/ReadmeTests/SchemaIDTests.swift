import Foundation
import HelpDiagnostics
import Testing

/// The schemas name every diagnostic, and no other. `HELPC_UPDATE=1` rewrites their lists.
@Suite struct SchemaIDTests {
    /// A list in a schema: the line that it begins behind, and its lines without commas.
    struct List: CustomTestStringConvertible {
        var testDescription: String
        var schema: String
        var opening: String
        var closing: String
        var lines: [String]
    }

    private static let lists = [
        List(
            testDescription: "the ids of findings", schema: "diagnostics", opening: "      \"enum\": [\n", closing: "      ]\n",
            lines: DiagnosticID.allCases.map { "        \"\($0.rawValue)\"" }.sorted()),
        List(
            testDescription: "the ids with a severity", schema: "configuration",
            opening: "is always an error.\",\n      \"type\": \"object\",\n      \"properties\": {\n", closing: "      },\n",
            lines: DiagnosticID.allCases.map { id in
                "        \"\(id.rawValue)\": { \"$ref\": \"#/definitions/\(id.losesPage ? "alwaysError" : "levels")\" }"
            }.sorted()),
        List(
            testDescription: "the ids that can be suppressed", schema: "configuration",
            opening: "            \"enum\": [\n", closing: "            ]\n",
            lines: DiagnosticID.allCases.filter(\.isSuppressible).map { "              \"\($0.rawValue)\"" }.sorted()),
    ]

    @Test(.serialized, arguments: lists) func `a schema lists the diagnostics that there are`(list: List) throws {
        let file = Command.package.appending(path: "Documentation/Schemas/\(list.schema).schema.json")
        let text = try String(contentsOf: file, encoding: .utf8)
        let start = try #require(text.range(of: list.opening)).upperBound
        let end = try #require(text.range(of: list.closing, range: start..<text.endIndex)).lowerBound
        let wanted = list.lines.joined(separator: ",\n") + "\n"
        if Command.updates {
            try Data((text[..<start] + wanted + text[end...]).utf8).write(to: file)
        } else {
            #expect(text[start..<end] == wanted)
        }
    }
}
