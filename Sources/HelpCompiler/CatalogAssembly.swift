import HelpCheck
import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// Sorts parsed files into locales: which are topics, which only redirect, which are neither, and whose they are.
struct CatalogAssembly {
    private let listing: [String]
    private let settings: CheckSettings
    private var topics: [Topic] = []
    private var tocs: [TocFile] = []
    private var redirections: [Redirections.Source] = []
    private var unreadable: [(path: String, reason: String)] = []

    /// An assembly for content with the files `listing`.
    init(listing: [String], settings: CheckSettings) {
        self.listing = listing
        self.settings = settings
    }

    /// Adds a parsed file.
    mutating func add(_ topic: Topic) { topics.append(topic) }

    /// Adds a table of contents.
    mutating func add(_ toc: TocFile) { tocs.append(toc) }

    /// Adds a file of redirections.
    mutating func add(_ redirections: Redirections.Source) { self.redirections.append(redirections) }

    /// Adds a file that could not be read.
    mutating func addUnreadable(_ path: String, reason: String) { unreadable.append((path, reason)) }

    /// The catalogue, and what is wrong with files that are not in it.
    func finished() -> (Catalog, [Diagnostic]) {
        var diagnostics = unreadable.map { Diagnostic(FileUnreadable(reason: $0.reason), path: $0.path) }
        var failed: Set<String> = Set(unreadable.map(\.path))
        var failedIDs: [String: Set<AssetID>] = [:]
        let folders = localeFolders
        // Asked for every topic, and itself a look at all of them.
        let onlyLocale = folders.isEmpty ? singleLocale : nil
        var compiled: [String: [Topic]] = [:]
        var redirects: [String: [Topic]] = [:]
        for topic in topics where !isRepositoryFile(topic, folders: folders) {
            let folder = folder(of: topic.path, among: folders)
            let tag = folder.flatMap { folders[$0] ?? onlyLocale }
            guard topic.parsed.failure == nil else {
                failed.insert(topic.path)
                if let folder, let id = topic.identity.assetID { failedIDs[folder, default: []].insert(id) }
                diagnostics += Checker.diagnostics(ofFailed: topic.parsed, locale: tag?.description)
                continue
            }
            guard let folder, tag != nil else {
                if !folders.isEmpty { diagnostics.append(Checker.outsideLocales(topic.path)) }
                failed.insert(topic.path)
                continue
            }
            if topic.parsed.redirect != nil {
                redirects[folder, default: []].append(topic)
            } else {
                compiled[folder, default: []].append(topic)
            }
        }
        diagnostics += addDeclared(to: &redirects, folders, compiled)
        if folders.isEmpty, onlyLocale == nil, topics.contains(where: { $0.parsed.failure == nil }) {
            diagnostics.append(Checker.unknownLocale())
        }
        let names = Set(compiled.keys).union(redirects.keys)
        let locales = names.compactMap { folder in
            (folders[folder] ?? onlyLocale).map { tag in
                LocaleCatalog(
                    folder: folder, tag: tag, topics: compiled[folder] ?? [], redirects: redirects[folder] ?? [],
                    tocs: tocs.filter { self.folder(of: $0.path, among: folders) == folder },
                    scope: scope(of: folder))
            }
        }
        let catalog = Catalog(
            locales: locales, listing: ContentListing(listing), failedPaths: failed, failedAssetIDs: failedIDs,
            settings: settings)
        return (catalog, diagnostics)
    }

    private func scope(of folder: String) -> String? { settings.scopes[folder].map { ContentPath.join(folder, $0) } }

    /// Adds what files of redirections declare to `redirects`. A file that is there comes before an entry for it, and the
    /// first entry before others. What lies outside the scope of its locale, as the other help of a repository does, is
    /// nothing to this one, unless it moved into it.
    private func addDeclared(
        to redirects: inout [String: [Topic]], _ folders: [String: LocaleTag], _ compiled: [String: [Topic]]
    ) -> [Diagnostic] {
        let files = Set(listing)
        let scopes = compiled.mapValues { ContentPath.commonFolder($0.map(\.path)) }
        var declared: Set<String> = []
        var diagnostics: [Diagnostic] = []
        for source in redirections {
            diagnostics += Checker.diagnostics(of: source.file)
            for entry in source.file.entries {
                guard let path = source.contentPath(of: entry.source), path.lowercased().hasSuffix(".md"),
                    let folder = folder(of: path, among: folders), let scope = scope(of: folder) ?? scopes[folder],
                    ContentPath.isInside(path, folder: scope) || entry.leads(from: path, toOneOf: files)
                else { continue }
                guard !files.contains(path) else {
                    diagnostics.append(Checker.ignoredRedirect(entry, in: source.file.path))
                    continue
                }
                guard declared.insert(path).inserted else { continue }
                let parsed = ParsedTopic(redirecting: path, to: entry.target, at: entry.span)
                redirects[folder, default: []].append(Topic(parsed, declaration: source.file.path))
            }
        }
        return diagnostics
    }

    /// The first-level folders that are named like locales and hold files, with their locales; none where the content is
    /// one locale.
    private var localeFolders: [String: LocaleTag] {
        var folders: [String: LocaleTag] = [:]
        for topic in topics {
            guard let slash = topic.path.utf8.firstIndex(of: 0x2F) else { continue }
            let folder = String(topic.path[..<slash])
            guard folders[folder] == nil, LocaleTag.isLocaleShaped(folder), let tag = LocaleTag(folder) else { continue }
            folders[folder] = tag
        }
        return folders
    }

    private func folder(of path: String, among folders: [String: LocaleTag]) -> String? {
        guard !folders.isEmpty else { return "" }
        guard let slash = path.utf8.firstIndex(of: 0x2F) else { return nil }
        let folder = String(path[..<slash])
        return folders[folder] == nil ? nil : folder
    }

    /// The locale of content without locale folders: what most topics say, else the default that is configured.
    private var singleLocale: LocaleTag? {
        var votes: [LocaleTag: Int] = [:]
        for topic in topics where topic.parsed.failure == nil {
            if let tag = topic.identity.declaredLocale ?? topic.identity.urlLocale { votes[tag, default: 0] += 1 }
        }
        let best = votes.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }
        return best?.key ?? settings.defaultLocale
    }

    /// Whether a file belongs to the repository and not to the help: a conventional name at the root of the content or of
    /// a locale, and no front matter.
    private func isRepositoryFile(_ topic: Topic, folders: [String: LocaleTag]) -> Bool {
        guard topic.parsed.failure == .frontMatterMissing else { return false }
        let folder = ContentPath.folder(of: topic.path)
        return RepositoryFile.isText(ContentPath.name(of: topic.path)) && (folder.isEmpty || folders[folder] != nil)
    }
}
