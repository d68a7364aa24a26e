import HelpCheck
import HelpDiagnostics
import HelpKeys

/// The files that changed, and which findings they touch.
public struct ChangedPaths: Sendable, Hashable {
    /// The files, relative to the content folder; those that are gone, and the old names of others, are among them.
    public let paths: Set<String>
    /// The same without extensions: redirects name pages.
    private let stems: Set<String>
    /// The folders that hold them, at whatever depth.
    private let folders: Set<String>

    /// The files `paths`.
    public init(_ paths: some Sequence<String>) {
        self.paths = Set(paths)
        stems = Set(self.paths.map(ContentPath.withoutExtension))
        var folders: Set<String> = []
        for path in self.paths {
            var folder = ContentPath.folder(of: path)
            while !folder.isEmpty, folders.insert(folder).inserted { folder = ContentPath.folder(of: folder) }
        }
        self.folders = folders
    }

    /// Whether the configuration is among them: any finding may come from that.
    public var holdConfiguration: Bool { paths.contains(Configuration.fileName) }

    /// Whether `path` is one of them, one without its extension, or a folder that holds one.
    public func contains(_ path: String) -> Bool {
        if paths.contains(path) || stems.contains(path) || folders.contains(path) { return true }
        // Git names a repository within the repository by its folder alone.
        var folder = ContentPath.folder(of: path)
        while !folder.isEmpty {
            if paths.contains(folder) || paths.contains(folder + "/") { return true }
            folder = ContentPath.folder(of: folder)
        }
        return false
    }

    /// Whether `diagnostic` is about one of them, or may follow from a change of one: of what a link leads to or led to, of
    /// a related file, of another language's version of the topic.
    func touch(_ diagnostic: Diagnostic, in catalog: Catalog) -> Bool {
        if diagnostic.path.isEmpty || holdConfiguration { return true }
        if diagnostic.id == .l10nStale, paths.contains(SourceLock.fileName) { return true }
        // It stands at a folder, in which others may have changed.
        if diagnostic.id == .l10nTopicMissing { return diagnostic.causes.contains(where: paths.contains) }
        if contains(diagnostic.path) { return true }
        return diagnostic.causes.contains(where: contains) || diagnostic.related.contains { contains($0.path) }
            || diagnostic.id.comparesLocales && translations(of: diagnostic, in: catalog).contains(where: contains)
    }

    /// Where the topic of `diagnostic` is, or would be, in all languages.
    private func translations(of diagnostic: Diagnostic, in catalog: Catalog) -> [String] {
        let byID = diagnostic.assetID.flatMap { AssetID($0) }.map { id in
            catalog.locales.compactMap { locale in locale.byAssetID[id].map { locale.topics[$0].path } }
        }
        guard let own = catalog.locale(of: diagnostic.path).map({ catalog.locales[$0].folder }), !own.isEmpty else {
            return byID ?? []
        }
        let below = String(decoding: Array(diagnostic.path.utf8.dropFirst(own.utf8.count)), as: UTF8.self)
        return (byID ?? []) + catalog.locales.map { $0.folder + below }
    }
}
