import HelpCheck
import HelpKeys
import HelpMarkup
import Testing

@testable import HelpEmit

/// A few files as a checked catalogue: folders at the top are locales.
func emitter(
    _ files: [String: String], assets: [String] = [], kinds: Set<OutputKind> = Set(OutputKind.allCases),
    only: [String]? = nil,
    _ change: (inout CheckSettings) -> Void = { _ in }
) async -> Emitter {
    var settings = CheckSettings()
    change(&settings)
    var topics: [String: [Topic]] = [:]
    var redirects: [String: [Topic]] = [:]
    var tocs: [String: [TocFile]] = [:]
    for (path, text) in files {
        let folder = path.utf8.firstIndex(of: 0x2F).map { String(path[..<$0]) } ?? ""
        if path.hasSuffix(".yml") {
            tocs[folder, default: []].append(TocFile(Array(text.utf8), path: path))
            continue
        }
        let parsed = TopicParser().parse(Array(text.utf8), path: path)
        if parsed.redirect != nil {
            redirects[folder, default: []].append(Topic(parsed))
        } else if parsed.failure == nil {
            topics[folder, default: []].append(Topic(parsed))
        }
    }
    let folders = Set(topics.keys).union(redirects.keys)
    let locales = folders.compactMap { folder in
        LocaleTag(folder.isEmpty ? "en-US" : folder).map {
            LocaleCatalog(
                folder: folder, tag: $0, topics: topics[folder] ?? [], redirects: redirects[folder] ?? [],
                tocs: tocs[folder] ?? [])
        }
    }
    let catalog = Catalog(
        locales: locales, listing: ContentListing(Array(files.keys) + assets), failedPaths: [], settings: settings)
    let checked = await CheckedCatalog.checking(catalog) { count, body in (0..<count).map(body) }.catalog
    let chosen = catalog.locales.indices.filter { only?.contains(catalog.locales[$0].folder) ?? true }
    return Emitter(checked, options: EmitOptions(kinds: kinds, locales: chosen))
}

extension Emitter {
    /// The text of every document, by path.
    var texts: [String: String] {
        Dictionary(
            jobs.flatMap { documents(of: $0) }.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) },
            uniquingKeysWith: { first, _ in first })
    }
}

/// A GUID that ends in `number`.
func guid(_ number: Int) -> String {
    let digits = String(number)
    return "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
}

/// A topic with the asset id of `number`.
func topic(_ number: Int, _ body: String = "Text.", title: String? = nil, _ more: String = "") -> String {
    "---\ntitle: \(title ?? "Topic \(number)")\nassetid: \(guid(number))\n\(more)---\n\(body)\n"
}

/// Text that tries to be markup.
let hostile = "\"'<script>alert(1)</script>&amp;]]>\u{202E}\u{1}\u{FFFE}"

/// What is written as a double-quoted YAML scalar for `text`.
func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": result += "\\" + String(scalar)
        case "\n": result += "\\n"
        case _ where scalar.value < 0x20 || scalar.value == 0xFFFE:
            let digits = String(scalar.value, radix: 16)
            result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: result += String(scalar)
        }
    }
    return result + "\""
}
