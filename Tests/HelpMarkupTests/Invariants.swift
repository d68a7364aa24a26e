import Foundation
import HelpDiagnostics

@testable import HelpMarkup

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What holds for the result of every parse, whatever the input.
enum Invariants {
    /// What of it does not hold for `topic`, parsed from `source`; empty where all is well.
    static func broken(_ topic: ParsedTopic, _ source: [UInt8]) -> [String] {
        let html = html(topic)
        var all = nesting(topic.markup) + spans(topic, source) + anchors(topic)
        switch XMLReader.read(html) {
        case .failure(let fault): all.append("no XML: \(fault)")
        case .success(let page): all += safety(page) + sameTree(page, topic.markup)
        }
        return all
    }

    // MARK: The stream

    /// Nesting, content models, attributes, ranges.
    static func nesting(_ markup: Markup) -> [String] {
        var broken: [String] = []
        var open: [Markup.Token] = []
        for (index, token) in markup.tokens.enumerated() {
            switch token.kind {
            case .open:
                let parent = open.last
                let model = parent.map { ContentModel(of: $0.element) } ?? .flow
                if !model.allows(token.element, in: parent?.element) {
                    broken.append("token \(index): \(token.element) in \(parent?.element.name ?? "the body")")
                }
                if token.element == .a, open.contains(where: { $0.element == .a }) {
                    broken.append("token \(index): a link in a link")
                }
                if token.element.treatment != .keep { broken.append("token \(index): \(token.element) is not allowed") }
                for attribute in markup.attributes(of: token) where !attribute.name.isAllowed(on: token.element) {
                    broken.append("token \(index): \(attribute.name) on \(token.element)")
                }
                open.append(token)
            case .close:
                if open.popLast()?.element != token.element {
                    broken.append("token \(index): </\(token.element)> does not close the innermost element")
                }
            case .text:
                let model = open.last.map { ContentModel(of: $0.element) } ?? .flow
                if !model.allowsText, !markup.bytes(of: token).allSatisfy(\.isHTMLSpace) {
                    broken.append("token \(index): text in \(open.last?.element.name ?? "")")
                }
            case .verbatim: broken.append("token \(index): verbatim HTML")
            }
        }
        if !open.isEmpty { broken.append("\(open.count) elements are never closed") }
        return broken
    }

    // MARK: Places

    /// Spans lie in the source; a link's exact span holds its destination.
    static func spans(_ topic: ParsedTopic, _ source: [UInt8]) -> [String] {
        var broken: [String] = []
        let all =
            topic.markup.tokens.map(\.span) + topic.links.map(\.span) + topic.anchors.map(\.span)
            + topic.faults.map(\.span) + topic.headings.map(\.span)
        for span in all where span.range.upperBound > source.count { broken.append("span \(span) is outside the file") }
        guard broken.isEmpty else { return broken }
        var references = CharacterReferences()
        for link in topic.links where link.isExact {
            let written = Array(source[link.span.range])
            let text = String(decoding: written, as: UTF8.self)
            // cmark makes an e-mail address in angle brackets a mailto link.
            if link.syntax == .autolink, link.destination == "mailto:" + text { continue }
            let plain = link.syntax == .html ? written : withoutEscapes(written)
            let decoded = String(decoding: references.decoded(plain, 0..<plain.count), as: UTF8.self)
            if text != link.destination, decoded != link.destination {
                broken.append("the span of ‘\(link.destination)’ holds ‘\(text)’")
            }
        }
        return broken
    }

