import HelpDiagnostics
import HelpKeys
import HelpMarkup

/// The body of a single topic, its links as written: for `helpc render`.
public enum TopicFragment {
    /// XHTML, without a page around it.
    public static func html(_ topic: ParsedTopic, locale: LocaleTag?) -> [UInt8] {
        var out = OutputBytes()
        body(of: topic, locale, to: &out)
        return out.bytes
    }

    /// A well-formed document: the body of a topic's XML.
    public static func xml(_ topic: ParsedTopic, locale: LocaleTag?) -> [UInt8] {
        var document = XMLDocument()
        document.begin("body", [("xmlns", "http://www.w3.org/1999/xhtml"), ("xml:lang", locale?.description)])
        document.append { body(of: topic, locale, to: &$0) }
        document.end()
        return document.bytes
    }

    /// Plain text.
    public static func text(_ topic: ParsedTopic, locale: LocaleTag?) -> [UInt8] {
        PlainTextWriter.text(of: topic.markup, labels: labels(locale))
    }

    private static func body(of topic: ParsedTopic, _ locale: LocaleTag?, to out: inout OutputBytes) {
        XHTMLWriter.body(of: topic.markup, labels: labels(locale)).append(links: links(of: topic), to: &out)
    }

    private static func labels(_ locale: LocaleTag?) -> XHTMLWriter.Labels {
        InterfaceLabels.best(for: locale).alerts
    }

    private static func links(of topic: ParsedTopic) -> [RenderedLink] {
        topic.links.map { link in
            var url: [UInt8] = []
            URLText.append(link.destination, to: &url)
            return .url(url)
        }
    }
}
