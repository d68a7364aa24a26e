import HelpCheck
import HelpDiagnostics

/// `helpc.lock`, which lies beside the configuration: the source that each translation was made from.
///
///     helpc-lock 1
///     source 5c1e0f2a9b3d4e67 0a1b2c3d4e5f…
///     topic 5c1e0f2a9b3d4e67 fr-FR f68253f2-7fa9-4ab5-8960-a60cf396a331
///
/// A line each, sorted, and nothing that changes with another line, so that two people's changes merge. `source` gives the
/// hash of a source and six digits of the hash of each of its blocks; `topic` the source, the locale, and the asset id of a
/// translation, or its path below the folder of the locale, `%` and line ends percent-encoded.
enum SourceLock {
    /// The name of the file, at the top of the content.
    static let fileName = "helpc.lock"

    private static let comment = "# The source that each translation was made from; written by ‘helpc check --record-sources’."
    private static let head = "helpc-lock 1"
    private static let blockDigits = 6

    /// What the file in the folder `root` says; nil where there is none.
    ///
    /// - Throws: a `ContentFailure`, for a file that cannot be read or is no such file, with the line.
    static func read(_ root: String, _ fileSystem: any FileSystem) throws(ContentFailure) -> RecordedSources? {
        let path = root + "/" + fileName
        let bytes: [UInt8]
        do throws(FileError) {
            guard try fileSystem.status(of: path) != nil else { return nil }
            bytes = try fileSystem.read(path, limit: 1 << 28)
        } catch {
            throw .file(error)
        }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let lines = bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
        }
        var recorded = RecordedSources()
        var hasHead = false
        for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            if !hasHead {
                guard line == head else { throw .usage(fault(path, line)) }
                hasHead = true
            } else if !read(line, into: &recorded) {
                throw .usage(
                    "line \(index + 1) of ‘\(path)’ is not understood; take either side of a merge, then ‘--record-sources’")
            }
        }
        return recorded
    }

    private static func fault(_ path: String, _ line: String) -> String {
        line.hasPrefix("helpc-lock ")
            ? "‘\(path)’ is of version ‘\(line.dropFirst(11))’, and this helpc knows 1; ‘--record-sources’ writes it anew"
            : "‘\(path)’ does not begin with ‘\(head)’; remove it, then ‘--record-sources’ writes it anew"
    }

    private static func read(_ line: String, into recorded: inout RecordedSources) -> Bool {
        // By bytes: a space and an accent behind it are one character.
        let fields = line.utf8.split(separator: 0x20, maxSplits: 3, omittingEmptySubsequences: false).map { String(Substring($0)) }
        guard fields.count > 2, fields[1].utf8.count == 16, let hash = UInt64(fields[1], radix: 16) else { return false }
        switch fields[0] {
        case "source":
            let digits = Array(fields[2].utf8)
            guard fields.count == 3, digits.count.isMultiple(of: blockDigits) else { return false }
            var blocks: [UInt32] = []
            blocks.reserveCapacity(digits.count / blockDigits)
            for start in stride(from: 0, to: digits.count, by: blockDigits) {
                let text = String(decoding: digits[start..<start + blockDigits], as: UTF8.self)
                guard let block = UInt32(text, radix: 16) else { return false }
                blocks.append(block)
            }
            recorded.blocks[hash] = blocks
        case "topic":
            guard fields.count == 4, !fields[2].isEmpty, !fields[3].isEmpty else { return false }
            let translation = RecordedSources.Translation(
                locale: String(fields[2]), topic: decoded(String(fields[3])))
            recorded.hashes[translation] = hash
        default: return false
        }
        return true
    }

    /// The bytes of the file that says `recorded`.
    static func bytes(_ recorded: RecordedSources) -> [UInt8] {
        var text = comment + "\n" + head + "\n"
        for (hash, blocks) in recorded.blocks.sorted(by: { $0.key < $1.key }) {
            text += "source \(hex(hash, 16)) \(blocks.map { hex(UInt64($0), blockDigits) }.joined())\n"
        }
        for (translation, hash) in recorded.hashes.sorted(by: { $0.key < $1.key }) {
            text += "topic \(hex(hash, 16)) \(translation.locale) \(encoded(translation.topic))\n"
        }
        return Array(text.utf8)
    }

    private static func hex(_ value: UInt64, _ count: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
    }

    private static let escapes = [("%", "%25"), ("\n", "%0A"), ("\r", "%0D")]

    private static func encoded(_ path: String) -> String {
        String(path.unicodeScalars.flatMap { scalar in
            Array(escapes.first { $0.0 == String(scalar) }?.1 ?? String(scalar))
        })
    }

    private static func decoded(_ text: String) -> String {
        escapes.reversed().reduce(text) { text, escape in text.split(separator: escape.1, omittingEmptySubsequences: false).joined(separator: escape.0) }
    }
}
