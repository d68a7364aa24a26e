// The C interface: the functions of helplookup.h, each a few lines around the Swift ones. All unsafe code of this module
// but the reloading stands here.

import CHelpLookup
import HelpBundle
import HelpKeys

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

// MARK: Handles

/// A locale as C holds it, with the texts that answers point to.
@safe private final class LocaleHandle {
    let locale: LookupLocale
    /// The content of the bundle that the locale was resolved against.
    let generation: UInt64
    private let request: LocaleRequest
    private let allowAny: Bool
    /// The canonical tag of each wish.
    private let texts: [UnsafeMutableBufferPointer<CChar>]

    init(_ request: LocaleRequest, in bundle: LookupBundle, allowAny: Bool, isStrict: Bool) throws(LookupFailure) {
        locale = try bundle.locale(for: request, allowAny: allowAny, isStrict: isStrict)
        generation = bundle.generation
        self.request = request
        self.allowAny = allowAny
        unsafe texts = locale.wishes.map { tag in
            let bytes = tag.description.utf8.map { CChar(bitPattern: $0) }
            let buffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count)
            _ = unsafe buffer.initialize(from: bytes)
            return unsafe buffer
        }
    }

    deinit { for index in unsafe texts.indices { unsafe texts[index].deallocate() } }

    /// The locale in `bundle`; nil where that is damaged. The locales of a bundle are numbers, which mean others in a
    /// bundle of other content: there the wishes are resolved anew, or a reload would change the language of answers.
    @inline(__always)
    func locale(in bundle: LookupBundle) -> LookupLocale? {
        bundle.generation == generation ? locale : resolved(in: bundle)
    }

    @inline(never)
    private func resolved(in bundle: LookupBundle) -> LookupLocale? {
        try? bundle.locale(for: request, allowAny: allowAny, isStrict: locale.isStrict)
    }

    /// The wish that an answer meets.
    @inline(__always)
    func wish(of answer: LookupAnswer.Numbers) -> helplookup_text {
        guard let wish = answer.wish, unsafe texts.indices.contains(wish) else { return unsafe missing }
        return unsafe helplookup_text(bytes: UnsafePointer(texts[wish].baseAddress), length: texts[wish].count)
    }
}

/// A text of no bytes.
private var missing: helplookup_text { unsafe text(name("")) }

private func name(_ word: StaticString) -> UnsafePointer<CChar> {
    unsafe UnsafeRawPointer(word.utf8Start).assumingMemoryBound(to: CChar.self)
}

private func text(_ start: UnsafePointer<CChar>) -> helplookup_text { unsafe helplookup_text(bytes: start, length: 0) }

private func text(_ bytes: UnsafeRawBufferPointer) -> helplookup_text {
    guard let start = bytes.baseAddress else { return unsafe missing }
    return unsafe helplookup_text(bytes: start.assumingMemoryBound(to: CChar.self), length: bytes.count)
}

private func opened(_ bundle: LookupBundle) -> OpaquePointer {
    unsafe OpaquePointer(Unmanaged.passRetained(bundle).toOpaque())
}

@inline(__always)
private func bundle(_ handle: OpaquePointer) -> Unmanaged<LookupBundle> {
    unsafe Unmanaged.fromOpaque(UnsafeRawPointer(handle))
}

private func locale(_ handle: OpaquePointer?) -> LocaleHandle? {
    unsafe handle.map { unsafe Unmanaged<LocaleHandle>.fromOpaque(UnsafeRawPointer($0)).takeUnretainedValue() }
}

private func live(_ handle: OpaquePointer) -> Unmanaged<LiveBundle> {
    unsafe Unmanaged.fromOpaque(UnsafeRawPointer(handle))
}

@c @implementation
public func helplookup_api_version() -> UInt32 {
    UInt32(HELPLOOKUP_API_MAJOR) << 16 | UInt32(HELPLOOKUP_API_MINOR)
}

// MARK: Opening

