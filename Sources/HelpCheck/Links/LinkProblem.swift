/// What is wrong with a link: the facts, candidates included; the rules make prose of them.
public enum LinkProblem: Sendable, Hashable {
    /// Nothing is there; `path` is what was sought, relative to the content.
    case missing(path: String, candidates: [String])
    /// The target lies outside the folder that holds the locale's topics, and is not there.
    case outOfScope(path: String)
    /// It is there but for letter case; `way` is how to write it, relative to the linking file.
    case wrongCase(written: String, actual: String, way: String)
    /// A URL inside a path.
    case spliced(url: String)
    /// A path from the root of a site that no mapping covers; `prefix` is its first segment.
    case rooted(prefix: String)
    /// No destination.
    case empty
    /// A path of one machine.
    case localPath
    /// A URL whose scheme runs code.
    case runsCode(scheme: String)
    /// The target has no such anchor.
    case anchorMissing(fragment: String, target: String, candidates: [String])
    /// The target has the anchor in another spelling.
    case anchorCase(fragment: String, actual: String)
    /// The target only redirects; `to` is how to write where it ends, relative to the linking file, where that is a topic, and
    /// `fragment` the place in it that the redirect names, where the link names none.
    case redirected(target: String, to: String?, fragment: String?)
    /// It lies in the folder of another locale, and its own locale has it too; `way` is how to write that, relative to the
    /// linking file, and `hasAnchor` whether the place in it that the link names is there as well.
    case wrongLocale(locale: String, way: String, hasAnchor: Bool)
    /// The locale lacks the topic; another one serves it.
    case servedByFallback(path: String, locale: String)
    /// A redirect that leads back to itself.
    case redirectLoop(path: String)
}
