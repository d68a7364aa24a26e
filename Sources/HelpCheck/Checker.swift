import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// Applies the rules. Every function is pure, so that topics can be checked on all cores at once.
public struct Checker: Sendable {
    let catalog: Catalog
    private let resolver: LinkResolver

    /// A checker of `catalog`.
    public init(_ catalog: Catalog) {
        self.catalog = catalog
        resolver = LinkResolver(catalog)
    }

    // MARK: Files that are no topics

    /// What is wrong with a file that could not be compiled.
    public static func diagnostics(ofFailed topic: ParsedTopic, locale: String?) -> [Diagnostic] {
        guard let failure = topic.failure else { return [] }
        var report = TopicReport(path: topic.path, locale: locale)
        switch failure {
        case .encoding(let offset, let isNUL):
            report.add(EncodingInvalid(offset: offset, isNUL: isNUL), at: SourceSpan(offset, offset + 1))
        case .tooLarge(let limit): report.add(TopicTooLarge(size: topic.size, limit: limit), at: .fileStart)
        case .frontMatterMissing: report.add(FrontMatterMissing(), at: .fileStart)
        case .frontMatterInvalid(let fault): report.add(FrontMatterInvalid(fault: fault), at: fault.span)
        case .body(let fault):
            if let finding = RuleSet.finding(for: fault.kind) { report.add(finding, at: fault.span) }
        case .internalError(let message): report.add(InternalError(message: message), at: .fileStart)
        }
        return report.diagnostics
    }

    /// What is wrong with the body of a topic by itself, and is not meant to be.
    public static func diagnostics(ofBody topic: ParsedTopic, locale: String?) -> [Diagnostic] {
        var report = TopicReport(path: topic.path, locale: locale)
        for fault in topic.faults {
            if let finding = RuleSet.finding(for: fault.kind) { report.add(finding, at: fault.span, fix: fault.fix) }
        }
        let suppressions = topic.suppressions
        return diagnostics(ofFailed: topic, locale: locale)
            + report.diagnostics.filter { found in
                !found.id.isSuppressible || !suppressions.contains { $0.id == found.id && $0.covers(found.span) }
            }
    }

    /// Content whose locale nothing tells.
    public static func unknownLocale() -> Diagnostic { Diagnostic(LocaleUnknown.content, path: "") }

    /// A topic beside the folders of the locales, which none of them owns.
    public static func outsideLocales(_ path: String) -> Diagnostic {
        Diagnostic(LocaleUnknown.outside, path: path)
    }

    // MARK: Topics

    /// Resolves the links of a topic and applies all rules to it.
    public func check(_ reference: TopicReference) -> (links: [ResolvedLink], diagnostics: [Diagnostic]) {
        let topic = catalog[reference]
        var report = report(on: topic, locale: reference.locale)
        for rule in RuleSet.topics { rule.check(topic, in: catalog, report: &report) }
        for fault in topic.parsed.faults {
            if let finding = RuleSet.finding(for: fault.kind) {
                report.add(finding, at: fault.span, fix: isRight(fault, in: reference) ? fault.fix : nil)
            }
        }
        let links = topic.parsed.links.map { resolver.resolve($0, in: topic.path, topic: reference) }
        let ignored = topic.parsed.suppressions.filter { $0.id == .linkRootedUnmapped }
        self.report(links, of: topic.parsed.links, ignored: ignored, &report)
        return (links, report.diagnostics)
    }

    /// Whether what mends `fault` gives no other finding: a link that lost its form may have been broken before it did.
    private func isRight(_ fault: MarkupFault, in reference: TopicReference) -> Bool {
        guard case .brokenLink(let destination, _) = fault.kind else { return true }
        let link = RawLink(destination: destination, syntax: .inline, span: fault.span, isExact: false)
        return resolver.resolve(link, in: catalog[reference].path, topic: reference).problems.isEmpty
    }

    private func report(on topic: Topic, at path: String? = nil, locale: Int) -> TopicReport {
        TopicReport(
            path: path ?? topic.path, locale: catalog.locales[locale].tag.description,
            assetID: topic.identity.assetID?.description)
    }

