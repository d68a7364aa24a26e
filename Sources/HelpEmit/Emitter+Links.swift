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
            guard options.availableLocales.contains(reference.locale) else { return .text(class: "external-scope") }
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
        var text = url
        // Browsers take any number of slashes after these schemes for two (URL Standard, section 4.4).
        for scheme in ["https:", "http:"] where url.lowercased().hasPrefix(scheme) {
            let rest = url.dropFirst(scheme.count).drop { $0 == "/" || $0 == "\\" }
            guard isHost(rest.prefix { !"/?#\\".contains($0) }) else { return .text(class: "broken-link") }
            text = scheme + "//" + rest
        }
        var bytes: [UInt8] = []
        URLText.append(text.utf8, to: &bytes)
        return .url(bytes)
    }

    /// Whether `authority` has no character that a host must not have (URL Standard, section 3.3).
    private static func isHost(_ authority: Substring) -> Bool {
        !authority.isEmpty && !authority.contains { " <>^|\"`{}".contains($0) }
    }

    /// The way from a folder of the content's tree to a file of it, as a URL.
    func relative(from folder: String, to path: String) -> [UInt8] {
        var url: [UInt8] = []
        URLText.appendPath(ContentPath.relative(from: folder, to: path).utf8, to: &url)
        return url
    }

    private func append(fragment: String, to url: inout [UInt8]) {
        url.append(0x23)
        // The id's own `#` and `%` are part of its name.
        for byte in fragment.utf8 {
            if byte == 0x23 || byte == 0x25 { URLText.appendPath(byte == 0x23 ? "%23".utf8 : "%25".utf8, to: &url) } else {
                URLText.append([byte], to: &url)
            }
        }
    }
}
