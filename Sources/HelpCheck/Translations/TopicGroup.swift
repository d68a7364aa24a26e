/// One topic in all the locales that have it.
public struct TopicGroup: Sendable, Hashable {
    /// The topic in each locale, by locale; one a locale, at least two.
    public let members: [TopicReference]
    /// Which of the members is in the source locale; nil where that lacks the topic.
    public let source: Int?

    /// The member that the others are translated from, where there is one.
    public var sourceReference: TopicReference? { source.map { members[$0] } }
}

extension Catalog {
    /// The topics that more than one locale has, by their first locale and its order of topics.
    ///
    /// Topics are joined by asset id, and where they have none by their path below the folder of their locale. Of topics
    /// that share an id in one locale the first stands for all; the others are reported as duplicates. O(n).
    public var topicGroups: [TopicGroup] {
        guard locales.count > 1 else { return [] }
        var places: [TopicJoin: Int] = [:]
        var groups: [[TopicReference]] = []
        for reference in references {
            let join = join(of: reference)
            guard let place = places[join] else {
                places[join] = groups.count
                groups.append([reference])
                continue
            }
            if groups[place].last?.locale != reference.locale { groups[place].append(reference) }
        }
        return groups.filter { $0.count > 1 }.map { members in
            TopicGroup(members: members, source: members.firstIndex { $0.locale == sourceLocale })
        }
    }

    /// What joins the topic that `reference` names with its translations.
    func join(of reference: TopicReference) -> TopicJoin {
        let topic = self[reference]
        if let id = topic.identity.assetID { return .asset(id) }
        return .path(pathBelowLocale(topic.path, locale: reference.locale))
    }

    /// What joins the topics of `locale` with those of others, those included that could not be compiled.
    func joins(of locale: Int) -> Set<TopicJoin> {
        let folder = locales[locale].folder
        let failed = failedPaths.filter { ContentPath.isInside($0, folder: folder) }
        return Set(locales[locale].topics.indices.map { join(of: TopicReference(locale: locale, index: $0)) })
            .union((failedAssetIDs[folder] ?? []).map { .asset($0) })
            .union(failed.map { .path(pathBelowLocale($0, locale: locale)) })
    }

    /// `path` as seen from the folder of `locale`, which holds it.
    func pathBelowLocale(_ path: String, locale: Int) -> String {
        let folder = locales[locale].folder
        guard !folder.isEmpty, ContentPath.isInside(path, folder: folder) else { return path }
        return String(decoding: Array(path.utf8.dropFirst(folder.utf8.count + 1)), as: UTF8.self)
    }
}
