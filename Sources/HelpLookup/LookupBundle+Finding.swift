import HelpBundle
import HelpKeys

/// Looking up.
extension LookupBundle {
    /// Looks up what a caller holds: an id, a URL, or a line of a log that holds one.
    ///
    /// - Parameter locale: nil where nobody said: then the locale counts that the key names, else the bundle's default.
    public func find(_ key: String, in locale: LookupLocale? = nil) -> LookupAnswer {
        if let locale, let numbers = plainNumbers(for: key, in: locale) {
            return LookupAnswer(numbers, numbers.isFound ? file : nil)
        }
        guard case .key(let normalized) = LookupKey(key) else { return LookupAnswer(.badKey) }
        return find(normalized, in: locale)
    }

    /// Looks up a normalised key.
    public func find(_ key: NormalizedKey, in locale: LookupLocale? = nil) -> LookupAnswer {
        if let locale { find(key, in: locale) } else { findStepwise(key, in: nil) }
    }

    /// Looks up a normalised key in a locale.
    ///
    /// Compiled into its callers: who only reads the answer, while the bundle is open anyhow, counts no reference.
    @inlinable @inline(__always)
    public func find(_ key: NormalizedKey, in locale: LookupLocale) -> LookupAnswer {
        LookupAnswer(numbers(for: key, in: locale), file)
    }

    @usableFromInline
    func numbers(for key: NormalizedKey, in locale: LookupLocale) -> LookupAnswer.Numbers {
        let found = file.find(key, in: locale.leading)
        // A version that stands beside the key has to be compared, which takes its time.
        guard found.outcome == .record, !key.hasVersion else {
            return found.outcome == .absent ? LookupAnswer.Numbers(.notFound) : findStepwise(key, in: locale).numbers
        }
        return LookupAnswer.Numbers(found.place, match: found.kind, bits: locale.bits(found.lane))
    }

    /// Looks up bytes as they are, but for A to Z: a key that is found so is one that normalising does not change any
    /// further. Nil for what is not found so, unless it is a plain id, and for what takes more than one step.
    @inline(__always) @unsafe
    func plainNumbers(for key: UnsafeRawBufferPointer, in locale: LookupLocale) -> LookupAnswer.Numbers? {
        let found = unsafe withUnsafeTemporaryAllocation(
            byteCount: ASCIIFolding.longest, alignment: 8
        ) { folded -> BundleFile.Finding? in
            guard let start = folded.baseAddress, let hash = unsafe ASCIIFolding.fold(key, into: start) else { return nil }
            let bytes = unsafe UnsafeRawBufferPointer(start: start, count: key.count)
            return unsafe file.find(bytes, hash: hash, in: locale.leading)
        }
        guard let found else { return nil }
        switch found.outcome {
        case .record: return LookupAnswer.Numbers(found.place, match: found.kind, bits: locale.bits(found.lane))
        case .absent where unsafe LookupKey.plainKind(of: Span(_unsafeBytes: key)) != nil:
            return LookupAnswer.Numbers(.notFound)
        case .absent, .open: return nil
        }
    }

    /// The same for a string; nil also where its bytes do not lie one behind the other.
    private func plainNumbers(for key: String, in locale: LookupLocale) -> LookupAnswer.Numbers? {
        let found = unsafe key.utf8.withContiguousStorageIfAvailable { bytes in
            unsafe plainNumbers(for: UnsafeRawBufferPointer(bytes), in: locale)
        }
        return found ?? nil
    }

    /// Looks up a normalised key, whatever it takes.
    private func findStepwise(_ key: NormalizedKey, in locale: LookupLocale?) -> LookupAnswer {
        switch file.claims(of: key.utf8) {
        case .absent: LookupAnswer(.notFound)
        case .damaged: LookupAnswer(.corrupt)
        case .claims(let claims): answer(claims, version: key.version, keyLocale: key.locale, locale)
        }
    }

