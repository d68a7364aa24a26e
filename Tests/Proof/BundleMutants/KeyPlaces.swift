import BundleProof

/// Which keys rest on which blocks of a bundle, read by way of Documentation/BundleFormat.md and not of the reader: so
/// that of a damaged bundle the keys are asked for that the damage is about.
struct KeyPlaces {
    private var keys: [[[UInt8]]]

    /// Of keys that rest on a block, as many as are kept.
    private static let most = 12

    init(_ bytes: [UInt8]) {
        let forgery = Forgery(bytes)
        keys = Array(repeating: [], count: bytes.count / 4096 + 1)
        let (slots, claims, texts) = (forgery.place(of: "SLOT"), forgery.place(of: "CLAM"), forgery.place(of: "KEYS"))
        for index in 0..<slots.count {
            let slot = slots.offset + index * 32
            let length = forgery.number(slot + 8, 4)
            guard length > 0 else { continue }
            let start = texts.offset + forgery.number(slot, 8)
            let key = Array(bytes[start..<start + length])
            add(key, slot, 32)
            add(key, start, length)
            let count = forgery.number(slot + 12, 4)
            let first = claims.offset + forgery.number(slot + 16, 4) * 8
            if count > 1 { add(key, first, count * 8) }
            for claim in 0..<min(count, 8) {
                addTopic(forgery.number(count > 1 ? first + claim * 8 : slot + 24, 4), key, forgery)
            }
        }
    }

    private mutating func addTopic(_ topic: Int, _ key: [UInt8], _ forgery: Forgery) {
        let localeCount = forgery.number(52, 4)
        let row = forgery.place(of: "ROWS").offset + topic * localeCount * 4
        add(key, row, localeCount * 4)
        for locale in 0..<localeCount {
            let number = forgery.number(row + locale * 4, 4)
            guard number > 0 else { continue }
            let record = forgery.place(of: "RECD").offset + (number - 1) * 64
            add(key, record, 64)
            let length = (0..<12).reduce(0) { $0 + forgery.number(record + 8 + $1 * 4, 4) }
            add(key, forgery.place(of: "TEXT").offset + forgery.number(record, 8), length)
        }
    }

    private mutating func add(_ key: [UInt8], _ offset: Int, _ length: Int) {
        guard length > 0 else { return }
        for block in offset / 4096...(offset + length - 1) / 4096 where keys[block].count < Self.most && keys[block].last != key {
            keys[block].append(key)
        }
    }

    /// Keys that rest on the bytes at `offset`.
    func keys(at offset: Int, _ length: Int) -> [[UInt8]] {
        guard length > 0, offset + length <= (keys.count) * 4096 else { return [] }
        return (offset / 4096...(offset + length - 1) / 4096).flatMap { keys[$0] }
    }
}
