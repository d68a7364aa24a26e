import BundleProof
import HelpBundle
import HelpKeys

/// A bundle of one topic, one locale and one key, and what each of its bytes is: what Documentation/BundleFormat.md shows.
struct MinimalBundle {
    let bytes: [UInt8]
    private let forgery: Forgery

    init() throws {
        let texts: [RecordField: String] = [.title: "Titre", .text: "Oui.\n", .html: "<p>Oui.</p>\n", .errorID: "Rule"]
        let record = BundleRecord(topic: 0, locale: 0, translation: 2, fields: texts.mapValues { Array($0.utf8) })
        let claim = BundleClaim(key: Array("rule".utf8), kind: .errorID, topic: 0)
        bytes = try BundleWriter.bytes(
            of: [record],
            BundleContents(
                name: "mini", version: "1", locales: ["fr-FR"].compactMap { LocaleTag($0) }, defaultLocale: 0, topicCount: 1,
                claims: [claim]))
        forgery = Forgery(bytes)
    }

    // MARK: The listing

    /// The bytes in lines of sixteen at most, each with what it is; a run of zeros is one line, `00 × 64`.
    var listing: String {
        var lines: [String] = []
        var offset = 0
        for (start, length, meaning) in fields {
            if start > offset { lines += Self.lines(offset, bytes[offset..<start], start % 4096 == 0 ? "zeros to the end of the block" : "zeros to a multiple of 64") }
            lines += Self.lines(start, bytes[start..<start + length], meaning)
            offset = start + length
        }
        return lines.joined(separator: "\n")
    }

    /// The bytes that a listing shows; nil where it is none, or where an offset is not that of its bytes.
    static func bytes(of listing: some Sequence<Substring>) -> [UInt8]? {
        var bytes: [UInt8] = []
        for line in listing {
            guard Int(line.prefix(8), radix: 16) == bytes.count else { return nil }
            let text = line.dropFirst(10).prefix(column - 10)
            let words = text.split(separator: " ")
            if words.count == 3, words[0] == "00", words[1] == "×", let count = Int(words[2]) {
                bytes += Array(repeating: 0, count: count)
                continue
            }
            for word in words {
                guard word.utf8.count == 2, let byte = UInt8(word, radix: 16) else { return nil }
                bytes.append(byte)
            }
        }
        return bytes
    }

    /// Where the meaning of a line begins.
    private static let column = 60

    private static func lines(_ start: Int, _ bytes: ArraySlice<UInt8>, _ meaning: String) -> [String] {
        if bytes.count > 16, bytes.allSatisfy({ $0 == 0 }) { return [line(start, "00 × \(bytes.count)", meaning)] }
        return stride(from: bytes.startIndex, to: bytes.endIndex, by: 16).map { index in
            let row = bytes[index..<min(index + 16, bytes.endIndex)]
            return line(
                start + index - bytes.startIndex, row.map { hex($0, 2) }.joined(separator: " "),
                index == bytes.startIndex ? meaning : "")
        }
    }

    private static func line(_ offset: Int, _ text: String, _ meaning: String) -> String {
        let line = hex(offset, 8) + "  " + text
        return meaning.isEmpty ? line : line + String(repeating: " ", count: column - line.count) + meaning
    }

    private static func hex(_ number: some BinaryInteger, _ width: Int) -> String {
        let digits = String(number, radix: 16, uppercase: true)
        return String(repeating: "0", count: width - digits.count) + digits
    }

    // MARK: What the bytes are

    private typealias Field = (offset: Int, length: Int, meaning: String)

    private var fields: [Field] { header + table + data + sums }

    private var header: [Field] {
        [
            (0, 8, "magic"), (8, 2, "major version 1"), (10, 2, "minor version 0"), (12, 4, "the head has 4,096 bytes"),
            (16, 8, "the file has \(bytes.count) bytes"), (24, 8, "generation"), (32, 4, "11 parts"), (36, 4, "blocks of 4,096 bytes"),
            (40, 8, "seed of the keys' hashes"), (48, 4, "1 topic"), (52, 4, "1 locale"), (56, 4, "1 record"), (60, 4, "not used"),
            (64, 8, "the checksums begin at \(forgery.sumsOffset)"), (72, 8, "not used"), (80, 8, "checksum of the head"),
        ]
    }

    private var table: [Field] {
        Forgery.parts.flatMap { part -> [Field] in
            let entry = Forgery.entry(part)
            let place = forgery.place(of: part)
            let items = forgery.number(entry + 4, 4)
            return [
                (entry, 16, "\(part), \(items == 0 ? "items of any length" : "items of \(items)"), at \(place.offset)"),
                (entry + 16, 16, "\(place.length) bytes, \(place.count) \(place.count == 1 ? "item" : "items")"),
            ]
        } + [(88 + 11 * 32, 4096 - 88 - 11 * 32, "no more parts")]
    }

    private var data: [Field] {
        let place = { (part: String) in forgery.place(of: part).offset }
        let (texts, about, locales) = (place("TEXT"), place("ABOU"), place("LOCL"))
        let (slots, record) = (place("SLOT"), place("RECD"))
        let isFirst = forgery.number(slots + 8, 4) > 0
        let (used, free) = isFirst ? (slots, slots + 32) : (slots + 32, slots)
        let key: [Field] = [
            (used, 8, "SLOT: the key begins at 0 of KEYS"), (used + 8, 4, "it has 4 bytes"), (used + 12, 4, "1 claim"),
            (used + 16, 4, "no claims in CLAM"), (used + 20, 4, "the lower half of its hash"),
            (used + 24, 4, "claim: topic 0"), (used + 28, 2, "in every locale"), (used + 30, 2, "by error id"),
        ]
        let empty: [Field] = forgery.place(of: "SLOT").count > 1 ? [(free, 32, "SLOT: a free slot")] : []
        return [
            (texts, 5, "TEXT: title"), (texts + 5, 5, "text"), (texts + 10, 12, "html"), (texts + 22, 4, "error id"),
            (about, 4, "ABOU: the default is locale 0"), (about + 4, 4, "1 key"), (about + 8, 2, "the name has 4 bytes"),
            (about + 10, 2, "the version has 1"), (about + 12, 4, "name"), (about + 16, 1, "version"),
            (locales, 2, "LOCL: the tag has 5 bytes"), (locales + 2, 5, "fr-FR"), (place("PILO"), 2, "PILO: the pilot of the one bucket"),
        ] + (isFirst ? key + empty : empty + key) + [
            (place("KEYS"), 4, "KEYS: rule"), (place("NEAR"), 2, "NEAR: the error id has 4 bytes"), (place("NEAR") + 2, 4, "Rule"),
            (place("ROWS"), 4, "ROWS: topic 0 in locale 0 is record 1"), (record, 8, "RECD: its texts begin at 0 of TEXT"),
            (record + 8, 12, "title 5, summary 0, text 5 bytes"), (record + 20, 12, "html 12, url 0, path 0"),
            (record + 32, 12, "date 0, version 0, asset id 0"), (record + 44, 12, "error id 4, MTPS id 0, content key id 0"),
            (record + 56, 4, "topic 0"), (record + 60, 2, "locale 0"), (record + 62, 2, "translated by a person"),
        ]
    }

    private var sums: [Field] {
        let start = forgery.sumsOffset
        let count = start / 4096 - 1
        return (0..<count).map { (start + $0 * 8, 8, "checksum of block \($0)") }
            + [(start + count * 8, 8, "checksum of the checksums")]
    }
}
