import HelpDiagnostics
import HelpMarkup

/// Compares links with the content. A pure function of the catalogue: any number of topics can be resolved at once.
public struct LinkResolver: Sendable {
    private let catalog: Catalog
    /// The locales to serve a topic that a locale lacks, by locale.
    private let fallbacks: [[Int]]
    /// Where each redirect ends, by path.
    private var ends: [String: RedirectEnd] = [:]
    /// What is wrong with the anchor that a redirect names, by the redirect's path.
    private var anchorProblems: [String: [LinkProblem]] = [:]

    /// A link that is being resolved, and where it stands.
    private struct Origin {
        let link: RawLink
        /// The file.
        let path: String
        /// The topic that the file is; nil for a toc or a redirect.
        let topic: TopicReference?

        /// How the link would be written if it led to `path`.
        func way(to path: String) -> String { ContentPath.relative(from: ContentPath.folder(of: self.path), to: path) }
    }

    /// A resolver of the links of `catalog`.
    public init(_ catalog: Catalog) {
        self.catalog = catalog
        fallbacks = catalog.locales.indices.map { catalog.fallbacks(of: $0) }
        for locale in catalog.locales {
            for redirect in locale.redirects where ends[redirect.path] == nil { follow(redirect.path) }
        }
    }

    /// Resolves `link`, which stands in the file `path`.
    ///
    /// - Parameter topic: the topic that the file is, for links into itself; nil for a toc or a redirect.
    public func resolve(_ link: RawLink, in path: String, topic: TopicReference?) -> ResolvedLink {
        switch LinkDestination(link.destination) {
        case .empty: return ResolvedLink(.broken, [.empty])
        case .external:
            let url = link.destination.trimmingASCIISpace
            if let scheme = URLScheme.refused(in: url, isImage: link.isImage) {
                return ResolvedLink(.broken, [.runsCode(scheme: scheme)])
            }
            return ResolvedLink(.external(url))
        case .localPath: return ResolvedLink(.broken, [.localPath])
        case .spliced(let url): return ResolvedLink(.broken, [.spliced(url: url)])
        case .rooted(let rooted): return self.rooted(rooted)
        case .fragment(let fragment):
            guard let topic else { return ResolvedLink(.broken, [.empty]) }
            return anchor(fragment, in: topic, from: topic, query: nil, [])
        case .relative(let relative, let query, let fragment):
            return file(relative, query, fragment, from: Origin(link: link, path: path, topic: topic))
        }
    }

    // MARK: Site-rooted links

    private func rooted(_ path: String) -> ResolvedLink {
        if let url = catalog.settings.mapped(path) { return ResolvedLink(.external(url)) }
        let first = path.dropFirst().prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return ResolvedLink(.outOfScope, [.rooted(prefix: "/" + first)])
    }

    // MARK: Files

    private func file(
        _ relative: String, _ query: String?, _ fragment: String?, from origin: Origin
    ) -> ResolvedLink {
        let folder = ContentPath.folder(of: origin.path)
        // A query alone names the file that holds it, which is a page for topics only.
        if relative.isEmpty, origin.topic == nil { return ResolvedLink(.broken, [.empty]) }
        guard let wanted = relative.isEmpty ? origin.path : ContentPath.resolve(relative, from: folder) else {
            return ResolvedLink(.outOfScope, [.outOfScope(path: relative)])
        }
        if var found = target(at: wanted, query, fragment, from: origin, isLoose: origin.link.syntax == .redirect) {
            // Unicode spells an accent in two ways, and most file systems tell them apart.
            if let listed = catalog.listing.listed(wanted), !listed.hasBytes(of: wanted) {
                found.problems.insert(wrongCase(wanted, listed, from: origin), at: 0)
            }
            if origin.link.isImage, case .topic = found.target {
                return ResolvedLink(.broken, [.missing(path: wanted, candidates: [])])
            }
            if let problem = wrongLocale(found.target, fragment, from: origin) { found.problems.append(problem) }
            return found
        }
        for actual in catalog.listing.ignoringCase(wanted) + catalog.listing.foldersIgnoringCase(wanted) {
            guard var found = target(at: actual, query, fragment, from: origin, isLoose: false) else { continue }
            found.problems.insert(wrongCase(wanted, actual, from: origin), at: 0)
            return found
        }
        return absent(wanted, relative, query, fragment, from: origin)
    }

