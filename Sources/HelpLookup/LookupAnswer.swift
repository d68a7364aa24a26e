import HelpBundle
import HelpKeys

/// What a look-up gives.
public struct LookupAnswer: Sendable {
    /// The bundle that the numbers belong to; nil where they lead nowhere.
    @usableFromInline let file: BundleFile?
    @usableFromInline let numbers: Numbers

    /// An answer without its bundle: four words, which are handed on in registers and without counting a reference.
    ///
    /// Of few parts, too: the compiler takes apart what has up to eight, and only then sees in a caller that the bundle
    /// is there anyhow.
    @usableFromInline
    struct Numbers: Sendable {
        /// Of meaning where there is an answer.
        @usableFromInline let place: BundleRecordPlace
        @usableFromInline let status: LookupStatus
        @usableFromInline let match: MatchKind?
        /// Eight bits for the reason, one for whether the version differs, the rest for the number of the wish.
        @usableFromInline let bits: UInt32

        private static let noWish: UInt32 = .max >> 9

        /// No topic.
        init(_ status: LookupStatus, match: MatchKind? = nil) {
            place = BundleRecordPlace()
            self.status = status
            self.match = match
            bits = 0
        }

        /// A topic.
        @inline(__always)
        init(_ place: BundleRecordPlace, match: MatchKind, step: FallbackStep, versionDiffers: Bool) {
            self.place = place
            status = step.reason == .exact ? .ok : .fallback
            self.match = match
            // Nobody has eight million wishes; who does is not told which of the last was met.
            let wish = step.wish.map { UInt32(clamping: $0) } ?? Self.noWish
            bits = UInt32(step.reason.rawValue) | (versionDiffers ? 1 << 8 : 0) | min(wish, Self.noWish) << 9
        }

        @inlinable var versionDiffers: Bool { bits >> 8 & 1 != 0 }

        @usableFromInline var step: FallbackStep {
            let wish = bits >> 9
            return FallbackStep(
                locale: place.locale, reason: FallbackReason(rawValue: UInt8(truncatingIfNeeded: bits)) ?? .default,
                wish: wish == Self.noWish ? nil : Int(wish))
        }
    }

    @inlinable
    init(_ numbers: Numbers, _ file: BundleFile?) {
        self.numbers = numbers
        self.file = file
    }

    /// An answer without a topic.
    init(_ status: LookupStatus, match: MatchKind? = nil) { self.init(Numbers(status, match: match), nil) }

    /// A topic.
    init(_ record: LookupRecord, match: MatchKind, step: FallbackStep, versionDiffers: Bool) {
        self.init(Numbers(record.place, match: match, step: step, versionDiffers: versionDiffers), record.file)
    }

    /// What came of it.
    @inlinable public var status: LookupStatus { numbers.status }
    /// The topic, where there is an answer.
    @inlinable public var record: LookupRecord? {
        guard numbers.status.isFound, let file else { return nil }
        return LookupRecord(file: file, place: numbers.place)
    }
    /// What of the topic the key is, where a topic has it.
    @inlinable public var match: MatchKind? { numbers.match }
    /// The locale that was served and why, where there is an answer.
    @inlinable public var step: FallbackStep? { numbers.status.isFound ? numbers.step : nil }
    /// Why the locale was served, where there is an answer.
    @inlinable public var reason: FallbackReason? { step?.reason }
    /// Whether the key names another version of the product than the topic does.
    @inlinable public var versionDiffers: Bool { numbers.versionDiffers }
}
