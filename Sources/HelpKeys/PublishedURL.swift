/// The URL a topic was published under in Microsoft's libraries: `…/fr-fr/library/ID(v=PROD.150)` and its kin.
public struct PublishedURL: Hashable, Sendable {
    /// The topic's id as written, percent-decoded once: an MTPS id, an asset id, or a page's name.
    public let id: String
    /// The product's version as written (`PROD.150`), from wherever it stands; nil where there is none.
    public let version: String?
    /// The locale that the path, else the version's parentheses (`l=fr-fr`), name; nil where none is named.
    public let locale: LocaleTag?

    /// Reads `text` as ``init(utf8:)`` does.
    public init?(_ text: String) {
        self.init(utf8: Array(text.utf8))
    }

    /// Reads a URL of technet, msdn, docs or learn, `http`, `https` or without a scheme; nil for what is no such URL.
    ///
    /// The id is the path's last segment, without `.aspx` and without parentheses. Those may follow the id or an
    /// earlier segment (`library(PROD.150)/ID.aspx`), before or behind `.aspx`, percent-encoded or not, and hold
    /// `PROD.150`, `v=PROD.150`, or more parameters (`d=printer,l=en-us,v=PROD.150`). Query and fragment are dropped.
    /// Letters compare without regard to case. O(n).
    public init?(utf8 bytes: [UInt8]) {
        guard let path = Self.path(of: bytes[...]) else { return nil }
        let segments = path.split(separator: ASCII.slash)
        let lead = segments.first.flatMap(Self.locale)
        guard let last = segments.last.flatMap(Segment.init), !last.name.isEmpty,
            !ASCII.equalFolded(last.name, Self.library), lead == nil || segments.count > 1
        else { return nil }
        var version = last.version
        var locale = lead ?? last.locale
        for raw in segments.dropLast() where raw.contains(where: Self.opensParameters) {
            guard let segment = Segment(raw) else { return nil }
            version = version ?? segment.version
            locale = locale ?? segment.locale
        }
        id = String(decoding: last.name, as: UTF8.self)
        self.version = version
        self.locale = locale
    }
}

extension PublishedURL {
    private static let hosts = ["technet", "msdn", "docs", "learn"].map { Array("\($0).microsoft.com".utf8) }
    private static let schemes = ["https://", "http://"].map { Array($0.utf8) }
    private static let library = Array("library".utf8)
    /// `fr-fr` to `ca-es-valencia`: longer segments are names.
    private static let longestLocale = 20

    /// The path without query and fragment; nil where scheme and host are not those of a library.
    private static func path(of url: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var rest = url
        if let scheme = schemes.first(where: { ASCII.equalFolded(url.prefix($0.count), $0) }) {
            rest = url.dropFirst(scheme.count)
        }
        guard let host = hosts.first(where: { ASCII.equalFolded(rest.prefix($0.count), $0) }) else { return nil }
        rest = rest.dropFirst(host.count)
        if rest.first == ASCII.colon { rest = rest.dropFirst().drop(while: ASCII.isDigit) }
        guard rest.first == ASCII.slash else { return nil }
        return rest.prefix { $0 != 0x3F && $0 != 0x23 }
    }

    /// The locale a first segment names. A language alone is not enough: `/is/` or `/to/` may be a product's path.
    private static func locale(_ segment: ArraySlice<UInt8>) -> LocaleTag? {
        guard segment.count <= longestLocale, segment.contains(ASCII.hyphen) else { return nil }
        let name = String(decoding: segment, as: UTF8.self)
        return LocaleTag.isLocaleShaped(name) ? LocaleTag(name) : nil
    }

    private static func opensParameters(_ byte: UInt8) -> Bool {
        byte == ASCII.openParenthesis || byte == ASCII.percent
    }
}

/// A segment of a path, taken apart.
private struct Segment {
    private(set) var name: ArraySlice<UInt8>
    private(set) var version: String?
    private(set) var locale: LocaleTag?

    /// Decodes `raw`; nil where that gives no text, or a slash, which would make it more than a segment.
    init?(_ raw: ArraySlice<UInt8>) {
        let decoded = PercentEncoding.decoded(raw)
        guard UTF8Check.isWellFormed(decoded[...]), !decoded.contains(where: { $0 < ASCII.space || $0 == ASCII.slash })
        else { return nil }
        let whole = IDSuffix.withoutExtension(decoded[...])
        guard let (name, parameters) = IDSuffix.parameters(of: whole) else {
            self.name = whole
            return
        }
        self.name = IDSuffix.withoutExtension(name)
        for parameter in parameters.split(separator: ASCII.comma) { read(parameter) }
    }

    private mutating func read(_ parameter: ArraySlice<UInt8>) {
        guard let mark = parameter.firstIndex(of: ASCII.equals) else {
            version = version ?? String(decoding: parameter, as: UTF8.self)
            return
        }
        let value = String(decoding: parameter[mark...].dropFirst(), as: UTF8.self)
        switch parameter[..<mark].first.map(ASCII.folded) {
        case 0x76 where !value.isEmpty: version = value
        case 0x6C: locale = LocaleTag(value)
        default: break
        }
    }
}
