import HelpKeys

/// From a key to the record of one topic in one step, for what is asked nearly always: a key that one topic has, in blocks
/// that have been verified before.
///
/// The same checks as step by step, and one way out of all of them: what is not as it nearly always is goes that other way.
/// So there is no call in between, and all that is read from the bundle on the way stays in registers.
extension BundleFile {
    /// What looking for a key in a locale gives.
    public struct Finding: Sendable, Hashable {
        /// What came of it.
        public enum Outcome: UInt8, Sendable, Hashable {
            /// A record.
            case record
            /// No topic has the key.
            case absent
            /// It takes more than this one step to tell.
            case open
        }

        /// Where the record lies, where there is one.
        public var place = BundleRecordPlace()
        /// What came of it.
        public var outcome: Outcome
        /// What of the topic the key is, where there is a record.
        public var kind = MatchKind.assetID
        /// The index of the locale that has the topic, where there is a record.
        public var lane: UInt8 = 0
    }

    /// The first of a list of locales, as one number: hardly any look-up needs more than four.
    public struct LeadingLocales: Sendable, Hashable {
        /// Sixteen bits for each number, the first ones lowest; all of them set where there are no more.
        fileprivate var bits = UInt64.max

        /// How many there may be.
        public static let limit = 4

        /// The first of `numbers`.
        public init(_ numbers: some Collection<Int>) {
            for number in numbers.prefix(Self.limit).reversed() {
                bits = bits << 16 | UInt64(UInt16(exactly: number) ?? BundleFormat.noLocale)
            }
        }
    }

    /// Looks for a key in the first of `locales` that has the topic.
    public func find(_ key: NormalizedKey, in locales: LeadingLocales) -> Finding {
        unsafe key.utf8.withUnsafeBytes { unsafe find($0, hash: key.hash, in: locales) }
    }

    /// The same for bytes that are normalised already, and not empty.
    ///
    /// - Parameter hash: the XXH64 of the bytes, with 0 for its seed.
    @inline(__always) @unsafe
    public func find(_ key: UnsafeRawBufferPointer, hash: UInt64, in locales: LeadingLocales) -> Finding {
        let hash = KeyHash(value: hash)
        // A writer takes another seed only where 0 leaves a key without a slot.
        guard head.keySeed == 0 else { return Finding(outcome: .open) }
        let pilot = head.pilots.offset &+ hash.bucket(of: head.pilots.count) &* 2
        guard isMarked(item: pilot) else { return Finding(outcome: .open) }
        let index = hash.slot(of: head.slots.count, pilot: unsafe u16(pilot))
        let slot = head.slots.offset &+ index &* BundleFormat.slotLength
        guard isMarked(slot: index) else { return Finding(outcome: isOfAnother(slot, key.count, hash) ? .absent : .open) }
        // All that the slot and the row say has been compared before with what there is, and is compared again: of a file
        // that is mapped the bytes may have become others. What leads nowhere now is left to the other way, which says so.
        guard Int(unsafe u32(slot &+ 8)) == key.count, unsafe u32(slot &+ 20) == hash.check else {
            return Finding(outcome: .absent)
        }
        guard let start = keyOffset(slot, key.count) else { return Finding(outcome: .open) }
        guard unsafe isEqual(start, key) else { return Finding(outcome: .absent) }
        let topic = Int(unsafe u32(slot &+ 24))
        guard topic < head.topicCount, let kind = MatchKind(number: unsafe u8(slot &+ 30)) else {
            return Finding(outcome: .open)
        }
        return find(topic, kind, in: locales)
    }

    /// Looks for one of the bundle's topics.
    @inline(__always)
    private func find(_ topic: Int, _ kind: MatchKind, in locales: LeadingLocales) -> Finding {
        var left = locales.bits
        for lane in 0..<UInt8(LeadingLocales.limit) {
            let locale = Int(left & 0xFFFF)
            left &>>= 16
            // No bundle has the number that stands for none.
            guard locale < head.localeCount else { break }
            let row = topic &* head.localeCount &+ locale
            let number = head.rows.offset &+ row &* 4
            guard isMarked(row: row) else {
                if isMarked(item: number), unsafe u32(number) == 0 { continue }
                break
            }
            let index = Int(unsafe u32(number)) &- 1
            guard index >= 0, index < head.recordCount else { break }
            let record = head.records.offset &+ index &* BundleFormat.recordLength
            let place = BundleRecordPlace(record: record, ids: UInt64(topic) | UInt64(locale) &<< 32)
            return Finding(place: place, outcome: .record, kind: kind, lane: lane)
        }
        return Finding(outcome: .open)
    }

    /// Whether the item at `offset` has been verified. It lies in one block: its length divides a block's, as its part's
    /// offset divides by it.
    @inline(__always)
    private func isMarked(item offset: Int) -> Bool { isMarked(offset &>> 12 &- 1) }

    /// Whether a slot that is not marked is verified and of another key.
    @inline(__always)
    private func isOfAnother(_ slot: Int, _ length: Int, _ hash: KeyHash) -> Bool {
        guard isMarked(item: slot) else { return false }
        return unsafe Int(u32(slot &+ 8)) != length || u32(slot &+ 20) != hash.check
    }
}
