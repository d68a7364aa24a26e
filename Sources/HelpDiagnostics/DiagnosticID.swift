/// The name of a kind of diagnostic: stable for ever and never reused.
///
/// Each id has a topic in `Content/` that says what it means, shows it failing and fixed, and when to allow it.
public enum DiagnosticID: String, Hashable, Sendable, CaseIterable {
    case frontMatterMissing = "front-matter-missing"
    case frontMatterInvalid = "front-matter-invalid"
    case frontMatterDuplicateKey = "front-matter-duplicate-key"
    case frontMatterTitle = "front-matter-title"
    case frontMatterID = "front-matter-id"
    case frontMatterAlias = "front-matter-alias"
    case frontMatterUnknownKey = "front-matter-unknown-key"
    case localeMismatch = "locale-mismatch"
    case localeUnknown = "locale-unknown"
    case assetIDDuplicate = "asset-id-duplicate"
    case assetIDInvalid = "asset-id-invalid"
    case keyConflict = "key-conflict"
    case errorIDSuffixMismatch = "error-id-suffix-mismatch"
    case errorIDGap = "error-id-gap"
    case encodingBOM = "encoding-bom"
    case lineEndingsMixed = "line-endings-mixed"
    case mergeConflictMarker = "merge-conflict-marker"
    case linkInsecure = "link-insecure"
    case imageAltMissing = "image-alt-missing"
    case encodingInvalid = "encoding-invalid"
    case linkTargetMissing = "link-target-missing"
    case linkSplicedURL = "link-spliced-url"
    case linkOutOfScope = "link-out-of-scope"
    case linkRootedUnmapped = "link-rooted-unmapped"
    case linkWrongCase = "link-wrong-case"
    case linkAnchorMissing = "link-anchor-missing"
    case linkAnchorCase = "link-anchor-case"
    case linkEmpty = "link-empty"
    case linkLocalPath = "link-local-path"
    case linkRedirected = "link-redirected"
    case linkWrongLocale = "link-wrong-locale"
    case linkOwnTopicByURL = "link-own-topic-by-url"
    case linkSyntaxBroken = "link-syntax-broken"
    case l10nFallbackUsed = "l10n-fallback-used"
    case l10nTopicMissing = "l10n-topic-missing"
    case l10nTopicOrphan = "l10n-topic-orphan"
    case l10nLinksDiffer = "l10n-links-differ"
    case l10nCodeDiffers = "l10n-code-differs"
    case l10nStructureDiffers = "l10n-structure-differs"
    case l10nValueLost = "l10n-value-lost"
    case l10nStale = "l10n-stale"
    case l10nUntranslated = "l10n-untranslated"
    case redirectLoop = "redirect-loop"
    case redirectDangling = "redirect-dangling"
    case redirectIgnored = "redirect-ignored"
    case redirectInvalid = "redirect-invalid"
    case tocInvalid = "toc-invalid"
    case tocTargetMissing = "toc-target-missing"
    case tocTopicUnlisted = "toc-topic-unlisted"
    case assetUnused = "asset-unused"
    case imageMissing = "image-missing"
    case emphasisUnrendered = "emphasis-unrendered"
    case alertUnknown = "alert-unknown"
    case htmlUnsafe = "html-unsafe"
    case htmlUnbalanced = "html-unbalanced"
    case htmlUnknownElement = "html-unknown-element"
    case topicTooLarge = "topic-too-large"
    case topicTooDeep = "topic-too-deep"
    case topicTooComplex = "topic-too-complex"
    case headingAnchorDuplicate = "heading-anchor-duplicate"
    case outputConflict = "output-conflict"
    case fileUnreadable = "file-unreadable"
    case baselineStale = "baseline-stale"
    case suppressionUnused = "suppression-unused"
    case configUnknownKey = "config-unknown-key"
    case configInvalid = "config-invalid"
    case internalError = "internal-error"

    /// The severity where no configuration says otherwise.
    public var defaultSeverity: Severity {
        switch self {
        case .frontMatterAlias, .frontMatterUnknownKey, .l10nFallbackUsed, .encodingBOM, .lineEndingsMixed, .linkInsecure,
            .imageAltMissing, .l10nUntranslated, .linkOwnTopicByURL, .tocTopicUnlisted, .assetUnused:
            .note
        case .frontMatterDuplicateKey, .frontMatterID, .linkOutOfScope, .linkRootedUnmapped, .linkAnchorCase,
            .linkEmpty, .linkRedirected, .redirectIgnored, .emphasisUnrendered, .alertUnknown, .htmlUnbalanced, .htmlUnknownElement,
            .headingAnchorDuplicate, .errorIDSuffixMismatch, .baselineStale, .l10nTopicMissing, .l10nTopicOrphan,
            .l10nLinksDiffer, .l10nCodeDiffers, .l10nStructureDiffers, .l10nValueLost, .l10nStale, .linkWrongLocale,
            .linkSyntaxBroken, .errorIDGap, .suppressionUnused:
            .warning
        default:
            .error
        }
    }
}
