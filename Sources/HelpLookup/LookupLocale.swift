import HelpBundle
import HelpKeys

/// Wanted locales, resolved against the locales of one bundle: in which order these serve, and why.
///
/// Made once by `LookupBundle.locale(for:)` and used for any number of look-ups in that bundle, or in one that was
/// reloaded with the same locales.
public struct LookupLocale: Sendable, Hashable {
    /// The parts, behind one reference: a locale is handed around more often than it is looked into.
    private let parts: Parts
    /// The numbers of the first locales, which are nearly always all.
    let leading: BundleFile.LeadingLocales
    /// What an answer from each of these says of it.
    private let bits: SIMD4<UInt32>

    private final class Parts: Sendable {
        let steps: [FallbackStep]
        let wishes: [LocaleTag]
        let isStrict: Bool

        init(_ steps: [FallbackStep], _ wishes: [LocaleTag], _ isStrict: Bool) {
            self.steps = steps
            self.wishes = wishes
            self.isStrict = isStrict
        }
    }

    init(steps: [FallbackStep], wishes: [LocaleTag], isStrict: Bool) {
        parts = Parts(steps, wishes, isStrict)
        leading = BundleFile.LeadingLocales(steps.map(\.locale))
        var bits = SIMD4<UInt32>(repeating: 0)
        for (lane, step) in zip(bits.indices, steps) { bits[lane] = LookupAnswer.Numbers.bits(of: step) }
        self.bits = bits
    }

    /// The locales that may serve, by number, the best first.
    public var steps: [FallbackStep] { parts.steps }
    /// What was wanted, in canonical form; empty where the default was.
    public var wishes: [LocaleTag] { parts.wishes }
    /// Whether an answer by fallback is refused.
    public var isStrict: Bool { parts.isStrict }

    /// The wish that `step` meets; nil where the default or any locale serves.
    public func wish(of step: FallbackStep) -> LocaleTag? {
        step.wish.flatMap { wishes.indices.contains($0) ? wishes[$0] : nil }
    }

    /// What an answer from one of the leading locales says of it.
    @inline(__always)
    func bits(_ lane: UInt8) -> UInt32 { bits[Int(lane & 3)] }

    /// Whether both serve the same, for the same wishes.
    public static func == (left: Self, right: Self) -> Bool {
        left.steps == right.steps && left.wishes == right.wishes && left.isStrict == right.isStrict
    }

    /// Hashes what is compared.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(steps)
        hasher.combine(wishes)
        hasher.combine(isStrict)
    }
}
