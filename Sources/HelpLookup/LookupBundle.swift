import HelpBundle
import HelpKeys

/// An open bundle of help that answers: *this key, this locale: what do I tell the person?*
///
///     let help = try LookupBundle(path: "help.helpb")
///     let locale = help.locale(for: LocaleRequest("fr-CA"))
///     let answer = help.find("DiskSpaceMissing", in: locale)
///     if let record = answer.record { print(record.title, record.text) }
///
/// It never changes: any number of threads may ask at once, and none waits for another.
public final class LookupBundle: Sendable {
    @usableFromInline let file: BundleFile
    /// Equal for bundles of equal content.
    public let generation: UInt64
    /// The locales, by number.
    public let locales: [LocaleTag]
    /// What serves who names no locale.
    let defaultChain: LookupLocale
    /// Where each tag lies in the file.
    let localePlaces: [Range<Int>]

    /// How a bundle gets into memory.
    public enum Mode: Sendable, Hashable {
        /// The file is read: what happens to it afterwards does not matter.
        case copy
        /// The file is mapped: opens at once, whatever its size. Who truncates it in place ends this process (SIGBUS);
        /// put a new bundle under another name and rename it, as helpc does.
        case map
    }

    /// Opens the bundle at `path`.
    ///
    /// - Throws: `LookupFailure`, where the file cannot be read, is no bundle, or is damaged.
    public convenience init(
        path: String, mode: Mode = .copy, verification: BundleVerification = .table
    ) throws(LookupFailure) {
        do throws(BundleFault) {
            try self.init(file: BundleFile(path: path, isMapped: mode == .map, verification: verification))
        } catch {
            throw LookupFailure(error)
        }
    }

    /// Opens a bundle that lies in memory; the bytes are copied.
    public convenience init(_ bytes: [UInt8], verification: BundleVerification = .table) throws(LookupFailure) {
        do throws(BundleFault) {
            try self.init(file: BundleFile(bytes, verification: verification))
        } catch {
            throw LookupFailure(error)
        }
    }

    /// Opens a bundle that lies in memory; the bytes are copied.
    @unsafe
    convenience init(
        copying bytes: UnsafeRawBufferPointer, verification: BundleVerification
    ) throws(LookupFailure) {
        do throws(BundleFault) {
            try unsafe self.init(file: BundleFile(copying: bytes, verification: verification))
        } catch {
            throw LookupFailure(error)
        }
    }

    init(file: BundleFile) throws(BundleFault) {
        self.file = file
        generation = file.generation
        locales = try file.localeTags()
        localePlaces = try file.localeTagPlaces()
        let serving = try file.defaultLocale()
        let steps = serving.map { [FallbackStep(locale: $0, reason: .default, wish: nil)] } ?? []
        defaultChain = LookupLocale(steps: steps, wishes: [], isStrict: false)
    }

    /// Verifies all of the bundle; O(n).
    public func verify() throws(LookupFailure) {
        do throws(BundleFault) { try file.verifyAll() } catch { throw LookupFailure(error) }
    }

    // MARK: Locales

    /// In which order the bundle's locales serve what `wanted` says: a language tag, a POSIX locale, an LCID, or a list.
    public func locale(for wanted: String) throws(LookupFailure) -> LookupLocale {
        try locale(for: LocaleRequest(wanted))
    }

    /// In which order the bundle's locales serve `request`.
    ///
    /// - Parameters:
    ///   - allowAny: whether any locale is better than none.
    ///   - isStrict: whether an answer by fallback is refused.
    /// - Throws: where the part of the bundle that configuration's fallbacks are in is damaged.
    public func locale(
        for request: LocaleRequest, allowAny: Bool = false, isStrict: Bool = false
    ) throws(LookupFailure) -> LookupLocale {
        guard !request.wishes.isEmpty || allowAny || isStrict else { return defaultChain }
        do throws(BundleFault) {
            let fallback = LocaleFallback(
                available: locales, default: try file.defaultLocale().map { locales[$0] },
                declared: try file.declaredFallbacks())
            var steps = fallback.chain(for: request, allowAny: allowAny)
            if isStrict {
                // Who names no locale and wants no fallback wants the default itself.
                steps = steps.filter { $0.reason == .exact || request.wishes.isEmpty && $0.reason == .default }
            }
            return LookupLocale(steps: steps, wishes: request.wishes, isStrict: isStrict)
        } catch {
            throw LookupFailure(error)
        }
    }
}
