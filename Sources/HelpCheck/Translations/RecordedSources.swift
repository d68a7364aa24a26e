import HelpDiagnostics
import HelpKeys

/// Which source each translation was made from, as it was recorded when that was so.
public struct RecordedSources: Sendable, Hashable {
    /// A translation: its locale, and what joins it with its source.
    public struct Translation: Hashable, Sendable, Comparable {
        /// The canonical tag.
        public let locale: String
        /// The asset id, or the path below the folder of the locale.
        public let topic: String

        /// A translation.
        public init(locale: String, topic: String) {
            self.locale = locale
            self.topic = topic
        }

        /// By topic, then by locale, each by bytes: the translations of one topic are neighbours.
        public static func < (left: Translation, right: Translation) -> Bool {
            if !left.topic.hasBytes(of: right.topic) {
                return left.topic.precedes(right.topic)
            }
            return left.locale.precedes(right.locale)
        }
    }

    /// The hash of the source of each translation.
    public var hashes: [Translation: UInt64] = [:]
    /// The hashes of the blocks of each such source, 24 bits of each, in document order, by the hash of the source.
    public var blocks: [UInt64: [UInt32]] = [:]

    /// Nothing recorded.
    public init() {}

    /// The bits of a block's hash that are recorded: enough to tell the blocks of one topic apart.
    static func recorded(_ hash: XXH64) -> UInt32 { UInt32(truncatingIfNeeded: hash.value >> 40) }

    /// Leaves out the blocks of sources that no translation was made from.
    public mutating func prune() {
        let used = Set(hashes.values)
        blocks = blocks.filter { used.contains($0.key) }
    }
}
