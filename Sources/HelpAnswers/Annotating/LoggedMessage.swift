/// An error line of a log, however often it stands there.
public struct LoggedMessage: Sendable, Hashable {
    /// Its text, without what every line begins with.
    public var text: String
    /// How many lines without a time follow it, the first time: what was run, or where it failed.
    public var followingLineCount = 0
    /// How often it stands there.
    public var count = 1
    /// Where it stands first.
    public var first: LogPlace
    /// Where it stands last.
    public var last: LogPlace

    /// A message that stands at `place`.
    public init(text: String, at place: LogPlace) {
        self.text = text
        first = place
        last = place
    }
}
