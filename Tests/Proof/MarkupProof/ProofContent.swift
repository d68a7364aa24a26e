import HelpCheck
import HelpDiagnostics
import HelpEmit
import HelpKeys
import HelpMarkup

/// A small content around one file of any bytes, compiled in memory.
public struct ProofContent: Sendable {
    /// The path of the file that is tried.
    public static let topicPath = "en-us/a.md"
    /// The path of a table of contents that is tried.
    public static let tocPath = "en-us/toc.yml"

    /// What was found.
    public let diagnostics: [Diagnostic]
    /// The files that are written.
    public let documents: [Document]
    /// The records of the bundle.
    public let records: [[UInt8]]

    private static let neighbour = TopicParser().parse(
        Array("---\ntitle: B\nassetid: 00000000-0000-4000-8000-000000000002\n---\n# B\n\n[to a](a.md)\n".utf8),
        path: "en-us/b.md")

    /// Compiles `topic` and `toc` beside another topic and an image.
    public static func compiling(_ topic: ParsedTopic?, toc: TocFile? = nil) async -> ProofContent {
        var topics = [Topic(neighbour)]
        var redirects: [Topic] = []
        var failed: [ParsedTopic] = []
        if let topic {
            if topic.failure != nil {
                failed.append(topic)
            } else if topic.redirect != nil {
                redirects.append(Topic(topic))
            } else {
                topics.append(Topic(topic))
            }
        }
        let tag = LocaleTag("en-US")
        let locales = tag.map {
            LocaleCatalog(folder: "en-us", tag: $0, topics: topics, redirects: redirects, tocs: toc.map { [$0] } ?? [])
        }
        let catalog = Catalog(
            locales: locales.map { [$0] } ?? [],
            listing: ContentListing([topicPath, "en-us/b.md", "en-us/i.png", tocPath]),
            failedPaths: Set(failed.map(\.path)), settings: CheckSettings())
        let (checked, found) = await CheckedCatalog.checking(catalog) { count, body in (0..<count).map(body) }
        let emitter = Emitter(checked, options: EmitOptions(kinds: Set(OutputKind.allCases), locales: [0]))
        let bundle = await BundleContent.gathering(emitter) { count, body in (0..<count).map(body) }
        return ProofContent(
            diagnostics: found + failed.flatMap { Checker.diagnostics(ofFailed: $0, locale: "en-US") },
            documents: emitter.jobs.flatMap { emitter.documents(of: $0) },
            records: bundle.references.compactMap { bundle.record(of: $0).fields[.html] })
    }

    /// What does not hold of the files; nil where all does.
    public func complaint() async -> String? {
        for document in documents where document.path.hasSuffix(".html") || document.path.hasSuffix(".xml") {
            guard let page = StrictXML(document.bytes) else { return "\(document.path) is not well formed" }
            let text = String(decoding: document.bytes, as: UTF8.self)
            let isPage = document.path.hasSuffix(".html")
            if let fault = PolyglotChecker.faults(text, isPage: isPage).first { return "\(document.path): \(fault)" }
            guard isPage, !text.contains("http-equiv=\"refresh\"") else { continue }
            let name = document.path.hasSuffix("_contents.html") ? "html/en-us/_contents.html" : document.path
            let usual = await PageFrames.shared.active(in: name)
            let active = PageSafety.active(in: page)
            if active.contains(where: { $0.value > usual[$0.key, default: 0] }) {
                return "\(document.path) runs more than its frame does: \(active), usually \(usual)"
            }
        }
        for record in records {
            if let complaint = PageSafety.complaint(ofBody: record) { return "in the bundle \(complaint)" }
        }
        return nil
    }
}
