import HelpKeys

/// What a bundle says of itself, read as a whole.
extension BundleFile {
    /// The format's minor version; the major one is this reader's.
    public var formatVersion: (major: UInt16, minor: UInt16) { (BundleFormat.major, head.minor) }
    /// Equal for bundles of equal content.
    public var generation: UInt64 { head.generation }
    /// The number of bytes.
    public var size: Int { bytes.count }
    /// The number of topics, each counted once for all locales.
    public var topicCount: Int { head.topicCount }
    /// The number of topics, counted by locale.
    public var recordCount: Int { head.recordCount }
    /// The number of locales.
    public var localeCount: Int { head.localeCount }
    /// The number of different keys.
    public var keyCount: Int {
        guard ensure(head.about.offset, head.about.length) else { return 0 }
        return Int(unsafe u32(head.about.offset + 4))
    }

    /// The parts of the file by name, with their offset, length and number of items.
    public var parts: [(name: String, offset: Int, length: Int, count: Int)] {
        let list: [(String, BundleHead.Part)] = [
            ("about", head.about), ("locales", head.locales), ("declared", head.declared), ("pilots", head.pilots),
            ("slots", head.slots), ("claims", head.claims), ("keys", head.keys), ("nearest", head.nearest),
            ("rows", head.rows), ("records", head.records), ("texts", head.texts),
        ]
        return [
            ("head", 0, BundleFormat.blockSize, 1)
        ] + list.map { ($0.0, $0.1.offset, $0.1.length, $0.1.count) } + [
            ("checksums", head.sumsOffset, bytes.count - head.sumsOffset, head.blockCount + head.topSumCount)
        ]
    }

    /// The offset and the length of the bundle's name and its version; nil where they are damaged.
    @unsafe
    public var nameAndVersion: (name: UnsafeRawBufferPointer, version: UnsafeRawBufferPointer)? {
        let part = head.about
        guard ensure(part.offset, part.length) else { return nil }
        let (name, version) = (Int(unsafe u16(part.offset + 8)), Int(unsafe u16(part.offset + 10)))
        guard 12 + name + version == part.length else { return nil }
        let start = unsafe bytes.start + part.offset + 12
        return unsafe (
            UnsafeRawBufferPointer(start: start, count: name), UnsafeRawBufferPointer(start: start + name, count: version)
        )
    }

    /// The bundle's name; empty where it is damaged.
    public var name: String { unsafe nameAndVersion.map { unsafe text($0.name) } ?? "" }

    /// The content's version; empty where it has none.
    public var contentVersion: String { unsafe nameAndVersion.map { unsafe text($0.version) } ?? "" }

    /// The number of the default locale, or nil where there is none.
    ///
    /// - Throws: a `BundleFault`, here and below, where the bytes are damaged.
    public func defaultLocale() throws(BundleFault) -> Int? {
        guard ensure(head.about.offset, head.about.length) else { throw wrong(15, head.about, "what a bundle is called is damaged") }
        let number = Int(unsafe u32(head.about.offset))
        return number < head.localeCount ? number : nil
    }

    /// The place of each locale's tag in the file.
    public func localeTagPlaces() throws(BundleFault) -> [Range<Int>] { try list(head.locales) }

    /// The locales, in the order of their numbers.
    public func localeTags() throws(BundleFault) -> [LocaleTag] {
        let texts = try list(head.locales).map { text(at: $0) }
        let tags = texts.compactMap { LocaleTag($0) }
        guard tags.map(\.description) == texts, Set(tags).count == tags.count else {
            throw wrong(18, head.locales, "locales are canonical tags, each once")
        }
        return tags
    }

    /// What configuration declared: for a wanted locale those that may serve it too.
    public func declaredFallbacks() throws(BundleFault) -> [LocaleTag: [LocaleTag]] {
        let tags = try list(head.declared).map { LocaleTag(text(at: $0)) }
        var rows: [LocaleTag: [LocaleTag]] = [:]
        for index in stride(from: 0, to: tags.count, by: 2) {
            guard index + 1 < tags.count, let wanted = tags[index], let serving = tags[index + 1] else {
                throw wrong(18, head.declared, "declared fallbacks are pairs of tags")
            }
            rows[wanted, default: []].append(serving)
        }
        return rows
    }

    /// The place of each error id in the file, sorted.
    public func nearestPlaces() throws(BundleFault) -> [Range<Int>] { try list(head.nearest) }

