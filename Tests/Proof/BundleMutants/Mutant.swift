/// Damage to a file: the same for the same number, seed and file.
struct Mutant {
    enum Kind: Int, CaseIterable {
        case bits, bytes, truncation, zeros, numbers

        /// What happens to a file before it is opened.
        static let early: [Kind] = [.bits, .bytes, .truncation, .zeros]
        /// What happens to one that is mapped and verified. It keeps its length: who truncates it ends its readers, as
        /// Documentation/BundleFormat.md says.
        static let late: [Kind] = [.bits, .bytes, .zeros, .numbers]
    }

    /// Such that sums and products with them overflow, or miss a bound by one.
    private static let numbers: [UInt64] = [
        0, 1, 0x7FFF, 0xFFFE, 0x7FFF_FFFE, 0xFFFF_FFFE, 0x7FFF_FFFF_FFFF_FFFE, 0xFFFF_FFFF_FFFF_FFFE, 0xFFFF_FFFF_0000_0000,
    ]

    let kind: Kind
    /// Whether the file is changed after it was verified.
    let isLate: Bool
    /// Whether the file is mapped, and not read.
    let isMapped: Bool
    /// How long the file is.
    let size: Int
    /// What is written, and where.
    private(set) var changes: [(offset: Int, bytes: [UInt8])] = []

    /// The mutant with the number `number` of a file of `bytes` with parts at `parts`.
    ///
    /// - Parameter isLate: whether the file is changed after it was verified.
    init(_ number: Int, seed: UInt64, _ bytes: [UInt8], parts: [Range<Int>], isLate: Bool = false) {
        var random = Random(seed: seed &* 0x1_0000_0001 &+ UInt64(number))
        self.isLate = isLate
        kind = (isLate ? Kind.late : Kind.early)[number % 4]
        isMapped = isLate || number / 4 % 2 == 1
        switch kind {
        case .truncation:
            let ends = parts.flatMap { [$0.lowerBound, $0.upperBound] }.filter { $0 < bytes.count }
            size = number / 8 % 2 == 0 ? ends[random.below(ends.count)] : random.below(bytes.count)
            return
        case .bits, .bytes, .zeros, .numbers: size = bytes.count
        }
        for _ in 0..<(random.below(2) == 0 ? 1 : 1 + random.below(4)) {
            // As often in each part as in all of the file, for most of it is texts.
            let area = random.below(2) == 0 ? 0..<bytes.count : parts[random.below(parts.count)]
            guard !area.isEmpty else { continue }
            let offset = area.lowerBound + random.below(area.count)
            switch kind {
            case .bits: changes.append((offset, [bytes[offset] ^ 1 << UInt8(random.below(8))]))
            case .bytes:
                let count = min(1 + random.below(64), bytes.count - offset)
                changes.append((offset, (0..<count).map { _ in UInt8(random.below(256)) }))
            case .zeros, .truncation:
                let start = random.below(2) == 0 ? offset & ~4095 : offset
                changes.append((start, Array(repeating: 0, count: min(4096, bytes.count - start))))
            case .numbers:
                let start = offset & ~3
                let number = Self.numbers[random.below(Self.numbers.count)] &+ UInt64(random.below(3))
                let count = min(random.below(2) == 0 ? 4 : 8, bytes.count - start)
                changes.append((start, (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt64($0 * 8)) }))
            }
        }
    }

    /// The word for it in a table.
    var name: String { "\(kind), \(isLate ? "verified" : isMapped ? "mapped" : "read")" }
}

/// Numbers by chance, the same for the same seed.
struct Random {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// A number from 0 to `limit`, which it is not.
    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }
}
