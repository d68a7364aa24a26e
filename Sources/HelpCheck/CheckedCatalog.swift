import HelpDiagnostics

/// A catalogue whose links, redirects and tables of contents have been compared with the content: what outputs are made
/// of. There is no way to get one but to have it checked.
public struct CheckedCatalog: Sendable {
    /// The content.
    public let catalog: Catalog
    /// The links of each topic, by locale and topic.
    public let links: [[[ResolvedLink]]]
    /// Where each redirect ends, by locale and redirect.
    public let redirectEnds: [[LinkResolver.RedirectEnd]]
    /// The table of contents of each locale.
    public let tocs: [[TocNode]]

    /// The files that the links of one topic lead to and that are no topics.
    public func assets(of reference: TopicReference) -> Set<String> {
        Set(links(of: reference).compactMap { if case .asset(let path, _) = $0.target { path } else { nil } })
    }

    /// Whether a redirect has a page: one that another file declares, and that leads nowhere, was never a part of the help.
    public func hasPage(redirect index: Int, of locale: Int) -> Bool {
        catalog.locales[locale].redirects[index].declaration == nil || redirectEnds[locale][index].leadsOn
    }

    /// The links of one topic.
    public func links(of reference: TopicReference) -> [ResolvedLink] { links[reference.locale][reference.index] }
}

extension CheckedCatalog {
    /// What checking gives: the checked catalogue and all that was found, unordered.
    public typealias Result = (catalog: CheckedCatalog, diagnostics: [Diagnostic])

    /// What checking one topic gives, or a locale as a whole.
    public struct Piece: Sendable {
        fileprivate var links: [ResolvedLink] = []
        fileprivate var redirectEnds: [LinkResolver.RedirectEnd] = []
        fileprivate var toc: [TocNode] = []
        fileprivate var diagnostics: [Diagnostic]
    }

    /// Checks `catalog`.
    ///
    /// - Parameter concurrently: applies a function to each index below a count, in any order or at once, and returns
    ///   the results by index; the caller decides how many cores that takes.
    public static func checking(
        _ catalog: Catalog,
        concurrently: (_ count: Int, _ body: @escaping @Sendable (Int) -> Piece) async -> [Piece]
    ) async -> Result {
        let checker = Checker(catalog)
        let references = catalog.references
        let locales = catalog.locales.indices
        let pieces = await concurrently(locales.count + references.count) { index in
            if locales.contains(index) { return checker.piece(ofLocale: index) }
            let (links, diagnostics) = checker.check(references[index - locales.count])
            return Piece(links: links, diagnostics: diagnostics)
        }
        var diagnostics = pieces.flatMap(\.diagnostics)
        var links = catalog.locales.map { $0.topics.map { _ in [ResolvedLink]() } }
        for (reference, piece) in zip(references, pieces[locales.count...]) {
            links[reference.locale][reference.index] = piece.links
        }
        let ends = pieces[locales].map(\.redirectEnds)
        let tocs = pieces[locales].map(\.toc)
        let targets = links.joined().joined().map(\.target) + tocs.flatMap { TocNode.targets(of: $0) }
        diagnostics += AssetUnused.check(catalog, targets: targets) + ErrorIDGap.check(catalog)
        return (CheckedCatalog(catalog: catalog, links: links, redirectEnds: ends, tocs: tocs), diagnostics)
    }
}

extension Checker {
    /// What a locale as a whole comes to.
    fileprivate func piece(ofLocale locale: Int) -> CheckedCatalog.Piece {
        let redirects = checkRedirects(of: locale)
        let toc = checkTocs(of: locale)
        let unlisted = TocTopicUnlisted.check(catalog.locales[locale], at: locale, tree: toc.tree)
        return CheckedCatalog.Piece(
            redirectEnds: redirects.ends, toc: toc.tree,
            diagnostics: redirects.diagnostics + toc.diagnostics + check(locale: locale) + unlisted)
    }
}

extension CheckedCatalog {
    /// The same content with `topics` in the place of those that the references name.
    ///
    /// Only for versions of a topic that other topics cannot tell apart (`Topic.looksAlike(_:)`): nothing else is checked
    /// again. O(topics), but for copies of arrays.
    ///
    /// - Returns: the content, what was found in the earlier versions, and what is found in these.
    public func replacing(_ topics: [TopicReference: Topic]) -> (catalog: CheckedCatalog, gone: [Diagnostic], new: [Diagnostic]) {
        let references = topics.keys.sorted()
        let earlier = Checker(catalog)
        let gone = references.flatMap { earlier.check($0).diagnostics }
        let catalog = catalog.replacing(topics)
        let checker = Checker(catalog)
        var (links, new) = (links, [Diagnostic]())
        for reference in references {
            let result = checker.check(reference)
            links[reference.locale][reference.index] = result.links
            new += result.diagnostics
        }
        return (CheckedCatalog(catalog: catalog, links: links, redirectEnds: redirectEnds, tocs: tocs), gone, new)
    }
}
