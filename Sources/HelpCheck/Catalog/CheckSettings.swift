import HelpKeys
import HelpMarkup

/// What configuration tells the checks about this content.
public struct CheckSettings: Sendable {
    /// A prefix of links and what takes its place.
    public struct Mapping: Sendable, Hashable {
        /// `/path/` for site-rooted links, or a content path such as `en-us/Other/` for trees outside the scope.
        public var prefix: String
        /// The URL that the rest of the link is appended to.
        public var url: String

        /// A mapping.
        public init(prefix: String, url: String) {
            self.prefix = prefix
            self.url = url
        }
    }

    /// The longest prefix that fits wins.
    public var mappings: [Mapping] = []
    /// The locale that serves where no better one does.
    public var defaultLocale: LocaleTag?
    /// The locale that the others are translated from.
    public var sourceLocale: LocaleTag?
    /// Further locales that may serve a locale, which nothing in the language data says.
    public var fallbacks: [LocaleTag: [LocaleTag]] = [:]
    /// The scope of locales for which the longest common folder is not right, by folder.
    public var scopes: [String: String] = [:]
    /// Front-matter keys that the content uses for itself, lower case.
    public var extraKeys: Set<String> = []

    /// No configuration.
    public init() {}

    /// The URL for `path`, which begins with a mapped prefix; nil where none fits, and where it would run code.
    public func mapped(_ path: String) -> String? {
        let fitting = mappings.filter { path.utf8.starts(with: $0.prefix.utf8) }
        guard let best = fitting.max(by: { $0.prefix.utf8.count < $1.prefix.utf8.count }) else { return nil }
        let url = best.url + String(decoding: Array(path.utf8.dropFirst(best.prefix.utf8.count)), as: UTF8.self)
        return URLScheme.refused(in: url, isImage: false) == nil ? url : nil
    }
}
