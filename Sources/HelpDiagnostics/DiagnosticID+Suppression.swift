extension DiagnosticID {
    /// Whether a comment or the configuration may say that a finding is meant, and not to be reported.
    ///
    /// An error that loses a page may not: nothing is lost silently. Neither may what is said of suppressions themselves, or
    /// of a baseline, which belongs to no file of the content.
    public var isSuppressible: Bool { !losesPage && self != .suppressionUnused && self != .baselineStale }

    /// Whether it compares the locales with each other, which `helpc check` does and `helpc build` does not.
    public var comparesLocales: Bool { rawValue.hasPrefix("l10n-") && self != .l10nFallbackUsed }
}
