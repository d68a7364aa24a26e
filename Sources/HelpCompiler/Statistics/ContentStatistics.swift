import HelpCheck
import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// How much there is of some content, by locale. No finding is reported.
///
/// Topics are joined by asset id: a *distinct* topic is one asset id, in however many locales and files. A topic
/// without an asset id is joined with nothing, and is a distinct topic of its own.
public struct ContentStatistics: Sendable {
    /// The numbers of one locale, or their sums.
    public struct Figures: Hashable, Sendable {
        /// The topics, counted as files.
        public var topics = 0
        /// The files that only redirect.
        public var redirects = 0
        /// The distinct topics.
        public var distinctTopics = 0
        /// The distinct topics of the content that the locale has not.
        public var missing = 0
        /// The distinct topics that no other locale has.
        public var onlyHere = 0
        /// The topics without an asset id.
        public var withoutAssetID = 0
        /// The topics that no person translated, by their `translationtype`.
        public var machineTranslated = 0
        /// The topics that a person translated.
        public var humanTranslated = 0
        /// The topics whose `translationtype` says neither, or is not there.
        public var unsaid: Int { topics - machineTranslated - humanTranslated }
        /// The words of the bodies, as `WordCount` counts them.
        public var words = 0
        /// The translations whose source was edited since it was recorded; nil where nothing is recorded.
        public var stale: Int?
        /// The blocks of translations that a translator would have to do something about.
        public var proseBlocks = 0
        /// Those of `proseBlocks` that are the source's, word for word.
        public var untranslatedBlocks = 0

        /// The share of the blocks of translations that nobody translated.
        public var untranslated: Share { Share(untranslatedBlocks, of: proseBlocks) }

        /// The share of the distinct topics that is there.
        public var coverage: Share { Share(distinctTopics, of: distinctTopics + missing) }

        static func += (sum: inout Figures, other: Figures) {
            sum.topics += other.topics
            sum.redirects += other.redirects
            sum.distinctTopics += other.distinctTopics
            sum.missing += other.missing
            sum.onlyHere += other.onlyHere
            sum.withoutAssetID += other.withoutAssetID
            sum.machineTranslated += other.machineTranslated
            sum.humanTranslated += other.humanTranslated
            sum.words += other.words
            if let stale = other.stale { sum.stale = (sum.stale ?? 0) + stale }
            sum.proseBlocks += other.proseBlocks
            sum.untranslatedBlocks += other.untranslatedBlocks
        }
    }

    /// One locale.
    public struct LocaleFigures: Hashable, Sendable {
        /// The folder as it is spelt; empty where the content is one locale without a folder.
        public var folder: String
        /// The locale.
        public var tag: LocaleTag
        /// Its numbers.
        public var figures: Figures
    }

    /// The distinct topics of the whole content.
    public let distinctTopics: Int
    /// The locales, by folder.
    public let locales: [LocaleFigures]
    /// The sums over the locales; the coverage is that of all pairs of a distinct topic and a locale.
    public let total: Figures
    /// How many files and folders are in no number above because they could not be read, or not as what they should be.
    public let unreadCount: Int

    /// Whether there was nothing to look at: no topic, no redirect, and no file that should have been one.
    public var isEmpty: Bool { locales.isEmpty && unreadCount == 0 }

    /// Reads and counts the content in `folder`, working on `jobs` files at once.
    ///
    /// - Throws: `ContentFailure`, for a folder that cannot be listed, and a configuration or a record of sources that is
    ///   not understood.
    public init(
        of folder: String, jobs: Int, fileSystem: any FileSystem = DiskFileSystem()
    ) async throws(ContentFailure) {
        let workers = Workers(count: jobs)
        let content = try await LoadedContent(folder, fileSystem: fileSystem, workers: workers)
        await self.init(content, recorded: try SourceLock.read(folder, fileSystem), workers)
    }

    private init(_ content: LoadedContent, recorded: RecordedSources?, _ workers: Workers) async {
        let catalog = content.catalog
        let references = catalog.references
        let words = await workers.map(references.count) { WordCount.words(in: catalog[references[$0]].parsed.markup) }
        var figures = catalog.locales.map { locale in
            var figures = Figures()
            figures.redirects = locale.redirects.count
            figures.stale = recorded.map { _ in 0 }
            return figures
        }
        for state in await Self.translations(of: catalog, recorded: recorded, workers) {
            figures[state.locale].proseBlocks += state.blocks
            figures[state.locale].untranslatedBlocks += state.untranslated
            if state.isStale { figures[state.locale].stale = (figures[state.locale].stale ?? 0) + 1 }
        }
        var holders: [TopicKey: Set<Int>] = [:]
        for (reference, words) in zip(references, words) {
            figures[reference.locale].count(catalog[reference], words: words)
            holders[TopicKey(reference, in: catalog), default: []].insert(reference.locale)
        }
        for locales in holders.values {
            for locale in locales { figures[locale].distinctTopics += 1 }
            if locales.count == 1, let only = locales.first { figures[only].onlyHere += 1 }
        }
        var total = Figures()
        for index in figures.indices {
            figures[index].missing = holders.count - figures[index].distinctTopics
            total += figures[index]
        }
        distinctTopics = holders.count
        locales = zip(catalog.locales, figures).map { LocaleFigures(folder: $0.folder, tag: $0.tag, figures: $1) }
        self.total = total
        unreadCount = catalog.failedPaths.union(content.discovery.diagnostics.map(\.path)).count
    }
}

extension ContentStatistics {
    /// How far each translation is.
    private static func translations(
        of catalog: Catalog, recorded: RecordedSources?, _ workers: Workers
    ) async -> [TranslationChecker.State] {
        let (checked, _) = await CheckedCatalog.checking(catalog) { count, body in await workers.map(count, body) }
        let checker = TranslationChecker(checked, locales: catalog.locales.indices, severities: SeverityPolicy())
        return await workers.map(checker.groups.count) { checker.states(group: $0, recorded: recorded) }.flatMap { $0 }
    }
}

extension ContentStatistics.Figures {
    fileprivate mutating func count(_ topic: Topic, words: Int) {
        topics += 1
        self.words += words
        if topic.identity.assetID == nil { withoutAssetID += 1 }
        switch topic.translationType {
        case .machine: machineTranslated += 1
        case .human: humanTranslated += 1
        case nil: break
        }
    }
}

/// What makes two topics one: their asset id, or that they are the same file.
private enum TopicKey: Hashable {
    case asset(AssetID)
    case file(TopicReference)

    init(_ reference: TopicReference, in catalog: Catalog) {
        self = catalog[reference].identity.assetID.map { .asset($0) } ?? .file(reference)
    }
}
