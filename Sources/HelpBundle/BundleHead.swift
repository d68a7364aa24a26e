import HelpKeys

/// The head of a bundle, verified: where each part lies, and how many of everything there are.
///
/// Whatever is in it has been compared with the file's size: a part lies in the file, as a whole, and behind the one
/// before it.
struct BundleHead: Sendable {
    /// A part of the file.
    struct Part: Sendable {
        var offset = 0
        var length = 0
        var count = 0
    }

    let minor: UInt16
    let generation: UInt64
    let keySeed: UInt64
    let topicCount: Int
    let localeCount: Int
    let recordCount: Int
    /// Where the checksums of the blocks begin, which is where the blocks end.
    let sumsOffset: Int
    /// How many blocks of data there are; the first follows the head.
    let blockCount: Int
    /// Where the checksums of the blocks of checksums begin.
    let topSumsOffset: Int
    /// How many blocks of checksums there are.
    let topSumCount: Int
    private(set) var about = Part()
    private(set) var locales = Part()
    private(set) var declared = Part()
    private(set) var pilots = Part()
    private(set) var slots = Part()
    private(set) var claims = Part()
    private(set) var keys = Part()
    private(set) var nearest = Part()
    private(set) var rows = Part()
    private(set) var records = Part()
    private(set) var texts = Part()

    /// Reads the head of `bytes`, which are a block at least.
    ///
    /// - Throws: the `BundleFault` of the first check that fails, R2 to R14.
    init(_ bytes: UnsafeRawBufferPointer) throws(BundleFault) {
        (sumsOffset, blockCount) = try unsafe Self.areas(bytes, size: bytes.count)
        topSumsOffset = sumsOffset + blockCount * 8
        topSumCount = (bytes.count - topSumsOffset) / 8
        guard unsafe Self.checksum(bytes, topSumsOffset) == Self.number(bytes, BundleFormat.checksumOffset, 8) else {
            throw BundleFault(rule: 7, at: BundleFormat.checksumOffset, "the head is not what was written: its checksum differs")
        }
        minor = UInt16(truncatingIfNeeded: unsafe Self.number(bytes, 10, 2))
        generation = unsafe Self.number(bytes, 24, 8)
        keySeed = unsafe Self.number(bytes, 40, 8)
        topicCount = Int(unsafe Self.number(bytes, 48, 4))
        localeCount = Int(unsafe Self.number(bytes, 52, 4))
        recordCount = Int(unsafe Self.number(bytes, 56, 4))
        try unsafe readSections(bytes, Int(Self.number(bytes, 32, 4)))
        try checkCounts()
    }

    /// Looks at the first block of a file of `size` bytes before the others are read.
    ///
    /// - Throws: the `BundleFault` of the first check that fails, R2 to R6.
    static func checkBeginning(_ block: [UInt8], size: Int) throws(BundleFault) {
        let fault: BundleFault? = unsafe block.withUnsafeBytes { bytes in
            do throws(BundleFault) {
                _ = try unsafe areas(bytes, size: size)
                return nil
            } catch { return error }
        }
        if let fault { throw fault }
    }

    /// Where the checksums begin and how many blocks there are, R2 to R6.
    private static func areas(_ bytes: UnsafeRawBufferPointer, size: Int) throws(BundleFault) -> (sums: Int, blocks: Int) {
        guard unsafe bytes.prefix(BundleFormat.magic.count).elementsEqual(BundleFormat.magic) else {
            throw BundleFault(rule: 2, at: 0, "this is no bundle of helpc: it does not begin as one")
        }
        let major = unsafe Self.number(bytes, 8, 2)
        guard major == UInt64(BundleFormat.major) else {
            throw BundleFault(
                .version, rule: 3, at: 8,
                "the format is version \(major); this reader knows version \(BundleFormat.major)")
        }
        guard unsafe Self.number(bytes, 16, 8) == UInt64(size) else {
            throw BundleFault(rule: 4, at: 16, "the file is not as long as it says: part of it is lost")
        }
        guard unsafe Self.number(bytes, 12, 4) == UInt64(BundleFormat.blockSize),
            unsafe Self.number(bytes, 36, 4) == UInt64(BundleFormat.blockSize)
        else { throw BundleFault(rule: 5, at: 12, "the head and each block have \(BundleFormat.blockSize) bytes") }
        let block = BundleFormat.blockSize
        let sums = Int(clamping: unsafe number(bytes, 64, 8))
        guard sums >= block, sums % block == 0, sums <= size else {
            throw BundleFault(rule: 6, at: 64, "the checksums begin behind whole blocks, in the file")
        }
        let count = sums / block - 1
        guard size == sums + count * 8 + (count * 8 + block - 1) / block * 8 else {
            throw BundleFault(rule: 6, at: 64, "there is a checksum for each block, and no other")
        }
        return (sums, count)
    }

