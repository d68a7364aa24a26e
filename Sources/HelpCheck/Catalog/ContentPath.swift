/// Arithmetic on paths relative to the content folder: `/` between segments, no leading or trailing one.
public enum ContentPath {
    /// The folder that holds `path`; empty for a file at the top.
    public static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "" }
        return String(path[..<slash])
    }

    /// The last segment of `path`.
    public static func name(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: 0x2F) else { return path }
        return String(path[path.utf8.index(after: slash)...])
    }

    /// `path` without the extension of its last segment.
    public static func withoutExtension(_ path: String) -> String {
        let name = name(of: path)
        guard let dot = name.utf8.lastIndex(of: 0x2E), dot != name.startIndex else { return path }
        return String(path.dropLast(name[dot...].count))
    }

    /// `folder` and `name` as one path.
    public static func join(_ folder: String, _ name: String) -> String {
        folder.isEmpty ? name : name.isEmpty ? folder : folder + "/" + name
    }

    /// The path that `relative` names as seen from `folder`, with `.` and `..` resolved; nil where it climbs out of the
    /// content.
    public static func resolve(_ relative: String, from folder: String) -> String? {
        var segments = folder.utf8.split(separator: 0x2F).map { String(decoding: Array($0), as: UTF8.self) }
        for segment in relative.utf8.split(separator: 0x2F) {
            if segment.elementsEqual(".".utf8) { continue }
            if segment.elementsEqual("..".utf8) {
                guard segments.popLast() != nil else { return nil }
            } else {
                segments.append(String(decoding: Array(segment), as: UTF8.self))
            }
        }
        return segments.joined(separator: "/")
    }

    /// Whether `path` lies in `folder` or below; everything lies in the empty folder.
    public static func isInside(_ path: String, folder: String) -> Bool {
        folder.isEmpty || path.utf8.starts(with: folder.utf8) && path.utf8.dropFirst(folder.utf8.count).first == 0x2F
    }

    /// The longest folder that holds all `paths`; empty where there is none.
    public static func commonFolder(_ paths: some Sequence<String>) -> String {
        var common: [Substring]?
        for path in paths {
            let segments = folder(of: path).split(separator: "/")
            guard let known = common else {
                common = segments
                continue
            }
            common = Array(zip(known, segments).prefix { $0 == $1 }.map(\.0))
        }
        return (common ?? []).joined(separator: "/")
    }

    /// The way from the folder `from` to the file `to`: `../b/c.html`. One pass over the bytes both begin with: pages have
    /// tens of links each.
    public static func relative(from folder: String, to path: String) -> String {
        let (from, to) = (folder.utf8, path.utf8)
        var (shared, count) = (0, 0)
        for (left, right) in zip(from, to) {
            guard left == right else { break }
            count += 1
            if left == 0x2F { shared = count }
        }
        // All of `folder` is on the way where a slash follows it in `path`.
        let isWhole = count == from.count && count < to.count && to[to.index(to.startIndex, offsetBy: count)] == 0x2F
        if isWhole { shared = count + 1 }
        let up = from.isEmpty || isWhole ? 0 : from.dropFirst(shared).reduce(1) { $0 + ($1 == 0x2F ? 1 : 0) }
        return String(repeating: "../", count: up) + String(decoding: to.dropFirst(shared), as: UTF8.self)
    }
}
