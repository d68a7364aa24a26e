import HelpDiagnostics

/// Writes a token stream as an indented tree with spans: for tests, and for whoever wants to know what helpc understood.
public enum TreeDump {
    /// One line a token; texts quoted, spans as `start..<end` in bytes.
    public static func text(of topic: ParsedTopic) -> String {
        var lines: [String] = []
        var depth = 0
        for token in topic.markup.tokens {
            let indent = String(repeating: "  ", count: depth)
            switch token.kind {
            case .open:
                lines.append(indent + describe(token, topic))
                depth += 1
            case .close: depth = max(depth - 1, 0)
            case .text, .verbatim:
                let name = token.kind == .text ? "" : "html "
                lines.append(indent + name + quoted(topic.markup.bytes(of: token)))
            }
        }
        for link in topic.links {
            lines.append("link \(quoted(Array(link.destination.utf8)[...])) \(link.syntax)\(link.isImage ? " image" : "")"
                + "\(link.isExact ? "" : " inexact") \(describe(link.span))")
        }
        for anchor in topic.anchors {
            lines.append("anchor #\(anchor.id)\(anchor.isExplicit ? " explicit" : "") \(describe(anchor.span))")
        }
        for fault in topic.faults { lines.append("fault \(fault.kind) \(describe(fault.span))") }
        return lines.joined(separator: "\n") + (lines.isEmpty ? "" : "\n")
    }

    private static func describe(_ token: Markup.Token, _ topic: ParsedTopic) -> String {
        var result = token.element.name
        if token.isRaw { result += " raw" }
        if token.role != .none { result += " (\(token.role))" }
        for attribute in topic.markup.attributes(of: token) where attribute.count > 0 || attribute.name == .alt {
            result += " \(attribute.name)=\(quoted(topic.markup.bytes(of: attribute)))"
        }
        return result + " " + describe(token.span)
    }

    private static func describe(_ span: SourceSpan) -> String { "\(span.start)..<\(span.end)" }

    private static func quoted(_ bytes: ArraySlice<UInt8>) -> String {
        var result = "\""
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\"", "\\": result += "\\\(scalar)"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
