/// What no body of a page may hold, told from the page alone and by lists that know nothing of those that clean.
public enum PageSafety {
    private static let forbidden: Set<String> = [
        "script", "iframe", "object", "embed", "style", "form", "input", "button", "select", "textarea", "option", "base",
        "meta", "link", "frame", "frameset", "applet", "svg", "math", "template", "audio", "video", "source", "track", "param",
        "noscript", "xmp", "plaintext", "canvas", "portal", "title", "head", "html", "isindex", "marquee", "foreignobject",
    ]
    private static let addresses: Set<String> = [
        "href", "src", "action", "formaction", "cite", "poster", "background", "data", "longdesc", "usemap", "srcset", "ping",
        "manifest", "codebase", "classid", "profile", "lowsrc", "dynsrc", "archive", "icon",
    ]
    private static let pictures = ["png", "gif", "jpeg", "jpg", "webp", "avif", "bmp", "x-icon"].map { "data:image/" + $0 }
    private static let phrasing: Set<String> = ["p", "h1", "h2", "h3", "h4", "h5", "h6"]
    private static let blocks: Set<String> = [
        "p", "div", "ul", "ol", "dl", "table", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "section",
        "article", "aside", "nav", "figure", "details", "address", "header", "footer", "main",
    ]
    private static let parents: [String: Set<String>] = [
        "li": ["ul", "ol", "menu"], "td": ["tr"], "th": ["tr"], "tr": ["tbody", "thead", "tfoot"], "tbody": ["table"],
        "thead": ["table"], "tfoot": ["table"], "caption": ["table"], "colgroup": ["table"], "col": ["colgroup"],
        "dt": ["dl", "div"], "dd": ["dl", "div"], "summary": ["details"], "figcaption": ["figure"],
    ]

    /// What does not hold of the fragment `bytes`; nil where all does.
    public static func complaint(ofBody bytes: [UInt8]) -> String? {
        guard let page = StrictXML(fragment: bytes) else { return "the body is not well formed" }
        if page.otherNodes > 0 { return "the body has comments, instructions or sections" }
        for index in page.elements.indices.dropFirst() {
            if let complaint = complaint(at: index, in: page) { return complaint }
        }
        return polyglotComplaint(String(decoding: bytes, as: UTF8.self))
    }

    /// What stands in a page that could run, load or send anything, and how often.
    public static func active(in page: StrictXML) -> [String: Int] {
        var counts: [String: Int] = [:]
        for element in page.elements where forbidden.contains(element.name.lowercased()) && element.name != "meta" {
            // Where a page has its like elsewhere is nothing that is loaded.
            let relation = element.attributes.first { $0.name == "rel" }?.value
            if element.name == "link", relation == "canonical" || relation == "alternate" { continue }
            counts[element.name.lowercased(), default: 0] += 1
        }
        for attribute in page.elements.lazy.flatMap(\.attributes) where isActive(attribute.name, attribute.value, of: "") {
            counts[attribute.name, default: 0] += 1
        }
        return counts
    }

    private static func complaint(at index: Int, in page: StrictXML) -> String? {
        let element = page.elements[index]
        if element.name != element.name.lowercased() || forbidden.contains(element.name) { return "<\(element.name)> is there" }
        for (name, value) in element.attributes where isActive(name, value, of: element.name) {
            return "<\(element.name) \(name)=‘\(value)’> is there"
        }
        let holder = element.parent.map { page.elements[$0].name } ?? ""
        if let parents = parents[element.name], !parents.contains(holder) { return "<\(element.name)> stands in <\(holder)>" }
        if element.name == "a", page.isInside(index, ["a"]) { return "a link stands in a link" }
        if blocks.contains(element.name), page.isInside(index, phrasing), !page.isInside(index, ["object", "button"]) {
            return "<\(element.name)> stands in a paragraph or heading"
        }
        return nil
    }

    /// Whether the attribute of an element runs something.
    private static func isActive(_ name: String, _ value: String, of element: String) -> Bool {
        let name = name.lowercased()
        if name.hasPrefix("on") || name == "srcdoc" || name == "formaction" || name == "http-equiv" && element != "" { return true }
        let kept = value.unicodeScalars.lazy.filter { $0.value > 0x20 && $0.value != 0x7F }
        let plain = String(String.UnicodeScalarView(kept)).lowercased()
        if name == "style" {
            return ["url(", "expression", "@import", "script:", "behavior", "-moz-binding", "\\"].contains { plain.contains($0) }
        }
        guard addresses.contains(name) else { return false }
        if ["javascript:", "vbscript:", "livescript:", "mocha:"].contains(where: { plain.hasPrefix($0) }) { return true }
        guard plain.hasPrefix("data:") else { return false }
        return name != "src" || !pictures.contains { plain.hasPrefix($0) }
    }

    /// The fragment read as a part of a page by the checker of pages.
    private static func polyglotComplaint(_ text: String) -> String? {
        PolyglotChecker.faults("<!DOCTYPE html>\n<body>\(text)</body>").first
    }
}
