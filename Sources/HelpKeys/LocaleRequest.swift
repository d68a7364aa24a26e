/// What a caller says about the language it wants, in whatever notation it has at hand.
///
/// Read are BCP 47 (`fr-FR`), POSIX (`fr_FR.UTF-8@euro`, `sr_RS@latin`), Windows LCIDs (`1036`, `0x040c`), and lists in
/// order of preference: `Accept-Language` (RFC 9110, section 12.5.4) and GNU's `LANGUAGE` (`fr:de`); also with `;`, as
/// Windows writes them. Empty, `C`, `POSIX`, `*` and the LCIDs for *default* and *invariant* ask for the default.
public struct LocaleRequest: Hashable, Sendable {
    /// The wanted locales, the dearest first, each once.
    public let wishes: [LocaleTag]
    /// Whether the caller asked for the default, be it alone or besides.
    public let asksForDefault: Bool
    /// What is no locale in any notation, as written: for the answer to say so.
    public let rejected: [String]

    /// Reads `text`; never fails, see ``rejected``. The first 64 items of a list count; O(n).
    public init(_ text: String) {
        var items = LocaleRequestItem.list(Array(text.utf8)[...])
        if items.contains(where: { $0.quality != LocaleRequestItem.fullQuality }) {
            items = items.enumerated()
                .sorted { ($1.element.quality, $0.offset) < ($0.element.quality, $1.offset) }
                .map(\.element)
        }
        var wishes: [LocaleTag] = []
        var rejected: [String] = []
        var asksForDefault = items.isEmpty
        for item in items where item.quality > 0 {
            switch item.meaning {
            case .tag(let tag): if !wishes.contains(tag) { wishes.append(tag) }
            case .default: asksForDefault = true
            case .unknown: rejected.append(String(decoding: item.text, as: UTF8.self))
            }
        }
        self.wishes = wishes
        self.asksForDefault = asksForDefault
        self.rejected = rejected
    }

    /// A request for tags, the dearest first; for none of them the default.
    public init(_ wishes: [LocaleTag]) {
        var unique: [LocaleTag] = []
        for tag in wishes.prefix(LocaleRequestItem.most) where !unique.contains(tag) { unique.append(tag) }
        self.wishes = unique
        asksForDefault = wishes.isEmpty
        rejected = []
    }
}
