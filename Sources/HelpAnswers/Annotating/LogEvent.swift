/// What a line of a log says, as far as it bears on failures. Texts are the bytes of the line.
enum LogEvent: Hashable {
    /// A rule is going to be evaluated; what it means if it holds.
    case started(rule: ArraySlice<UInt8>, severity: FailureSeverity)
    /// A rule was evaluated, and what it warns of is so.
    case holds(rule: ArraySlice<UInt8>)
    /// A rule has failed; its message, which may be empty, may go on in the next lines.
    case failed(rule: ArraySlice<UInt8>, message: ArraySlice<UInt8>, severity: FailureSeverity?, isComplete: Bool)
    /// A message of a level.
    case message(LogLevel, ArraySlice<UInt8>)
    /// The address of help; whether the line itself calls it that, rather than merely following a message.
    case link(ArraySlice<UInt8>, isHelp: Bool)
    /// Anything else.
    case other
}