    private func wrongCase(_ wanted: String, _ actual: String, from origin: Origin) -> LinkProblem {
        let (written, name) = (ContentPath.name(of: wanted), ContentPath.name(of: actual))
        let differsInFolder = written.hasBytes(of: name)
        return .wrongCase(
            written: differsInFolder ? wanted : written, actual: differsInFolder ? actual : name,
            way: origin.way(to: actual))
    }

    /// What is wrong with a link that leads to the folder of another locale, where its own has the topic: the one with
    /// that asset id, else the one at that place.
    private func wrongLocale(
        _ target: ResolvedLink.Target, _ fragment: String?, from origin: Origin
    ) -> LinkProblem? {
        guard case .topic(let there, _, _) = target, let locale = catalog.locale(of: origin.path), locale != there.locale else {
            return nil
        }
        let (own, other) = (catalog.locales[locale], catalog.locales[there.locale])
        let place = own.folder + catalog[there].path.dropFirst(other.folder.count)
        let counterpart = catalog[there].identity.assetID.flatMap { own.byAssetID[$0] } ?? own.byPath[place]
        guard let topic = counterpart.map({ own.topics[$0] }) else { return nil }
        let hasAnchor = fragment.map { topic.anchors.anchor(named: $0) != nil } ?? true
        return .wrongLocale(locale: other.tag.description, way: origin.way(to: topic.path), hasAnchor: hasAnchor)
    }

    /// What there is at exactly `path`; nil where there is nothing.
    private func target(
        at path: String, _ query: String?, _ fragment: String?, from origin: Origin, isLoose: Bool
    ) -> ResolvedLink? {
        if let reference = catalog.topic(at: path) {
            guard let fragment else { return ResolvedLink(.topic(reference, query: query, fragment: nil)) }
            return anchor(fragment, in: reference, from: origin.topic, query: query, [])
        }
        if catalog.redirect(at: path) != nil { return redirected(path, fragment, from: origin) }
        if catalog.failedPaths.contains(path) { return ResolvedLink(.broken) }
        if let path = catalog.listing.listed(path) {
            let suffix = (query.map { "?" + $0 } ?? "") + (fragment.map { "#" + $0 } ?? "")
            return ResolvedLink(.asset(path: path, suffix: suffix))
        }
        if catalog.listing.hasFolder(path), let index = target(
            at: ContentPath.join(path, "index.md"), query, fragment, from: origin, isLoose: false)
        {
            return index
        }
        // Redirects name pages, not files.
        return isLoose && !path.isEmpty ? target(at: path + ".md", query, fragment, from: origin, isLoose: false) : nil
    }

    /// A file that is not there: in another locale, out of scope, or missing.
    private func absent(
        _ wanted: String, _ relative: String, _ query: String?, _ fragment: String?, from origin: Origin
    ) -> ResolvedLink {
        let suffix = (query.map { "?" + $0 } ?? "") + (fragment.map { "#" + $0 } ?? "")
        if let url = catalog.settings.mapped(wanted) { return ResolvedLink(.external(url + suffix)) }
        guard let locale = catalog.locale(of: origin.path) else {
            return ResolvedLink(.broken, [.missing(path: wanted, candidates: [])])
        }
        // The few topics of a new translation may lie deep in its folder: what they link to in all of it may be served.
        let own = catalog.locales[locale]
        if !origin.link.isImage, ContentPath.isInside(wanted, folder: own.folder),
            let served = servedByFallback(wanted, relative, query, fragment, locale, origin.topic)
        {
            return served
        }
        if wanted != own.scope, !ContentPath.isInside(wanted, folder: own.scope) {
            return ResolvedLink(.outOfScope, [.outOfScope(path: wanted)])
        }
        return ResolvedLink(
            .broken, [.missing(path: wanted, candidates: candidates(for: wanted, from: origin.path, locale))])
    }

