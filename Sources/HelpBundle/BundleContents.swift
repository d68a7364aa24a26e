import HelpKeys

/// What a bundle holds beside its records.
public struct BundleContents: Sendable {
    /// The name of the help as a whole, at most 65,535 bytes of UTF-8.
    public var name: String
    /// Its version; empty for none.
    public var version: String
    /// The locales, by number; 1 to 4,096, each once.
    public var locales: [LocaleTag]
    /// The number of the default locale, or nil.
    public var defaultLocale: Int?
    /// What configuration declares: for a wanted locale those that may serve it too; 1,024 at most.
    public var declared: [LocaleTag: [LocaleTag]]
    /// How many topics there are; their numbers are below.
    public var topicCount: Int
    /// The keys.
    public var claims: [BundleClaim]

    /// The contents of a bundle.
    public init(
        name: String, version: String = "", locales: [LocaleTag], defaultLocale: Int?,
        declared: [LocaleTag: [LocaleTag]] = [:], topicCount: Int, claims: [BundleClaim]
    ) {
        self.name = name
        self.version = version
        self.locales = locales
        self.defaultLocale = defaultLocale
        self.declared = declared
        self.topicCount = topicCount
        self.claims = claims
    }
}