@c @implementation
public func helplookup_open(
    _ path: UnsafePointer<CChar>?, _ flags: UInt32, _ problem: UnsafeMutablePointer<helplookup_problem>?,
    _ result: UnsafeMutablePointer<OpaquePointer?>?
) -> helplookup_status {
    guard let result = unsafe result else { return unsafe badCall(problem) }
    unsafe result.pointee = nil
    guard let path = unsafe path, let options = OpenOptions(flags) else { return unsafe badCall(problem) }
    guard let path = unsafe String(validatingCString: path) else { return unsafe badPath(problem) }
    return unsafe attempt(problem) { () throws(LookupFailure) in
        unsafe result.pointee = opened(
            try LookupBundle(path: path, mode: options.mode, verification: options.verification))
    }
}

@c @implementation
public func helplookup_bytes_open(
    _ bytes: UnsafeRawPointer?, _ length: Int, _ flags: UInt32, _ problem: UnsafeMutablePointer<helplookup_problem>?,
    _ result: UnsafeMutablePointer<OpaquePointer?>?
) -> helplookup_status {
    guard let result = unsafe result else { return unsafe badCall(problem) }
    unsafe result.pointee = nil
    guard let bytes = unsafe buffer(bytes, length), let options = OpenOptions(flags) else {
        return unsafe badCall(problem)
    }
    return unsafe attempt(problem) { () throws(LookupFailure) in
        unsafe result.pointee = opened(try LookupBundle(copying: bytes, verification: options.verification))
    }
}

@c @implementation
public func helplookup_close(_ handle: OpaquePointer?) {
    if let handle = unsafe handle { unsafe bundle(handle).release() }
}

@c @implementation
public func helplookup_verify(
    _ handle: OpaquePointer?, _ problem: UnsafeMutablePointer<helplookup_problem>?
) -> helplookup_status {
    guard let handle = unsafe handle else { return unsafe badCall(problem) }
    return unsafe attempt(problem) { () throws(LookupFailure) in
        try unsafe bundle(handle).takeUnretainedValue().verify()
    }
}

/// The flags of opening, read.
private struct OpenOptions {
    var mode = LookupBundle.Mode.copy
    var verification = BundleVerification.table

    init?(_ flags: UInt32) {
        let (map, none, all) = (UInt32(HELPLOOKUP_MAP), UInt32(HELPLOOKUP_VERIFY_NONE), UInt32(HELPLOOKUP_VERIFY_ALL))
        guard flags & ~(map | none | all) == 0, flags & (none | all) != none | all else { return nil }
        if flags & map != 0 { mode = .map }
        if flags & none != 0 { verification = .none }
        if flags & all != 0 { verification = .all }
    }
}

/// The bytes that C hands over; nil where there are fewer than none, or no pointer to those there are.
private func buffer(_ start: UnsafeRawPointer?, _ length: Int) -> UnsafeRawBufferPointer? {
    guard length >= 0, unsafe start != nil || length == 0 else { return nil }
    return unsafe UnsafeRawBufferPointer(start: start, count: length)
}

private func attempt(
    _ problem: UnsafeMutablePointer<helplookup_problem>?, _ work: () throws(LookupFailure) -> Void
) -> helplookup_status {
    do throws(LookupFailure) {
        try work()
        unsafe problem?.pointee = helplookup_problem()
        return LookupStatus.ok.rawValue
    } catch {
        return unsafe explain(error, problem)
    }
}

/// Paths are strings in Swift: one that is no UTF-8 would be mended into the path of another file.
private func badPath(_ problem: UnsafeMutablePointer<helplookup_problem>?) -> helplookup_status {
    unsafe explain(rule: 0, systemError: EILSEQ, offset: 0, "the path is not UTF-8", problem)
    return LookupStatus.io.rawValue
}

private func badCall(_ problem: UnsafeMutablePointer<helplookup_problem>?) -> helplookup_status {
    let message = "a pointer is NULL that must not be, or the flags make no sense"
    unsafe explain(rule: 0, systemError: 0, offset: 0, message, problem)
    return helplookup_status(HELPLOOKUP_BAD_CALL)
}

private func explain(
    _ failure: LookupFailure, _ problem: UnsafeMutablePointer<helplookup_problem>?
) -> helplookup_status {
    let fault = failure.fault
    var code: Int32 = 0
    if case .system(let number) = fault.kind { code = number }
    unsafe explain(rule: fault.rule, systemError: code, offset: fault.offset, fault.message, problem)
    return failure.status.rawValue
}

