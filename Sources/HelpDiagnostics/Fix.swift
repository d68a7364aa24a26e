/// The one right answer to a finding, as changes of the bytes of its file.
///
/// A finding without one, or with more than one, has none: what a person has to decide is not decided here.
public struct Fix: Hashable, Sendable {
    /// Bytes that take the place of others.
    public struct Edit: Hashable, Sendable {
        /// The bytes to be replaced.
        public var span: SourceSpan
        /// What has to stand there; where something else does, the file is another one than was checked.
        public var expected: [UInt8]
        /// What takes its place.
        public var replacement: [UInt8]

        /// The bytes `expected` at `start` become `replacement`.
        public init(at start: Int, _ expected: some Collection<UInt8>, _ replacement: some Collection<UInt8>) {
            span = SourceSpan(start, start + expected.count)
            self.expected = Array(expected)
            self.replacement = Array(replacement)
        }
    }

    /// The changes, in the order of their places; no two of them overlap, and each expects a byte at least.
    public let edits: [Edit]

    /// A fix that makes all of `edits` at once; nil where they overlap, expect nothing, or change nothing.
    public init?(_ edits: [Edit]) {
        let sorted = edits.filter { $0.expected != $0.replacement }.sorted { $0.span.start < $1.span.start }
        guard !sorted.isEmpty, !sorted.contains(where: \.expected.isEmpty),
            zip(sorted, sorted.dropFirst()).allSatisfy({ $0.span.end <= $1.span.start })
        else { return nil }
        self.edits = sorted
    }

    /// Whether `bytes` have at every place what the edits expect.
    public func fits(_ bytes: [UInt8]) -> Bool {
        edits.allSatisfy { edit in
            edit.span.end <= bytes.count && bytes[edit.span.range].elementsEqual(edit.expected)
        }
    }
}
