/// What libyaml finds wrong, in words for authors, to whom its tokens, contexts and mappings mean nothing.
enum YAMLProblem {
    /// What is wrong, and what to do.
    struct Words: Hashable {
        var message: String
        var hint: String?

        init(_ message: String, _ hint: String? = nil) {
            self.message = message
            self.hint = hint
        }
    }

    /// The words for `problem`; libyaml's own for what hardly anybody writes.
    static func words(for problem: String) -> Words { known[problem] ?? Words(problem) }

    /// Whether the place to show is where the broken value or line begins, not where reading stopped.
    static func isShownAtBeginning(_ problem: String) -> Bool {
        switch problem {
        case "found unexpected end of stream", "found unexpected document indicator", "could not find expected ':'",
            "did not find expected ',' or ']'", "did not find expected ',' or '}'",
            "did not find expected alphabetic or numeric character":
            true
        default: false
        }
    }

    /// For a tab where libyaml wants a token, and where it wants a space.
    static let tab = Words("lines are indented by spaces, not by tabs", "replace the tab")

    /// For a tag that YAML does not define, and for an anchor that nothing refers to.
    static let tag = bare("‘!’")
    static let anchor = bare("‘&’")

    private static let stray = Words(
        "what begins here belongs to nothing before it",
        "put the whole of a text that begins with a quotation mark or a bracket into quotes, and indent the keys of a block "
            + "alike")
    private static let openQuote = Words(
        "the quotation mark has no second one", "put a text that begins with one into quotes of the other kind")
    private static let escape = Words(
        "a backslash in double quotes begins an escape, and this is none",
        "put a text with backslashes into single quotes")

    private static func bare(_ characters: String) -> Words {
        Words("a text does not begin with \(characters) unless it is in quotes", "put it into quotes")
    }

    static let known: [String: Words] = [
        "mapping values are not allowed in this context": Words(
            "no value begins at this colon", "put a text that holds ‘: ’ into quotes, and indent the keys of a block alike"),
        "could not find expected ':'": Words("a line is ‘key: value’, and this one has no colon with a space behind it"),
        "did not find expected key": stray,
        "did not find expected <document start>": stray,
        "did not find expected '-' indicator": Words("an item begins with ‘- ’, indented as the items before it"),
        "did not find expected ',' or ']'": Words(
            "the list in brackets never ends, or a ‘,’ is missing in it", "put a text that begins with a bracket into quotes"),
        "did not find expected ',' or '}'": Words(
            "the block in braces never ends, or a ‘,’ is missing in it", "put a text that begins with a brace into quotes"),
        "did not find expected node content": Words(
            "a value is missing here", "put a text that begins with a bracket or a comma into quotes"),
        "found unexpected end of stream": openQuote,
        "found unexpected document indicator": openQuote,
        "found unknown escape character": escape,
        "did not find expected hexdecimal number": escape,
        "found character that cannot start any token": bare("this character"),
        "found a tab character that violates indentation": tab,
        "found a tab character where an indentation space is expected": tab,
        "block sequence entries are not allowed in this context": bare("‘- ’"),
        "mapping keys are not allowed in this context": bare("‘? ’"),
        "found undefined alias": bare("‘*’"),
        "did not find expected alphabetic or numeric character": bare("‘*’ or ‘&’"),
        "found undefined tag handle": tag,
        "did not find expected comment or line break": bare("‘>’ or ‘|’"),
    ]
}