    /// Words the problems of links; those of one rooted prefix are one finding, and another one for each of the places
    /// where they are `ignored`: what is meant in one block is not meant in the others.
    private func report(
        _ resolved: [ResolvedLink], of links: [RawLink], ignored: [TopicSuppression] = [], _ report: inout TopicReport
    ) {
        struct Group: Hashable {
            let prefix: String
            let scope: Int?
        }
        var rooted: [(prefix: String, count: Int, span: SourceSpan)] = []
        var places: [Group: Int] = [:]
        for (target, link) in zip(resolved, links) {
            for problem in target.problems {
                if case .rooted(let prefix) = problem {
                    let group = Group(prefix: prefix, scope: ignored.firstIndex { $0.covers(link.span) })
                    if let index = places[group] {
                        rooted[index].count += 1
                    } else {
                        places[group] = rooted.count
                        rooted.append((prefix, 1, link.span))
                    }
                } else if let finding = RuleSet.finding(for: problem, of: link) {
                    report.add(finding, of: link, causes: target.files(in: catalog))
                }
            }
        }
        for entry in rooted {
            report.add(LinkRootedUnmapped(prefix: entry.prefix, count: entry.count), at: entry.span)
        }
    }

    // MARK: Redirects and tables of contents

    /// Follows the redirects of a locale to their ends. Those that one file declares are reported together.
    public func checkRedirects(of locale: Int) -> (ends: [LinkResolver.RedirectEnd], diagnostics: [Diagnostic]) {
        var reports: [String: (report: TopicReport, resolved: [ResolvedLink], links: [RawLink])] = [:]
        let redirects = catalog.locales[locale].redirects
        for redirect in redirects {
            guard let (text, span) = redirect.parsed.redirect else { continue }
            let place = redirect.declaration ?? redirect.path
            var entry = reports[place] ?? (report(on: redirect, at: place, locale: locale), [], [])
            // What JSON escapes is not told from what it does not.
            entry.links.append(
                redirect.declaration == nil
                    ? RawLink(value: text, syntax: .redirect, span: span)
                    : RawLink(destination: text, syntax: .redirect, span: span, isExact: false))
            entry.resolved.append(
                ResolvedLink(.redirect(path: redirect.path), resolver.problems(ofRedirect: redirect.path)))
            reports[place] = entry
        }
        let diagnostics = reports.values.flatMap { entry in
            var report = entry.report
            self.report(entry.resolved, of: entry.links, &report)
            return report.diagnostics
        }
        return (redirects.map { resolver.end(ofRedirect: $0.path) }, diagnostics)
    }

    /// What is wrong with a file of redirections by itself.
    public static func diagnostics(of file: RedirectionFile) -> [Diagnostic] {
        file.faults.map { Diagnostic(RedirectInvalid(fault: $0), path: file.path, span: $0.span) }
    }

    /// An entry of the redirections at `path` for a file that is there: it is published like any other.
    public static func ignoredRedirect(_ entry: RedirectionFile.Entry, in path: String) -> Diagnostic {
        Diagnostic(RedirectIgnored(target: entry.target, source: entry.source), path: path, span: entry.span)
    }

    /// The tables of contents of a locale as one tree.
    public func checkTocs(of locale: Int) -> (tree: [TocNode], diagnostics: [Diagnostic]) {
        var builder = TocBuilder(catalog: catalog, resolver: resolver, locale: locale)
        builder.build()
        return (builder.tree, builder.diagnostics)
    }

    // MARK: Locales and the whole content

    /// The rules on all topics of a locale together.
    public func check(locale: Int) -> [Diagnostic] {
        AssetIDDuplicate.check(catalog.locales[locale]) + KeyConflict.check(catalog.locales[locale])
            + LocaleMismatch.check(folderOf: locale, in: catalog)
    }

    /// Two sources that write one output path; `outputs` are the paths written and the sources they come from.
    public static func outputConflicts(_ outputs: [(output: String, source: String)], locale: (String) -> String?) -> [Diagnostic] {
        // Which is always, nearly: nothing has to be put in order to see that.
        guard Set(outputs.lazy.map { ContentListing.folded($0.output) }).count < outputs.count else { return [] }
        var first: [String: String] = [:]
        var result: [Diagnostic] = []
        // The first source by path keeps what several want; helpc's own names come before all.
        for (output, source) in outputs.sorted(by: { $0.source.precedes($1.source) }) {
            let folded = ContentListing.folded(output)
            guard let other = first[folded] else {
                first[folded] = source
                continue
            }
            // A topic's page and its XML meet the same other file.
            guard !other.hasBytes(of: source), result.last?.path != source else { continue }
            let differsInCase = ContentListing.folded(source) == ContentListing.folded(other)
            let finding = OutputConflict(output: output, other: other, differsInCase: differsInCase)
            result.append(Diagnostic(finding, path: source, locale: locale(source), causes: [other]))
        }
        return result
    }
}
