import CHelpLookup
import HelpBundle
import HelpKeys
import HelpLookup

/// ``BundleProbe`` by way of C, where every byte of an answer is a pointer into the bundle.
enum ForeignProbe {
    /// What does not hold for `bytes`; nil where all does.
    static func complaint(of bytes: [UInt8], _ level: BundleVerification) -> String? {
        let flags: UInt32 =
            switch level {
            case .none: 2
            case .table: 0
            case .all: 4
            }
        var handle: OpaquePointer?
        let status = unsafe helplookup_bytes_open(bytes, bytes.count, flags, nil, &handle)
        guard unsafe handle != nil else { return status == 0 ? "an open bundle is NULL" : nil }
        defer { unsafe helplookup_close(handle) }
        var info = unsafe helplookup_info()
        _ = unsafe helplookup_describe(handle, &info)
        for index in unsafe 0..<min(info.locale_count, 8) {
            var tag = unsafe helplookup_text()
            if unsafe helplookup_locale_at(handle, index, &tag) == 0 { unsafe read(tag) }
        }
        let isWhole = unsafe helplookup_verify(handle, nil) == 0
        var locale: OpaquePointer?
        _ = unsafe helplookup_locale_open(handle, "fr-CA", 1, &locale)
        defer { unsafe helplookup_locale_close(locale) }
        for slot in 0..<min(unsafe helplookup_slot_count(handle), 256) {
            var key = unsafe helplookup_text()
            let status = unsafe helplookup_key_at(handle, slot, &key)
            if isWhole, status != 0, status != LookupStatus.notFound.rawValue { return "a verified bundle has a bad slot" }
            guard status == 0 else { continue }
            unsafe read(key)
            if let complaint = unsafe complaint(of: handle, locale, key, isWhole) { return complaint }
            // Looks at every error id, and is as long as these are many.
            if slot % 16 == 0 { unsafe readNearest(handle, key) }
        }
        return nil
    }

    /// What does not hold for a key that the bundle lists.
    private static func complaint(
        of handle: OpaquePointer?, _ locale: OpaquePointer?, _ key: helplookup_text, _ isWhole: Bool
    ) -> String? {
        var answer = unsafe helplookup_answer()
        let status = unsafe helplookup_find(handle, locale, key.bytes, key.length, &answer)
        if status <= LookupStatus.fallback.rawValue { unsafe read(answer) }
        let bytes = unsafe Array(UnsafeRawBufferPointer(start: key.bytes, count: key.length))
        // A forged key that is not normalised is out of reach, and rightly so.
        if isWhole, LookupKey(utf8: bytes).normalized?.utf8 == bytes,
            status == LookupStatus.corrupt.rawValue || status == LookupStatus.notFound.rawValue
        {
            return "a verified bundle answers \(status) for a key of its own"
        }
        var count = 0
        var answers = unsafe Array(repeating: helplookup_answer(), count: 8)
        if unsafe helplookup_candidates(handle, locale, key.bytes, key.length, &answers, answers.count, &count) == 0 {
            for index in unsafe 0..<min(count, answers.count) { unsafe read(answers[index]) }
        }
        return nil
    }

    private static func readNearest(_ handle: OpaquePointer?, _ key: helplookup_text) {
        var count = 0
        var ids = unsafe Array(repeating: helplookup_text(), count: 5)
        guard unsafe helplookup_nearest(handle, key.bytes, key.length, &ids, ids.count, &count) == 0 else { return }
        for index in unsafe 0..<min(count, ids.count) { unsafe read(ids[index]) }
    }

    private static func read(_ answer: helplookup_answer) {
        unsafe read(answer.title)
        unsafe read(answer.summary)
        unsafe read(answer.text)
        unsafe read(answer.html)
        unsafe read(answer.url)
        unsafe read(answer.path)
        unsafe read(answer.date)
        unsafe read(answer.version)
        unsafe read(answer.asset_id)
        unsafe read(answer.error_id)
        unsafe read(answer.mtps_id)
        unsafe read(answer.content_key_id)
        unsafe read(answer.requested_locale)
        unsafe read(answer.served_locale)
    }

    /// Touches every byte, so that a sanitizer sees one that is none of the bundle's.
    private static func read(_ text: helplookup_text) {
        precondition(unsafe text.bytes != nil, "a text is NULL")
        _ = unsafe XXH64.hash(UnsafeRawBufferPointer(start: text.bytes, count: text.length), seed: 0)
    }
}
