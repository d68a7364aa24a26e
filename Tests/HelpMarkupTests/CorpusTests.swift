import HelpDiagnostics
import Testing

@testable import HelpMarkup

/// What must hold on real content, every topic of it.
@Suite(.serialized) struct CorpusTests {
    @Test(.enabled(if: Corpus.isThere, Corpus.comment))
    func `each topic of the corpus gives a sound page that keeps its words, on both ways`() async throws {
        try await Corpus.forEach(".md") { path, source in
            let comment = Comment(rawValue: path)
            let topic = parsed(source)
            #expect(topic.failure == nil, comment)
            #expect(Invariants.broken(topic, source) == [], comment)
            #expect(topic.markup.words == TextPreservationTests.wordsBeforeRepair(source), comment)
            let repaired = parsed(source) { $0.alwaysRepairs = true }
            if topic.wasRepaired {
                #expect(repaired.markup.words == topic.markup.words, comment)
            } else {
                #expect(html(repaired) == html(topic), comment)
            }
        }
    }

    @Test(.enabled(if: Corpus.isThere, Corpus.comment))
    func `front matter of the corpus is read, but for the files of the repository`() async throws {
        try await Corpus.forEach(".md") { path, source in
            let failure = TopicParser().parse(source, path: path).failure
            #expect(failure == (path.hasSuffix("README.md") ? .frontMatterMissing : nil), Comment(rawValue: path))
        }
    }
}
