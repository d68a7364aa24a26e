import HelpDiagnostics

/// A file that nothing in any locale refers to.
struct AssetUnused: Finding {
    static let id = DiagnosticID.assetUnused
    let name: String
    var headline: String { "no topic or table of contents refers to ‘\(name.shortened)’" }
    var hints: [String] { ["remove it, or exclude it in helpc.yml"] }
    var detail: String { "" }

    /// The files of `catalog` that are neither topics nor helpc's own nor a repository's, and that none of `targets` is.
    static func check(_ catalog: Catalog, targets: some Sequence<ResolvedLink.Target>) -> [Diagnostic] {
        var used = catalog.failedPaths
        for case .asset(let path, _) in targets { used.insert(path) }
        for locale in catalog.locales {
            used.formUnion((locale.topics + locale.redirects).map(\.path))
            used.formUnion(locale.tocs.map(\.path))
        }
        return catalog.listing.files.subtracting(used).filter { !RepositoryFile.isOne($0, in: catalog) }.sorted().map { path in
            let locale = catalog.locale(of: path).map { catalog.locales[$0].tag.description }
            return Diagnostic(Self(name: ContentPath.name(of: path)), path: path, locale: locale)
        }
    }
}
