import HelpKeys

/// The look-up itself: from a key to its claims, from a topic and a locale to the record.
extension BundleFile {
    /// What looking for a key gives.
    public enum KeyResult: Sendable, Hashable {
        /// No topic has the key.
        case absent
        /// The topics that have it; the first one apart, as there is mostly one.
        case claims(KeyClaims)
        /// A block that the answer rests on is damaged.
        case damaged
    }

    /// Looks for a normalised key. O(1): one slot is looked at, and one key compared.
    @inline(__always)
    public func claims(of key: UnsafeRawBufferPointer) -> KeyResult {
        let hash = KeyHash(value: unsafe XXH64.hash(key, seed: head.keySeed))
        guard let index = slotIndex(of: hash) else { return .damaged }
        let slot = head.slots.offset &+ index &* BundleFormat.slotLength
        // A slot does not cross blocks: its length divides theirs, and the part begins at a multiple of it.
        guard ensure(slot, BundleFormat.slotLength) else { return .damaged }
        let length = Int(unsafe u32(slot &+ 8))
        guard length == key.count, unsafe u32(slot &+ 20) == hash.check, length > 0 else { return .absent }
        guard let offset = keyOffset(slot, length), ensure(offset, length) else { return .damaged }
        guard unsafe isEqual(offset, key) else { return .absent }
        let count = Int(unsafe u32(slot &+ 12))
        guard let first = claim(at: slot &+ 24), count > 0 else { return .damaged }
        if count == 1 { mark(slot: index) }
        return .claims(KeyClaims(first: first, count: count, index: Int(unsafe u32(slot &+ 16))))
    }

    /// Looks for a normalised key.
    public func claims(of key: [UInt8]) -> KeyResult { unsafe key.withUnsafeBytes { unsafe claims(of: $0) } }

    /// The one slot that a key with this hash can be in; nil where the way to it is damaged.
    @inline(__always)
    private func slotIndex(of hash: KeyHash) -> Int? {
        let pilot = head.pilots.offset &+ hash.bucket(of: head.pilots.count) &* 2
        guard ensure(pilot, 2) else { return nil }
        return hash.slot(of: head.slots.count, pilot: unsafe u16(pilot))
    }

    /// The one slot that `key` can be in; nil where the way to it is damaged.
    func slotIndex(of key: UnsafeRawBufferPointer) -> Int? {
        slotIndex(of: KeyHash(value: unsafe XXH64.hash(key, seed: head.keySeed)))
    }

    /// Where the key of a slot lies; nil where that is outside the keys.
    @inline(__always)
    func keyOffset(_ slot: Int, _ length: Int) -> Int? {
        let offset = unsafe u64(slot)
        let room = head.keys.length &- length
        guard room >= 0, offset <= UInt64(truncatingIfNeeded: room) else { return nil }
        return head.keys.offset &+ Int(truncatingIfNeeded: offset)
    }

    @inline(__always)
    func isEqual(_ offset: Int, _ key: UnsafeRawBufferPointer) -> Bool {
        let start = unsafe bytes.start + offset
        let last = key.count &- 8
        guard last >= 0, let other = key.baseAddress else {
            for index in 0..<key.count where unsafe start.load(fromByteOffset: index, as: UInt8.self) != key[index] {
                return false
            }
            return true
        }
        var index = 0
        while true {
            let left = unsafe start.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let right = unsafe other.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if left != right { return false }
            if index == last { return true }
            // The last eight bytes overlap those before them.
            index = min(index &+ 8, last)
        }
    }

    /// The claim in the 8 verified bytes at `offset`; nil where it leads nowhere.
    @inline(__always)
    private func claim(at offset: Int) -> KeyClaim? {
        let topic = Int(unsafe u32(offset))
        let locale = unsafe u16(offset &+ 4)
        guard topic < head.topicCount, locale == BundleFormat.noLocale || Int(locale) < head.localeCount,
            let kind = MatchKind(number: unsafe u8(offset &+ 6))
        else { return nil }
        return KeyClaim(topic: topic, locale: locale == BundleFormat.noLocale ? nil : Int(locale), kind: kind)
    }

    /// All claims, those of a topic together; nil where they are damaged.
    public func all(_ claims: KeyClaims) -> [KeyClaim]? {
        if claims.count == 1 { return [claims.first] }
        guard claims.index <= head.claims.count, claims.count <= head.claims.count - claims.index else { return nil }
        let start = head.claims.offset + claims.index * BundleFormat.claimLength
        guard ensure(start, claims.count * BundleFormat.claimLength) else { return nil }
        var result: [KeyClaim] = []
        result.reserveCapacity(claims.count)
        for index in 0..<claims.count {
            // In the order of their topics, so that nobody needs a second loop to tell these apart.
            guard let claim = claim(at: start + index * BundleFormat.claimLength), claim.topic >= result.last?.topic ?? 0
            else { return nil }
            result.append(claim)
        }
        return result.first == claims.first ? result : nil
    }

    /// What looking for a record gives.
    public enum RecordResult: Sendable, Hashable {
        /// The locale lacks the topic.
        case absent
        /// The record.
        case record(BundleRecordPlace)
        /// A block that the answer rests on is damaged.
        case damaged
    }

