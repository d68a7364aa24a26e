/// Where the texts of a record lie, one behind the other. Their lengths are yet to be read.
@unsafe public struct BundleTexts {
    /// Where the length of the first text is; four bytes each.
    @usableFromInline let lengths: UnsafeRawPointer
    /// Where the first text begins.
    @usableFromInline let start: UnsafeRawPointer
    /// How many bytes there are from there to the end of their part.
    @usableFromInline let room: Int
    /// How the record came into its language: 0 unknown, 1 by machine, 2 by a person.
    public let translation: UInt8

    @inline(__always)
    init(lengths: UnsafeRawPointer, start: UnsafeRawPointer, room: Int, translation: UInt8) {
        unsafe self.lengths = unsafe lengths
        unsafe self.start = unsafe start
        unsafe self.room = room
        unsafe self.translation = translation
    }

    /// How many texts a record has.
    @inlinable @inline(__always)
    public static var count: Int { 12 }

    /// Calls `body` with the number, the beginning and the length of each of the first `count` texts; they live as long as
    /// the bundle. False where one would lie outside their part: then none may be read.
    ///
    /// Each length is read once and compared after that, whatever was verified: where the file is mapped, its bytes may
    /// become others at any time.
    @inlinable @inline(__always)
    public func forEach(
        first count: Int, _ body: (_ field: Int, _ start: UnsafeRawPointer, _ length: Int) -> Void
    ) -> Bool {
        var offset = 0
        for field in 0..<count {
            let length = Int(UInt32(littleEndian: unsafe lengths.load(fromByteOffset: field &* 4, as: UInt32.self)))
            unsafe body(field, start + offset, length)
            offset &+= length
        }
        return unsafe offset <= room
    }
}
