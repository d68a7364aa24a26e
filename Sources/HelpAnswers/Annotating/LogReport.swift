import HelpKeys
import HelpLookup

/// All that is known of a log and of the help on its failures, ready to be shown.
public struct LogReport: Sendable {
    /// A failure and the help on it.
    public struct Entry: Sendable {
        /// What the log says.
        public let failure: LoggedFailure
        /// What the help has on it.
        public let help: HelpMatch
        /// What `LookupLocale` says of the locale: the wish that the topic's locale meets; nil where it meets none.
        let wish: LocaleTag?
        /// The locale of the topic; nil where there is none.
        let locale: LocaleTag?

        init(_ failure: LoggedFailure, in bundle: LookupBundle, _ locale: LookupLocale) {
            self.failure = failure
            help = HelpMatch(of: failure, in: bundle, locale: locale)
            let step = help.answer?.step
            wish = step.flatMap { locale.wish(of: $0) }
            self.locale = step.map { bundle.locales[$0.locale] }
        }

        /// Whether the failure has to be explained. Advice for which the log itself names neither rule nor help need
        /// not be: there is nothing to look up.
        public var needsHelp: Bool {
            if failure.severity == .error { return true }
            let isNamed = failure.rule != nil && !failure.isMessageInferred || failure.helpURL != nil
            return failure.isReported && isNamed
        }
    }

    /// What the log is called.
    public let name: String
    /// The failures, in the order in which the log reports them.
    public let entries: [Entry]
    /// What else the log says.
    public let log: SetupLog
    /// What was read.
    public let lines: LogLines
    /// The name and the version of the help.
    public let helpName: String, helpVersion: String
    /// The locales that were wanted, the dearest first.
    public let wishes: [LocaleTag]

    /// A report on `log`, which was read from `lines` and is called `name`.
    public init(name: String, log: SetupLog, lines: LogLines, help: LookupBundle, locale: LookupLocale) {
        self.name = name
        self.log = log
        self.lines = lines
        entries = log.foundFailures.map { Entry($0, in: help, locale) }
        helpName = help.name
        helpVersion = help.contentVersion
        wishes = locale.wishes
    }

    /// What the log is called without the folders that it is in, for people.
    var shortName: String { name.split(separator: "/").last.map(String.init) ?? name }

    /// Whether each failure that has to be explained is, and none was left out.
    public var isExplained: Bool {
        log.droppedFailureCount == 0 && entries.allSatisfy { !$0.needsHelp || $0.help.record != nil }
    }

    /// Whether the bundle is damaged where an answer would be.
    public var isHelpDamaged: Bool { entries.contains { $0.help.answer?.status == .corrupt } }
}