private func explain(
    rule: Int, systemError: Int32, offset: Int, _ message: String, _ problem: UnsafeMutablePointer<helplookup_problem>?
) {
    guard let problem = unsafe problem else { return }
    unsafe problem.pointee = helplookup_problem()
    unsafe problem.pointee.rule = Int32(truncatingIfNeeded: rule)
    unsafe problem.pointee.system_error = systemError
    unsafe problem.pointee.offset = UInt64(truncatingIfNeeded: offset)
    unsafe withUnsafeMutableBytes(of: &problem.pointee.message) { buffer in
        // Ours are shorter, so that no letter is cut in two; the last byte stays NUL.
        unsafe buffer.copyBytes(from: message.utf8.prefix(buffer.count - 1))
    }
}

// MARK: Locales

@c @implementation
public func helplookup_locale_open(
    _ handle: OpaquePointer?, _ wanted: UnsafePointer<CChar>?, _ flags: UInt32,
    _ result: UnsafeMutablePointer<OpaquePointer?>?
) -> helplookup_status {
    guard let result = unsafe result else { return helplookup_status(HELPLOOKUP_BAD_CALL) }
    unsafe result.pointee = nil
    let (any, strict) = (UInt32(HELPLOOKUP_ALLOW_ANY), UInt32(HELPLOOKUP_STRICT))
    guard let handle = unsafe handle, [0, any, strict].contains(flags) else {
        return helplookup_status(HELPLOOKUP_BAD_CALL)
    }
    let request = LocaleRequest(unsafe wanted.map { unsafe String(cString: $0) } ?? "")
    return attempt(nil) { () throws(LookupFailure) in
        let locale = try unsafe LocaleHandle(
            request, in: bundle(handle).takeUnretainedValue(), allowAny: flags == any, isStrict: flags == strict)
        unsafe result.pointee = OpaquePointer(Unmanaged.passRetained(locale).toOpaque())
    }
}

@c @implementation
public func helplookup_locale_close(_ handle: OpaquePointer?) {
    if let handle = unsafe handle { unsafe Unmanaged<LocaleHandle>.fromOpaque(UnsafeRawPointer(handle)).release() }
}

// MARK: Looking up

@c @implementation
public func helplookup_find(
    _ handle: OpaquePointer?, _ localeHandle: OpaquePointer?, _ key: UnsafePointer<CChar>?, _ length: Int,
    _ answer: UnsafeMutablePointer<helplookup_answer>?
) -> helplookup_status {
    guard let answer = unsafe answer else { return helplookup_status(HELPLOOKUP_BAD_CALL) }
    guard let handle = unsafe handle, let bytes = unsafe buffer(key, length) else {
        unsafe answer.pointee = helplookup_answer()
        return helplookup_status(HELPLOOKUP_BAD_CALL)
    }
    return unsafe bundle(handle)._withUnsafeGuaranteedRef { bundle in
        guard let localeHandle = unsafe localeHandle else { return unsafe bundle.findStepwise(bytes, in: nil, answer) }
        let locale = unsafe Unmanaged<LocaleHandle>.fromOpaque(UnsafeRawPointer(localeHandle))
        return unsafe locale._withUnsafeGuaranteedRef { unsafe bundle.find(bytes, in: $0, answer) }
    }
}

extension LookupBundle {
    /// Looks up the bytes of a key in one step where that is enough.
    @inline(__always)
    fileprivate func find(
        _ key: UnsafeRawBufferPointer, in locale: LocaleHandle, _ answer: UnsafeMutablePointer<helplookup_answer>
    ) -> helplookup_status {
        guard locale.generation == generation, let found = unsafe plainNumbers(for: key, in: locale.locale) else {
            return unsafe findStepwise(key, in: locale, answer)
        }
        guard found.isFound else {
            unsafe answer.pointee = helplookup_answer()
            return found.status.rawValue
        }
        return unsafe fill(answer, self, found, locale)
    }

    /// The same for any key, and for a locale that was resolved against other content.
    @inline(never)
    fileprivate func findStepwise(
        _ key: UnsafeRawBufferPointer, in handle: LocaleHandle?, _ answer: UnsafeMutablePointer<helplookup_answer>
    ) -> helplookup_status {
        unsafe answer.pointee = helplookup_answer()
        guard case .key(let normalized) = unsafe LookupKey(utf8: Array(key)) else { return LookupStatus.badKey.rawValue }
        let locale = handle?.locale(in: self)
        guard handle == nil || locale != nil else { return LookupStatus.corrupt.rawValue }
        let found = find(normalized, in: locale).numbers
        return unsafe found.isFound ? fill(answer, self, found, handle) : found.status.rawValue
    }
}

