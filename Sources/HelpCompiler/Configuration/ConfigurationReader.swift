import HelpCheck
import HelpDiagnostics
import HelpEmit
import HelpKeys
import HelpMarkup

/// Reads `helpc.yml`. What it does not understand is an error with a place, never ignored.
public struct ConfigurationReader {
    /// What was understood.
    public internal(set) var configuration = Configuration()
    /// What was not; with any of these nothing may be built.
    public private(set) var diagnostics: [Diagnostic] = []

    /// Every key that the file may have.
    static let keys = [
        "name", "version", "defaultLocale", "sourceLocale", "scope", "severities", "mappings", "exclude", "keys",
        "fallbacks", "outputs", "suppressions",
    ]

    /// Reads the bytes of the file.
    public init(_ source: [UInt8]) {
        let start = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if let fault = Encoding.fault(in: source) {
            let place = "byte \(fault.offset)"
            invalid(
                fault.isNUL ? "a configuration holds no NUL; one stands at \(place)" : "a configuration is UTF-8; \(place) is not",
                SourceSpan(fault.offset, fault.offset + 1))
            return
        }
        do {
            let root = try YAMLReader.read(source, start..<source.count)
            if root.string == "" { return }
            guard let pairs = root.pairs else {
                invalid("a configuration is ‘key: value’ lines", root.span)
                return
            }
            for pair in distinct(pairs) { read(pair) }
        } catch {
            invalid(error.message, hint: error.hint, error.span)
        }
    }

    private mutating func read(_ pair: YAMLNode.Pair) {
        let value = pair.value
        switch pair.key.string {
        case "name":
            guard let text = text(value, "‘name’") else { return }
            guard isFileName(text) else {
                return invalid(
                    "‘name’ has letters, digits, spaces, ‘-’, ‘_’ and ‘.’, and at most 100 bytes",
                    hint: "begin it with neither ‘_’ nor ‘.’", value.span)
            }
            configuration.name = text
        case "version": configuration.version = text(value, "‘version’")
        case "defaultLocale": configuration.checks.defaultLocale = locale(value)
        case "sourceLocale": configuration.checks.sourceLocale = locale(value)
        case "scope": readScopes(value)
        case "severities": readSeverities(value)
        case "mappings":
            for (key, url) in texts(of: value, "‘mappings’") {
                configuration.checks.mappings.append(
                    CheckSettings.Mapping(prefix: key.string ?? "", url: url.string ?? ""))
            }
        case "exclude": configuration.excludes = list(value, "‘exclude’")
        case "keys": configuration.checks.extraKeys = Set(list(value, "‘keys’").map { $0.lowercased() })
        case "fallbacks": readFallbacks(value)
        case "outputs": readOutputs(value)
        case "suppressions": readSuppressions(value)
        default: unknownKey(pair.key, among: Self.keys)
        }
    }

    // MARK: Parts

    private mutating func readScopes(_ value: YAMLNode) {
        for (key, scope) in texts(of: value, "‘scope’") {
            guard let folder = folder(key), let inner = self.folder(scope) else { continue }
            configuration.checks.scopes[folder] = inner
            configuration.scopeFolders.append([
                (folder, key.span), (ContentPath.join(folder, inner), scope.span),
            ])
        }
    }

    /// The path of a folder without the segments that say nothing.
    private mutating func folder(_ value: YAMLNode) -> String? {
        guard let folder = ContentPath.resolve(value.string ?? "", from: "") else {
            invalid("‘scope’ names a folder within the folder of a locale", value.span)
            return nil
        }
        return folder
    }

    private mutating func readSeverities(_ value: YAMLNode) {
        guard let pairs = value.pairs else { return invalid("‘severities’ is a block of ‘id: severity’ lines", value.span) }
        for pair in distinct(pairs) {
            guard let id = pair.key.string.flatMap(DiagnosticID.init(rawValue:)) else {
                unknownKey(pair.key, among: DiagnosticID.allCases.map(\.rawValue), isID: true)
                continue
            }
            if pair.value.pairs == nil {
                set(pair.value, for: id, locale: nil)
                continue
            }
            for entry in distinct(pair.value.pairs ?? []) {
                guard let tag = locale(entry.key) else { continue }
                set(entry.value, for: id, locale: tag.description)
            }
        }
    }