    /// The topic in another locale: what the same link leads to in that locale's version of this topic, or the file of
    /// the same place under that locale's folder.
    private func servedByFallback(
        _ wanted: String, _ relative: String, _ query: String?, _ fragment: String?, _ locale: Int, _ topic: TopicReference?
    ) -> ResolvedLink? {
        let own = catalog.locales[locale]
        let assetID = topic.flatMap { catalog[$0].identity.assetID }
        for other in fallbacks[locale] {
            let there = catalog.locales[other]
            var places: [String] = []
            if let assetID, let counterpart = there.byAssetID[assetID],
                let place = ContentPath.resolve(
                    relative, from: ContentPath.folder(of: there.topics[counterpart].path))
            {
                places.append(place)
            }
            if !own.folder.isEmpty {
                places.append(there.folder + wanted.dropFirst(own.folder.count))
            }
            for place in places {
                // What would serve it is reported itself.
                if catalog.failedPaths.contains(place) { return ResolvedLink(.broken) }
                guard let reference = self.topic(at: place) else { continue }
                let problem = LinkProblem.servedByFallback(path: wanted, locale: there.tag.description)
                guard let fragment else {
                    return ResolvedLink(.topic(reference, query: query, fragment: nil), [problem])
                }
                return anchor(fragment, in: reference, from: topic, query: query, [problem])
            }
        }
        return nil
    }

    /// The topic at `path`, or where the redirect there leads.
    private func topic(at path: String) -> TopicReference? {
        if let reference = catalog.topic(at: path) { return reference }
        guard case .topic(let reference, _)? = ends[path] else { return nil }
        return reference
    }

    /// Names like the missing one: in the folder it was sought in, else anywhere in the locale.
    private func candidates(for wanted: String, from path: String, _ locale: Int) -> [String] {
        let name = ContentPath.name(of: wanted)
        let folder = ContentPath.folder(of: wanted)
        let from = ContentPath.folder(of: path)
        let own = catalog.locales[locale]
        if let elsewhere = own.pathsByName[name] { return elsewhere.map { ContentPath.relative(from: from, to: $0) } }
        let near = own.namesByFolder[folder]?.candidates(for: name.hasSuffix(".md") ? name : name + ".md") ?? []
        return near.map { ContentPath.relative(from: from, to: ContentPath.join(folder, $0)) }
    }

    // MARK: Anchors

    private func anchor(
        _ fragment: String, in reference: TopicReference, from topic: TopicReference?, query: String?,
        _ problems: [LinkProblem]
    ) -> ResolvedLink {
        func resolved(_ id: String?, _ problem: LinkProblem?) -> ResolvedLink {
            let all = problems + (problem.map { [$0] } ?? [])
            if reference == topic, query == nil, let id { return ResolvedLink(.anchor(id), all) }
            return ResolvedLink(.topic(reference, query: query, fragment: id), all)
        }
        // The top of the page, by the HTML standard.
        if fragment.isEmpty || fragment.lowercased() == "top" { return resolved(nil, nil) }
        let anchors = catalog[reference].anchors
        if let exact = anchors.anchor(named: fragment) { return resolved(exact.id, nil) }
        if let near = anchors.anchor(like: fragment) {
            return resolved(near.id, .anchorCase(fragment: fragment, actual: near.name))
        }
        let candidates = anchors.candidates(for: fragment)
        return resolved(
            nil, .anchorMissing(fragment: fragment, target: catalog[reference].path, candidates: candidates))
    }

    // MARK: Redirects

    /// Where the redirect at `path` ends: a topic, or its own page where it leads out of the content or nowhere. An
    /// anchor that the link names comes before the one that the redirect names.
    private func redirected(_ path: String, _ fragment: String?, from origin: Origin) -> ResolvedLink {
        switch end(ofRedirect: path) {
        case .topic(let reference, let own):
            let way = origin.way(to: catalog[reference].path)
            guard let fragment else {
                let problem = LinkProblem.redirected(target: path, to: way, fragment: own)
                return ResolvedLink(.topic(reference, query: nil, fragment: own), [problem])
            }
            return anchor(
                fragment, in: reference, from: origin.topic, query: nil, [.redirected(target: path, to: way, fragment: nil)])
        case let end where !end.leadsOn && catalog.redirect(at: path)?.declaration != nil:
            return ResolvedLink(.outOfScope, [.redirected(target: path, to: nil, fragment: nil)])
        case .external, .nowhere, .loop, .rooted:
            return ResolvedLink(.redirect(path: path), [.redirected(target: path, to: nil, fragment: nil)])
        }
    }

