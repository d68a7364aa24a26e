import HelpCheck
import HelpDiagnostics
import HelpEmit
import HelpKeys
import HelpMarkup

/// `helpc render`: one topic by itself, compared with nothing.
public struct Rendering: Sendable {
    /// The bytes that were read.
    public let source: [UInt8]
    /// What is wrong with the topic by itself, in order.
    public let diagnostics: [Diagnostic]
    private let topic: ParsedTopic
    private let locale: LocaleTag?

    /// Reads and parses the file at `path`, or standard input for `-`.
    public init(
        _ path: String, repairsEmphasis: Bool, keepsHTML: Bool, fileSystem: any FileSystem = DiskFileSystem()
    ) throws(FileError) {
        let limit = TopicParser.maximumSize
        source = path == "-" ? try StandardInput.read(limit: limit) : try fileSystem.read(path, limit: limit * 64)
        var options = MarkupOptions()
        options.repairsEmphasis = repairsEmphasis
        options.keepsHTML = keepsHTML
        topic = TopicParser(options: options, needsFrontMatter: false).parse(source, path: path)
        let identity = TopicIdentity(topic.frontMatter)
        locale = identity.declaredLocale ?? identity.urlLocale
        diagnostics = Checker.diagnostics(ofBody: topic, locale: locale?.description).sorted()
    }

    /// Whether the topic could not be parsed, so that there is nothing to show.
    public var isFailed: Bool { topic.failure != nil }

    /// The body as an XHTML fragment.
    public var html: [UInt8] { TopicFragment.html(topic, locale: locale) }

    /// The body as an XML document of its own.
    public var xml: [UInt8] { TopicFragment.xml(topic, locale: locale) }

    /// The body as plain text.
    public var text: [UInt8] { TopicFragment.text(topic, locale: locale) }

    /// What helpc understood, token by token.
    public var tree: String { TreeDump.text(of: topic) }
}
