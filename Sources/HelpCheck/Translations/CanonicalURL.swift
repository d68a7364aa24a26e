import HelpKeys
import HelpMarkup

/// URLs without what differs from language to language, for comparing: never for following.
enum CanonicalURL {
    /// What `url` leads to, as a text that is equal for all spellings in all languages.
    ///
    /// Letter case, `http` or `https`, the fragment, a slash at the end, percent-encoding (RFC 3986, section 6.2.2) and the
    /// order of parameters say nothing; neither do a segment or a parameter that names a locale, or a host that begins with
    /// one of `languages`.
    static func key(of url: String, languages: Set<String>) -> String {
        let whole = url.prefix { $0 != "#" }
        let scheme = LinkDestination.scheme(of: String(whole))
        if let scheme, scheme != "http", scheme != "https" { return URLText.decoded(String(whole)).lowercased() }
        var rest = whole.dropFirst(scheme.map { $0.utf8.count + 1 } ?? 0).drop { $0 == "/" }
        let query = rest.firstIndex(of: "?").map { rest[rest.index(after: $0)...] } ?? ""
        rest = rest.prefix { $0 != "?" }
        var segments = rest.split(separator: "/").map { URLText.decoded(String($0)).lowercased() }
        if let host = segments.first, let dot = host.firstIndex(of: "."), languages.contains(String(host[..<dot])) {
            segments[0] = String(host[host.index(after: dot)...])
        }
        let path = segments.enumerated().filter { $0 == 0 || !namesLocale($1) }.map { withoutTitle($1) }.joined(separator: "/")
        let parameters = query.split(separator: "&").map { URLText.decoded(String($0)).lowercased() }
            .filter { !isOfLanguage($0) }.sorted().joined(separator: "&")
        return parameters.isEmpty ? path : path + "?" + parameters
    }

    /// A segment that ends in a GUID is told by that: what stands before it is a title.
    private static func withoutTitle(_ segment: String) -> String {
        let end = segment.suffix(36)
        return AssetID(String(end)) == nil ? segment : String(end)
    }

    /// `url` without a segment that names a locale, for showing what any language may link to.
    static func withoutLocale(_ url: String) -> String {
        guard let scheme = LinkDestination.scheme(of: url), scheme.hasPrefix("http") else { return url }
        return url.split(separator: "/", omittingEmptySubsequences: false).filter { !namesLocale(String($0)) }
            .joined(separator: "/")
    }

    /// A language alone is not enough: `/is/` or `/to/` may be part of a name.
    private static func namesLocale(_ text: String) -> Bool {
        text.utf8.contains(0x2D) && text.utf8.count <= 20 && LocaleTag.isLocaleShaped(text)
    }

    /// What sites call the parameter that chooses a language.
    private static let languageParameters: Set<String> = [
        "clcid", "culture", "displaylang", "hl", "l", "lang", "language", "lc", "lcid", "locale", "mkt", "setlang", "ui",
    ]

    private static func isOfLanguage(_ parameter: String) -> Bool {
        let parts = parameter.split(separator: "=", maxSplits: 1)
        guard let name = parts.first, let value = parts.dropFirst().first else { return parameter.isEmpty }
        return languageParameters.contains(String(name)) || namesLocale(String(value))
    }
}
