import HelpKeys

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

/// The five keywords of alerts.
public enum AlertKeyword {
    /// In the order that people name them in.
    public static let all = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"]

    /// The keyword that the translated or misspelt `word` can only be: it is the title of such an alert in a language that
    /// helpc writes, and of no other, or one slip of the keyboard away from one keyword.
    public static func meant(by word: String) -> String? {
        let folded = word.lowercased()
        let named = Set(XHTMLWriter.Labels.all.flatMap { labels in
            zip([labels.note, labels.tip, labels.important, labels.warning, labels.caution], all)
                .filter { $0.0.lowercased() == folded }.map(\.1)
        })
        if !named.isEmpty { return named.count == 1 ? named.first : nil }
        let bytes = Array(folded.utf8)
        let near = all.filter { EditDistance.between(bytes, Array($0.lowercased().utf8), within: 1) != nil }
        return near.count == 1 ? near[0] : nil
    }
}
