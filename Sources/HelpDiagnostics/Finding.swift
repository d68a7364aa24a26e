/// What one rule has to say about one place: typed data that becomes prose only here.
///
/// A conforming type holds the facts (the link as written, the candidates) and words them in one place, so that a
/// message can be reworded, translated or tested without touching the code that finds the fault.
///
/// Wording: a lower-case headline without a full stop, the most specific words first, the user's text in ‘quotes’.
/// A hint is an action. At most three candidates.
public protocol Finding: Sendable {
    /// The kind of diagnostic this finding becomes.
    static var id: DiagnosticID { get }
    /// One line: what is wrong, or what is allowed.
    var headline: String { get }
    /// What to do about it, each one action; empty where the headline leaves nothing open.
    var hints: [String] { get }
    /// What tells this finding from others of its kind in the same topic, independent of lines and columns.
    var detail: String { get }
    /// Where it stands for several faults at once: what tells each of them. A baseline knows them one by one.
    var parts: [String] { get }
}

extension Finding {
    /// No hint, for findings whose headline says it all.
    public var hints: [String] { [] }
    /// One fault.
    public var parts: [String] { [] }
    /// The headline, which holds the user's own text in most findings.
    public var detail: String { headline }
}
