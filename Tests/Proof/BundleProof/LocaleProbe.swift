import HelpKeys

/// What must hold of every request for a locale, and of what serves it.
public enum LocaleProbe {
    private static let available = [
        "en-US", "en-GB", "fr-FR", "fr-CA", "pt-BR", "zh-TW", "zh-CN", "sr-Cyrl-RS", "sr-Latn-RS", "nb-NO", "ja-JP",
    ].compactMap { LocaleTag($0) }

    private static let declared: [LocaleTag: [LocaleTag]] = {
        let pairs = [("uk", "en-GB"), ("en", "uk"), ("uk", "uk"), ("fr-FR", "en-US")]
        var rows: [LocaleTag: [LocaleTag]] = [:]
        for (wanted, serving) in pairs {
            if let wanted = LocaleTag(wanted), let serving = LocaleTag(serving) { rows[wanted, default: []].append(serving) }
        }
        return rows
    }()

    private static let fallbacks = [[:], declared].map {
        LocaleFallback(available: available, default: available[0], declared: $0)
    }

    /// What does not hold for `input`; nil where all does.
    public static func complaint(of input: [UInt8]) -> String? {
        if let tag = LocaleTag(utf8: input), LocaleTag(tag.description) != tag {
            return "the canonical tag \(tag) is read as another one"
        }
        let request = LocaleRequest(String(decoding: input, as: UTF8.self))
        if request.wishes.count > 64 || Set(request.wishes).count != request.wishes.count {
            return "there are too many wishes, or one is there twice"
        }
        for wish in request.wishes where LocaleTag(wish.description) != wish { return "the wish \(wish) is not canonical" }
        let again = LocaleRequest(request.wishes.map(\.description).joined(separator: ","))
        if again.wishes != request.wishes { return "the wishes, written as a list, are read as others" }
        for fallback in fallbacks {
            if let complaint = complaint(of: fallback, request) { return complaint }
        }
        return nil
    }

    private static func complaint(of fallback: LocaleFallback, _ request: LocaleRequest) -> String? {
        let steps = fallback.chain(for: request)
        let all = fallback.chain(for: request, allowAny: true)
        if Set(steps.map(\.locale)).count != steps.count { return "a locale is there twice" }
        if !steps.contains(where: { $0.locale == 0 }) { return "the default is missing" }
        if all.count != available.count { return "any locale is not every locale" }
        if all.prefix(steps.count).map(\.locale) != steps.map(\.locale) { return "allowing any changes those before" }
        for step in all {
            if let wish = step.wish, !request.wishes.indices.contains(wish) { return "a step meets no wish" }
            if (step.wish == nil) != (step.reason == .default || step.reason == .any) { return "a reason needs a wish" }
        }
        guard let wish = request.wishes.first, let index = available.firstIndex(of: wish) else { return nil }
        let first = steps.first
        return first?.locale == index && first?.reason == .exact ? nil : "\(wish) is at hand and does not come first"
    }
}
