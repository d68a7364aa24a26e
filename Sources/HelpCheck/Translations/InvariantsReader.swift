import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// Reads a topic's tokens for `TopicInvariants`.
struct InvariantsReader {
    private var result = TopicInvariants()
    private let topic: Topic
    private let targets: [CanonicalTargets.Target]
    /// The blocks that are open: what each is, where it is, and, for a table, which of the tables it is.
    private var open: [(element: ElementName, span: SourceSpan, table: Int?)] = []
    /// How many elements that hold code are open.
    private var codeDepth = 0
    /// The code that is being read.
    private var code: [UInt8] = []
    /// The text of the block that is being read, and that part of it which is no code.
    private var text: [UInt8] = []
    private var prose: [UInt8] = []
    /// What `TopicInvariants.hash` is made of.
    private var hashed: [UInt8] = []

    /// A reader of `topic`, whose links lead to `targets`.
    init(_ topic: Topic, _ targets: [CanonicalTargets.Target]) {
        self.topic = topic
        self.targets = targets
        hashed.reserveCapacity(topic.parsed.size)
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

    /// What was read; ends the last block.
    mutating func finished() -> TopicInvariants {
        endBlock()
        result.hash = XXH64(hashed)
        return result
    }

    // MARK: Elements

    private mutating func begin(_ token: Markup.Token) {
        let element = token.element
        if !element.isPhrasing {
            endBlock()
            hashed.append(element.rawValue)
            hashed.append(0xFE)
            if let level = element.headingLevel { result.structure.headings.append(level) }
            if element == .table { result.structure.tables.append(0) }
            open.append((element, token.span, element == .table ? result.structure.tables.count - 1 : nil))
        }
        switch element {
        case .code where codeDepth == 0, .pre where codeDepth == 0: code.removeAll(keepingCapacity: true)
        case .img:
            result.structure.images += 1
            hashed.append(element.rawValue)
            hashed.append(0xFC)
        case .li: result.structure.listItems += 1
        case .tr:
            if let table = open.last(where: { $0.table != nil })?.table, result.structure.tables.indices.contains(table) {
                result.structure.tables[table] += 1
            }
        case .br: add(CollectionOfOne(0x20))
        default: break
        }
        if element == .code || element == .pre { codeDepth += 1 }
        for attribute in topic.parsed.markup.attributes(of: token) where attribute.link >= 0 { read(Int(attribute.link)) }
    }

    private mutating func read(_ index: Int) {
        guard targets.indices.contains(index), topic.parsed.links.indices.contains(index) else { return }
        let link = topic.parsed.links[index]
        switch targets[index] {
        case .own: break
        case .unknown:
            if !link.isImage { result.unknownLinks += 1 }
        case .known(let target):
            if !link.isImage, result.links[target] == nil {
                let range = result.append { $0 += link.destination.utf8 }
                result.links[target] = Mention(range: range, span: link.span)
            }
        }
    }

    private mutating func end(_ element: ElementName) {
        if element == .code || element == .pre {
            codeDepth = max(0, codeDepth - 1)
            if codeDepth == 0 { endCode() }
        }
        guard !element.isPhrasing else { return }
        endBlock()
        hashed.append(element.rawValue)
        hashed.append(0xFD)
        _ = open.popLast()
    }

    // MARK: Text

    private mutating func add(_ bytes: some Collection<UInt8>) {
        text.append(contentsOf: bytes)
        if codeDepth > 0 { code.append(contentsOf: bytes) } else { prose.append(contentsOf: bytes) }
    }

    private mutating func endCode() {
        for line in code.split(separator: 0x0A) {
            let line = Array(line)
            let bare = WhiteSpace.removed(from: line)
            let key = XXH64(bare).value
            guard !bare.isEmpty, result.code[key] == nil else { continue }
            let range = result.append { WhiteSpace.appendCollapsed(line, to: &$0) }
            result.code[key] = Mention(range: range, span: place)
        }
        noteValues(in: code, isProse: false, at: place)
        // What stands on both sides of code is not one word.
        prose.append(0x20)
        code.removeAll(keepingCapacity: true)
    }

    private mutating func endBlock() { endBlock(level: open.last?.element.headingLevel, at: place) }

    private mutating func endBlock(level: Int?, at span: SourceSpan) {
        guard !text.isEmpty else { return }
        let range = result.append { WhiteSpace.appendCollapsed(text, to: &$0) }
        let proseRange = prose.count == text.count ? range : result.append { WhiteSpace.appendCollapsed(prose, to: &$0) }
        noteValues(in: prose, isProse: true, at: span)
        if !range.isEmpty {
            hashed.append(contentsOf: result.text[range])
            hashed.append(0xFF)
            result.blocks.append(
                TextBlock(
                    text: range, prose: proseRange, span: span, headingLevel: level, hash: XXH64(result.text[range])))
        }
        text.removeAll(keepingCapacity: true)
        prose.removeAll(keepingCapacity: true)
    }

    private mutating func noteValues(in bytes: [UInt8], isProse: Bool, at span: SourceSpan) {
        for value in TextValues.values(in: bytes) {
            let key = XXH64(value.key).value
            if result.values[key] == nil {
                let range = result.append { $0 += value.text }
                result.values[key] = Mention(range: range, span: span)
            }
            if isProse, value.isCertain { result.proseValues.insert(key) }
        }
    }
}