    /// What `claims` come to in a locale.
    @inline(__always)
    func answer(_ claims: KeyClaims, version: String?, keyLocale: LocaleTag?, _ locale: LookupLocale?) -> LookupAnswer {
        if claims.count == 1, let locale {
            return answer(topic: claims.first.topic, claims.first.kind, version: version, locale)
        }
        return slowAnswer(claims, version: version, keyLocale: keyLocale, locale)
    }

    /// The topic in the first locale that has it.
    @inline(__always)
    private func answer(topic: Int, _ kind: MatchKind, version: String?, _ locale: LookupLocale) -> LookupAnswer {
        for step in locale.steps {
            switch file.record(ofTopic: topic, in: step.locale) {
            case .absent: continue
            case .damaged: return LookupAnswer(.corrupt, match: kind)
            case .record(let place):
                let record = LookupRecord(file: file, place: place)
                return LookupAnswer(
                    record, match: kind, step: step, versionDiffers: version.map { differs($0, from: record) } ?? false)
            }
        }
        return LookupAnswer(.notInLocale, match: kind)
    }

    private func differs(_ version: String, from record: LookupRecord) -> Bool {
        let own = record.version
        return !own.isEmpty && !own.utf8.elementsEqual(version.utf8) { LookupKey.folded($0) == LookupKey.folded($1) }
    }

    /// Several claims, or nobody said which locale.
    private func slowAnswer(
        _ claims: KeyClaims, version: String?, keyLocale: LocaleTag?, _ wanted: LookupLocale?
    ) -> LookupAnswer {
        guard let all = file.all(claims) else { return LookupAnswer(.corrupt) }
        guard let locale = wanted ?? implied(by: all, keyLocale) else { return LookupAnswer(.corrupt) }
        guard let topics = distinct(all, version: version), let first = topics.first else { return LookupAnswer(.corrupt) }
        let kind = first.kind
        guard topics.count > 1 else { return answer(topic: first.topic, kind, version: version, locale) }
        guard kind.isUnique else { return LookupAnswer(.ambiguous, match: kind) }
        // Two topics have one id by mistake; in a locale that has only one of them nothing is in doubt.
        for step in locale.steps {
            var found: [KeyClaim] = []
            for claim in topics {
                switch file.record(ofTopic: claim.topic, in: step.locale) {
                case .absent: continue
                case .damaged: return LookupAnswer(.corrupt, match: kind)
                case .record: found.append(claim)
                }
            }
            if found.count > 1 { return LookupAnswer(.ambiguous, match: kind) }
            if let only = found.first { return answer(topic: only.topic, only.kind, version: version, locale) }
        }
        return LookupAnswer(.notInLocale, match: kind)
    }

    /// The locale that a key itself names: by a content key id, else by its URL, else none, which is the default.
    private func implied(by claims: [KeyClaim], _ keyLocale: LocaleTag?) -> LookupLocale? {
        guard let tag = (claims.count == 1 ? claims[0].locale.map { locales[$0] } : nil) ?? keyLocale else { return defaultChain }
        return try? locale(for: LocaleRequest([tag]))
    }

    /// One claim for each topic; those of another version than `version` are left out unless all are. Nil where a record
    /// is damaged: a topic that is left out for that would make the others look like the only ones.
    private func distinct(_ claims: [KeyClaim], version: String?) -> [KeyClaim]? {
        var topics: [KeyClaim] = []
        for claim in claims where claim.topic != topics.last?.topic { topics.append(claim) }
        guard let version, topics.count > 1 else { return topics }
        var fitting: [KeyClaim] = []
        for claim in topics {
            guard let fits = fits(claim, version) else { return nil }
            if fits { fitting.append(claim) }
        }
        return fitting.isEmpty ? topics : fitting
    }

