import HelpDiagnostics
import HelpMarkup

extension ConfigurationReader {
    /// Every key that an entry of `suppressions` may have.
    static let suppressionKeys = ["id", "path", "locale", "reason"]

    /// Reads the list of findings that are meant to be.
    mutating func readSuppressions(_ value: YAMLNode) {
        guard let items = value.items else {
            return invalid("‘suppressions’ is a list of entries with ‘id’, ‘path’ and ‘reason’", value.span)
        }
        for item in items {
            if let entry = suppression(item) { configuration.suppressions.append(entry) }
        }
    }

    private mutating func suppression(_ item: YAMLNode) -> ConfiguredSuppression? {
        guard let pairs = item.pairs else {
            invalid("an entry of ‘suppressions’ is a block of ‘id’, ‘path’ and ‘reason’", item.span)
            return nil
        }
        var texts: [String: (text: String, span: SourceSpan)] = [:]
        var tag: String?
        var isRight = true
        for pair in distinct(pairs) {
            guard let key = pair.key.string, Self.suppressionKeys.contains(key) else {
                unknownKey(pair.key, among: Self.suppressionKeys)
                isRight = false
                continue
            }
            if key == "locale" {
                tag = locale(pair.value)?.description
                isRight = isRight && tag != nil
            } else if let text = text(pair.value, "‘\(key)’") {
                texts[key] = (text, pair.value.span)
            } else {
                isRight = false
            }
        }
        guard isRight else { return nil }
        for key in Self.suppressionKeys where key != "locale" && texts[key] == nil {
            let hint = key == "reason" ? "write ‘reason:’ and why this is meant to be" : nil
            invalid("an entry of ‘suppressions’ needs ‘\(key)’", hint: hint, item.span)
            return nil
        }
        guard let (name, span) = texts["id"], let path = texts["path"]?.text else { return nil }
        guard let id = DiagnosticID(rawValue: name) else {
            unknown(name, among: DiagnosticID.allCases.filter(\.isSuppressible).map(\.rawValue), isID: true, span)
            return nil
        }
        guard id.isSuppressible else {
            let why = id.losesPage ? "is always an error, and cannot be suppressed" : "cannot be suppressed"
            invalid("‘\(name)’ \(why)", span)
            return nil
        }
        return ConfiguredSuppression(id, path: path, locale: tag, span: item.span)
    }
}
