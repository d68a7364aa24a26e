import HelpKeys
import Testing

@testable import HelpBundle

@Suite struct KeyTableTests {
    private func table(_ keys: [[UInt8]]) throws -> KeyTable {
        try KeyTable(keys.enumerated().map { BundleClaim(key: $1, kind: .alias, topic: $0) })
    }

    /// Whether each key is in the one slot that its hash leads to.
    private func isPerfect(_ table: KeyTable) -> Bool {
        table.entries.indices.allSatisfy { index in
            let hash = KeyHash(value: XXH64(table.entries[index].key, seed: table.seed).value)
            let pilot = table.pilots[hash.bucket(of: table.pilots.count)]
            return table.slots[hash.slot(of: table.slots.count, pilot: pilot)] == index
        } && table.slots.count { $0 != nil } == table.entries.count
    }

    @Test(arguments: [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 255, 256, 257, 1000, 4095, 4096, 10_000])
    func everyKeyHasASlotOfItsOwn(_ count: Int) throws {
        let table = try table((0..<count).map { Array("key\($0)".utf8) })
        #expect(table.entries.count == count)
        #expect(table.slots.count == count + count / 8 + 1)
        #expect(isPerfect(table))
    }

    @Test func keysOfAnyBytesAndLengthsHaveSlots() throws {
        let keys = (1...300).map { [UInt8](repeating: UInt8($0 % 256), count: $0) } + [[0], [0xFF], [0x0D, 0x0A]]
        #expect(isPerfect(try table(keys)))
    }

    @Test func theEmptyKeyHasNone() throws {
        #expect(try table([[], [0x61]]).entries.map(\.key) == [[0x61]])
    }

    @Test func theHighestKindHasTheKey() throws {
        let table = try KeyTable([
            BundleClaim(key: [0x61], kind: .keyword, topic: 0), BundleClaim(key: [0x61], kind: .errorID, topic: 2),
            BundleClaim(key: [0x61], kind: .errorID, topic: 1), BundleClaim(key: [0x61], kind: .errorID, topic: 1),
        ])
        #expect(table.entries.map { $0.claims.map(\.topic) } == [[1, 2]])
    }

    @Test func manyKeysOfOneBucketHaveSlots() throws {
        // Of 80 keys and a first seed of 0 there are 21 buckets: all of these are in one of them.
        var keys: [[UInt8]] = []
        var number = 0
        while keys.count < 80 {
            let key = Array("k\(number)".utf8)
            if KeyHash(value: XXH64(key).value).bucket(of: 21) == 7 { keys.append(key) }
            number += 1
        }
        let table = try table(keys)
        #expect(isPerfect(table))
        #expect(table.seed > 0)
    }

    /// Two keys of 64 bytes whose hashes are equal for every other seed or so. Of many such pairs some collide whatever the
    /// seed.
    private func pair(_ number: UInt64) -> [[UInt8]] {
        let (one, two): (UInt64, UInt64) = (0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F)
        // The inverse of an odd number modulo 2^64, by Newton's method.
        var inverse = two
        for _ in 0..<6 { inverse = inverse &* (2 &- two &* inverse) }
        // The upper bit of the lane is turned over, which a rotation by 31 makes bit 30; the second word takes that back.
        let first: [UInt64] = [number, 0, 0, 0, 0, 0, 0, 0]
        var second = first
        second[0] = number &+ (1 << 63) &* inverse
        second[4] = 0 &- (1 << 30) &* one &* inverse
        return [first, second].map { words in words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } } }
    }

    @Test func pairsOfKeysCollideForEveryOtherSeed() {
        let keys = pair(1)
        let seeds = (0..<100).map(KeyTable.seed)
        let equal = seeds.count { XXH64(keys[0], seed: $0).value == XXH64(keys[1], seed: $0).value }
        #expect((20...80).contains(equal))
    }

    @Test func keysThatWereChosenToCollideAreRefusedInTime() throws {
        #expect(isPerfect(try table(pair(1))))
        #expect(throws: BundleLimit.self) { try table((1...64).flatMap(pair)) }
    }
}
