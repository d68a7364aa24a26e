import FoundationEssentials
import HelpDiagnostics

/// What a build wrote: `manifest.json` in the output folder, and what may be removed by a later one.
struct Manifest: Sendable {
    /// A file.
    struct Entry: Sendable, Hashable {
        /// The path relative to the output folder.
        var path: String
        /// `html`, `xml` or `bundle`.
        var kind: String
        /// The folder of the locale; nil where it belongs to all.
        var locale: String?
        /// The number of bytes.
        var size: Int
        /// The digest of the bytes.
        var digest: String
    }

    /// The files, by path.
    var entries: [Entry]

    static let fileName = "manifest.json"

    /// What the names of bundles end in.
    static let bundleExtension = ".helpb"

    /// The bytes of the file.
    func json(name: String, version: String?) -> [UInt8] {
        let text = JSONWriter.document { document in
            document.member("schemaVersion", "1.0")
            document.member("name", name)
            document.member("version", version)
            document.array("files") { files in
                // Indices are sorted, which are smaller than entries.
                for index in entries.indices.sorted(by: { entries[$0].path.precedes(entries[$1].path) }) {
                    let entry = entries[index]
                    files.object { file in
                        file.member("path", entry.path)
                        file.member("kind", entry.kind)
                        file.member("locale", entry.locale)
                        file.member("size", entry.size)
                        file.member("xxh64", entry.digest)
                    }
                }
            }
        }
        return Array(text.utf8)
    }

    /// Reads a manifest back; nil for what is none. Entries that name anything outside the folders that helpc writes are
    /// dropped: nothing may be removed on their word.
    init?(_ source: [UInt8]) {
        guard let file = try? JSONDecoder().decode(File.self, from: Data(source)),
            file.schemaVersion.hasPrefix("1.")
        else { return nil }
        entries = file.files.filter { Self.isInside($0.path) }.map {
            Entry(path: $0.path, kind: $0.kind, locale: $0.locale, size: $0.size, digest: $0.xxh64)
        }
    }

    private struct File: Decodable {
        struct Entry: Decodable {
            var path: String
            var kind: String
            var locale: String?
            var size: Int
            var xxh64: String
        }
        var schemaVersion: String
        var files: [Entry]
    }

    /// A manifest of `entries`.
    init(entries: [Entry]) { self.entries = entries }

    /// Whether `path` names a bundle at the top or something below the folders that helpc writes: not absolute, no `.` or
    /// `..`.
    static func isInside(_ path: String) -> Bool {
        let segments = path.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
        if segments.count == 1 {
            return path.utf8.first != 0x2E && path.hasSuffix(bundleExtension) && !path.utf8.contains(0)
        }
        guard segments.count >= 2, segments[0].elementsEqual("html".utf8) || segments[0].elementsEqual("xml".utf8) else {
            return false
        }
        return segments.allSatisfy {
            !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) && !$0.contains(0)
        }
    }
}
