import HelpBundle
import HelpCheck
import HelpDiagnostics
import HelpMarkup

/// Turns a checked catalogue into files. Every function is pure: the same catalogue gives the same bytes, and any
/// number of documents can be made at once.
public struct Emitter: Sendable {
    let checked: CheckedCatalog
    /// What is wanted.
    public var options: EmitOptions
    /// What the pages of each locale share, by locale.
    let pages: [LocalePages]

    /// An emitter of the outputs of `checked`.
    public init(_ checked: CheckedCatalog, options: EmitOptions) {
        self.init(checked, options, checked.catalog.locales.indices.map { LocalePages(checked, $0) })
    }

    /// An emitter of `checked`, in which some topics have other versions that other topics cannot tell apart
    /// (`Topic.looksAlike(_:)`): what pages share stays.
    public func replacing(_ checked: CheckedCatalog) -> Emitter { Emitter(checked, options, pages) }

    private init(_ checked: CheckedCatalog, _ options: EmitOptions, _ pages: [LocalePages]) {
        self.checked = checked
        self.options = options
        self.pages = pages
    }

    /// The content.
    public var catalog: Catalog { checked.catalog }

    /// Something to be made into one or more documents; many of these are made at once.
    public enum Job: Sendable, Hashable {
        /// A topic's page and its XML.
        case topic(TopicReference)
        /// The page of a redirect: locale and index.
        case redirect(Int, Int)
        /// A locale's contents page, index and table of contents.
        case locale(Int)
        /// What belongs to no locale.
        case shared
    }

    /// All that is to be made, topics first and in the order of their records, which nothing is to wait for then.
    public var jobs: [Job] {
        var jobs: [Job] = topics.map { .topic($0) }
        guard options.hasFiles else { return jobs }
        jobs.append(.shared)
        for locale in options.locales {
            jobs.append(.locale(locale))
            jobs += catalog.locales[locale].redirects.indices
                .filter { isWritten(catalog.locales[locale].redirects[$0].path) && checked.hasPage(redirect: $0, of: locale) }
                .map { .redirect(locale, $0) }
        }
        return jobs
    }

    /// The topics of this run, by locale.
    var topics: [TopicReference] {
        options.locales.sorted().flatMap { locale in
            catalog.locales[locale].topics.indices.filter { isWritten(catalog.locales[locale].topics[$0].path) }
                .map { TopicReference(locale: locale, index: $0) }
        }
    }

    /// The documents of `job`.
    public func documents(of job: Job) -> [Document] { outputs(of: job, with: nil).documents }

    /// The documents of `job`, and the record of a topic where there is a `bundle` to hold it: one body for all of
    /// them.
    public func outputs(of job: Job, with bundle: BundleContent?) -> (documents: [Document], record: BundleRecord?) {
        switch job {
        case .topic(let reference):
            let body = body(of: reference)
            return (topicDocuments(reference, body), bundle?.record(of: reference, body))
        case .redirect(let locale, let index): return (redirectDocuments(locale, index), nil)
        case .locale(let locale): return (localeDocuments(locale), nil)
        case .shared: return (sharedDocuments(), nil)
        }
    }

    /// The body of a topic, but for its links.
    func body(of reference: TopicReference) -> XHTMLBody {
        XHTMLWriter.body(of: catalog[reference].parsed.markup, labels: pages[reference.locale].labels.alerts)
    }

    /// Whether a topic has files of its own in this run.
    public func isPublished(_ reference: TopicReference) -> Bool {
        options.hasFiles && options.locales.contains(reference.locale) && isWritten(catalog[reference].path)
    }

    private func isWritten(_ source: String) -> Bool { !options.excludedSources.contains(source) }

    /// Whether there is, or will be, an output of `kind` of the topic that `reference` names.
    func isAvailable(_ reference: TopicReference, _ kind: OutputKind) -> Bool {
        // Every link asks, on all cores: a topic that they share is not touched where that decides nothing.
        let isInRun =
            options.kinds.contains(kind) && options.locales.contains(reference.locale)
            && (options.excludedSources.isEmpty || isWritten(catalog[reference].path))
        return isInRun || options.earlierPaths.contains(path(of: catalog[reference].pagePath, kind))
    }

    /// The paths that all jobs will write with the source that each comes from, without making them. What helpc adds of
    /// its own comes first and from the source “”.
    public var plannedPaths: [(output: String, source: String)] {
        guard options.hasFiles else { return [] }
        var paths = sharedNames.map { ($0.path, "") }
        for locale in options.locales {
            paths += localeNames(locale).map { ($0.path, "") }
            let files = catalog.locales[locale]
            for kind in OutputKind.perTopic where options.kinds.contains(kind) {
                paths += files.topics.map { (path(of: $0.pagePath, kind), $0.path) }
            }
            if options.kinds.contains(.html) {
                paths += files.redirects.indices.filter { checked.hasPage(redirect: $0, of: locale) }
                    .map { (path(of: files.redirects[$0].pagePath, .html), files.redirects[$0].path) }
            }
        }
        paths += assets.map { ($0.output, $0.source) }
        return paths.filter { isWritten($0.1) }.map { (output: $0.0, source: $0.1) }
    }

