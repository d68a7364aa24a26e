/// The boxes that content marks with `> [!NOTE]` and its like.
enum Alert {
    /// What the first line of a block quote says.
    enum Marker: Equatable {
        /// One of the five alerts.
        case alert(Markup.Role)
        /// `[!VIDEO url]`: what follows the keyword.
        case video(url: String)
        /// A keyword that other publishing systems expand (`INCLUDE`, `DIV`, `CODE`).
        case directive(String)
        /// The form of an alert with a word that is no keyword: translated, or misspelt.
        case unknown(String)
    }

    /// Reads the first line of a block quote's first paragraph; nil where it does not have the form of an alert.
    ///
    /// - Parameter line: the text up to the first line break.
    static func marker(_ line: ArraySlice<UInt8>) -> Marker? {
        let trimmed = line.drop { $0.isHTMLSpace }
        guard trimmed.starts(with: [0x5B, 0x21]) else { return nil }
        let inner = trimmed.dropFirst(2)
        guard let close = inner.lastIndex(of: 0x5D), inner[(close + 1)...].allSatisfy(\.isHTMLSpace) else { return nil }
        let content = String(decoding: inner[..<close], as: UTF8.self).trimmedASCII
        guard content.utf8.count <= 2048, !content.isEmpty else { return nil }
        let parts = content.split(maxSplits: 1) { $0 == " " || $0 == "\t" || $0 == "-" && content.hasPrefix("div") }
        let keyword = parts.first.map(String.init) ?? content
        switch keyword.uppercased() {
        case "NOTE": return parts.count == 1 ? .alert(.note) : nil
        case "TIP": return parts.count == 1 ? .alert(.tip) : nil
        case "IMPORTANT": return parts.count == 1 ? .alert(.important) : nil
        case "WARNING": return parts.count == 1 ? .alert(.warning) : nil
        case "CAUTION": return parts.count == 1 ? .alert(.caution) : nil
        case "VIDEO":
            guard parts.count == 2 else { return .unknown(keyword) }
            return .video(url: String(parts[1]).trimmedASCII)
        case "INCLUDE", "DIV", "CODE", "DIVCLASS": return .directive(keyword.uppercased())
        default: return parts.count == 1 ? .unknown(content) : nil
        }
    }

    /// Whether a line begins as `[!INCLUDE [text](file)]` does, up to its link.
    static func isInclude(_ line: [UInt8]) -> Bool {
        String(decoding: line.prefix(10), as: UTF8.self).uppercased() == "[!INCLUDE "
    }
}
