import HelpDiagnostics
import HelpMarkup

/// Puts the `toc.yml` files of a locale together: a file that another one includes stands there, the others in order.
///
/// Each file is read once. It stands wherever it is included, but not inside itself.
struct TocBuilder {
    /// An entry whose link was compared, with the file that it includes.
    private struct Draft {
        var title: String
        var target: ResolvedLink.Target?
        var include: String?
        var children: [Draft]
    }

    private let catalog: Catalog
    private let resolver: LinkResolver
    private let locale: Int
    private(set) var tree: [TocNode] = []
    private(set) var diagnostics: [Diagnostic] = []
    private let paths: Set<String>
    private var drafts: [String: [Draft]] = [:]
    /// The prefixes of links from the root of a site in the file that is being read: one finding each.
    private var rooted: [(prefix: String, count: Int, span: SourceSpan)] = []
    private var included: Set<String> = []
    private var expanded: Set<String> = []
    private var open: [String] = []
    /// The files whose loop is reported.
    private var looped: Set<String> = []
    /// The files that are reported to lie too deep.
    private var tooDeep: Set<String> = []
    private var uses: [String: Int] = [:]
    /// Files that include each other twice spell twice as many entries with each level; none stands more often than this.
    private static let maximumUses = 16
    /// Deeper trees of files are no tables of contents; each level is a call on the stack, here and in what writes the tree.
    private static let maximumDepth = 16

    /// A builder for the tables of `locale`.
    init(catalog: Catalog, resolver: LinkResolver, locale: Int) {
        self.catalog = catalog
        self.resolver = resolver
        self.locale = locale
        paths = Set(catalog.locales[locale].tocs.map(\.path))
    }

    /// Resolves every entry of every file.
    mutating func build() {
        let files = catalog.locales[locale].tocs
        for file in files { drafts[file.path] = read(file) }
        for file in files where !included.contains(file.path) { tree += expand(file.path) }
        // Files that include one another in a circle: the first of them stands for all.
        for file in files where !expanded.contains(file.path) { tree += expand(file.path) }
    }

    private mutating func expand(_ path: String) -> [TocNode] {
        guard !open.contains(path) else {
            reportLoop(at: path)
            return []
        }
        guard open.count < Self.maximumDepth else {
            reportDepth(of: path)
            return []
        }
        uses[path, default: 0] += 1
        guard uses[path, default: 0] <= Self.maximumUses else {
            reportOveruse(of: path)
            return []
        }
        expanded.insert(path)
        open.append(path)
        defer { open.removeLast() }
        return (drafts[path] ?? []).map { node($0) }
    }

    private mutating func reportLoop(at path: String) {
        guard let including = open.last, looped.insert(including).inserted else { return }
        let message = including == path ? "the file includes itself" : "the file includes ‘\(path)’, which includes it"
        var report = TopicReport(path: including, locale: catalog.locales[locale].tag.description)
        report.add(TocInvalid(message: message, hint: "remove one of the entries that include files"), at: .fileStart)
        diagnostics += report.diagnostics
    }

    private mutating func reportDepth(of path: String) {
        guard tooDeep.insert(path).inserted else { return }
        report("included more than \(Self.maximumDepth) files deep", at: path)
    }

    private mutating func reportOveruse(of path: String) {
        guard uses[path] == Self.maximumUses + 1 else { return }
        report("included more than \(Self.maximumUses) times", at: path)
    }

    private mutating func report(_ message: String, at path: String) {
        var report = TopicReport(path: path, locale: catalog.locales[locale].tag.description)
        report.add(TocInvalid(message: TocInvalid.unreadable + message), at: .fileStart)
        diagnostics += report.diagnostics
    }

    private mutating func node(_ draft: Draft) -> TocNode {
        let children = draft.children.map { node($0) } + (draft.include.map { expand($0) } ?? [])
        return TocNode(title: draft.title, target: draft.target, children: children)
    }

    // MARK: Files

    private mutating func read(_ file: TocFile) -> [Draft] {
        var report = TopicReport(path: file.path, locale: catalog.locales[locale].tag.description)
        if let fault = file.fault {
            report.add(TocInvalid(message: TocInvalid.unreadable + fault.message, hint: fault.hint), at: fault.span)
        }
        for fault in file.entryFaults { report.add(TocInvalid(message: fault.message, hint: fault.hint), at: fault.span) }
        rooted = []
        let entries = file.entries.map { draft($0, in: file, &report) }
        for entry in rooted { report.add(LinkRootedUnmapped(prefix: entry.prefix, count: entry.count), at: entry.span) }
        diagnostics += report.diagnostics
        return entries
    }

    private mutating func draft(_ entry: TocFile.Entry, in file: TocFile, _ report: inout TopicReport) -> Draft {
        let children = entry.children.map { draft($0, in: file, &report) }
        guard let link = entry.link else {
            return Draft(title: entry.name ?? "", target: nil, include: nil, children: children)
        }
        let resolved = resolver.resolve(link, in: file.path, topic: nil)
        if case .asset(let path, _) = resolved.target, paths.contains(path) {
            if path != file.path { included.insert(path) }
            return Draft(title: entry.name ?? link.destination, target: nil, include: path, children: children)
        }
        for problem in resolved.problems {
            if case .rooted(let prefix) = problem {
                if let index = rooted.firstIndex(where: { $0.prefix == prefix }) {
                    rooted[index].count += 1
                } else {
                    rooted.append((prefix, 1, link.span))
                }
            } else if let finding = RuleSet.finding(for: problem, of: link) {
                report.add(finding, of: link, causes: resolved.files(in: catalog))
            }
        }
        let isDead = resolved.target == .broken || resolved.target == .outOfScope
        let target = isDead ? nil : resolved.target
        return Draft(title: entry.name ?? title(of: target) ?? link.destination, target: target, include: nil, children: children)
    }

    private func title(of target: ResolvedLink.Target?) -> String? {
        guard case .topic(let reference, _, _)? = target else { return nil }
        return catalog[reference].tocTitle
    }
}
