/// The error lines of a log, each text once: the first ones, where it began, and the last ones, where it ended.
struct LoggedErrors: Sendable {
    /// How many of the first, and how many of the last, are kept.
    private static let most = 50

    private var messages: [Int: LoggedMessage] = [:]
    private var numberByText: [String: Int] = [:]
    private var nextNumber = 0
    /// The first of the last ones.
    private var oldest = most
    /// How many lines were left out.
    private(set) var droppedCount = 0

    /// What is kept, in order.
    var all: [LoggedMessage] {
        messages.sorted { $0.key < $1.key }.map(\.value).filter { $0.count > 0 }
    }

    /// Adds a line.
    ///
    /// - Returns: its number where its text is new.
    mutating func add(_ text: String, at place: LogPlace) -> Int? {
        if let number = numberByText[text] {
            if messages[number]?.count == 0 { messages[number]?.first = place }
            messages[number]?.count += 1
            messages[number]?.last = place
            return nil
        }
        let number = nextNumber
        nextNumber += 1
        messages[number] = LoggedMessage(text: text, at: place)
        numberByText[text] = number
        if messages.count > 2 * Self.most {
            if let dropped = messages.removeValue(forKey: oldest) {
                numberByText[dropped.text] = nil
                droppedCount += dropped.count
            }
            oldest += 1
        }
        return number
    }

    /// Takes back the line with `text` that was added last.
    mutating func takeBack(_ text: String) {
        if let number = numberByText[text] { messages[number]?.count -= 1 }
    }

    /// Counts a line that belongs to the one with `number`.
    mutating func follow(_ number: Int) { messages[number]?.followingLineCount += 1 }
}
