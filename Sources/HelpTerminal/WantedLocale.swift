import HelpKeys

/// The language that the person at the terminal wants, and who said so.
public struct WantedLocale: Hashable, Sendable {
    /// What is wanted, the dearest first.
    public let request: LocaleRequest
    /// Whether it was asked for on the command line, rather than told by the environment.
    public let isExplicit: Bool

    /// What `option` asks for, else the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set and not empty, which is
    /// the order of POSIX (Base Definitions, section 8.2); for none of them the default. `LANGUAGE` comes before them, as
    /// gettext has it: not where they ask for none but the default.
    ///
    /// - Parameters:
    ///   - option: the text of `--locale`, in any form that `LocaleRequest` reads, or nil.
    ///   - variable: the value of an environment variable, or nil where it is not set.
    public init(option: String?, variable: (_ name: String) -> String?) {
        let told = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(variable).first { !$0.isEmpty }
        let usual = LocaleRequest(option ?? told ?? "")
        let list = option == nil && !usual.wishes.isEmpty ? variable("LANGUAGE").map { LocaleRequest($0).wishes } ?? [] : []
        request = list.isEmpty ? usual : LocaleRequest(list + usual.wishes)
        isExplicit = option != nil
    }

    /// One clause that says which of `served` are not what was asked for, or nil where nobody needs to hear it.
    ///
    /// Served as asked is the first wish itself, and any region of a language that was asked for without one. Who named
    /// a region in the environment is told only of another language: the system's settings always have some region.
    public func notice(serving served: some Sequence<LocaleTag>) -> String? {
        guard let wish = request.wishes.first else { return nil }
        let others = Set(served).filter { differs($0, from: wish) }.sorted().map { "‘\($0)’" }
        guard let last = others.last else { return nil }
        let names = others.count == 1 ? last : others.dropLast().joined(separator: ", ") + " and " + last
        return "\(names) \(others.count == 1 ? "is" : "are") served for ‘\(wish)’"
    }

    private func differs(_ tag: LocaleTag, from wish: LocaleTag) -> Bool {
        let step = LocaleFallback(available: [tag]).chain(for: wish).first
        if step?.reason == .exact { return false }
        let isSameLanguage = step != nil && tag.language == wish.language
        if isSameLanguage, wish.region == nil, wish.variants.isEmpty { return false }
        return isExplicit || !isSameLanguage
    }
}