    /// Whether a topic is of `version` in some locale; nil where that cannot be told.
    private func fits(_ claim: KeyClaim, _ version: String) -> Bool? {
        for index in locales.indices {
            switch file.record(ofTopic: claim.topic, in: index) {
            case .absent: continue
            case .damaged: return nil
            case .record(let place):
                let record = LookupRecord(file: file, place: place)
                if !record.version.isEmpty, !differs(version, from: record) { return true }
            }
        }
        return false
    }

    // MARK: When there is no one answer

    /// The topics that have a key, in the locale that serves each: several where it is ambiguous. Those that no wanted
    /// locale has are left out. One that is damaged is there without a record, its status ``LookupStatus/corrupt``, and so
    /// is the only answer where it cannot be told which topics there are.
    public func candidates(for key: NormalizedKey, in locale: LookupLocale? = nil) -> [LookupAnswer] {
        let claims: KeyClaims
        switch file.claims(of: key.utf8) {
        case .absent: return []
        case .damaged: return [LookupAnswer(.corrupt)]
        case .claims(let found): claims = found
        }
        guard let all = file.all(claims), let locale = locale ?? implied(by: all, key.locale),
            let topics = distinct(all, version: key.version)
        else { return [LookupAnswer(.corrupt)] }
        return topics.map { answer(topic: $0.topic, $0.kind, version: key.version, locale) }
            .filter { $0.status != .notInLocale }
    }

    /// The topics that have what a caller holds; none where that is no key.
    public func candidates(for key: String, in locale: LookupLocale? = nil) -> [LookupAnswer] {
        LookupKey(key).normalized.map { candidates(for: $0, in: locale) } ?? []
    }

    /// The locale that `key` itself names: by a content key id, which belongs to one locale, else by its URL; nil where it
    /// names none.
    public func locale(namedBy key: NormalizedKey) -> LocaleTag? {
        guard case .claims(let claims) = file.claims(of: key.utf8), claims.count == 1, let own = claims.first.locale
        else { return key.locale }
        return locales[own]
    }

    /// The locales that have a topic with `key`, in the order of their numbers.
    public func locales(having key: NormalizedKey) -> [LocaleTag] {
        guard case .claims(let claims) = file.claims(of: key.utf8), let all = file.all(claims) else { return [] }
        return locales.indices.filter { locale in
            all.contains { claim in
                if case .record = file.record(ofTopic: claim.topic, in: locale) { true } else { false }
            }
        }.map { locales[$0] }
    }

    /// The error ids most like what `key` could have meant, the nearest first, at most five.
    ///
    /// Letter case does not count; of a dotted key the last part is compared. Empty where the list of them is damaged.
    /// O(n) in the number of error ids.
    public func nearest(to key: String) -> [String] {
        guard case .key(let normalized) = LookupKey(key) else { return [] }
        return nearestPlaces(to: normalized)?.map { file.text(at: $0) } ?? []
    }

    /// The same as places in the file; nil where the list is damaged.
    func nearestPlaces(to key: NormalizedKey) -> [Range<Int>]? {
        guard let places = try? file.nearestPlaces() else { return nil }
        let leaf = key.utf8.split(separator: 0x2E).last.map { Array($0) } ?? key.utf8
        var finder = NearestKeys(leaf, limit: 5)
        for (index, place) in places.enumerated() { finder.look(at: file.copiedBytes(at: place), index) }
        return finder.best.map { places[$0] }
    }

    // MARK: Everything

    /// Calls `body` with each key in no particular order; keys in damaged blocks are left out.
    public func forEachKey(_ body: (String) throws -> Void) rethrows {
        for slot in 0..<file.slotCount {
            guard let key = file.key(inSlot: slot), !key.isEmpty else { continue }
            try body(String(decoding: key, as: UTF8.self))
        }
    }

    /// The name of the help as a whole.
    public var name: String { file.name }
    /// The version of the content; empty where it has none.
    public var contentVersion: String { file.contentVersion }
    /// The number of topics, each counted once for all locales.
    public var topicCount: Int { file.topicCount }
}
