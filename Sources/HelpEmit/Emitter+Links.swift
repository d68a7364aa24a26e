import HelpCheck
import HelpMarkup

extension Emitter {
    /// What the links of a topic become in its page or its XML.
    func rendered(_ links: [ResolvedLink], of reference: TopicReference, _ kind: OutputKind) -> [RenderedLink] {
        let folder = folder(of: reference)
        return links.map { rendered($0.target, from: folder, locale: reference.locale, kind) }
    }

    /// What a link in `folder` to `target` becomes.
    func rendered(
        _ target: ResolvedLink.Target, from folder: PageFolder, locale: Int, _ kind: OutputKind
    ) -> RenderedLink {
        switch target {
        case .topic(let reference, let query, let fragment):
            guard isAvailable(reference, kind) else { return .text(class: "external-scope") }
            var url = way(from: folder, to: reference, kind)
            if let query { URLText.append("?" + query, to: &url) }
            if let fragment { url += Self.fragment(fragment) }
            let language = reference.locale == locale ? nil : pages[reference.locale].tag
            return .url(url, language: language)
        case .anchor(let id): return .url(Self.fragment(id))
        case .asset(let path, let suffix):
            var url =
                kind == assetKind
                ? way(from: folder, to: path)
                : way(
                    from: PageFolder(ContentPath.join(kind.rawValue, folder.path)),
                    to: ContentPath.join(assetKind.rawValue, path))
            URLText.append(suffix, to: &url)
            return .url(url)
        case .redirect(let path):
            guard kind == .html || options.kinds.contains(.html) else { return .text(class: "external-scope") }
            let page = ContentPath.withoutExtension(path) + ".html"
            let url =
                kind == .html
                ? way(from: folder, to: page)
                : way(
                    from: PageFolder(ContentPath.join(kind.rawValue, folder.path)), to: ContentPath.join("html", page))
            return .url(url)
        case .external(let url): return Self.external(url)
        case .broken: return .text(class: "broken-link")
        case .outOfScope: return .text(class: "external-scope")
        }
    }

    /// A URL with a scheme, as a browser would understand it.
    static func external(_ url: String) -> RenderedLink {
        var text = Array(url.utf8)
        // Browsers take any number of slashes after these schemes for two (URL Standard, section 4.4).
        for scheme in webSchemes where text.count >= scheme.count && zip(scheme, text).allSatisfy({ $0 == $1 | 0x20 }) {
            let rest = text.dropFirst(scheme.count).drop { $0 == 0x2F || $0 == 0x5C }
            guard isHost(rest.prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 && $0 != 0x5C }) else {
                return .text(class: "broken-link")
            }
            text = scheme + [0x2F, 0x2F] + rest
            break
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        URLText.append(text, to: &bytes)
        return .url(bytes)
    }

    private static let webSchemes = [Array("https:".utf8), Array("http:".utf8)]

    /// Whether `authority` has no character that a host must not have (URL Standard, section 3.3).
    private static func isHost(_ authority: ArraySlice<UInt8>) -> Bool {
        !authority.isEmpty && !authority.contains(where: isForbiddenInHost)
    }

    private static func isForbiddenInHost(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x22, 0x3C, 0x3E, 0x5E, 0x60, 0x7B, 0x7C, 0x7D: true
        default: false
        }
    }

    /// The folder of a topic's outputs.
    func folder(of reference: TopicReference) -> PageFolder {
        PageFolder(ofPage: catalog[reference].pagePath, url: pages[reference.locale].urls[reference.index])
    }

    /// The way from a folder to a file of the same kind, as a URL.
    func way(from folder: PageFolder, to path: String) -> [UInt8] { folder.way(to: PageFolder.url(ofPath: path)) }

    /// The way from a folder to a topic's output of the same kind, as a URL.
    func way(from folder: PageFolder, to reference: TopicReference, _ kind: OutputKind) -> [UInt8] {
        var way = folder.way(to: pages[reference.locale].urls[reference.index])
        way.append(0x2E)
        way.append(contentsOf: kind.rawValue.utf8)
        return way
    }

    /// The end of a URL that leads to the anchor `id`.
    static func fragment(_ id: String) -> [UInt8] {
        var url: [UInt8] = [0x23]
        // An id's own `#` and `%` are part of its name.
        URLText.appendPath(id, to: &url)
        return url
    }
}
