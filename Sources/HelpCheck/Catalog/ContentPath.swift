import HelpDiagnostics

/// Arithmetic on paths relative to the content folder: `/` between segments, no leading or trailing one.
public enum ContentPath {
    /// The folder that holds `path`; empty for a file at the top.
    public static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(ofByte: 0x2F) else { return "" }
        return String(path[..<slash])
    }

    /// The last segment of `path`.
    public static func name(of path: String) -> String {
        guard let slash = path.lastIndex(ofByte: 0x2F) else { return path }
        return String(path[path.utf8.index(after: slash)...])
    }

    /// `path` without the extension of its last segment.
    public static func withoutExtension(_ path: String) -> String {
        let name = name(of: path)
        guard let dot = name.lastIndex(ofByte: 0x2E), dot != name.startIndex else { return path }
        return String(path.dropLast(name[dot...].count))
    }

    /// `folder` and `name` as one path.
    public static func join(_ folder: String, _ name: String) -> String {
        folder.isEmpty ? name : name.isEmpty ? folder : folder + "/" + name
    }

    /// The path that `relative` names as seen from `folder`, with `.` and `..` resolved; nil where it climbs out of the
    /// content.
    public static func resolve(_ relative: String, from folder: String) -> String? {
        var way = Array(folder.utf8)
        let bytes = Array(relative.utf8)
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x2F) ?? bytes.count
            let segment = bytes[start..<end]
            start = end + 1
            if segment.isEmpty || segment == [0x2E] { continue }
            if segment == [0x2E, 0x2E] {
                guard !way.isEmpty else { return nil }
                way.removeSubrange((way.lastIndex(of: 0x2F) ?? 0)...)
            } else {
                if !way.isEmpty { way.append(0x2F) }
                way += segment
            }
        }
        return String(decoding: way, as: UTF8.self)
    }

    /// Whether `path` lies in `folder` or below; everything lies in the empty folder.
    public static func isInside(_ path: String, folder: String) -> Bool {
        folder.isEmpty || path.begins(with: folder) && path.utf8.dropFirst(folder.utf8.count).first == 0x2F
    }

    /// The longest folder that holds all `paths`; empty where there is none.
    public static func commonFolder(_ paths: some Sequence<String>) -> String {
        var common: String?
        for path in paths {
            guard var known = common else {
                common = folder(of: path)
                continue
            }
            while !isInside(path, folder: known) { known = folder(of: known) }
            common = known
        }
        return common ?? ""
    }

    /// The way from the folder `from` to the file `to`: `../b/c.html`.
    public static func relative(from folder: String, to path: String) -> String {
        let folder = folder.isEmpty ? [] : Array(folder.utf8) + [0x2F]
        return String(decoding: relative(from: folder, to: Array(path.utf8)), as: UTF8.self)
    }

    /// The same for bytes, which may be those of URLs; `folder` is empty or ends in a slash. One pass over the bytes both
    /// begin with: pages have tens of links each.
    public static func relative(from folder: [UInt8], to path: [UInt8]) -> [UInt8] {
        var (shared, index) = (0, 0)
        while index < folder.count, index < path.count, folder[index] == path[index] {
            index += 1
            if folder[index - 1] == 0x2F { shared = index }
        }
        var way: [UInt8] = []
        way.reserveCapacity(path.count - shared + 16)
        for byte in folder[shared...] where byte == 0x2F { way += [0x2E, 0x2E, 0x2F] }
        way += path[shared...]
        return way
    }
}
