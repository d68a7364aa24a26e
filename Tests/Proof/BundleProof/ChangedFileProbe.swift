import CHelpLookup
import HelpBundle
import HelpKeys
import HelpLookup

/// What must hold of a mapped bundle whose file another process writes to after all of it was verified and found: every
/// answer may be another one or an error, but it lies in the file, and its texts are UTF-8.
@safe public final class ChangedFileProbe {
    private let bundle: LookupBundle
    private let keys: [NormalizedKey]
    private let locales: [LookupLocale]
    private let handle: OpaquePointer
    private let foreignLocale: OpaquePointer?
    /// Where the texts of records lie in memory.
    private let texts: ClosedRange<UInt>
    /// Where the file lies in memory.
    private let all: ClosedRange<UInt>

    /// Maps the bundle at `path`, whose bytes are `bytes`, and asks for each of its keys, so that all of it is verified.
    public init?(path: String, _ bytes: [UInt8]) throws {
        bundle = try LookupBundle(path: path, mode: .map)
        try bundle.verify()
        var keys: [String] = []
        bundle.forEachKey { keys.append($0) }
        self.keys = keys.sorted().compactMap { LookupKey($0).normalized }
        let bundle = bundle
        locales = try ["en-US", "fr-CA", "de, ja;q=0.5"].map { try bundle.locale(for: LocaleRequest($0)) }
        var opened: OpaquePointer?
        var locale: OpaquePointer?
        var info = unsafe helplookup_info()
        guard unsafe helplookup_open(path, UInt32(HELPLOOKUP_MAP), nil, &opened) == 0, let handle = unsafe opened
        else { return nil }
        unsafe self.handle = handle
        guard unsafe helplookup_locale_open(handle, "fr-CA", 0, &locale) == 0, unsafe helplookup_describe(handle, &info) == 0
        else { return nil }
        unsafe foreignLocale = locale
        // The name is behind the first twelve bytes of its part, which tells where the file begins.
        let forgery = Forgery(bytes)
        let base = unsafe UInt(bitPattern: info.name.bytes) - UInt(forgery.place(of: "ABOU").offset + 12)
        let place = forgery.place(of: "TEXT")
        all = base...base + UInt(bytes.count)
        texts = base + UInt(place.offset)...base + UInt(place.offset + place.length)
        for locale in locales { for key in self.keys { _ = bundle.find(key, in: locale) } }
        for key in self.keys { _ = find(key) }
    }

    deinit {
        unsafe helplookup_locale_close(foreignLocale)
        unsafe helplookup_close(handle)
    }

    /// What does not hold now; nil where all does.
    ///
    /// - Parameters:
    ///   - number: chooses the locale, and whether everything is listed, too.
    ///   - isThorough: of which keys all that there is to read is read.
    public func complaint(_ number: Int, isThorough: ([UInt8]) -> Bool) -> String? {
        let locale = locales[number % locales.count]
        for key in keys {
            if let complaint = find(key) { return "\(key.text), through C: \(complaint)" }
            let answer = bundle.find(key, in: locale)
            let fields = isThorough(key.utf8) ? RecordField.allCases : [.title, .contentKeyID]
            if let record = answer.record, !isSound(record, fields) {
                return "\(key.text): a text is outside the file or no UTF-8"
            }
            guard isThorough(key.utf8) else { continue }
            for candidate in bundle.candidates(for: key, in: locale) + [bundle.find(key)] {
                if let record = candidate.record, !isSound(record, RecordField.allCases) {
                    return "\(key.text), a candidate: a text is outside the file or no UTF-8"
                }
            }
            _ = bundle.locales(having: key).count + (bundle.locale(namedBy: key).map { _ in 1 } ?? 0)
        }
        guard number % 16 == 0 else { return nil }
        _ = bundle.name.count + bundle.contentVersion.count + bundle.nearest(to: "SetupMising").count
        bundle.forEachKey { _ = $0.utf8.count }
        _ = try? bundle.locale(for: LocaleRequest("de"))
        try? bundle.verify()
        return nil
    }

    private func isSound(_ record: LookupRecord, _ fields: [RecordField]) -> Bool {
        _ = record.translation
        let most = Int(texts.upperBound - texts.lowerBound)
        return fields.allSatisfy { field in
            let text = record[field]
            // What is malformed comes back mended.
            let mended = String(decoding: Array(text.utf8), as: UTF8.self)
            return record.utf8(field).count <= most && mended.utf8.elementsEqual(text.utf8)
        }
    }

    /// What does not hold of a key's answer through C, where every text is a place in the file.
    private func find(_ key: NormalizedKey) -> String? {
        var answer = unsafe helplookup_answer()
        let status = unsafe key.utf8.withUnsafeBufferPointer { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) {
                unsafe helplookup_find(handle, foreignLocale, $0.baseAddress, $0.count, &answer)
            }
        }
        guard helplookup_found(status) != 0 else {
            return unsafe answer.title.length == 0 ? nil : "there is a text without an answer"
        }
        let places = unsafe [
            answer.title, answer.summary, answer.text, answer.html, answer.url, answer.path, answer.date, answer.version,
            answer.asset_id, answer.error_id, answer.mtps_id, answer.content_key_id,
        ]
        guard unsafe places.allSatisfy({ unsafe isInside($0, texts) }) else { return "a text is outside its part" }
        return unsafe isInside(answer.served_locale, all) ? nil : "a tag is outside the file"
    }

    private func isInside(_ text: helplookup_text, _ range: ClosedRange<UInt>) -> Bool {
        let start = unsafe UInt(bitPattern: text.bytes)
        return unsafe range.contains(start) && UInt(text.length) <= range.upperBound - start
    }
}
