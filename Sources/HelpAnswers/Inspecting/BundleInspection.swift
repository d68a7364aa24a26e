import HelpBundle
import HelpDiagnostics
import HelpKeys
import HelpTerminal

/// `helpc inspect`: what a bundle holds, for those who make it and for those who ship it.
public struct BundleInspection: Sendable {
    private let file: BundleFile
    private let locales: [LocaleTag]
    private let path: String

    /// Opens the bundle at `path`. What is damaged is left out of what is shown; `helpc verify` tells of it.
    public init(_ path: String) throws(CommandFailure) {
        self.path = path
        do throws(BundleFault) {
            file = try BundleFile(path: path, isMapped: true, verification: .table)
            locales = try file.localeTags()
        } catch {
            throw CommandFailure(status: .failure, message: "cannot open the bundle ‘\(path)’: \(error)")
        }
    }

    // MARK: The whole

    /// Names, counts and parts.
    public var overview: String {
        var table = AlignedTable([.left, .left])
        let serving = (try? file.defaultLocale()).flatMap { $0.map { locales[$0].description } } ?? "none"
        table.add(["name", file.name])
        if !file.contentVersion.isEmpty { table.add(["version", file.contentVersion]) }
        table.add(["format", "\(file.formatVersion.major).\(file.formatVersion.minor)"])
        table.add(["generation", Self.hexadecimal(file.generation)])
        table.add(["bytes", String(file.size)])
        table.add(["locales", locales.map(\.description).joined(separator: " ")])
        table.add(["default locale", serving])
        table.add(["topics", String(file.topicCount)])
        table.add(["topics by locale", String(file.recordCount)])
        table.add(["keys", String(file.keyCount)])
        return table.text + "\n" + keysByKind + "\n" + parts
    }

    private var parts: String {
        var table = AlignedTable([.left, .right, .right, .right])
        table.add(["part", "offset", "bytes", "items"])
        for part in file.parts { table.add([part.name, String(part.offset), String(part.length), String(part.count)]) }
        return table.text
    }

    private var keysByKind: String {
        var counts: [MatchKind: Int] = [:]
        var ambiguous = 0
        forEachKey { _, claims in
            counts[claims[0].kind, default: 0] += 1
            if Set(claims.map(\.topic)).count > 1 { ambiguous += 1 }
        }
        var table = AlignedTable([.left, .right])
        table.add(["kind of key", "keys"])
        for kind in MatchKind.allCases { table.add([kind.name, String(counts[kind] ?? 0)]) }
        table.add(["of several topics", String(ambiguous)])
        return table.text
    }

    private func forEachKey(_ body: ([UInt8], [KeyClaim]) -> Void) {
        for slot in 0..<file.slotCount {
            guard let key = file.key(inSlot: slot), !key.isEmpty, case .claims(let claims) = file.claims(of: key),
                let all = file.all(claims), !all.isEmpty
            else { continue }
            body(key, all)
        }
    }

    // MARK: Keys

    /// Every key with its kind and its topics' titles, sorted by its bytes, a line each, the columns apart by tabs.
    public var keys: String {
        var lines: [String] = []
        forEachKey { key, claims in
            let titles = claims.map { TerminalText.escaped(title(of: $0.topic)) }
            let kind = claims[0].kind.name
            let shown = TerminalText.escaped(String(decoding: key, as: UTF8.self))
            lines.append("\(shown)\t\(kind)\t\(titles.joined(separator: " | "))\n")
        }
        return lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined()
    }

    private func title(of topic: Int) -> String {
        let first = (try? file.defaultLocale()) ?? nil
        for locale in [first].compactMap({ $0 }) + locales.indices {
            if case .record(let place) = file.record(ofTopic: topic, in: locale) { return file.text(of: .title, in: place) }
        }
        return ""
    }

    // MARK: One key

    /// All that the bundle has on a key, or nil where no topic has it.
    public func records(of key: String) throws(CommandFailure) -> String? {
        guard case .key(let normalized) = LookupKey(key) else { return nil }
        switch file.claims(of: normalized.utf8) {
        case .absent: return nil
        case .damaged: throw damaged
        case .claims(let claims):
            guard let all = file.all(claims) else { throw damaged }
            var pieces = ["key \(TerminalText.escaped(normalized.text))\n"]
            for claim in all {
                let owner = claim.locale.map { " in \(locales[$0])" } ?? ""
                pieces.append("\(claim.kind.name) of topic \(claim.topic)\(owner)\n")
                for locale in locales.indices { if let text = record(claim.topic, locale) { pieces.append(text) } }
            }
            return pieces.joined(separator: "\n")
        }
    }

    private func record(_ topic: Int, _ locale: Int) -> String? {
        guard case .record(let place) = file.record(ofTopic: topic, in: locale) else { return nil }
        var table = AlignedTable([.left, .left])
        table.add(["locale", locales[locale].description])
        for field in RecordField.allCases {
            let text = file.text(of: field, in: place)
            guard !text.isEmpty else { continue }
            let isBody = field == .text || field == .html
            table.add(["\(field)", isBody ? "\(text.utf8.count) bytes" : text])
        }
        return table.text
    }

    private var damaged: CommandFailure {
        CommandFailure(status: .failure, message: "the bundle ‘\(path)’ is damaged where the key would be")
    }

    private static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