    /// Of the header before its checksum, of the head behind it, and of the checksums of checksums: each hash is the seed
    /// of the next.
    static func checksum(_ bytes: UnsafeRawBufferPointer, _ topSumsOffset: Int) -> UInt64 {
        let areas = [
            0..<BundleFormat.checksumOffset, BundleFormat.headerLength..<BundleFormat.blockSize,
            topSumsOffset..<bytes.count,
        ]
        return areas.reduce(0) { unsafe XXH64.hash(UnsafeRawBufferPointer(rebasing: bytes[$1]), seed: $0) }
    }

    /// The same for a head that is being written, in its three pieces.
    static func checksum(_ header: [UInt8], _ rest: [UInt8], _ topSums: [UInt8]) -> UInt64 {
        XXH64(topSums, seed: XXH64(rest, seed: XXH64(header).value).value).value
    }

    private mutating func readSections(_ bytes: UnsafeRawBufferPointer, _ count: Int) throws(BundleFault) {
        guard count <= BundleFormat.mostSections else {
            throw BundleFault(rule: 8, at: 32, "the table of parts ends in the head")
        }
        var end = BundleFormat.blockSize
        var known = 0
        for index in 0..<count {
            let entry = BundleFormat.headerLength + index * BundleFormat.sectionEntryLength
            let id = UInt32(truncatingIfNeeded: unsafe Self.number(bytes, entry, 4))
            let itemLength = Int(unsafe Self.number(bytes, entry + 4, 4))
            let part = Part(
                offset: Int(clamping: unsafe Self.number(bytes, entry + 8, 8)),
                length: Int(clamping: unsafe Self.number(bytes, entry + 16, 8)),
                count: Int(clamping: unsafe Self.number(bytes, entry + 24, 8)))
            guard part.offset % BundleFormat.alignment == 0, part.offset <= sumsOffset,
                part.length <= sumsOffset - part.offset
            else { throw BundleFault(rule: 9, at: entry + 8, "a part begins at a multiple of 64 and ends in the blocks") }
            guard part.offset >= end else {
                throw BundleFault(rule: 10, at: entry + 8, "a part lies behind the one before it")
            }
            end = part.offset + part.length
            // A later minor version may have added parts that this reader need not know.
            guard let section = BundleFormat.Section.allCases.first(where: { $0.id == id }) else { continue }
            let (size, overflow) = part.count.multipliedReportingOverflow(by: section.itemLength)
            guard itemLength == section.itemLength, !overflow, itemLength == 0 || size == part.length else {
                throw BundleFault(rule: 11, at: entry + 4, "a part is as long as its items together")
            }
            guard section.rawValue == known else {
                throw BundleFault(rule: 12, at: entry, "each part is there once, in its order")
            }
            known += 1
            set(section, part)
        }
        guard known == BundleFormat.Section.allCases.count else {
            throw BundleFault(rule: 12, at: BundleFormat.headerLength, "each part is there once, in its order")
        }
    }

    private mutating func set(_ section: BundleFormat.Section, _ part: Part) {
        switch section {
        case .about: about = part
        case .locales: locales = part
        case .declared: declared = part
        case .pilots: pilots = part
        case .slots: slots = part
        case .claims: claims = part
        case .keys: keys = part
        case .nearest: nearest = part
        case .rows: rows = part
        case .records: records = part
        case .texts: texts = part
        }
    }

    private func checkCounts() throws(BundleFault) {
        guard (1...BundleFormat.mostLocales).contains(localeCount), locales.count == localeCount else {
            throw BundleFault(rule: 13, at: 52, "a bundle has 1 to \(BundleFormat.mostLocales) locales")
        }
        // The locales have been counted, so that the product of these and the topics fits.
        guard rows.count == topicCount * localeCount, records.count == recordCount, pilots.count > 0, slots.count > 0,
            about.length >= 12, declared.count <= BundleFormat.mostDeclared * 2
        else { throw BundleFault(rule: 14, at: 48, "each table is as long as what is counted in the head") }
    }

    /// The little-endian number of `length` bytes at `offset`, which lie in the header or its tables.
    private static func number(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ length: Int) -> UInt64 {
        var number: UInt64 = 0
        for index in stride(from: offset + length - 1, through: offset, by: -1) {
            number = unsafe number << 8 | UInt64(bytes[index])
        }
        return number
    }
}
