import CHelpAtomics
import HelpKeys

/// An open bundle: its bytes, and what of them has been verified.
///
/// No byte is trusted. The head is verified when the bundle is opened; every block of the rest is verified when it is
/// first used, and each number that leads somewhere is compared with where it may lead. A question that rests on a
/// damaged block is answered with `nil`, never with “not there”. Immutable but for the marks of what has been verified,
/// which are atomic: any number of threads may read at once, and none waits.
@safe public final class BundleFile: @unchecked Sendable {
    let bytes: BundleBytes
    /// How much was asked to be verified.
    public let verification: BundleVerification
    let head: BundleHead
    /// A bit for each block of data, then one for each block of checksums; set once it is verified.
    private let marks: UnsafeMutablePointer<UInt64>
    /// A bit for each slot; set once its key was found, so that all that it says has been looked at.
    private let slotMarks: UnsafeMutablePointer<UInt64>
    /// A bit for each topic in each locale; set once its record was found, so that all that this says has been, too.
    private let rowMarks: UnsafeMutablePointer<UInt64>

    private init(_ bytes: BundleBytes, _ verification: BundleVerification) throws(BundleFault) {
        self.bytes = bytes
        self.verification = verification
        head = try unsafe BundleHead(UnsafeRawBufferPointer(start: bytes.start, count: bytes.count))
        let words = (head.blockCount + head.topSumCount) / 64 + 1
        unsafe marks = .allocate(capacity: words)
        unsafe marks.initialize(repeating: verification == .none ? .max : 0, count: words)
        unsafe slotMarks = Self.noMarks(head.slots.count)
        unsafe rowMarks = Self.noMarks(head.rows.count)
    }

    private static func noMarks(_ count: Int) -> UnsafeMutablePointer<UInt64> {
        let marks = UnsafeMutablePointer<UInt64>.allocate(capacity: count / 64 + 1)
        unsafe marks.initialize(repeating: 0, count: count / 64 + 1)
        return unsafe marks
    }

    deinit {
        unsafe marks.deallocate()
        unsafe slotMarks.deallocate()
        unsafe rowMarks.deallocate()
    }

    /// Opens the file at `path`.
    ///
    /// - Parameters:
    ///   - isMapped: whether the file is mapped instead of read. Who truncates a mapped file in place ends this process.
    ///   - verification: how much is verified, and when.
    /// - Throws: a `BundleFault`.
    public convenience init(path: String, isMapped: Bool, verification: BundleVerification) throws(BundleFault) {
        try self.init(BundleBytes.file(path, isMapped ? .map : .copy), verification)
        if verification == .all { try verifyAll() }
    }

    /// Opens a bundle that lies in memory; the bytes are copied.
    public convenience init(
        copying bytes: UnsafeRawBufferPointer, verification: BundleVerification
    ) throws(BundleFault) {
        guard bytes.count >= BundleFormat.blockSize else { throw BundleBytes.tooShort(bytes.count) }
        try unsafe self.init(BundleBytes.copying(bytes), verification)
        if verification == .all { try verifyAll() }
    }

    /// Opens a bundle that lies in memory; the bytes are copied.
    public convenience init(_ bytes: [UInt8], verification: BundleVerification = .table) throws(BundleFault) {
        let result: Result<BundleFile, BundleFault> = unsafe bytes.withUnsafeBytes { buffer in
            do throws(BundleFault) { return .success(try unsafe BundleFile(copying: buffer, verification: verification)) }
            catch { return .failure(error) }
        }
        // A second, cheap construction around the same bytes: a class cannot hand another object out as itself.
        let file = try result.get()
        try self.init(file.bytes, verification)
    }

    // MARK: Verifying

    /// Verifies every byte: the checksums, the blocks, and what each number leads to.
    ///
    /// O(n) in the size of the file.
    public func verifyAll() throws(BundleFault) {
        for block in 0..<head.topSumCount where !verifySums(block) { throw damaged(sums: block) }
        for block in 0..<head.blockCount where !verifyBlock(block) { throw damaged(block: block) }
        try verifyContents()
    }

    /// Whether the `length` bytes at `offset` are what they were when they were written. Both lie in the data.
    @inline(__always)
    func ensure(_ offset: Int, _ length: Int) -> Bool {
        guard length > 0 else { return true }
        let first = offset &>> 12 &- 1
        let last = (offset &+ length &- 1) &>> 12 &- 1
        if first == last { return isMarked(first) || verifyBlock(first) }
        return ensureBlocks(first, last)
    }

