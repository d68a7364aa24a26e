import Foundation
import HelpDiagnostics
import Testing

@testable import HelpMarkup

/// Parses `source` as a fragment: front matter is read where there is one and not missed where there is none.
func parsed(_ source: [UInt8], _ change: (inout MarkupOptions) -> Void = { _ in }) -> ParsedTopic {
    var options = MarkupOptions()
    change(&options)
    return TopicParser(options: options, needsFrontMatter: false).parse(source, path: "a.md")
}

/// Parses `source` as a fragment.
func parsed(_ source: String, _ change: (inout MarkupOptions) -> Void = { _ in }) -> ParsedTopic {
    parsed(Array(source.utf8), change)
}

/// The XHTML of `topic`, each link written as it stands.
func html(_ topic: ParsedTopic) -> String {
    let links = topic.links.map { link in
        var url: [UInt8] = []
        URLText.append(link.destination, to: &url)
        return RenderedLink.url(url)
    }
    var out = OutputBytes()
    XHTMLWriter.body(of: topic.markup, labels: .english).append(links: links, to: &out)
    return String(decoding: out.bytes, as: UTF8.self)
}

/// The XHTML of the fragment `source`.
func html(_ source: String) -> String { html(parsed(source)) }

extension XHTMLWriter.Labels {
    static let english = XHTMLWriter.Labels(
        note: "Note", tip: "Tip", important: "Important", warning: "Warning", caution: "Caution")
}

extension Markup {
    /// All text, and alternative texts, without white space: what a reader must get whatever happens to the tags.
    var words: String {
        var bytes: [UInt8] = []
        for token in tokens {
            if token.kind == .text { bytes += self.bytes(of: token) }
            for attribute in attributes(of: token) where attribute.name == .alt { bytes += self.bytes(of: attribute) }
        }
        return String(decoding: bytes.filter { !$0.isHTMLSpace }, as: UTF8.self)
    }
}

extension ParsedTopic {
    /// The bytes of `source` at the span of the link with this destination.
    func text(ofLink destination: String, in source: String) -> String? {
        links.first { $0.destination == destination }.map { source.at($0.span) }
    }
}

extension String {
    /// The bytes at `span`.
    func at(_ span: SourceSpan) -> String { String(decoding: Array(utf8)[span.range], as: UTF8.self) }

    /// The text `count` times.
    func times(_ count: Int) -> String { String(repeating: self, count: count) }
}

/// A generator that gives the same numbers in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// The real content that the tests may be run on, where `HELPC_SHARED` names it.
enum Corpus {
    /// Why tests of the corpus are skipped.
    static let comment: Comment = "HELPC_SHARED names no folder with corpus/: tests on real content are skipped"

    static let folder: URL? = ProcessInfo.processInfo.environment["HELPC_SHARED"].flatMap { path in
        let url = URL(fileURLWithPath: path, isDirectory: true).appending(path: "corpus", directoryHint: .isDirectory)
        return FileManager.default.fileExists(atPath: url.path) ? url : nil
    }

    static var isThere: Bool { folder != nil }

    /// The paths of all files whose name ends so, sorted.
    static func paths(_ suffix: String) -> [String] {
        guard let folder, let all = FileManager.default.enumerator(atPath: folder.path) else { return [] }
        return all.compactMap { $0 as? String }.filter { $0.hasSuffix(suffix) }.sorted()
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        let folder = try #require(folder)
        return Array(try Data(contentsOf: folder.appending(path: path)))
    }

    /// Calls `body` for each file whose name ends so, on all cores.
    static func forEach(_ suffix: String, _ body: @escaping @Sendable (String, [UInt8]) -> Void) async throws {
        let paths = paths(suffix)
        try #require(!paths.isEmpty)
        let workers = 4
        try await withThrowingTaskGroup { group in
            for worker in 0..<workers {
                group.addTask {
                    for index in stride(from: worker, to: paths.count, by: workers) {
                        body(paths[index], try bytes(paths[index]))
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