    private mutating func set(_ value: YAMLNode, for id: DiagnosticID, locale: String?) {
        guard let level = value.string.flatMap(SeverityPolicy.Level.init(name:)) else {
            return invalid("a severity is ‘error’, ‘warning’, ‘note’ or ‘off’", value.span)
        }
        let isAccepted = configuration.severities.set(level, for: id, locale: locale)
        if !isAccepted { invalid("‘\(id.rawValue)’ is always an error; its severity cannot be changed", value.span) }
    }

    private mutating func readFallbacks(_ value: YAMLNode) {
        guard let pairs = value.pairs else { return invalid("‘fallbacks’ is a block of ‘locale: [locale, …]’ lines", value.span) }
        for pair in distinct(pairs) {
            guard let wanted = locale(pair.key) else { continue }
            let items = pair.value.items ?? [pair.value]
            configuration.checks.fallbacks[wanted] = items.compactMap { locale($0) }
        }
    }

    private mutating func readOutputs(_ value: YAMLNode) {
        var outputs: Set<OutputKind> = []
        for item in value.items ?? [value] {
            guard let kind = item.string.flatMap(OutputKind.init(rawValue:)) else {
                invalid("an output is ‘html’, ‘xml’ or ‘bundle’", item.span)
                continue
            }
            outputs.insert(kind)
        }
        configuration.outputs = outputs
    }

    // MARK: Values

    /// `pairs`, each key that stands there already reported.
    mutating func distinct(_ pairs: [YAMLNode.Pair]) -> [YAMLNode.Pair] {
        var seen: Set<String> = []
        for pair in pairs {
            if let key = pair.key.string, !seen.insert(key).inserted { invalid("‘\(key)’ stands twice", pair.key.span) }
        }
        return pairs
    }

    /// The text `value`; `name` says what it belongs to.
    mutating func text(_ value: YAMLNode, _ name: String) -> String? {
        guard let text = value.string, !text.isEmpty else {
            invalid(value.string == nil ? "\(name) takes a text here" : "\(name) takes a text, and there is none", value.span)
            return nil
        }
        return text
    }

    mutating func locale(_ value: YAMLNode) -> LocaleTag? {
        guard let tag = value.string.flatMap(LocaleTag.init) else {
            invalid("a locale is a language tag such as fr-FR", value.span)
            return nil
        }
        return tag
    }

    private mutating func list(_ value: YAMLNode, _ name: String) -> [String] {
        (value.items ?? [value]).compactMap { text($0, name) }
    }

    /// The pairs of `value`, all of them texts.
    private mutating func texts(of value: YAMLNode, _ name: String) -> [(YAMLNode, YAMLNode)] {
        guard let pairs = value.pairs else {
            invalid("\(name) is a block of ‘key: value’ lines", value.span)
            return []
        }
        return distinct(pairs).compactMap { pair in
            text(pair.key, name) == nil || text(pair.value, name) == nil ? nil : (pair.key, pair.value)
        }
    }

    /// A name becomes a file's name in the output folder.
    private func isFileName(_ text: String) -> Bool {
        !text.hasPrefix(".") && !text.hasPrefix("_") && text.utf8.count <= 100
            && text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_. ".unicodeScalars.contains($0) }
    }

    // MARK: Faults

    mutating func invalid(_ message: String, hint: String? = nil, _ span: SourceSpan) {
        let finding = ConfigInvalid(message: message, hint: hint)
        diagnostics.append(Diagnostic(finding, path: Configuration.fileName, span: span))
    }

    mutating func unknownKey(_ key: YAMLNode, among known: [String], isID: Bool = false) {
        guard let name = key.string else { return invalid("a key is a text", key.span) }
        unknown(name, among: known, isID: isID, key.span)
    }

    mutating func unknown(_ name: String, among known: [String], isID: Bool, _ span: SourceSpan) {
        let candidates = NearestNames.candidates(for: name, among: known)
        let finding = ConfigUnknownKey(name: name, isID: isID, candidates: candidates)
        diagnostics.append(Diagnostic(finding, path: Configuration.fileName, span: span))
    }
}
