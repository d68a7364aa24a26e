import HelpMarkup

/// What runs in the frames of pages whatever the topic, counted once on a topic that says nothing.
actor PageFrames {
    static let shared = PageFrames()

    private static let source = "---\ntitle: A\nassetid: 00000000-0000-4000-8000-000000000001\n---\n# A\n"
    private var known: [String: [String: Int]] = [:]

    /// What runs in the frame of the page at `path`; of the page of a topic, where there is none in that place.
    func active(in path: String) async -> [String: Int] {
        if known.isEmpty {
            let topic = TopicParser().parse(Array(Self.source.utf8), path: ProofContent.topicPath)
            for document in await ProofContent.compiling(topic).documents where document.path.hasSuffix(".html") {
                known[document.path] = StrictXML(document.bytes).map { PageSafety.active(in: $0) } ?? [:]
            }
        }
        return known[path] ?? known["html/en-us/b.html"] ?? [:]
    }
}
