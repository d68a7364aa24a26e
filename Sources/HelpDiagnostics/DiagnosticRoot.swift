/// Where the content lies, as whoever reads a report sees it: services want paths from the top of a repository, and
/// diagnostics have them from the top of the content.
public struct DiagnosticRoot: Hashable, Sendable {
    /// The path of the content folder, with a slash at its end; empty where that is the top.
    private let prefix: String

    /// The content at `path`, relative to the folder that reports are read from; `.` and `./` say nothing.
    public init(_ path: String) {
        var segments = path.utf8.split(separator: 0x2F).filter { !$0.elementsEqual(".".utf8) }
            .map { String(decoding: Array($0), as: UTF8.self) }
        if path.utf8.first == 0x2F { segments.insert("", at: 0) }
        prefix = segments.isEmpty ? "" : segments.joined(separator: "/") + "/"
    }

    /// The path of a file of the content; of the content itself for an empty path.
    func path(of path: String) -> String {
        path.isEmpty ? (prefix.isEmpty ? "." : String(prefix.dropLast())) : prefix + path
    }

    /// The same as a reference of RFC 3986, section 4.1: what is no unreserved character or slash is percent-encoded, UTF-8
    /// byte by byte.
    func uri(of path: String) -> String {
        let path = self.path(of: path)
        var uri = path.utf8.first == 0x2F ? "file://" : ""
        for byte in path.utf8 {
            let isPlain = byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A && byte < 0x80
            if isPlain || [0x2D, 0x2E, 0x2F, 0x5F, 0x7E].contains(byte) {
                uri.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                uri += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
            }
        }
        return uri
    }
}
