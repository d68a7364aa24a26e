/// A file that is being written in memory, byte for byte.
///
/// Outputs are put together from millions of pieces of a few bytes each; an array asks for each of them whether it is
/// shared and which way its storage has to be reached. This is never shared, and knows where it stands.
@safe public struct OutputBytes: ~Copyable {
    private var storage: UnsafeMutableRawPointer
    private var capacity: Int
    /// How many bytes were written.
    public private(set) var count = 0

    /// No bytes yet, and room for `capacity` of them.
    public init(capacity: Int = 0) {
        self.capacity = max(capacity, 64)
        unsafe storage = .allocate(byteCount: self.capacity, alignment: 16)
    }

    deinit { unsafe storage.deallocate() }

    /// Whether nothing was written.
    public var isEmpty: Bool { count == 0 }

    /// The last byte.
    public var last: UInt8? { count == 0 ? nil : unsafe storage.load(fromByteOffset: count - 1, as: UInt8.self) }

    /// All bytes; O(n).
    public var bytes: [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(from: UnsafeRawBufferPointer(start: storage, count: count))
            initialized = count
        }
    }

    /// Adds `byte`; O(1) on average, like all that follow for each byte.
    public mutating func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        unsafe storage.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count += 1
    }

    /// Adds `bytes`.
    public mutating func append(contentsOf bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { unsafe append($0) }
    }

    /// Adds `bytes`.
    public mutating func append(contentsOf bytes: ArraySlice<UInt8>) {
        unsafe bytes.withUnsafeBytes { unsafe append($0) }
    }

    /// Adds the UTF-8 of `text`.
    public mutating func append(_ text: String) {
        unsafe text.withBytes { unsafe append($0) }
    }

    /// Adds those bytes of `other` that are in `range`, as far as there are any.
    public mutating func append(contentsOf other: borrowing OutputBytes, _ range: Range<Int>) {
        let range = range.clamped(to: 0..<other.count)
        unsafe append(UnsafeRawBufferPointer(start: other.storage + range.lowerBound, count: range.count))
    }

    /// Adds all bytes of `other`.
    public mutating func append(contentsOf other: borrowing OutputBytes) {
        append(contentsOf: other, 0..<other.count)
    }

    /// Takes the last byte away, if there is one.
    public mutating func removeLast() { count = max(0, count - 1) }

    private mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress, bytes.count > 0 else { return }
        if capacity - count < bytes.count { grow(by: bytes.count) }
        unsafe (storage + count).copyMemory(from: start, byteCount: bytes.count)
        count += bytes.count
    }

    private mutating func grow(by more: Int) {
        let wanted = max(capacity * 2, count + more)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: wanted, alignment: 16)
        unsafe larger.copyMemory(from: storage, byteCount: count)
        unsafe storage.deallocate()
        unsafe storage = larger
        capacity = wanted
    }
}
