import HelpCheck
import HelpMarkup

/// A folder of outputs as the links in its files see it.
struct PageFolder: Sendable {
    /// The path below the folder of all files of its kind.
    let path: String
    /// The same as part of a URL, with a slash at its end; empty at the top.
    private let url: [UInt8]

    /// The folder at `path`.
    init(_ path: String) {
        self.path = path
        url = path.isEmpty ? [] : Self.url(ofPath: path) + [0x2F]
    }

    /// The folder of the topic at `page`, whose URL is known.
    init(ofPage page: String, url: [UInt8]) {
        path = ContentPath.folder(of: page)
        self.url = Array(url[...(url.lastIndex(of: 0x2F) ?? -1)])
    }

    /// The way to the folder of all files: `../../`.
    var root: String { String(repeating: "../", count: url.count { $0 == 0x2F }) }

    /// A path as part of a URL.
    static func url(ofPath path: String) -> [UInt8] {
        var url: [UInt8] = []
        url.reserveCapacity(path.utf8.count + 8)
        URLText.appendPath(path, to: &url)
        return url
    }

    /// The way to the file whose path has the URL `target`: `../b/c`.
    func way(to target: [UInt8]) -> [UInt8] { ContentPath.relative(from: url, to: target) }
}
