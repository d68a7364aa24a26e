/// What front matter can say about a topic, each with all its spellings.
public enum FrontMatterKey: String, Sendable, Hashable, CaseIterable {
    case title, tocTitle, assetID, mtpsURL, contentKeyID, locale, date, version, translationType, errorID, aliases
    case keywords, redirect, description

    /// The spellings that are right, in lower case: the plain one, and those of the archive that content was kept in.
    var spellings: [String] {
        switch self {
        case .title: ["title"]
        case .tocTitle: ["toctitle", "toc_title"]
        case .assetID: ["assetid", "ms:assetid"]
        case .mtpsURL: ["mtpsurl", "ms:mtpsurl"]
        case .contentKeyID: ["contentkeyid", "ms:contentkeyid"]
        case .locale: ["locale", "ms:locale", "ms.locale"]
        case .date: ["date", "ms.date", "ms:date"]
        case .version: ["version", "mtps_version"]
        case .translationType: ["translationtype", "ms.translationtype", "ms:translationtype"]
        case .errorID: ["errorid"]
        case .aliases: ["aliases"]
        case .keywords: ["keywords", "f1_keywords"]
        case .redirect: ["redirect", "redirect_url"]
        case .description: ["description"]
        }
    }

    /// Spellings that are understood but not right, in lower case: they count for joining, and are reported.
    var aliases: [String] {
        switch self {
        case .assetID: ["ms.assetid"]
        case .mtpsURL: ["ms.mtpsurl"]
        case .contentKeyID: ["ms.contentkeyid"]
        default: []
        }
    }

    /// The key that `name` spells, letter case aside, and whether that spelling is right.
    static func spelled(_ name: String) -> (key: FrontMatterKey, isAlias: Bool)? { bySpelling[name.lowercased()] }

    private static let bySpelling: [String: (key: FrontMatterKey, isAlias: Bool)] = {
        var map: [String: (key: FrontMatterKey, isAlias: Bool)] = [:]
        for key in allCases {
            for name in key.spellings { map[name] = (key, false) }
            for name in key.aliases { map[name] = (key, true) }
        }
        return map
    }()

    /// Keys that publishing systems use for themselves: they say nothing to helpc and are no mistake.
    public static let foreign: Set<String> = [
        "author", "ms.author", "manager", "ms.reviewer", "f1.keywords", "ms.topic", "audience", "ms.custom",
        "ms.collection", "ms.prod", "ms.service", "ms.subservice", "ms.technology", "ms.localizationpriority", "ms.suite",
        "ms.tgt_pltfrm", "ms.workload", "ms.devlang", "search.appverid", "localization_priority", "robots", "layout",
        "uid", "tags", "monikerrange", "feedback_system", "ms.contentlocale", "ms.translationtype", "hide_title",
        "sidebar_position", "sidebar_label", "slug", "weight", "draft", "summary",
    ]

    /// Every spelling that is right, for naming the nearest one.
    public static let allSpellings: [String] = allCases.flatMap(\.spellings)
}
