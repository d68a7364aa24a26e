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
    /// O(n log n) expected: with a slot in nine free and four keys a bucket, a pilot is found after a few tries, and
    /// another seed is hardly ever needed.
    ///
    /// - Throws: where keys were chosen so that no seed tells all of them apart.
    init(_ claims: [BundleClaim]) throws(BundleLimit) {
        entries = Self.entries(claims)
        var attempt: UInt64 = 0
        while !place() {
            attempt += 1
            guard attempt < Self.mostSeeds else { throw BundleLimit("there are keys that no seed of their hashes tells apart") }
            seed = Self.seed(attempt)
        }
    }

    private static let mostSeeds: UInt64 = 256
    /// Chance brings four together, and twenty once in a billion buckets.
    private static let mostInBucket = 48

    /// Seeds that differ in all of their bits: two keys that collide for one small seed can do so for all small ones.
    static func seed(_ attempt: UInt64) -> UInt64 { attempt &* 0x9E37_79B9_7F4A_7C15 }

    private static func entries(_ claims: [BundleClaim]) -> [Entry] {
        let sorted = Set(claims).sorted { left, right in
            if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) }
            let one = (left.kind.rank, left.topic, Int(left.kind.rawValue), left.locale ?? -1)
            return one < (right.kind.rank, right.topic, Int(right.kind.rawValue), right.locale ?? -1)
        }
        var entries: [Entry] = []
        for claim in sorted where !claim.key.isEmpty {
            let last = entries.count - 1
            guard last >= 0, entries[last].key == claim.key else {
                entries.append(Entry(key: claim.key, claims: [claim]))
                continue
            }
            // A topic's own id is never hidden by another's keyword; one kind of a topic is enough.
            guard entries[last].claims[0].kind.rank == claim.kind.rank,
                !entries[last].claims.reversed().prefix(while: { $0.topic == claim.topic }).contains(where: {
                    $0.locale == claim.locale
                })
            else { continue }
            entries[last].claims.append(claim)
        }
        return entries
    }

    /// How many claims are written apart from their keys' slots.
    var claimCount: Int { entries.reduce(0) { $0 + ($1.claims.count > 1 ? $1.claims.count : 0) } }

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
            // So many keys were chosen to be together, and keys with one hash go to one slot, whatever the pilot.
            guard buckets[bucket].count <= Self.mostInBucket,
                Set(buckets[bucket].map(\.hash.value)).count == buckets[bucket].count
            else { return false }
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