    private static func withoutEscapes(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x5C, index + 1 < bytes.count, bytes[index + 1].isASCIIPunctuation { index += 1 }
            result.append(bytes[index])
            index += 1
        }
        return result
    }

    /// Ids are unique, not empty and without white space, and each anchor's id is in the stream.
    static func anchors(_ topic: ParsedTopic) -> [String] {
        var broken: [String] = []
        var ids: Set<String> = []
        for token in topic.markup.tokens {
            for attribute in topic.markup.attributes(of: token) where attribute.name == .id && attribute.count > 0 {
                let bytes = topic.markup.bytes(of: attribute)
                let id = String(decoding: bytes, as: UTF8.self)
                if bytes.contains(where: \.isHTMLSpace) { broken.append("the id ‘\(id)’ holds white space") }
                if !ids.insert(id).inserted { broken.append("the id ‘\(id)’ stands twice") }
            }
        }
        if Set(topic.anchors.map(\.id)) != ids {
            broken.append("anchors \(topic.anchors.map(\.id)), ids \(ids.sorted())")
        }
        return broken
    }

    // MARK: The page

    /// No element, attribute or URL that could do anything.
    private static func safety(_ page: XMLReader.Page) -> [String] {
        var broken: [String] = []
        for element in page.elements {
            if ElementName.named(Array(element.name.utf8)[...])?.treatment != .keep { broken.append("<\(element.name)>") }
            for (name, value) in element.attributes {
                let isAllowed = AttributeName.named(Array(name.utf8)[...]) != nil || name == "rel"
                if !isAllowed || name.hasPrefix("on") || name == "srcdoc" { broken.append("\(name)=‘\(value)’") }
                guard name == "href" || name == "src" || name == "cite" else { continue }
                let url = value.unicodeScalars.filter { $0.value > 0x20 }.map { $0.properties.lowercaseMapping }
                    .joined()
                for scheme in ["javascript:", "vbscript:", "livescript:", "data:"] where url.hasPrefix(scheme) {
                    if name != "src" || !url.hasPrefix("data:image/") { broken.append("\(name)=‘\(value)’") }
                }
            }
        }
        return broken
    }

    /// The page read as XML has the elements and the words of the stream; alert titles are the writer's own.
    private static func sameTree(_ page: XMLReader.Page, _ markup: Markup) -> [String] {
        var expected = markup.tokens.filter { $0.kind == .open }.map(\.element.name)
        let titles = markup.tokens.filter { [.note, .tip, .important, .warning, .caution].contains($0.role) }.count
        var found = page.elements.filter { $0.attributes["class"] != "alert-title" }.map(\.name)
        // Under a wrapper that stands for a missing link the two lists would differ; tests write each link.
        expected.sort()
        found.sort()
        if found != expected { return ["elements of the page: \(found), of the stream: \(expected)"] }
        if page.elements.count - found.count != titles { return ["\(titles) alerts have other titles"] }
        let text = page.text.filter { !$0.isWhitespace }
        var replaced = OutputBytes()
        for token in markup.tokens { XMLText.append(markup.bytes(of: token), to: &replaced) }
        let words = XMLReader.unescaped(String(decoding: replaced.bytes, as: UTF8.self)).filter { !$0.isWhitespace }
        return text == words
            ? [] : ["the page has other words than the stream: \(text.prefix(200)) / \(words.prefix(200))"]
    }
}

/// Reads a piece of XHTML with Foundation's XML parser.
final class XMLReader: NSObject, XMLParserDelegate {
    struct Element {
        var name: String
        var attributes: [String: String]
    }

    struct Page {
        var elements: [Element] = []
        var text = ""
    }

    struct Fault: Error, CustomStringConvertible {
        var description: String
    }

    private var page = Page()
    private var isTitle = false

    static func read(_ html: String) -> Result<Page, Fault> {
        let parser = XMLParser(data: Data("<root>\(html)</root>".utf8))
        let reader = XMLReader()
        parser.delegate = reader
        guard parser.parse() else {
            let error = parser.parserError.map { "\($0)" } ?? "unknown"
            return .failure(Fault(description: "line \(parser.lineNumber): \(error)"))
        }
        reader.page.elements.removeFirst()
        return .success(reader.page)
    }

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName qName: String?,
        attributes attributeDict: [String: String] = [:]
    ) {
        page.elements.append(Element(name: elementName, attributes: attributeDict))
        if attributeDict["class"] == "alert-title" { isTitle = true }
    }

    func parser(
        _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName qName: String?
    ) {
        isTitle = false
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if !isTitle { page.text += string }
    }

    static func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&amp;", with: "&")
    }
}
