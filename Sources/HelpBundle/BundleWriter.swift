import HelpKeys

/// Writes a bundle piece by piece: first the topics, in the order that they get in the file, then all else.
///
///     var writer = BundleWriter()
///     for record in records {
///         writer.add(record)
///         append(writer.takeBytes())
///     }
///     let (head, tail) = try writer.finish(contents)
///     append(tail)
///     replaceBeginning(head)
///
/// The same records in the same order and the same contents give the same bytes. Texts are in memory only until they are
/// taken: what a whole bundle takes is its tables.
public struct BundleWriter: Sendable {
    /// What was written and not taken, from the file's offset `taken` on.
    private var bytes: [UInt8]
    private var taken = 0
    /// The checksums of the blocks that were taken.
    private var sums: [UInt8] = []
    /// The table of parts, written as they begin.
    private var partTable: [UInt8] = []
    private var records: [UInt8] = []
    private var recordCount = 0
    private var textLength = 0
    /// The number of each record by topic and locale, from 1; 0 for none.
    private var rows: [Row: UInt32] = [:]
    /// The spelling of each error id, by its folded form.
    private var errorIDs: [String: String] = [:]
    /// The first limit that a record exceeded.
    private var exceeded: BundleLimit?

    private struct Row: Hashable {
        let topic: Int
        let locale: Int
    }

    /// A bundle without topics.
    public init() {
        // Room for the head, which is known last.
        bytes = Array(repeating: 0, count: BundleFormat.blockSize)
    }

    /// The bytes of a bundle as a whole.
    public static func bytes(of records: [BundleRecord], _ contents: BundleContents) throws(BundleLimit) -> [UInt8] {
        var writer = BundleWriter()
        for record in records { writer.add(record) }
        var bytes = writer.takeBytes()
        let (head, tail) = try writer.finish(contents)
        bytes += tail
        bytes.replaceSubrange(..<head.count, with: head)
        return bytes
    }

    // MARK: Topics

    /// Adds a topic in a locale; a second one for the same topic and locale is left out.
    public mutating func add(_ record: BundleRecord) {
        let row = Row(topic: record.topic, locale: record.locale)
        guard rows[row] == nil else { return }
        guard recordCount < UInt32.max, record.fields.values.allSatisfy({ $0.count <= UInt32.max }) else {
            exceeded = BundleLimit("a bundle has at most 4,294,967,295 topics, and each text of these as many bytes")
            return
        }
        recordCount += 1
        rows[row] = UInt32(truncatingIfNeeded: recordCount)
        Self.append(UInt64(textLength), to: &records)
        for field in RecordField.allCases {
            let text = record.fields[field] ?? []
            Self.append(UInt32(truncatingIfNeeded: text.count), to: &records)
            bytes += text
            textLength += text.count
        }
        Self.append(UInt32(truncatingIfNeeded: record.topic), to: &records)
        Self.append(UInt16(truncatingIfNeeded: record.locale), to: &records)
        Self.append(UInt16(record.translation), to: &records)
        note(errorID: String(decoding: record.fields[.errorID] ?? [], as: UTF8.self))
    }

    /// Of several spellings the one with the most capitals is kept: URLs are often in lower case.
    private mutating func note(errorID id: String) {
        guard !id.isEmpty, id.utf8.count <= Int(UInt16.max) else { return }
        let folded = String(decoding: id.utf8.map(LookupKey.folded), as: UTF8.self)
        guard let known = errorIDs[folded] else {
            errorIDs[folded] = id
            return
        }
        let (new, old) = (Self.capitals(id), Self.capitals(known))
        if new > old || new == old && id.utf8.lexicographicallyPrecedes(known.utf8) { errorIDs[folded] = id }
    }

    private static func capitals(_ text: String) -> Int { text.utf8.count { $0 >= 0x41 && $0 <= 0x5A } }

    /// How many bytes there are to be taken.
    public var byteCount: Int { bytes.count }

    /// What is to be appended to the file next: whole blocks, so that a little may stay for later.
    public mutating func takeBytes() -> [UInt8] {
        let count = bytes.count & ~(BundleFormat.blockSize - 1)
        // The first block is the head, which has a checksum of its own.
        let first = taken == 0 ? BundleFormat.blockSize : 0
        if count > first { Self.appendSums(of: bytes, first..<count, from: (taken + first) / BundleFormat.blockSize - 1, to: &sums) }
        taken += count
        guard count < bytes.count else {
            defer { bytes = [] }
            return bytes
        }
        defer { bytes.removeFirst(count) }
        return Array(bytes[..<count])
    }