    /// What a redirect comes to in the end.
    public enum RedirectEnd: Sendable, Hashable {
        /// A topic; `fragment` is the id of an anchor that it has.
        case topic(TopicReference, fragment: String?)
        case external(String)
        /// A path of a site that no mapping covers.
        case rooted(prefix: String)
        /// What is not there.
        case nowhere(path: String)
        /// It comes back to where it was.
        case loop(path: String)

        /// Whether a reader gets anywhere.
        var leadsOn: Bool {
            switch self {
            case .topic, .external: true
            case .rooted, .nowhere, .loop: false
            }
        }
    }

    /// Where the redirect at `path` ends.
    public func end(ofRedirect path: String) -> RedirectEnd { ends[path] ?? .nowhere(path: path) }

    /// What is wrong with the redirect at `path`; mostly nothing. A fault of an anchor is that of the redirect that
    /// names it alone, the others on the way to what is not there have it all.
    public func problems(ofRedirect path: String) -> [LinkProblem] {
        switch end(ofRedirect: path) {
        case .topic: anchorProblems[path] ?? []
        case .external: []
        case .nowhere(let missing): [.missing(path: missing, candidates: [])]
        case .loop: [.redirectLoop(path: path)]
        case .rooted(let prefix): [.rooted(prefix: prefix)]
        }
    }

    /// Follows the redirect at `path`, and gives every file on the way the end that it leads to.
    private mutating func follow(_ path: String) {
        var way: [(path: String, fragment: String?)] = []
        var seen: Set<String> = []
        var current = path
        var end: RedirectEnd?
        while end == nil {
            if let known = ends[current] {
                end = known
            } else if !seen.insert(current).inserted {
                end = .loop(path: current)
            } else if let redirect = catalog.redirect(at: current), let (text, span) = redirect.parsed.redirect {
                let link = RawLink(value: text, syntax: .redirect, span: span)
                let file = current
                let fragment: String?
                switch step(link, in: file) {
                case .file(let next, let anchor): (current, fragment) = (next, anchor)
                case .end(.topic(let topic, let anchor)): (end, fragment) = (.topic(topic, fragment: nil), anchor)
                case .end(let last): (end, fragment) = (last, nil)
                }
                way.append((file, fragment))
            } else {
                end = .nowhere(path: current)
            }
        }
        for (file, fragment) in way.reversed() {
            if let fragment, case .topic(let reference, _)? = end {
                let place = anchor(fragment, in: reference, from: nil, query: nil, [])
                anchorProblems[file] = place.problems
                if case .topic(_, _, let id) = place.target { end = .topic(reference, fragment: id) }
            }
            ends[file] = end
        }
    }

    private enum RedirectStep {
        case file(String, fragment: String?)
        case end(RedirectEnd)
    }

    private func step(_ link: RawLink, in path: String) -> RedirectStep {
        guard case .relative(let relative, let query, let fragment) = LinkDestination(link.destination) else {
            let resolved = resolve(link, in: path, topic: nil)
            if case .external(let url) = resolved.target { return .end(.external(url)) }
            if case .rooted(let prefix)? = resolved.problems.first { return .end(.rooted(prefix: prefix)) }
            return .end(.nowhere(path: link.destination))
        }
        guard let wanted = ContentPath.resolve(relative, from: ContentPath.folder(of: path)) else {
            return .end(.nowhere(path: relative))
        }
        for candidate in [wanted, wanted + ".md", ContentPath.join(wanted, "index.md")] {
            if let topic = catalog.topic(at: candidate) { return .end(.topic(topic, fragment: fragment)) }
            if catalog.redirect(at: candidate) != nil { return .file(candidate, fragment: fragment) }
        }
        let suffix = (query.map { "?" + $0 } ?? "") + (fragment.map { "#" + $0 } ?? "")
        if let url = catalog.settings.mapped(wanted) { return .end(.external(url + suffix)) }
        return .end(.nowhere(path: wanted))
    }
}
