import HelpBundle
import HelpKeys

/// What a look-up gives.
public struct LookupAnswer: Sendable {
    /// The bundle that the numbers belong to; nil where they lead nowhere.
    @usableFromInline let file: BundleFile?
    @usableFromInline let numbers: Numbers

    /// An answer without its bundle: three words, which are handed on in registers and without counting a reference.
    ///
    /// Of few parts, too: the compiler takes apart what has up to eight, and only then does it see in a caller that the
    /// bundle is there anyhow, and that nothing needs to be counted there either.
    @usableFromInline
    struct Numbers: Sendable {
        /// Of meaning where there is an answer.
        @usableFromInline let place: BundleRecordPlace
        @usableFromInline let status: LookupStatus
        @usableFromInline let match: MatchKind?
        /// From the lowest bit: one for whether there is an answer, one for whether the version differs, six for the
        /// reason, 24 for the number of the wish.
        @usableFromInline let bits: UInt32

        private static let noWish: UInt32 = 1 << 24 - 1

        /// No topic.
        init(_ status: LookupStatus, match: MatchKind? = nil) {
            place = BundleRecordPlace()
            self.status = status
            self.match = match
            bits = 0
        }

        /// A topic.
        init(_ place: BundleRecordPlace, match: MatchKind, step: FallbackStep, versionDiffers: Bool) {
            self.init(place, match: match, bits: Self.bits(of: step) | (versionDiffers ? 2 : 0))
        }

        /// A topic, with what the `bits` of its step are.
        @inline(__always)
        init(_ place: BundleRecordPlace, match: MatchKind, bits: UInt32) {
            self.place = place
            status = Self.reason(bits) == FallbackReason.exact.rawValue ? .ok : .fallback
            self.match = match
            self.bits = bits
        }

        /// What an answer says that `step` has led to.
        static func bits(of step: FallbackStep) -> UInt32 {
            // Nobody has sixteen million wishes; who does is not told which of the last was met.
            let wish = min(step.wish.map { UInt32(clamping: $0) } ?? noWish, noWish)
            return 1 | UInt32(step.reason.rawValue) << 2 | wish << 8
        }

        @inline(__always)
        private static func reason(_ bits: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: bits >> 2 & 0x3F) }

        @inlinable @inline(__always)
        var isFound: Bool { bits & 1 != 0 }

        @inlinable @inline(__always)
        var versionDiffers: Bool { bits & 2 != 0 }

        /// The number of the reason.
        @inline(__always)
        var reason: UInt8 { Self.reason(bits) }

        /// The number of the wish that was met.
        @inline(__always)
        var wish: Int? {
            let wish = bits >> 8
            return wish == Self.noWish ? nil : Int(wish)
        }

        @usableFromInline
        var step: FallbackStep {
            FallbackStep(locale: place.locale, reason: FallbackReason(rawValue: reason) ?? .default, wish: wish)
        }
    }

    @inlinable @inline(__always)
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
    @inlinable public var status: LookupStatus {
        @inline(__always) get { numbers.status }
    }
    /// The topic, where there is an answer.
    @inlinable public var record: LookupRecord? {
        @inline(__always) get {
            guard numbers.isFound, let file else { return nil }
            return LookupRecord(file: file, place: numbers.place)
        }
    }
    /// What of the topic the key is, where a topic has it.
    @inlinable public var match: MatchKind? { numbers.match }
    /// The locale that was served and why, where there is an answer.
    @inlinable public var step: FallbackStep? { numbers.isFound ? numbers.step : nil }
    /// Why the locale was served, where there is an answer.
    @inlinable public var reason: FallbackReason? { step?.reason }
    /// Whether the key names another version of the product than the topic does.
    @inlinable public var versionDiffers: Bool { numbers.versionDiffers }
}
