import HelpDiagnostics
import HelpMarkup

/// Puts the `toc.yml` files of a locale together: a file that another one includes stands there, the others in order.
struct TocBuilder {
    private let catalog: Catalog
    private let resolver: LinkResolver
    private let locale: Int
    private(set) var tree: [TocNode] = []
    private(set) var diagnostics: [Diagnostic] = []
    private var included: Set<String> = []
    private var open: [String] = []

    /// A builder for the tables of `locale`.
    init(catalog: Catalog, resolver: LinkResolver, locale: Int) {
        self.catalog = catalog
        self.resolver = resolver
        self.locale = locale
    }

    /// Resolves every entry of every file.
    mutating func build() {
        let files = catalog.locales[locale].tocs
        var trees: [(path: String, nodes: [TocNode])] = []
        for file in files { trees.append((file.path, nodes(of: file, isReported: true))) }
        tree = trees.filter { !included.contains($0.path) }.flatMap(\.nodes)
    }

    private mutating func nodes(of file: TocFile, isReported: Bool) -> [TocNode] {
        open.append(file.path)
        defer { open.removeLast() }
        var report = TopicReport(path: file.path, locale: catalog.locales[locale].tag.description)
        if let fault = file.fault { report.add(TocInvalid(message: fault.message), at: fault.span) }
        let nodes = file.entries.map { node($0, in: file, &report) }
        if isReported { diagnostics += report.diagnostics }
        return nodes
    }

    private mutating func node(_ entry: TocFile.Entry, in file: TocFile, _ report: inout TopicReport) -> TocNode {
        var children = entry.children.map { node($0, in: file, &report) }
        guard let link = entry.link else {
            return TocNode(title: entry.name ?? "", target: nil, children: children)
        }
        var resolved = resolver.resolve(link, in: file.path, topic: nil)
        if case .asset(let path, _) = resolved.target, let nested = includedFile(path) {
            children += nodes(of: nested, isReported: false)
            return TocNode(title: entry.name ?? "", target: nil, children: children)
        }
        for problem in resolved.problems {
            if case .rooted(let prefix) = problem {
                report.add(LinkRootedUnmapped(prefix: prefix, count: 1), at: link.span)
            } else if let finding = RuleSet.finding(for: problem, of: link) {
                add(finding, link.span, &report)
            }
        }
        if resolved.target == .broken || resolved.target == .outOfScope { resolved.target = .broken }
        let target = resolved.target == .broken ? nil : resolved.target
        return TocNode(title: entry.name ?? title(of: target) ?? "", target: target, children: children)
    }

    private func add(_ finding: some Finding, _ span: SourceSpan, _ report: inout TopicReport) {
        report.add(finding, at: span)
    }

    /// The table of contents at `path`, unless it is being included already.
    private mutating func includedFile(_ path: String) -> TocFile? {
        guard let file = catalog.locales[locale].tocs.first(where: { $0.path == path }), !open.contains(path) else {
            return nil
        }
        included.insert(path)
        return file
    }

    private func title(of target: ResolvedLink.Target?) -> String? {
        guard case .topic(let reference, _, _)? = target else { return nil }
        return catalog[reference].tocTitle
    }
}