    // MARK: All else

    /// What is to be appended to the file last, and what is to take the place of its first bytes then.
    ///
    /// - Throws: where a reader would refuse the bundle.
    public consuming func finish(_ contents: BundleContents) throws(BundleLimit) -> (head: [UInt8], tail: [UInt8]) {
        try check(contents)
        let table = try KeyTable(contents.claims)
        guard table.claimCount <= UInt32.max else { throw BundleLimit("a bundle has at most 4,294,967,295 topics of keys") }
        addPart(.texts, offset: BundleFormat.blockSize, count: textLength, length: textLength)
        writeAbout(contents, keyCount: table.entries.count)
        writeKeys(table)
        writeList(.nearest, errorIDs.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map(\.value))
        writeRows(contents)
        begin(.records, count: recordCount, length: records.count)
        bytes += records
        pad(to: BundleFormat.blockSize)
        var tail = takeBytes()
        // Without topics the head has not been taken before.
        let sumsOffset = taken
        var topSums: [UInt8] = []
        Self.appendSums(of: sums, 0..<sums.count, from: 0, to: &topSums)
        tail += sums
        tail += topSums
        let size = sumsOffset + sums.count + topSums.count
        return (head(contents, size: size, sumsOffset: sumsOffset, seed: table.seed, topSums), tail)
    }

    /// Compares what is to be written with what the format can say and what the reader takes.
    private func check(_ contents: BundleContents) throws(BundleLimit) {
        if let exceeded { throw exceeded }
        let topics = 0..<min(max(0, contents.topicCount), Int(UInt32.max))
        let locales = contents.locales.indices
        guard (1...BundleFormat.mostLocales).contains(locales.count), Set(contents.locales).count == locales.count else {
            throw BundleLimit("a bundle has 1 to \(BundleFormat.mostLocales) locales, each once")
        }
        guard contents.topicCount == topics.count, contents.defaultLocale.map(locales.contains) != false,
            rows.keys.allSatisfy({ topics.contains($0.topic) && locales.contains($0.locale) }),
            contents.claims.allSatisfy({ topics.contains($0.topic) && $0.locale.map(locales.contains) != false })
        else { throw BundleLimit("a number of a topic or a locale is none of the bundle's") }
        guard contents.declared.values.reduce(0, { $0 + $1.count }) <= BundleFormat.mostDeclared else {
            throw BundleLimit("a bundle declares at most \(BundleFormat.mostDeclared) fallbacks")
        }
        guard contents.claims.allSatisfy({ $0.key.count <= UInt32.max }) else {
            throw BundleLimit("a key has at most 4,294,967,295 bytes")
        }
    }

    private mutating func writeAbout(_ contents: BundleContents, keyCount: Int) {
        let (name, version) = (Self.clipped(contents.name), Self.clipped(contents.version))
        begin(.about, count: 1, length: 12 + name.count + version.count)
        append(UInt32(truncatingIfNeeded: contents.defaultLocale ?? Int(UInt32.max)))
        append(UInt32(truncatingIfNeeded: keyCount))
        append(UInt16(truncatingIfNeeded: name.count))
        append(UInt16(truncatingIfNeeded: version.count))
        bytes += name + version
        writeList(.locales, contents.locales.map(\.description))
        let declared = contents.declared.sorted { $0.key < $1.key }
        writeList(.declared, declared.flatMap { row in row.value.flatMap { [row.key.description, $0.description] } })
    }

    private mutating func writeKeys(_ table: KeyTable) {
        begin(.pilots, count: table.pilots.count, length: table.pilots.count * 2)
        for pilot in table.pilots { append(pilot) }
        var keyOffsets: [Int] = []
        var claimOffsets: [Int] = []
        var (keyOffset, claimOffset) = (0, 0)
        for entry in table.entries {
            keyOffsets.append(keyOffset)
            claimOffsets.append(claimOffset)
            keyOffset += entry.key.count
            if entry.claims.count > 1 { claimOffset += entry.claims.count }
        }
        begin(.slots, count: table.slots.count, length: table.slots.count * BundleFormat.slotLength)
        for slot in table.slots {
            guard let index = slot else {
                bytes.append(contentsOf: repeatElement(0, count: BundleFormat.slotLength))
                continue
            }
            let entry = table.entries[index]
            append(UInt64(keyOffsets[index]))
            for number in [entry.key.count, entry.claims.count, claimOffsets[index]] {
                append(UInt32(truncatingIfNeeded: number))
            }
            append(KeyHash(value: XXH64(entry.key, seed: table.seed).value).check)
            append(entry.claims[0])
        }
        begin(.claims, count: claimOffset, length: claimOffset * BundleFormat.claimLength)
        for entry in table.entries where entry.claims.count > 1 {
            for claim in entry.claims { append(claim) }
        }
        begin(.keys, count: keyOffset, length: keyOffset)
        for entry in table.entries { bytes += entry.key }
    }

