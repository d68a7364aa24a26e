import HelpKeys

/// The keys of a bundle in their slots, as they are written.
struct KeyTable {
    /// A key and the topics that have it.
    struct Entry {
        var key: [UInt8]
        var claims: [BundleClaim]
    }

    /// The keys, sorted by their bytes.
    let entries: [Entry]
    /// The seed of the keys' hashes.
    private(set) var seed: UInt64 = 0
    /// For each bucket the number that sends its keys to free slots.
    private(set) var pilots: [UInt16] = []
    /// For each slot the entry in it, or nil.
    private(set) var slots: [Int?] = []

    /// Gives each key to the topics that claim it by the highest kind, and finds a slot for each.
    ///
    /// O(n) expected: with a slot in nine free and four keys a bucket, a pilot is found after a few tries, and another
    /// seed is hardly ever needed.
    init(_ claims: [BundleClaim]) {
        entries = Self.entries(claims)
        while !place() { seed += 1 }
    }

    private static func entries(_ claims: [BundleClaim]) -> [Entry] {
        let sorted = Set(claims).sorted { left, right in
            if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) }
            let one = (left.kind.rank, left.topic, Int(left.kind.rawValue), left.locale ?? -1)
            return one < (right.kind.rank, right.topic, Int(right.kind.rawValue), right.locale ?? -1)
        }
        var entries: [Entry] = []
        for claim in sorted where !claim.key.isEmpty {
            guard let last = entries.last, last.key == claim.key else {
                entries.append(Entry(key: claim.key, claims: [claim]))
                continue
            }
            // A topic's own id is never hidden by another's keyword; one kind of a topic is enough.
            guard last.claims[0].kind.rank == claim.kind.rank,
                !last.claims.contains(where: { $0.topic == claim.topic && $0.locale == claim.locale })
            else { continue }
            entries[entries.count - 1].claims.append(claim)
        }
        return entries
    }

    /// Finds a pilot for each bucket, the fullest first; false where one finds none.
    private mutating func place() -> Bool {
        let bucketCount = entries.count / 4 + 1
        let slotCount = entries.count + entries.count / 8 + 1
        pilots = Array(repeating: 0, count: bucketCount)
        slots = Array(repeating: nil, count: slotCount)
        var buckets = Array(repeating: [(index: Int, hash: KeyHash)](), count: bucketCount)
        for (index, entry) in entries.enumerated() {
            let hash = KeyHash(value: XXH64(entry.key, seed: seed).value)
            buckets[hash.bucket(of: bucketCount)].append((index, hash))
        }
        let order = buckets.indices.sorted { (buckets[$1].count, $0) < (buckets[$0].count, $1) }
        for bucket in order where !buckets[bucket].isEmpty {
            guard let pilot = (UInt16.min...UInt16.max).first(where: { fits(buckets[bucket], $0) }) else { return false }
            pilots[bucket] = pilot
            for (index, hash) in buckets[bucket] { slots[hash.slot(of: slotCount, pilot: pilot)] = index }
        }
        return true
    }

    private func fits(_ bucket: [(index: Int, hash: KeyHash)], _ pilot: UInt16) -> Bool {
        var taken: [Int] = []
        for (_, hash) in bucket {
            let slot = hash.slot(of: slots.count, pilot: pilot)
            guard slots[slot] == nil, !taken.contains(slot) else { return false }
            taken.append(slot)
        }
        return true
    }
}
