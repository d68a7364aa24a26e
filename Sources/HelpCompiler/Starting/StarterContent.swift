/// A content folder in two languages to begin with: what `helpc init` makes.
///
/// It compiles without a finding and shows what topics are made of. All of it is fixed but the asset ids, which are
/// drawn anew each time: two folders that began alike may be compiled together one day.
public struct StarterContent: Sendable {
    /// A file, its path relative to the content folder.
    public struct File: Hashable, Sendable {
        /// The path, with `/`.
        public let path: String
        /// The text.
        public let text: String
    }

    /// The asset ids of the topics.
    struct IDs {
        let index: String
        let diskSpace: String
        let freeDiskSpace: String
    }

    /// The files, in the order they are made.
    public let files: [File]

    /// Content with asset ids drawn from the system's random numbers.
    public init() {
        var generator = SystemRandomNumberGenerator()
        self.init(using: &generator)
    }

    /// Content with asset ids drawn from `generator`.
    init(using generator: inout some RandomNumberGenerator) {
        let ids = IDs(
            index: Self.guid(using: &generator), diskSpace: Self.guid(using: &generator),
            freeDiskSpace: Self.guid(using: &generator))
        files = [Self.configuration] + Self.english(ids) + Self.french(ids)
    }

    /// A random GUID: version 4, RFC 9562, section 5.4.
    private static func guid(using generator: inout some RandomNumberGenerator) -> String {
        let high = generator.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        let low = generator.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        let all = digits(high) + digits(low)
        let ends = [8, 12, 16, 20, 32]
        return zip([0] + ends, ends).map { all.prefix($1).dropFirst($0) }.joined(separator: "-")
    }

    private static func digits(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
