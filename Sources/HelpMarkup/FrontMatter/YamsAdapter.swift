import HelpDiagnostics
internal import Yams

/// Yams' reading of a YAML text, with its marks turned into byte spans and its limits made ours.
enum YamsAdapter {
    /// Reads any YAML.
    ///
    /// - Throws: `YAMLFault`, for what Yams refuses, for nesting that its recursive composer might not survive, and for
    ///   aliases that spell more than `YAMLReader.maximumNodes` values.
    static func read(_ source: [UInt8], _ range: Range<Int>) throws(YAMLFault) -> YAMLNode {
        if let place = tooDeep(source[range]) {
            throw YAMLFault(
                message: "nested deeper than \(YAMLReader.maximumDepth) levels", span: SourceSpan(place, place + 1))
        }
        if let fault = AliasScan.fault(in: source[range]) { throw fault }
        let text = String(decoding: source[range], as: UTF8.self)
        var converter = Converter(source: source, range: range)
        let root: Node?
        do {
            root = try compose(yaml: text)
        } catch let error as YamlError {
            throw converter.fault(error)
        } catch {
            throw YAMLFault(message: "not readable as YAML", span: SourceSpan(range.lowerBound, range.lowerBound))
        }
        guard let root else {
            return YAMLNode(.scalar(""), span: SourceSpan(range.lowerBound, range.lowerBound))
        }
        let node = try converter.convert(root)
        if let fault = converter.unusedAnchor { throw fault }
        return node
    }

    /// The first place where brackets or dashes nest too deep, quotes not regarded: an upper bound is enough.
    private static func tooDeep(_ bytes: ArraySlice<UInt8>) -> Int? {
        var flow = 0
        var dashes = 0
        var indents: [Int] = []
        var column = 0
        var isLeading = true
        for index in bytes.indices {
            let byte = bytes[index]
            switch byte {
            case 0x0A:
                (column, dashes, isLeading) = (-1, 0, true)
            case 0x5B, 0x7B: flow += 1
            case 0x5D, 0x7D: flow = max(flow - 1, 0)
            case 0x2D, 0x3F, 0x3A: dashes += 1
            case 0x20, 0x09, 0x0D: break
            default: dashes = 0
            }
            if isLeading, byte != 0x20, byte != 0x0A, byte != 0x0D {
                isLeading = false
                while let last = indents.last, last >= column { indents.removeLast() }
                indents.append(column)
            }
            column += 1
            if flow + dashes + indents.count > YAMLReader.maximumDepth * 2 { return index }
        }
        return nil
    }

    private struct Converter {
        let source: [UInt8]
        let range: Range<Int>
        var left = YAMLReader.maximumNodes
        /// How many more bytes texts may have: an alias spells its text again, and outputs hold each.
        private var bytesLeft: Int
        private let places: YAMLPlaces
        /// How often a value with an anchor comes, as text and as collection, by where it begins: the first key of a
        /// block may have the anchor that stands where the block begins.
        private var anchored: [Int: (texts: Int, collections: Int)] = [:]

        init(source: [UInt8], range: Range<Int>) {
            self.source = source
            self.range = range
            places = YAMLPlaces(source, range)
            bytesLeft = 4 * range.count + 1 << 16
        }

        func fault(_ error: YamlError) -> YAMLFault {
            switch error {
            case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
                .composer(let context, let problem, let mark, _):
                let shown = YAMLProblem.isShownAtBeginning(problem) ? context?.mark ?? mark : mark
                let place = places.offset(line: shown.line, column: shown.column)
                let isTab = range.contains(place) && source[place] == 0x09
                let words = isTab ? YAMLProblem.tab : YAMLProblem.words(for: problem)
                return fault(words, at: place)
            case .reader(_, let count, let code, let text):
                let index = count.flatMap { text.index(text.startIndex, offsetBy: $0, limitedBy: text.endIndex) }
                let place = range.lowerBound + (index.map { text.utf8.distance(from: text.startIndex, to: $0) } ?? 0)
                let digits = String(code, radix: 16, uppercase: true)
                return YAMLFault(
                    message: "YAML allows no character U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)",
                    span: SourceSpan(place, min(place + 1, range.upperBound)))
            case .duplicatedKeysInMapping(let duplicates, _):
                let keys = duplicates.sorted().joined(separator: "’, ‘")
                return YAMLFault(message: "‘\(keys)’ stands twice", span: secondLine(beginningWith: duplicates.min() ?? ""))
            default:
                return YAMLFault(
                    message: "not readable as YAML", span: SourceSpan(range.lowerBound, range.lowerBound))
            }
        }