/// Writes an answer. The texts of a record stand in the struct in the order in which the bundle has them, as a test
/// shows. Nothing is written but zero where the record is another one than when it was verified, which is damage.
@inline(__always)
private func fill(
    _ answer: UnsafeMutablePointer<helplookup_answer>, _ bundle: LookupBundle, _ found: LookupAnswer.Numbers,
    _ locale: LocaleHandle?
) -> helplookup_status {
    let places = unsafe UnsafeMutableRawPointer(answer).assumingMemoryBound(to: helplookup_text.self)
    let texts = unsafe bundle.file.texts(of: found.place)
    let areInside = unsafe texts?.forEach(first: BundleTexts.count) { field, start, length in
        unsafe places[field] = helplookup_text(bytes: start.assumingMemoryBound(to: CChar.self), length: length)
    }
    guard areInside == true, let translation = unsafe texts?.translation, let match = found.match else {
        unsafe answer.pointee = helplookup_answer()
        return LookupStatus.corrupt.rawValue
    }
    let served = unsafe text(bundle.file.bytes(at: bundle.localePlaces[found.place.locale]))
    // Without a locale a key may have named its own; only where that one is served does it stand anywhere.
    unsafe answer.pointee.requested_locale = locale?.wish(of: found)
        ?? (found.reason == FallbackReason.exact.rawValue ? served : missing)
    unsafe answer.pointee.served_locale = served
    unsafe answer.pointee.reason = Int32(found.reason)
    unsafe answer.pointee.match = Int32(match.rawValue)
    unsafe answer.pointee.translation = Int32(translation)
    unsafe answer.pointee.version_differs = found.versionDiffers ? 1 : 0
    unsafe answer.pointee.reserved = (0, 0, 0, 0)
    return found.status.rawValue
}

@c @implementation
public func helplookup_candidates(
    _ handle: OpaquePointer?, _ localeHandle: OpaquePointer?, _ key: UnsafePointer<CChar>?, _ length: Int,
    _ answers: UnsafeMutablePointer<helplookup_answer>?, _ capacity: Int, _ count: UnsafeMutablePointer<Int>?
) -> helplookup_status {
    guard let count = unsafe count else { return helplookup_status(HELPLOOKUP_BAD_CALL) }
    unsafe count.pointee = 0
    guard let handle = unsafe handle, let bytes = unsafe buffer(key, length), capacity >= 0,
        unsafe answers != nil || capacity == 0
    else { return helplookup_status(HELPLOOKUP_BAD_CALL) }
    guard case .key(let normalized) = unsafe LookupKey(utf8: Array(bytes)) else { return LookupStatus.badKey.rawValue }
    let bundle = unsafe bundle(handle).takeUnretainedValue()
    let locale = unsafe locale(localeHandle)
    let wanted = locale?.locale(in: bundle)
    guard locale == nil || wanted != nil else { return LookupStatus.corrupt.rawValue }
    let candidates = bundle.candidates(for: normalized, in: wanted)
    let found = candidates.map(\.numbers).filter(\.isFound)
    unsafe count.pointee = found.count
    for (index, candidate) in found.prefix(capacity).enumerated() {
        guard let answers = unsafe answers else { break }
        let status = unsafe fill(answers + index, bundle, candidate, locale)
        if status == LookupStatus.corrupt.rawValue { return status }
    }
    return (found.count < candidates.count ? LookupStatus.corrupt : .ok).rawValue
}

