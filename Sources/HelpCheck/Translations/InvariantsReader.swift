import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// Reads a topic's tokens for `TopicInvariants`.
struct InvariantsReader {
    private(set) var links: [String: Mention] = [:]
    private(set) var unknownLinks = 0
    private(set) var code: [String: Mention] = [:]
    private(set) var structure = TopicStructure()
    private(set) var values: [String: Mention] = [:]
    private(set) var proseValues: Set<String> = []
    private(set) var blocks: [TextBlock] = []
    private(set) var hash = XXH64Stream()

    private let topic: Topic
    private let targets: [CanonicalTargets.Target]
    /// The blocks that are open: what each is, where it is, and, for a table, which of `structure.tables` it counts in.
    private var open: [(element: ElementName, span: SourceSpan, table: Int?)] = []
    /// How many elements that hold code are open.
    private var codeDepth = 0
    /// The code that is being read.
    private var codeText: [UInt8] = []
    /// The text of the block that is being read, and that part of it which is no code.
    private var text: [UInt8] = []
    private var prose: [UInt8] = []
    /// The links of the block that is being read.
    private var blockTargets: [UInt8] = []

    /// A reader of `topic`, whose links lead to `targets`.
    init(_ topic: Topic, _ targets: [CanonicalTargets.Target]) {
        self.topic = topic
        self.targets = targets
    }

    private var place: SourceSpan { open.last?.span ?? .fileStart }

    /// Adds the title of the front matter.
    mutating func addTitle(_ title: String, at span: SourceSpan) {
        text = Array(title.utf8)
        prose = text
        endBlock(level: 0, at: span)
    }

    /// Takes the next token.
    mutating func read(_ token: Markup.Token) {
        switch token.kind {
        case .open: begin(token)
        case .close: end(token.element)
        case .text, .verbatim: add(topic.parsed.markup.bytes(of: token))
        }
    }

    /// Ends the last block.
    mutating func finish() { endBlock() }

    // MARK: Elements

    private mutating func begin(_ token: Markup.Token) {
        let element = token.element
        if !element.isPhrasing {
            endBlock()
            hash.add(element.bytes + [0x3C])
            if let level = element.headingLevel { structure.headings.append(level) }
            if element == .table { structure.tables.append(0) }
            open.append((element, token.span, element == .table ? structure.tables.count - 1 : nil))
        }
        switch element {
        case .code where codeDepth == 0, .pre where codeDepth == 0: codeText = []
        case .img: structure.images += 1
        case .li: structure.listItems += 1
        case .tr:
            if let table = open.last(where: { $0.table != nil })?.table, structure.tables.indices.contains(table) {
                structure.tables[table] += 1
            }
        case .br: add([0x20])
        default: break
        }
        if element == .code || element == .pre { codeDepth += 1 }
        for attribute in topic.parsed.markup.attributes(of: token) { read(attribute) }
    }

    private mutating func read(_ attribute: Markup.Attribute) {
        let index = Int(attribute.link)
        guard attribute.link >= 0, targets.indices.contains(index), topic.parsed.links.indices.contains(index) else { return }
        let link = topic.parsed.links[index]
        switch targets[index] {
        case .own: break
        case .unknown:
            if !link.isImage { unknownLinks += 1 }
        case .known(let target):
            blockTargets += Array(target.utf8) + [0]
            if !link.isImage, links[target] == nil { links[target] = Mention(text: link.destination, span: link.span) }
        }
        // Paths and numbers of a URL are no loss where the prose has them.
        noteValues(in: Array(link.destination.utf8), isProse: false)
    }

    private mutating func end(_ element: ElementName) {
        if element == .code || element == .pre {
            codeDepth = max(0, codeDepth - 1)
            if codeDepth == 0 { endCode() }
        }
        guard !element.isPhrasing else { return }
        endBlock()
        hash.add(element.bytes + [0x3E])
        _ = open.popLast()
    }

    // MARK: Text

    private mutating func add(_ bytes: some Collection<UInt8>) {
        text.append(contentsOf: bytes)
        if codeDepth > 0 { codeText.append(contentsOf: bytes) } else { prose.append(contentsOf: bytes) }
    }

    private mutating func endCode() {
        for line in codeText.split(separator: 0x0A) {
            let written = String(decoding: line, as: UTF8.self)
            let key = String(String.UnicodeScalarView(written.unicodeScalars.filter { !$0.properties.isWhitespace }))
            if !key.isEmpty, code[key] == nil { code[key] = Mention(text: written.trimmingASCIISpace, span: place) }
        }
        // What stands on both sides of code is not one word.
        prose.append(0x20)
        codeText = []
    }

    private mutating func endBlock() { endBlock(level: open.last?.element.headingLevel, at: place) }

    private mutating func endBlock(level: Int?, at span: SourceSpan) {
        defer {
            text.removeAll(keepingCapacity: true)
            prose.removeAll(keepingCapacity: true)
            blockTargets.removeAll(keepingCapacity: true)
        }
        let words = Self.collapsed(text)
        guard !words.isEmpty || !blockTargets.isEmpty else { return }
        let bytes = Array(words.utf8) + [0] + blockTargets
        hash.add(bytes)
        let proseText = Self.collapsed(prose)
        noteValues(in: Array(words.utf8), isProse: false, at: span)
        noteValues(in: Array(proseText.utf8), isProse: true, at: span)
        guard !words.isEmpty else { return }
        blocks.append(
            TextBlock(
                text: words, span: span, headingLevel: level,
                isProse: WordCount.words(in: proseText) >= TextBlock.leastProseWords
                    && proseText.unicodeScalars.count(where: { $0.properties.isAlphabetic }) >= 3 * TextBlock.leastProseWords,
                hash: XXH64(bytes)))
    }

    private mutating func noteValues(in bytes: [UInt8], isProse: Bool, at span: SourceSpan? = nil) {
        for value in TextValues.values(in: bytes) {
            if values[value.key] == nil { values[value.key] = Mention(text: value.text, span: span ?? place) }
            if isProse, value.isCertain { proseValues.insert(value.key) }
        }
    }

    /// `bytes` with each run of white space, no-break spaces included, as one space, none at the ends.
    private static func collapsed(_ bytes: [UInt8]) -> String {
        var result = String.UnicodeScalarView()
        var pending = false
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar.properties.isWhitespace {
                pending = !result.isEmpty
            } else {
                if pending { result.append(" ") }
                pending = false
                result.append(scalar)
            }
        }
        return String(result)
    }
}