    /// The sources that want a path of `planned` which another one has.
    public func conflicts(in planned: [(output: String, source: String)]) -> [Diagnostic] {
        Checker.outputConflicts(planned) { source in
            catalog.locale(of: source).map { catalog.locales[$0].tag.description }
        }
    }

    private func topicDocuments(_ reference: TopicReference, _ body: XHTMLBody) -> [Document] {
        let folder = catalog.locales[reference.locale].folder
        let page = catalog[reference].pagePath
        var documents: [Document] = []
        if options.kinds.contains(.html) {
            documents.append(
                Document(path: path(of: page, .html), kind: .html, locale: folder, bytes: self.page(of: reference, body)))
        }
        if options.kinds.contains(.xml) {
            documents.append(
                Document(path: path(of: page, .xml), kind: .xml, locale: folder, bytes: topicXML(of: reference, body)))
        }
        return documents
    }

    private func redirectDocuments(_ locale: Int, _ index: Int) -> [Document] {
        guard options.kinds.contains(.html) else { return [] }
        let redirect = catalog.locales[locale].redirects[index]
        return [
            Document(
                path: path(of: redirect.pagePath, .html), kind: .html, locale: catalog.locales[locale].folder,
                bytes: redirectPage(locale, index))
        ]
    }

    /// The page with the table of contents of a locale, relative to the folder of all pages.
    func contentsPath(_ locale: Int) -> String { ContentPath.join(catalog.locales[locale].folder, "_contents.html") }

    private typealias Name = (path: String, kind: OutputKind, file: File)

    /// The files that helpc adds to the topics' own.
    private enum File {
        case contents, forward, index, toc, languages, keys
        case shared(PageFile)
    }

    private func localeNames(_ locale: Int) -> [Name] {
        let folder = catalog.locales[locale].folder
        var names: [Name] = []
        if options.kinds.contains(.html) {
            names.append(("html/" + contentsPath(locale), .html, .contents))
            // Content without locale folders has its `index.html` from `sharedNames`.
            if !folder.isEmpty, !ownsIndex(locale) {
                names.append((ContentPath.join("html", ContentPath.join(folder, "index.html")), .html, .forward))
            }
        }
        if options.kinds.contains(.xml) {
            // Content without locale folders has one index at the top, that of all keys.
            if !folder.isEmpty { names.append(("xml/" + folder + "/_index.xml", .xml, .index)) }
            names.append((ContentPath.join("xml", ContentPath.join(folder, "_toc.xml")), .xml, .toc))
        }
        return names
    }

    /// Whether the content of a locale has a page of its own at the place of the locale's `index.html`.
    private func ownsIndex(_ locale: Int) -> Bool {
        let index = ContentPath.join(catalog.locales[locale].folder, "index").lowercased()
        return (catalog.locales[locale].topics + catalog.locales[locale].redirects)
            .contains { $0.pagePath.lowercased() == index }
    }

    private var sharedNames: [Name] {
        var names: [Name] = []
        if options.kinds.contains(.html) {
            names += PageFile.allCases.map { ("html/" + $0.name, .html, .shared($0)) }
            let isOwned = catalog.locales.indices.contains { catalog.locales[$0].folder.isEmpty && ownsIndex($0) }
            if !isOwned { names.append(("html/index.html", .html, .languages)) }
        }
        if options.kinds.contains(.xml) { names.append(("xml/_index.xml", .xml, .keys)) }
        return names
    }

    private func localeDocuments(_ locale: Int) -> [Document] {
        localeNames(locale).map { name in
            let bytes: [UInt8] =
                switch name.file {
                case .contents: contentsPage(locale)
                case .forward: forwardPage(to: "_contents.html", locale)
                case .index: localeIndex(locale)
                default: tocXML(locale)
                }
            return Document(path: name.path, kind: name.kind, locale: catalog.locales[locale].folder, bytes: bytes)
        }
    }

    private func sharedDocuments() -> [Document] {
        sharedNames.map { name in
            let bytes: [UInt8] =
                switch name.file {
                case .shared(let file): file.bytes
                case .languages: languagePage()
                default: keyIndex()
                }
            return Document(path: name.path, kind: name.kind, locale: nil, bytes: bytes)
        }
    }

    /// The output path of a topic's page or XML.
    func path(of pagePath: String, _ kind: OutputKind) -> String { "\(kind.rawValue)/\(pagePath).\(kind.rawValue)" }
}
