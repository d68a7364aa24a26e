import HelpBundle
import HelpKeys

/// The bytes of a bundle, to be changed and given the right checksums again: what a reader meets then are the checks that
/// no checksum hides. Written from Documentation/BundleFormat.md, not from the reader.
public struct Forgery: Sendable {
    /// The bytes.
    public var bytes: [UInt8]

    /// A forgery of `bytes`, which are a bundle.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The letters of the parts, in their order.
    public static let parts = ["TEXT", "ABOU", "LOCL", "DECL", "PILO", "SLOT", "CLAM", "KEYS", "NEAR", "ROWS", "RECD"]

    private static let block = 4096
    private static let header = 88
    private static let entryLength = 32

    // MARK: Numbers

    /// The little-endian number of `length` bytes at `offset`.
    public func number(_ offset: Int, _ length: Int) -> Int {
        bytes[offset..<offset + length].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// Writes `number` into `length` bytes at `offset`.
    public mutating func set(_ offset: Int, _ length: Int, _ number: UInt64) {
        for index in 0..<length { bytes[offset + index] = UInt8(truncatingIfNeeded: number >> UInt64(index * 8)) }
    }

    /// The offset of the entry of a part in the table.
    public static func entry(_ part: String) -> Int {
        header + (parts.firstIndex(of: part) ?? parts.count) * entryLength
    }

    /// Where a part begins, how long it is, and how many items it has.
    public func place(of part: String) -> (offset: Int, length: Int, count: Int) {
        let entry = Self.entry(part)
        return (number(entry + 8, 8), number(entry + 16, 8), number(entry + 24, 8))
    }

    /// Where the checksums begin.
    public var sumsOffset: Int { number(64, 8) }

    /// Puts the entry of another part before the entry with the index `index`, empty and where that part begins.
    public mutating func insertPart(_ id: String, at index: Int) {
        let entry = Self.header + index * Self.entryLength
        let next = Array(bytes[entry..<entry + Self.entryLength])
        bytes.replaceSubrange(entry..<entry, with: next)
        bytes.removeSubrange(Self.block..<Self.block + Self.entryLength)
        bytes.replaceSubrange(entry..<entry + 4, with: Array(id.utf8))
        set(entry + 4, 4, 0)
        set(entry + 8, 8, UInt64(Forgery(next).number(8, 8)))
        set(entry + 16, 8, 0)
        set(entry + 24, 8, 0)
        set(32, 4, UInt64(number(32, 4) + 1))
    }

    // MARK: Checksums

    /// The bytes with the checksums that they should have, as far as the head says where these are.
    public func sealed() -> [UInt8] {
        var forgery = self
        let size = bytes.count
        let sums = sumsOffset
        guard sums >= Self.block, sums % Self.block == 0, sums <= size else { return bytes }
        let blockCount = sums / Self.block - 1
        guard size == Self.size(blocks: blockCount) else { return bytes }
        for index in 0..<blockCount {
            let start = (index + 1) * Self.block
            forgery.set(sums + index * 8, 8, XXH64(forgery.bytes[start..<start + Self.block], seed: UInt64(index)).value)
        }
        let top = sums + blockCount * 8
        for index in 0..<(size - top) / 8 {
            let start = sums + index * Self.block
            let slice = forgery.bytes[start..<min(start + Self.block, top)]
            forgery.set(top + index * 8, 8, XXH64(slice, seed: UInt64(index)).value)
        }
        return forgery.withHeadSealed(top)
    }

    /// The bytes with the checksum of the head that they should have, all else as it is.
    public func headSealed() -> [UInt8] {
        guard sumsOffset >= Self.block, sumsOffset % Self.block == 0, sumsOffset <= bytes.count else { return bytes }
        let top = sumsOffset + (sumsOffset / Self.block - 1) * 8
        return top <= bytes.count ? withHeadSealed(top) : bytes
    }

    private func withHeadSealed(_ top: Int) -> [UInt8] {
        var forgery = self
        var hash = XXH64(bytes[..<80]).value
        for area in [Self.header..<Self.block, top..<bytes.count] { hash = XXH64(bytes[area], seed: hash).value }
        forgery.set(80, 8, hash)
        return forgery.bytes
    }

    /// How long a file of so many blocks is.
    private static func size(blocks: Int) -> Int {
        block + blocks * block + blocks * 8 + (blocks * 8 + block - 1) / block * 8
    }

    /// Any bytes, a little shorter, with a head that passes every check before the table of parts; nil where they are
    /// too few.
    public static func forced(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count >= block else { return nil }
        var blocks = (bytes.count - block) / block
        while size(blocks: blocks) > bytes.count { blocks -= 1 }
        var forgery = Forgery(Array(bytes[..<size(blocks: blocks)]))
        forgery.bytes.replaceSubrange(..<8, with: [0x89, 0x48, 0x4C, 0x50, 0x0D, 0x0A, 0x1A, 0x0A])
        forgery.set(8, 2, 1)
        for offset in [12, 36] { forgery.set(offset, 4, UInt64(block)) }
        forgery.set(16, 8, UInt64(forgery.bytes.count))
        forgery.set(64, 8, UInt64((blocks + 1) * block))
        return forgery.sealed()
    }
}