    private mutating func writeRows(_ contents: BundleContents) {
        let localeCount = contents.locales.count
        begin(.rows, count: contents.topicCount * localeCount, length: contents.topicCount * localeCount * 4)
        for topic in 0..<contents.topicCount {
            for locale in 0..<localeCount { append(rows[Row(topic: topic, locale: locale)] ?? 0) }
        }
    }

    private mutating func writeList(_ section: BundleFormat.Section, _ texts: [String]) {
        let texts = texts.map(Self.clipped)
        begin(section, count: texts.count, length: texts.reduce(0) { $0 + 2 + $1.count })
        for text in texts {
            append(UInt16(truncatingIfNeeded: text.count))
            bytes += text
        }
    }

    /// The bytes of `text`, as many as a length in two bytes can say; no character is cut in two.
    private static func clipped(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        var end = min(bytes.count, Int(UInt16.max))
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return Array(bytes[..<end])
    }

    // MARK: Numbers

    /// Begins a part, whose bytes are appended next.
    private mutating func begin(_ section: BundleFormat.Section, count: Int, length: Int) {
        pad(to: BundleFormat.alignment)
        addPart(section, offset: taken + bytes.count, count: count, length: length)
    }

    private mutating func addPart(_ section: BundleFormat.Section, offset: Int, count: Int, length: Int) {
        for number in [section.id, UInt32(section.itemLength)] { Self.append(number, to: &partTable) }
        for number in [offset, length, count] { Self.append(UInt64(number), to: &partTable) }
    }

    /// Blocks were taken whole, so that the rest begins at a multiple of every alignment.
    private mutating func pad(to unit: Int) {
        let end = BundleFormat.rounded(bytes.count, to: unit)
        bytes.append(contentsOf: repeatElement(0, count: end - bytes.count))
    }

    private mutating func append(_ claim: BundleClaim) {
        append(UInt32(truncatingIfNeeded: claim.topic))
        append(claim.locale.map { UInt16(truncatingIfNeeded: $0) } ?? BundleFormat.noLocale)
        append(UInt16(claim.kind.rawValue))
    }

    private mutating func append(_ number: some FixedWidthInteger) { Self.append(number, to: &bytes) }

    private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
        for shift in stride(from: 0, to: number.bitWidth, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    // MARK: Checksums

    private func head(
        _ contents: BundleContents, size: Int, sumsOffset: Int, seed: UInt64, _ topSums: [UInt8]
    ) -> [UInt8] {
        var head = BundleFormat.magic
        for number in [BundleFormat.major, BundleFormat.minor] { Self.append(number, to: &head) }
        Self.append(UInt32(BundleFormat.blockSize), to: &head)
        for number in [UInt64(size), XXH64(sums).value] { Self.append(number, to: &head) }
        for number in [BundleFormat.Section.allCases.count, BundleFormat.blockSize] { Self.append(UInt32(number), to: &head) }
        Self.append(seed, to: &head)
        for number in [contents.topicCount, contents.locales.count, recordCount, 0] {
            Self.append(UInt32(truncatingIfNeeded: number), to: &head)
        }
        for number in [UInt64(sumsOffset), 0] { Self.append(number, to: &head) }
        let rest = partTable + Array(repeating: 0, count: BundleFormat.blockSize - BundleFormat.headerLength - partTable.count)
        Self.append(BundleHead.checksum(head, rest, topSums), to: &head)
        return head + rest
    }

    /// Appends the checksum of each block of `bytes` in `range`, with the block's number as its seed.
    private static func appendSums(of bytes: [UInt8], _ range: Range<Int>, from number: Int, to sums: inout [UInt8]) {
        var seed = UInt64(number)
        for start in stride(from: range.lowerBound, to: range.upperBound, by: BundleFormat.blockSize) {
            let end = min(start + BundleFormat.blockSize, range.upperBound)
            append(XXH64(bytes[start..<end], seed: seed).value, to: &sums)
            seed += 1
        }
    }
}
