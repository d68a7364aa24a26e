/// The numbers of the bundle's format, version 1.0; Documentation/BundleFormat.md says what they mean.
enum BundleFormat {
    /// A byte that is no ASCII, the letters HLP, CR LF, the end-of-file mark of DOS, LF: damage by a transfer as text shows.
    static let magic: [UInt8] = [0x89, 0x48, 0x4C, 0x50, 0x0D, 0x0A, 0x1A, 0x0A]
    static let major: UInt16 = 1
    static let minor: UInt16 = 0

    /// What one checksum covers, and what the head takes: a page of memory on most systems.
    static let blockSize = 4096
    /// What sections begin at a multiple of: a line of the processor's cache.
    static let alignment = 64
    /// The bytes before the section table.
    static let headerLength = 88
    /// The bytes of the header that come before the checksum of the head.
    static let checksumOffset = 80
    static let sectionEntryLength = 32
    /// As many as fit behind the header; a later minor version may add some.
    static let mostSections = (blockSize - headerLength) / sectionEntryLength
    static let slotLength = 32
    static let claimLength = 8
    static let recordLength = 64
    /// For a claim that belongs to no locale alone, and where no locale is the default.
    static let noLocale: UInt16 = 0xFFFF
    /// More locales than anyone will ship, few enough to be read at once.
    static let mostLocales = 4096
    /// More fallbacks than anyone will declare: all of them are looked at whenever a locale is resolved.
    static let mostDeclared = 1024

    /// The parts of the file, in their order: texts first, so that they can be written before anything is known of them.
    enum Section: Int, CaseIterable {
        case texts, about, locales, declared, pilots, slots, claims, keys, nearest, rows, records

        /// Four letters, read as a little-endian number.
        var id: UInt32 {
            let letters: [UInt8] =
                switch self {
                case .about: Array("ABOU".utf8)
                case .locales: Array("LOCL".utf8)
                case .declared: Array("DECL".utf8)
                case .pilots: Array("PILO".utf8)
                case .slots: Array("SLOT".utf8)
                case .claims: Array("CLAM".utf8)
                case .keys: Array("KEYS".utf8)
                case .nearest: Array("NEAR".utf8)
                case .rows: Array("ROWS".utf8)
                case .records: Array("RECD".utf8)
                case .texts: Array("TEXT".utf8)
                }
            return letters.reversed().reduce(0) { $0 << 8 | UInt32($1) }
        }

        /// The bytes of an item, or 0 where items differ in length.
        var itemLength: Int {
            switch self {
            case .about, .locales, .declared, .nearest: 0
            case .keys, .texts: 1
            case .pilots: 2
            case .rows: 4
            case .claims: BundleFormat.claimLength
            case .slots: BundleFormat.slotLength
            case .records: BundleFormat.recordLength
            }
        }
    }

    /// `number` rounded up to a multiple of `unit`, a power of two.
    static func rounded(_ number: Int, to unit: Int) -> Int { (number + unit - 1) & ~(unit - 1) }
}
