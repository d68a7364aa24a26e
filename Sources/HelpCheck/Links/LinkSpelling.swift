import HelpDiagnostics
import HelpMarkup

/// A link's destination as the file spells it, to have a part of it replaced and the rest left as its writer has it.
///
/// What is put in is percent-encoded as far as the place needs it: spaces and letters beyond ASCII stand as they are where
/// the writer wrote such.
struct LinkSpelling {
    private let link: RawLink
    /// The destination with escapes and references undone, and as written.
    private let bytes: [UInt8]
    private let written: [UInt8]
    /// The path, and the fragment without its number sign, in `bytes`.
    private let path: Range<Int>
    private let fragment: Range<Int>?
    /// Whether a query stands behind the path.
    let hasQuery: Bool

    /// Whether the destination names a place in its target.
    var hasFragment: Bool { fragment != nil }

    /// The spelling of `link`; nil where it is not known exactly where that stands.
    init?(_ link: RawLink) {
        guard link.isExact, link.span.count == link.written.utf8.count else { return nil }
        self.link = link
        bytes = Array(link.destination.utf8)
        written = Array(link.written.utf8)
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        let start = bytes.firstIndex { !isSpace($0) } ?? bytes.count
        let end = (bytes.lastIndex { !isSpace($0) } ?? start - 1) + 1
        let mark = bytes[start..<end].firstIndex(of: 0x23)
        let query = bytes[start..<(mark ?? end)].firstIndex(of: 0x3F)
        path = start..<(query ?? mark ?? end)
        fragment = mark.map { $0 + 1..<end }
        hasQuery = query != nil
    }

    // MARK: Parts

    /// The path becomes `new`, decoded; of a path with as many segments, those that differ.
    func replacingPath(with new: String) -> Fix? {
        let segments = new.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
        let old = bytes[path].split(separator: 0x2F, omittingEmptySubsequences: false)
        guard old.count == segments.count else { return replacing(path, with: encoded(new, in: .path)) }
        var edits: [Fix.Edit] = []
        for (piece, segment) in zip(old, segments) {
            let decoded = URLText.decoded(String(decoding: piece, as: UTF8.self))
            guard !decoded.utf8.elementsEqual(segment) else { continue }
            let text = encoded(String(decoding: Array(segment), as: UTF8.self), in: .path)
            guard let edit = edit(piece.startIndex..<piece.endIndex, text) else { return nil }
            edits.append(edit)
        }
        return Fix(edits)
    }

    /// Path and fragment become `path` and `fragment`; the query, if there is one, stays.
    func replacingPath(with path: String, addingFragment fragment: String?) -> Fix? {
        guard let fragment else { return replacingPath(with: path) }
        guard !hasFragment, !hasQuery else { return nil }
        return replacing(self.path, with: encoded(path, in: .path) + [0x23] + encoded(fragment, in: .fragment))
    }

    /// The fragment becomes `new`, decoded.
    func replacingFragment(with new: String) -> Fix? {
        fragment.flatMap { replacing($0, with: encoded(new, in: .fragment)) }
    }

    /// The whole destination becomes the relative `path`, decoded, and `fragment` behind it.
    func replacingAll(with path: String, fragment: String?) -> Fix? {
        let anchor = fragment.map { [0x23] + encoded($0, in: .fragment) } ?? []
        return Fix([Fix.Edit(at: Int(link.span.start), written, encoded(path, in: .path) + anchor)])
    }

    /// `range` of the destination becomes `new`, which is written as it is.
    func replacing(_ range: Range<Int>, with new: [UInt8]) -> Fix? { edit(range, new).flatMap { Fix([$0]) } }

    private func edit(_ range: Range<Int>, _ new: [UInt8]) -> Fix.Edit? {
        guard !range.isEmpty else { return nil }
        // Before the first escape, and behind the last one, the two are the same text.
        if written.starts(with: bytes[..<range.upperBound]) {
            return Fix.Edit(at: Int(link.span.start) + range.lowerBound, bytes[range], new)
        }
        let rest = bytes[range.lowerBound...]
        guard written.suffix(rest.count).elementsEqual(rest), written.dropLast(rest.count).last != 0x5C else { return nil }
        return Fix.Edit(at: Int(link.span.end) - rest.count, bytes[range], new)
    }

    // MARK: Encoding

    private enum Part {
        case path, fragment
    }

    private func encoded(_ text: String, in part: Part) -> [UInt8] {
        let keepsSpaces = written.contains(0x20) && (link.syntax == .inline || link.syntax == .html)
        let keepsLetters = written.contains { $0 >= 0x80 }
        let isBalanced = Self.isBalanced(text.utf8)
        var result: [UInt8] = []
        for byte in text.utf8 {
            let isPlain =
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: true
                case 0x20: keepsSpaces
                case 0x28, 0x29: isBalanced
                case 0x80...: keepsLetters
                // Neither YAML nor an attribute in single quotes is asked whether it could hold more.
                case 0x21, 0x24, 0x2A, 0x2B, 0x2C, 0x3B, 0x3D, 0x40: link.syntax == .inline || link.syntax == .html
                case 0x27: link.syntax == .inline
                case 0x3A, 0x3F: part == .fragment && (link.syntax == .inline || link.syntax == .html)
                default: false
                }
            if isPlain { result.append(byte) } else { result += URLText.percentEncoded(byte) }
        }
        return result
    }

    private static func isBalanced(_ bytes: some Sequence<UInt8>) -> Bool {
        var depth = 0
        for byte in bytes {
            if byte == 0x28 { depth += 1 } else if byte == 0x29 { depth -= 1 }
            if depth < 0 { return false }
        }
        return depth == 0
    }
}
