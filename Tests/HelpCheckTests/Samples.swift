import HelpDiagnostics
import HelpKeys
import HelpMarkup
import Testing

@testable import HelpCheck

/// A few files as a catalogue: folders at the top are locales. `«…»` in a text marks bytes that a finding is expected on;
/// the marks themselves are not part of the file.
struct Content {
    let catalog: Catalog
    let failures: [Diagnostic]
    /// The marked bytes, by path.
    let marks: [String: [Range<Int>]]

    init(_ files: [String: String], assets: [String] = [], _ change: (inout CheckSettings) -> Void = { _ in }) {
        var settings = CheckSettings()
        change(&settings)
        var topics: [String: [Topic]] = [:]
        var redirects: [String: [Topic]] = [:]
        var tocs: [String: [TocFile]] = [:]
        var failed: [ParsedTopic] = []
        var marks: [String: [Range<Int>]] = [:]
        for (path, text) in files {
            let (bytes, ranges) = Self.unmarked(text)
            if !ranges.isEmpty { marks[path] = ranges }
            let folder = path.utf8.firstIndex(of: 0x2F).map { String(path[..<$0]) } ?? ""
            if path.hasSuffix(".yml") {
                tocs[folder, default: []].append(TocFile(bytes, path: path))
                continue
            }
            guard path.hasSuffix(".md") else { continue }
            let parsed = TopicParser().parse(bytes, path: path)
            if parsed.failure != nil {
                failed.append(parsed)
            } else if parsed.redirect != nil {
                redirects[folder, default: []].append(Topic(parsed))
            } else {
                topics[folder, default: []].append(Topic(parsed))
            }
        }
        let folders = Set(topics.keys).union(redirects.keys).union(tocs.keys)
        let locales = folders.compactMap { folder in
            LocaleTag(folder.isEmpty ? "en-US" : folder).map {
                LocaleCatalog(
                    folder: folder, tag: $0, topics: topics[folder] ?? [], redirects: redirects[folder] ?? [],
                    tocs: tocs[folder] ?? [], scope: settings.scopes[folder])
            }
        }
        catalog = Catalog(
            locales: locales, listing: ContentListing(Array(files.keys) + assets), failedPaths: Set(failed.map(\.path)),
            settings: settings)
        failures = failed.flatMap { Checker.diagnostics(ofFailed: $0, locale: nil) }
        self.marks = marks
    }

    /// The text without marks, and the bytes they mark.
    static func unmarked(_ text: String) -> ([UInt8], [Range<Int>]) {
        var bytes: [UInt8] = []
        var open: [Int] = []
        var ranges: [Range<Int>] = []
        for scalar in text.unicodeScalars {
            switch scalar {
            case "«": open.append(bytes.count)
            case "»": ranges.append((open.popLast() ?? 0)..<bytes.count)
            default: bytes += Array(String(scalar).utf8)
            }
        }
        return (bytes, ranges)
    }

    func checked() async -> (catalog: CheckedCatalog, diagnostics: [Diagnostic]) {
        let result = await CheckedCatalog.checking(catalog) { count, body in (0..<count).map(body) }
        return (result.catalog, (result.diagnostics + failures).sorted())
    }

    func diagnostics() async -> [Diagnostic] { await checked().diagnostics }
}

/// A GUID that ends in `number`.
func guid(_ number: Int) -> String {
    let digits = String(number)
    return "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
}

/// A topic with the asset id of `number`.
func topic(_ number: Int, _ body: String = "Text.", _ more: String = "") -> String {
    "---\ntitle: Topic \(number)\nassetid: \(guid(number))\n\(more)---\n\(body)\n"
}

/// A file that only redirects.
func stub(_ target: String) -> String { "---\nredirect: \(target)\n---\n" }

/// A generator that gives the same numbers in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