@c @implementation
public func helplookup_nearest(
    _ handle: OpaquePointer?, _ key: UnsafePointer<CChar>?, _ length: Int, _ ids: UnsafeMutablePointer<helplookup_text>?,
    _ capacity: Int, _ count: UnsafeMutablePointer<Int>?
) -> helplookup_status {
    guard let count = unsafe count else { return helplookup_status(HELPLOOKUP_BAD_CALL) }
    unsafe count.pointee = 0
    guard let handle = unsafe handle, let bytes = unsafe buffer(key, length), capacity >= 0,
        unsafe ids != nil || capacity == 0
    else { return helplookup_status(HELPLOOKUP_BAD_CALL) }
    guard case .key(let normalized) = unsafe LookupKey(utf8: Array(bytes)) else { return LookupStatus.badKey.rawValue }
    let bundle = unsafe bundle(handle).takeUnretainedValue()
    guard let places = bundle.nearestPlaces(to: normalized) else { return LookupStatus.corrupt.rawValue }
    unsafe count.pointee = places.count
    for (index, place) in places.prefix(capacity).enumerated() {
        unsafe ids?[index] = text(bundle.file.bytes(at: place))
    }
    return LookupStatus.ok.rawValue
}

// MARK: What a bundle says of itself

@c @implementation
public func helplookup_describe(
    _ handle: OpaquePointer?, _ info: UnsafeMutablePointer<helplookup_info>?
) -> helplookup_status {
    guard let info = unsafe info else { return helplookup_status(HELPLOOKUP_BAD_CALL) }
    unsafe info.pointee = helplookup_info()
    guard let handle = unsafe handle else { return helplookup_status(HELPLOOKUP_BAD_CALL) }
    let file = unsafe bundle(handle).takeUnretainedValue().file
    guard let (name, version) = unsafe file.nameAndVersion, let serving = try? file.defaultLocale() ?? -1 else {
        return LookupStatus.corrupt.rawValue
    }
    unsafe info.pointee.name = text(name)
    unsafe info.pointee.version = text(version)
    unsafe info.pointee.generation = file.generation
    unsafe info.pointee.size = UInt64(file.size)
    unsafe info.pointee.key_count = UInt64(file.keyCount)
    unsafe info.pointee.topic_count = UInt32(truncatingIfNeeded: file.topicCount)
    unsafe info.pointee.record_count = UInt32(truncatingIfNeeded: file.recordCount)
    unsafe info.pointee.locale_count = UInt32(truncatingIfNeeded: file.localeCount)
    unsafe info.pointee.default_locale = Int32(truncatingIfNeeded: serving)
    unsafe info.pointee.format_major = file.formatVersion.major
    unsafe info.pointee.format_minor = file.formatVersion.minor
    return LookupStatus.ok.rawValue
}

@c @implementation
public func helplookup_locale_at(
    _ handle: OpaquePointer?, _ index: UInt32, _ tag: UnsafeMutablePointer<helplookup_text>?
) -> helplookup_status {
    guard let tag = unsafe tag else { return helplookup_status(HELPLOOKUP_BAD_CALL) }
    unsafe tag.pointee = helplookup_text()
    guard let handle = unsafe handle else { return helplookup_status(HELPLOOKUP_BAD_CALL) }
    let bundle = unsafe bundle(handle).takeUnretainedValue()
    guard bundle.localePlaces.indices.contains(Int(index)) else { return LookupStatus.notFound.rawValue }
    unsafe tag.pointee = text(bundle.file.bytes(at: bundle.localePlaces[Int(index)]))
    return LookupStatus.ok.rawValue
}

@c @implementation
public func helplookup_key_at(
    _ handle: OpaquePointer?, _ slot: UInt64, _ key: UnsafeMutablePointer<helplookup_text>?
) -> helplookup_status {
    guard let key = unsafe key else { return helplookup_status(HELPLOOKUP_BAD_CALL) }
    unsafe key.pointee = helplookup_text()
    guard let handle = unsafe handle else { return helplookup_status(HELPLOOKUP_BAD_CALL) }
    let file = unsafe bundle(handle).takeUnretainedValue().file
    guard let bytes = unsafe file.keyBytes(inSlot: Int(clamping: slot)) else { return LookupStatus.corrupt.rawValue }
    guard unsafe !bytes.isEmpty else { return LookupStatus.notFound.rawValue }
    unsafe key.pointee = text(bytes)
    return LookupStatus.ok.rawValue
}

@c @implementation
public func helplookup_slot_count(_ handle: OpaquePointer?) -> UInt64 {
    guard let handle = unsafe handle else { return 0 }
    return unsafe UInt64(bundle(handle).takeUnretainedValue().file.slotCount)
}

// MARK: Reloading

