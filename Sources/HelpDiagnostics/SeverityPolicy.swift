/// Which severities the configuration and the command line give to kinds of diagnostic, everywhere or in a locale.
public struct SeverityPolicy: Hashable, Sendable {
    /// What to make of a kind.
    public enum Level: Hashable, Sendable {
        /// Not reported.
        case off
        /// Reported with this severity.
        case report(Severity)

        /// The level called `name`: `off`, `note`, `warning` or `error`; nil where there is none.
        public init?(name: String) {
            if name == "off" {
                self = .off
            } else if let severity = Severity(name: name) {
                self = .report(severity)
            } else {
                return nil
            }
        }
    }

    private var everywhere: [DiagnosticID: Level] = [:]
    private var byLocale: [DiagnosticID: [String: Level]] = [:]

    /// The policy that changes nothing.
    public init() {}

    /// Whether `id` may have `level`: an error that loses a page stays one.
    public static func allows(_ level: Level, for id: DiagnosticID) -> Bool {
        !id.losesPage || level == .report(.error)
    }

    /// Sets the level of `id` in `locale` (a canonical tag), or in all locales where it is nil.
    ///
    /// The last word counts: a level for all locales replaces those set before for single ones, so that the command
    /// line, applied after the configuration, wins.
    ///
    /// - Returns: Whether the level is allowed; where it is not, nothing changes.
    public mutating func set(_ level: Level, for id: DiagnosticID, locale: String? = nil) -> Bool {
        guard Self.allows(level, for: id) else { return false }
        if let locale {
            byLocale[id, default: [:]][locale] = level
        } else {
            everywhere[id] = level
            byLocale[id] = nil
        }
        return true
    }

    /// The level set for `id` in `locale`; nil where none is.
    public func level(of id: DiagnosticID, locale: String?) -> Level? {
        if let locale, let level = byLocale[id]?[locale] { return level }
        return everywhere[id]
    }

    /// `diagnostics` in the order given, without those that are off, the others with the severity set for them.
    public func apply(to diagnostics: [Diagnostic]) -> [Diagnostic] {
        diagnostics.compactMap { diagnostic in
            switch level(of: diagnostic.id, locale: diagnostic.locale) {
            case nil:
                return diagnostic
            case .off:
                return nil
            case .report(let severity):
                var changed = diagnostic
                changed.severity = severity
                return changed
            }
        }
    }
}
