/// The dates of front matter.
enum TopicDate {
    /// `text` as `2018-04-24` where it is a date in the spellings that content uses (`04/24/2018`, ISO 8601), else as it
    /// stands.
    static func normalized(_ text: String?) -> String? {
        guard let text else { return nil }
        let parts = text.split(separator: "/").map(String.init)
        guard parts.count == 3, let month = number(parts[0], 1...12), let day = number(parts[1], 1...[31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]),
            parts[2].utf8.count == 4, let year = number(parts[2], 1000...9999)
        else { return text }
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    private static func number(_ text: String, _ range: ClosedRange<Int>) -> Int? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(text) else { return nil }
        return range.contains(value) ? value : nil
    }
}