@c @implementation
public func helplookup_live_open(
    _ path: UnsafePointer<CChar>?, _ flags: UInt32, _ problem: UnsafeMutablePointer<helplookup_problem>?,
    _ result: UnsafeMutablePointer<OpaquePointer?>?
) -> helplookup_status {
    guard let result = unsafe result else { return unsafe badCall(problem) }
    unsafe result.pointee = nil
    guard let path = unsafe path, let options = OpenOptions(flags) else { return unsafe badCall(problem) }
    guard let path = unsafe String(validatingCString: path) else { return unsafe badPath(problem) }
    return unsafe attempt(problem) { () throws(LookupFailure) in
        let live = try LiveBundle(path: path, mode: options.mode, verification: options.verification)
        unsafe result.pointee = OpaquePointer(Unmanaged.passRetained(live).toOpaque())
    }
}

@c @implementation
public func helplookup_live_reload(
    _ handle: OpaquePointer?, _ problem: UnsafeMutablePointer<helplookup_problem>?
) -> helplookup_status {
    guard let handle = unsafe handle else { return unsafe badCall(problem) }
    return unsafe attempt(problem) { () throws(LookupFailure) in
        try unsafe live(handle).takeUnretainedValue().reload()
    }
}

@c @implementation
public func helplookup_live_bundle(
    _ handle: OpaquePointer?, _ result: UnsafeMutablePointer<OpaquePointer?>?
) -> helplookup_status {
    guard let result = unsafe result else { return helplookup_status(HELPLOOKUP_BAD_CALL) }
    unsafe result.pointee = nil
    guard let handle = unsafe handle else { return helplookup_status(HELPLOOKUP_BAD_CALL) }
    let current = unsafe live(handle).takeUnretainedValue().current
    unsafe result.pointee = current.map { unsafe opened($0) }
    return LookupStatus.ok.rawValue
}

@c @implementation
public func helplookup_live_close(_ handle: OpaquePointer?) {
    if let handle = unsafe handle { unsafe live(handle).release() }
}

// MARK: Words

@c @implementation
public func helplookup_status_name(_ status: helplookup_status) -> UnsafePointer<CChar>? {
    switch LookupStatus(rawValue: status) {
    case .ok: unsafe name("ok")
    case .fallback: unsafe name("ok-by-fallback")
    case .notFound: unsafe name("not-found")
    case .ambiguous: unsafe name("ambiguous")
    case .notInLocale: unsafe name("not-in-locale")
    case .badKey: unsafe name("bad-key")
    case .corrupt: unsafe name("corrupt")
    case .io: unsafe name("io")
    case .version: unsafe name("version")
    case nil: unsafe name(status == helplookup_status(HELPLOOKUP_BAD_CALL) ? "bad-call" : "")
    }
}

@c @implementation
public func helplookup_reason_name(_ reason: Int32) -> UnsafePointer<CChar>? {
    switch UInt8(exactly: reason).flatMap(FallbackReason.init) {
    case .exact: unsafe name("exact")
    case .region: unsafe name("region")
    case .parent: unsafe name("parent")
    case .nextChoice: unsafe name("next-choice")
    case .default: unsafe name("default")
    case .any: unsafe name("any")
    case nil: unsafe name("")
    }
}

@c @implementation
public func helplookup_match_name(_ match: Int32) -> UnsafePointer<CChar>? {
    switch UInt8(exactly: match).flatMap(MatchKind.init) {
    case .assetID: unsafe name("asset-id")
    case .mtpsID: unsafe name("mtps-id")
    case .contentKeyID: unsafe name("content-key-id")
    case .errorID: unsafe name("error-id")
    case .alias: unsafe name("alias")
    case .redirect: unsafe name("redirect")
    case .keyword: unsafe name("keyword")
    case .ruleSuffix: unsafe name("rule-suffix")
    case .fileName: unsafe name("file-name")
    case nil: unsafe name("")
    }
}

@c @implementation
public func helplookup_translation_name(_ translation: Int32) -> UnsafePointer<CChar>? {
    switch UInt8(exactly: translation).flatMap(LookupRecord.Translation.init) {
    case .unknown: unsafe name("unknown")
    case .machine: unsafe name("machine")
    case .human: unsafe name("human")
    case nil: unsafe name("")
    }
}
