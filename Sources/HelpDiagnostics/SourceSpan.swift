/// A half-open range of bytes in one source file.
///
/// Offsets count UTF-8 bytes from the first byte of the file, a byte order mark included, so that a span can be used
/// on the file as it lies on disk. A file is at most 16 MiB (`topic-too-large`), so 32 bits always suffice.
public struct SourceSpan: Hashable, Sendable {
    /// The offset of the first byte.
    public private(set) var start: Int32
    /// The offset one past the last byte; never less than `start`.
    public private(set) var end: Int32

    /// A span of the bytes from `start` up to `end`; an `end` before `start` is taken as `start`.
    public init(_ start: Int, _ end: Int) {
        self.start = Int32(clamping: start)
        self.end = max(self.start, Int32(clamping: end))
    }

    /// The very beginning of a file: where a fault is shown that has no place of its own.
    public static let fileStart = SourceSpan(0, 0)

    /// The same place as a range of `Int`, for indexing.
    public var range: Range<Int> { Int(start)..<Int(end) }

    /// The number of bytes.
    public var count: Int { Int(end) - Int(start) }

    /// Whether the span holds no byte.
    public var isEmpty: Bool { start == end }

    /// The smallest span that holds both.
    public func union(_ other: SourceSpan) -> SourceSpan {
        SourceSpan(Int(min(start, other.start)), Int(max(end, other.end)))
    }
}