    private func ensureBlocks(_ first: Int, _ last: Int) -> Bool { areMarked(first, last) || verifyBlocks(first, last) }

    /// Whether all of these blocks are marked: 64 at once, as nearly all are in a file that is in use.
    @inline(__always)
    func areMarked(_ first: Int, _ last: Int) -> Bool {
        let end = last &>> 6
        var word = first &>> 6
        var wanted = UInt64.max &<< UInt64(first & 63)
        while word < end {
            guard unsafe helpatomics_load(marks + word) & wanted == wanted else { return false }
            word &+= 1
            wanted = .max
        }
        wanted &= .max &>> UInt64(63 &- last & 63)
        return unsafe helpatomics_load(marks + end) & wanted == wanted
    }

    @inline(never)
    private func verifyBlocks(_ first: Int, _ last: Int) -> Bool {
        for block in first...last where !isMarked(block) && !verifyBlock(block) { return false }
        return true
    }

    @inline(__always)
    func isMarked(_ block: Int) -> Bool {
        unsafe helpatomics_load(marks + (block &>> 6)) & (1 &<< UInt64(block & 63)) != 0
    }

    @inline(__always)
    func isMarked(slot: Int) -> Bool {
        unsafe helpatomics_load(slotMarks + (slot &>> 6)) & (1 &<< UInt64(slot & 63)) != 0
    }

    @inline(__always)
    func isMarked(row: Int) -> Bool {
        unsafe helpatomics_load(rowMarks + (row &>> 6)) & (1 &<< UInt64(row & 63)) != 0
    }

    func mark(slot: Int) { unsafe helpatomics_set(slotMarks + (slot >> 6), 1 << UInt64(slot & 63)) }
    func mark(row: Int) { unsafe helpatomics_set(rowMarks + (row >> 6), 1 << UInt64(row & 63)) }

    private func mark(_ block: Int) { unsafe helpatomics_set(marks + (block >> 6), 1 << UInt64(block & 63)) }

    /// Compares a block of data with its checksum, after the block of checksums with its own.
    @inline(never)
    private func verifyBlock(_ block: Int) -> Bool {
        let sumOffset = head.sumsOffset + block * 8
        let sums = block * 8 / BundleFormat.blockSize
        guard isMarked(head.blockCount + sums) || verifySums(sums) else { return false }
        let start = (block + 1) * BundleFormat.blockSize
        guard unsafe hash(start, BundleFormat.blockSize, seed: UInt64(block)) == u64(sumOffset) else { return false }
        mark(block)
        return true
    }

    private func verifySums(_ block: Int) -> Bool {
        let start = head.sumsOffset + block * BundleFormat.blockSize
        let length = min(BundleFormat.blockSize, head.topSumsOffset - start)
        guard unsafe hash(start, length, seed: UInt64(block)) == u64(head.topSumsOffset + block * 8) else { return false }
        mark(head.blockCount + block)
        return true
    }

    private func hash(_ start: Int, _ length: Int, seed: UInt64) -> UInt64 {
        unsafe XXH64.hash(UnsafeRawBufferPointer(start: bytes.start + start, count: length), seed: seed)
    }

    private func damaged(block: Int) -> BundleFault {
        BundleFault(
            rule: 15, at: (block + 1) * BundleFormat.blockSize,
            "a block of data is not what was written: its checksum differs")
    }

    private func damaged(sums block: Int) -> BundleFault {
        BundleFault(
            rule: 15, at: head.sumsOffset + block * BundleFormat.blockSize,
            "a block of checksums is not what was written: its own checksum differs")
    }

    // MARK: Numbers

    /// Reads without a look at bounds: `offset` has been compared with them.
    @inline(__always) @unsafe func u8(_ offset: Int) -> UInt8 { unsafe bytes.start.load(fromByteOffset: offset, as: UInt8.self) }
    @inline(__always) @unsafe func u16(_ offset: Int) -> UInt16 {
        unsafe UInt16(littleEndian: bytes.start.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
    }
    @inline(__always) @unsafe func u32(_ offset: Int) -> UInt32 {
        unsafe UInt32(littleEndian: bytes.start.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
    @inline(__always) @unsafe func u64(_ offset: Int) -> UInt64 {
        unsafe UInt64(littleEndian: bytes.start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// The verified bytes of a part, or nil where they are damaged.
    func slice(_ offset: Int, _ length: Int) -> [UInt8]? {
        guard ensure(offset, length) else { return nil }
        return unsafe Array(UnsafeRawBufferPointer(start: bytes.start + offset, count: length))
    }
}