    /// The bytes at `range`, which this object gave out; they live as long as it does.
    @inline(__always) @unsafe
    public func bytes(at range: Range<Int>) -> UnsafeRawBufferPointer {
        let start = min(max(range.lowerBound, 0), bytes.count)
        let end = min(max(range.upperBound, start), bytes.count)
        return unsafe UnsafeRawBufferPointer(start: bytes.start + start, count: end &- start)
    }

    /// The text at `range`, which this object gave out.
    public func text(at range: Range<Int>) -> String { unsafe text(bytes(at: range)) }

    /// `bytes` of the file as a text; what is malformed in them is mended.
    ///
    /// Copied before they are looked at: of a mapped file they may become others between the two, and a string must never
    /// hold what is not UTF-8.
    func text(_ bytes: UnsafeRawBufferPointer) -> String {
        unsafe String(unsafeUninitializedCapacity: bytes.count) { room in
            unsafe UnsafeMutableRawBufferPointer(room).copyMemory(from: bytes)
            return bytes.count
        }
    }

    /// The bytes at `range`, which this object gave out, copied.
    public func copiedBytes(at range: Range<Int>) -> [UInt8] { unsafe Array(bytes(at: range)) }

    /// The texts of a part, each behind its length in two bytes.
    private func list(_ part: BundleHead.Part) throws(BundleFault) -> [Range<Int>] {
        guard ensure(part.offset, part.length) else { throw wrong(15, part, "a list of texts is damaged") }
        var ranges: [Range<Int>] = []
        var offset = part.offset
        let end = part.offset + part.length
        // Never more than there should be, so that a forged part costs no more than its count says.
        while ranges.count < part.count, end - offset >= 2 {
            let length = Int(unsafe u16(offset))
            guard length <= end - offset - 2 else { break }
            ranges.append(offset + 2..<offset + 2 + length)
            offset += 2 + length
        }
        guard offset == end, ranges.count == part.count else { throw wrong(17, part, "texts fill their part") }
        return ranges
    }

    // MARK: Everything

    /// What ``verifyAll()`` looks at beyond checksums: a bundle that was written wrongly has the right ones.
    func verifyContents() throws(BundleFault) {
        guard unsafe nameAndVersion != nil else { throw wrong(16, head.about, "a name and a version fill their part") }
        let chosen = unsafe u32(head.about.offset)
        guard chosen == .max || Int(chosen) < head.localeCount else {
            throw wrong(16, head.about, "the default is one of the locales")
        }
        _ = try nearestPlaces()
        _ = try localeTags()
        _ = try declaredFallbacks()
        try verifyRecords()
        try verifyKeys()
    }

    // In both, what all items take together is compared with the part that they are in: else a forged bundle could have
    // each of its items lead to a whole part, and take forever.

    private func verifyRecords() throws(BundleFault) {
        var length = 0
        for index in 0..<head.recordCount {
            guard let place = place(ofRecord: index), record(ofTopic: place.topic, in: place.locale) == .record(place)
            else { throw wrong(16, head.records, "a record lies where its topic's row says, and its texts in their part") }
            for field in 0..<RecordField.allCases.count { length += Int(unsafe u32(place.record + 8 + field * 4)) }
            guard length <= head.texts.length else { throw wrong(16, head.texts, "no two records share a text") }
        }
        // Each record is where a row of its own leads, so that no row leads elsewhere if there are as many.
        let rows = (0..<head.rows.count).count { unsafe u32(head.rows.offset + $0 * 4) > 0 }
        guard rows == head.recordCount else { throw wrong(16, head.rows, "a row leads to its own record, or nowhere") }
    }

    private func verifyKeys() throws(BundleFault) {
        var (count, keyLength, claimCount) = (0, 0, 0)
        for index in 0..<head.slots.count {
            guard let key = unsafe keyBytes(inSlot: index) else { throw wrong(16, head.slots, "a key lies in its part") }
            if unsafe key.isEmpty { continue }
            count += 1
            keyLength += key.count
            guard keyLength <= head.keys.length else { throw wrong(16, head.keys, "no two keys share their bytes") }
            guard unsafe slotIndex(of: key) == index, case .claims(let claims) = unsafe claims(of: key) else {
                throw wrong(16, head.slots, "a key is found by its hash")
            }
            if claims.count > 1 { claimCount += claims.count }
            guard claimCount <= head.claims.count, all(claims) != nil else {
                throw wrong(16, head.claims, "a key leads to topics of its own, in their order")
            }
        }
        guard count == keyCount else { throw wrong(16, head.about, "there are as many keys as the bundle says") }
    }

    private func wrong(_ rule: Int, _ part: BundleHead.Part, _ message: String) -> BundleFault {
        BundleFault(rule: rule, at: part.offset, message)
    }
}