    /// The record of a topic in a locale, all of its texts verified. Both are numbers of this bundle.
    public func record(ofTopic topic: Int, in locale: Int) -> RecordResult {
        guard topic >= 0, topic < head.topicCount, locale >= 0, locale < head.localeCount else { return .absent }
        let index = topic &* head.localeCount &+ locale
        let row = head.rows.offset &+ index &* 4
        guard ensure(row, 4) else { return .damaged }
        let number = Int(unsafe u32(row))
        guard number > 0 else { return .absent }
        guard let place = place(ofRecord: number &- 1), place.topic == topic, place.locale == locale else { return .damaged }
        mark(row: index)
        return .record(place)
    }

    /// The record with the index `index`; nil where there is none such, or it is damaged.
    public func place(ofRecord index: Int) -> BundleRecordPlace? {
        guard index >= 0, index < head.recordCount else { return nil }
        let record = head.records.offset &+ index &* BundleFormat.recordLength
        guard ensure(record, BundleFormat.recordLength), let texts = texts(ofRecord: record),
            ensure(texts.lowerBound, texts.count)
        else { return nil }
        let place = BundleRecordPlace(record: record, ids: unsafe u64(record &+ 56) & 0xFFFF_FFFF_FFFF)
        return place.topic < head.topicCount && place.locale < head.localeCount ? place : nil
    }

    /// Where the texts of the record at the offset `record` lie, one behind the other; nil where that is outside their
    /// part.
    private func texts(ofRecord record: Int) -> Range<Int>? {
        let start = unsafe u64(record)
        let length = unsafe textLength(record)
        let room = head.texts.length &- length
        guard room >= 0, start <= UInt64(room) else { return nil }
        let offset = head.texts.offset &+ Int(truncatingIfNeeded: start)
        return unsafe Range(uncheckedBounds: (offset, offset &+ length))
    }

    /// The sum of the lengths of a record's texts, two at a time.
    @inline(__always) @unsafe
    func textLength(_ record: Int) -> Int {
        var evens: UInt64 = 0
        var odds: UInt64 = 0
        for pair in unsafe 0..<BundleTexts.count / 2 {
            let word = unsafe u64(record &+ 8 &+ pair &* 8)
            evens &+= word & 0xFFFF_FFFF
            odds &+= word &>> 32
        }
        return Int(truncatingIfNeeded: evens &+ odds)
    }

    /// The bytes of a record's field; they live as long as this object. None where they would lie outside their part.
    @unsafe
    public func bytes(of field: RecordField, in place: BundleRecordPlace) -> UnsafeRawBufferPointer {
        let none = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
        guard let texts = unsafe texts(of: place) else { return unsafe none }
        var wanted = unsafe none
        // Only up to the field: what comes behind it need not be whole.
        let areInside = unsafe texts.forEach(first: field.rawValue + 1) { index, start, length in
            if index == field.rawValue { unsafe wanted = UnsafeRawBufferPointer(start: start, count: length) }
        }
        return unsafe areInside ? wanted : none
    }

    /// Where the texts of a record lie; nil where that is outside their part.
    @inline(__always) @unsafe
    public func texts(of place: BundleRecordPlace) -> BundleTexts? {
        let first = unsafe u64(place.record)
        guard first <= UInt64(truncatingIfNeeded: head.texts.length) else { return nil }
        let offset = Int(truncatingIfNeeded: first)
        return unsafe BundleTexts(
            lengths: bytes.start + place.record + 8, start: bytes.start + head.texts.offset + offset,
            room: head.texts.length &- offset, translation: translation(of: place))
    }

    /// How a record came into its language: 0 unknown, 1 by machine, 2 by a person.
    @inline(__always)
    public func translation(of place: BundleRecordPlace) -> UInt8 { unsafe u8(place.record &+ 62) }

    /// The text of a record's field; empty where it is missing.
    public func text(of field: RecordField, in place: BundleRecordPlace) -> String {
        unsafe text(bytes(of: field, in: place))
    }

    /// The bytes of a record's field, copied.
    public func copiedBytes(of field: RecordField, in place: BundleRecordPlace) -> [UInt8] {
        unsafe Array(bytes(of: field, in: place))
    }

    /// The number of slots: keys are found in slots with numbers below it.
    public var slotCount: Int { head.slots.count }

    /// The bytes of the key in a slot: none for a free slot, nil where it is damaged. They live as long as this object.
    @unsafe
    public func keyBytes(inSlot index: Int) -> UnsafeRawBufferPointer? {
        guard index >= 0, index < head.slots.count else { return unsafe UnsafeRawBufferPointer(start: bytes.start, count: 0) }
        let slot = head.slots.offset + index * BundleFormat.slotLength
        guard ensure(slot, BundleFormat.slotLength) else { return nil }
        let length = Int(unsafe u32(slot + 8))
        guard let offset = keyOffset(slot, length), ensure(offset, length) else { return nil }
        return unsafe UnsafeRawBufferPointer(start: bytes.start + offset, count: length)
    }

    /// The key in a slot: empty for a free slot, nil where it is damaged.
    public func key(inSlot index: Int) -> [UInt8]? { unsafe keyBytes(inSlot: index).map { unsafe Array($0) } }
}
