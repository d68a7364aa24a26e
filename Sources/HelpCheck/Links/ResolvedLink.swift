/// A link that has been compared with the content: where it leads, and what is wrong with it.
public struct ResolvedLink: Sendable, Hashable {
    /// Where a link leads.
    public enum Target: Sendable, Hashable {
        /// A topic; `fragment` is the id of an anchor that it has.
        case topic(TopicReference, query: String?, fragment: String?)
        /// A place in the same topic.
        case anchor(String)
        /// A file of the content that is no topic, with query and fragment as written.
        case asset(path: String, suffix: String)
        /// The page of a redirect that leads out of the content or nowhere.
        case redirect(path: String)
        /// A URL.
        case external(String)
        /// Nothing that helpc knows: shown as text.
        case broken
        /// Something outside the scope: shown as text.
        case outOfScope
    }

    /// Where it leads.
    public var target: Target
    /// What is wrong with it; mostly nothing.
    public var problems: [LinkProblem] = []

    /// A link to `target`.
    public init(_ target: Target, _ problems: [LinkProblem] = []) {
        self.target = target
        self.problems = problems
    }
}
