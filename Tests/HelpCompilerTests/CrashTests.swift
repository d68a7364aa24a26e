import Foundation
import MarkupProof
import Testing

/// Inputs that fuzzing once found to end the process, to run without end, or to be compiled wrongly.
@Suite struct CrashTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Crashes")

    @Test func whatOnceFailedDoesNotFailAgain() async throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path(percentEncoded: false))
        for name in files.sorted() where !name.hasPrefix(".") {
            let input = Array(try Data(contentsOf: Self.folder.appending(path: name)))
            let complaint: String? =
                switch name.prefix(while: { $0 != "-" }) {
                case "frontmatter": await FrontMatterProbe.complaint(of: input)
                case "topic": await TopicProbe.complaint(of: input)
                case "html": await HTMLProbe.complaint(of: input)
                case "toc": await TocProbe.complaint(of: input)
                case "configuration": await ConfigurationProbe.complaint(of: input)
                default: "no target is called so"
                }
            #expect(complaint == nil, "\(name)")
        }
    }
}
