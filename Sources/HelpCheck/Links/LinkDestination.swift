import HelpDiagnostics
import HelpMarkup

/// A link's destination by its form alone: what kind of thing it names, before anything is looked up.
public enum LinkDestination: Sendable, Hashable {
    /// Nothing at all.
    case empty
    /// A place in the same topic, percent-decoded; empty for the top.
    case fragment(String)
    /// A URL with a scheme, or one that takes its scheme from the page.
    case external
    /// A path from the root of a site, with query and fragment as written.
    case rooted(String)
    /// A path of one machine: `C:\…`, `\\server\…`, `\folder\…`, `file:`.
    case localPath
    /// A URL inside a path, as search and replace leaves it; the URL.
    case spliced(String)
    /// A path relative to the topic's folder, empty for the topic itself: percent-decoded path, query as written,
    /// percent-decoded fragment.
    case relative(path: String, query: String?, fragment: String?)

    /// Reads `text` as a topic's link (RFC 3986, section 4.2, and what authors make of it).
    public init(_ text: String) {
        let trimmed = text.trimmingASCIISpace
        guard !trimmed.isEmpty else {
            self = .empty
            return
        }
        if Self.isLocalPath(trimmed) {
            self = .localPath
        } else if Self.scheme(of: trimmed) != nil || trimmed.hasPrefix("//") {
            self = .external
        } else {
            self = Self.reference(trimmed)
        }
    }

    private static func reference(_ text: String) -> LinkDestination {
        let bytes = Array(text.utf8)
        var end = bytes.count
        var fragment: String?
        var query: String?
        if let hash = bytes.firstIndex(of: 0x23) {
            fragment = URLText.decoded(String(decoding: bytes[(hash + 1)...], as: UTF8.self))
            end = hash
        }
        if let mark = bytes[..<end].firstIndex(of: 0x3F) {
            query = String(decoding: bytes[(mark + 1)..<end], as: UTF8.self)
            end = mark
        }
        if end == 0, query == nil { return .fragment(fragment ?? "") }
        let rest = end == bytes.count ? text : String(decoding: bytes[..<end], as: UTF8.self)
        if let inner = splicedURL(in: rest) { return .spliced(inner) }
        if bytes.first == 0x2F { return .rooted(text) }
        // Browsers read a backslash as a slash.
        return .relative(path: URLText.decoded(rest).replacingBackslashes, query: query, fragment: fragment)
    }

    private static func isLocalPath(_ text: String) -> Bool {
        // Markdown takes the first backslash of `\\\\server` for an escape, so that one is as good as two.
        guard let first = text.utf8.first, first != 0x5C else { return !text.isEmpty }
        guard (0x61...0x7A).contains(first | 0x20) else { return false }
        let bytes = Array(text.utf8.prefix(5))
        if bytes.count >= 5, zip("file:".utf8, bytes).allSatisfy({ $0 == $1 | 0x20 }) { return true }
        guard bytes.count >= 2, bytes[1] == 0x3A else { return false }
        return bytes.count == 2 || bytes[2] == 0x5C || bytes[2] == 0x2F
    }

    /// The lower-case scheme of `text`: two or more letters, digits, `+`, `-` or `.` before a colon (RFC 3986, 3.1).
    public static func scheme(of text: String) -> String? {
        guard let colon = text.firstIndex(ofByte: 0x3A) else { return nil }
        let scheme = text[..<colon].lowercased()
        let isScheme = scheme.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E
        }
        guard isScheme, scheme.utf8.count > 1, (0x61...0x7A).contains(scheme.utf8.first ?? 0) else { return nil }
        // `slug-https://…` begins with what could be a scheme and is none; `git+https:` is one.
        guard let http = ["https", "http"].first(where: scheme.hasSuffix), scheme != http else { return scheme }
        return scheme.utf8.dropLast(http.utf8.count).last == 0x2B ? scheme : nil
    }

    private static func splicedURL(in path: String) -> String? {
        // Hardly a path has the letters, and every link is asked.
        guard path.hasByte(0x3A) || path.hasByte(0x25) else { return nil }
        let lower = path.lowercased()
        for mark in ["https:/", "http:/", "https%3a", "http%3a"] {
            guard let range = lower.range(ofFirst: mark) else { continue }
            return String(path.dropFirst(lower.distance(from: lower.startIndex, to: range)))
        }
        return nil
    }
}

extension String {
    /// Without white space at both ends.
    var trimmingASCIISpace: String {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        guard let first = utf8.first, let last = utf8.last, isSpace(first) || isSpace(last) else { return self }
        let bytes = utf8.drop(while: isSpace)
        let end = bytes.lastIndex { !isSpace($0) }.map { bytes.index(after: $0) } ?? bytes.startIndex
        return String(self[bytes.startIndex..<end])
    }

    /// With `/` for each `\`.
    var replacingBackslashes: String {
        hasByte(0x5C) ? String(map { $0 == "\\" ? "/" : $0 }) : self
    }

    /// Where `text` first occurs.
    func range(ofFirst text: String) -> Index? {
        let pattern = Array(text.utf8)
        var start = utf8.startIndex
        while start != utf8.endIndex {
            if utf8[start...].starts(with: pattern) { return start }
            start = utf8.index(after: start)
        }
        return nil
    }
}
