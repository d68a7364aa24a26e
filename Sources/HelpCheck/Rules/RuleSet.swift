import HelpDiagnostics
import HelpMarkup

/// All rules, each in a file of its own.
enum RuleSet {
    /// The rules on single topics.
    static let topics: [any TopicRule.Type] = [
        FrontMatterDuplicateKey.self, FrontMatterTitle.self, FrontMatterID.self, FrontMatterAlias.self,
        FrontMatterUnknownKey.self, AssetIDInvalid.self, LocaleMismatch.self, LocaleUnknown.self,
        RedirectIgnored.self, ErrorIDSuffixMismatch.self, LinkInsecure.self, HTMLUnsafe.self, LinkWrongLocale.self,
        LinkOwnTopicByURL.self, SuppressionUnused.self,
    ]

    /// The rules on faults of a body.
    static let faults: [any FaultRule.Type] = [
        EmphasisUnrendered.self, AlertUnknown.self, HTMLUnsafe.self, HTMLUnbalanced.self, HTMLUnknownElement.self,
        HeadingAnchorDuplicate.self, TopicTooDeep.self, TopicTooComplex.self, EncodingBOM.self, LineEndingsMixed.self,
        MergeConflictMarker.self, ImageAltMissing.self, LinkSyntaxBroken.self,
    ]

    /// The rules on links; the first that takes a problem words it.
    static let links: [any LinkRule.Type] = [
        HTMLUnsafe.self, TocTargetMissing.self, RedirectDangling.self, RedirectLoop.self, ImageMissing.self, LinkTargetMissing.self,
        LinkOutOfScope.self, LinkWrongCase.self, LinkSplicedURL.self, LinkEmpty.self, LinkLocalPath.self,
        LinkAnchorMissing.self, LinkAnchorCase.self, LinkRedirected.self, LinkWrongLocale.self, L10nFallbackUsed.self,
    ]

    /// The finding for `fault`.
    static func finding(for fault: MarkupFault.Kind) -> (any Finding)? {
        for rule in faults {
            if let finding = rule.init(fault) { return finding }
        }
        return nil
    }

    /// The finding for `problem` of `link`; nil for those that are reported once a file.
    static func finding(for problem: LinkProblem, of link: RawLink) -> (any LinkRule)? {
        for rule in links {
            if let finding = rule.init(problem, of: link) { return finding }
        }
        return nil
    }
}
