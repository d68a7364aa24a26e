import HelpCheck
import HelpMarkup

extension Emitter {
    /// What the links of a topic become in its page or its XML.
    func rendered(_ links: [ResolvedLink], of reference: TopicReference, _ kind: OutputKind) -> [RenderedLink] {
        let folder = ContentPath.folder(of: catalog[reference].pagePath)
        return links.map { rendered($0.target, from: folder, locale: reference.locale, kind) }
    }

    /// What a link in `folder` to `target` becomes.
    func rendered(
        _ target: ResolvedLink.Target, from folder: String, locale: Int, _ kind: OutputKind
    ) -> RenderedLink {
        switch target {
        case .topic(let reference, let query, let fragment):
            guard isAvailable(reference, kind) else { return .text(class: "external-scope") }
            var url = relative(from: folder, to: catalog[reference].pagePath + "." + kind.rawValue)
            if let query { URLText.append(("?" + query).utf8, to: &url) }
            if let fragment { append(fragment: fragment, to: &url) }
            let language = reference.locale == locale ? nil : catalog.locales[reference.locale].tag.description
            return .url(url, language: language)
        case .anchor(let id):
            var url: [UInt8] = []
            append(fragment: id, to: &url)
            return .url(url)
        case .asset(let path, let suffix):
            var url =
                kind == assetKind
                ? relative(from: folder, to: path)
                : relative(from: ContentPath.join(kind.rawValue, folder), to: ContentPath.join(assetKind.rawValue, path))
            URLText.append(suffix.utf8, to: &url)
            return .url(url)
        case .redirect(let path):
            guard kind == .html || options.kinds.contains(.html) else { return .text(class: "external-scope") }
            let page = ContentPath.withoutExtension(path) + ".html"
            let url =
                kind == .html
                ? relative(from: folder, to: page)
                : relative(from: ContentPath.join(kind.rawValue, folder), to: ContentPath.join("html", page))
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
        !authority.isEmpty && !authority.contains(where: forbiddenInHost.contains)
    }

    private static let forbiddenInHost: Set<UInt8> = Set(" <>^|\"`{}".utf8)

    /// The way from a folder of the content's tree to a file of it, as a URL.
    func relative(from folder: String, to path: String) -> [UInt8] {
        var url: [UInt8] = []
        URLText.appendPath(ContentPath.relative(from: folder, to: path).utf8, to: &url)
        return url
    }

    private func append(fragment: String, to url: inout [UInt8]) {
        url.append(0x23)
        // An id's own `#` and `%` are part of its name.
        URLText.appendPath(fragment.utf8, to: &url)
    }
}