        /// The second line that begins with the key `key`; the beginning where there is none.
        private func secondLine(beginningWith key: String) -> SourceSpan {
            let lines = places.lineStarts.filter { source[$0..<range.upperBound].starts(with: key.utf8) }
            guard lines.count > 1 else { return SourceSpan(range.lowerBound, range.lowerBound) }
            return SourceSpan(lines[1], lines[1] + key.utf8.count)
        }

        mutating func convert(_ node: Node) throws(YAMLFault) -> YAMLNode {
            let start = node.mark.map { places.offset(line: $0.line, column: $0.column) } ?? range.lowerBound
            left -= 1
            guard left > 0 else {
                throw YAMLFault(
                    message: "aliases spell more than \(YAMLReader.maximumNodes) values", span: SourceSpan(start, start))
            }
            try readProperties(of: node, at: start)
            switch node {
            case .scalar(let scalar):
                bytesLeft -= scalar.string.utf8.count
                guard bytesLeft > 0 else {
                    throw YAMLFault(
                        message: "aliases spell several times the text that is written", span: SourceSpan(start, start))
                }
                return YAMLNode(.scalar(scalar.string), span: span(of: scalar, at: start))
            case .sequence(let sequence):
                var items: [YAMLNode] = []
                for item in sequence { items.append(try convert(item)) }
                return YAMLNode(.sequence(items), span: SourceSpan(start, items.last.map { Int($0.span.end) } ?? start))
            case .mapping(let mapping):
                var pairs: [YAMLNode.Pair] = []
                for (key, value) in mapping { pairs.append(.init(key: try convert(key), value: try convert(value))) }
                return YAMLNode(
                    .mapping(pairs), span: SourceSpan(start, pairs.last.map { Int($0.value.span.end) } ?? start))
            case .alias:
                throw YAMLFault(message: "an alias without its anchor", span: SourceSpan(start, start))
            }
        }

        /// Notes the anchor of a value that begins at `start`, and refuses a tag that is none of YAML's own: to YAML,
        /// `!Important note` is a ‘note’ of some type and `&Setup now` a ‘now’ by the name of ‘Setup’, and the first word
        /// would be lost.
        private mutating func readProperties(of node: Node, at start: Int) throws(YAMLFault) {
            var index = start
            while index < range.upperBound, source[index] == 0x21 || source[index] == 0x26 {
                let first = index
                while index < range.upperBound, source[index] > 0x20 { index += 1 }
                if source[first] == 0x26 {
                    if node.scalar == nil {
                        anchored[start, default: (0, 0)].collections += 1
                    } else {
                        anchored[start, default: (0, 0)].texts += 1
                    }
                } else if !Self.tags.contains(String(decoding: source[first..<index], as: UTF8.self)) {
                    throw fault(YAMLProblem.tag, at: first)
                }
                while index < range.upperBound, source[index] == 0x20 { index += 1 }
            }
        }

        private static let tags: Set<String> = [
            "!!str", "!!int", "!!float", "!!bool", "!!null", "!!timestamp", "!!seq", "!!map",
        ]

        /// The fault of the first anchor that no alias refers to.
        var unusedAnchor: YAMLFault? {
            anchored.filter { max($1.texts, $1.collections) < 2 }.keys.min().map { fault(YAMLProblem.anchor, at: $0) }
        }

        private func fault(_ words: YAMLProblem.Words, at place: Int) -> YAMLFault {
            YAMLFault(
                message: words.message, hint: words.hint, span: SourceSpan(place, min(place + 1, range.upperBound)))
        }

        /// Yams marks only where a scalar begins; where its text stands there as it is, the end is known too.
        private func span(of scalar: Node.Scalar, at start: Int) -> SourceSpan {
            let bytes = Array(scalar.string.utf8)
            let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
            let first = isQuoted ? start + 1 : start
            let stop = first + bytes.count
            guard stop <= range.upperBound, source[first..<stop].elementsEqual(bytes) else {
                return SourceSpan(start, start)
            }
            // The text may end in an escaped quote, of which one is seen so far.
            if isQuoted {
                let quote = source[start]
                guard stop < range.upperBound, source[stop] == quote, stop + 1 == range.upperBound || source[stop + 1] != quote
                else { return SourceSpan(start, start) }
            }
            return SourceSpan(start, isQuoted ? min(stop + 1, range.upperBound) : stop)
        }
    }
}
