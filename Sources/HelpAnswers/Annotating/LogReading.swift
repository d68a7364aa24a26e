import HelpKeys
import HelpLookup
import HelpTerminal

/// A log that is being read: bytes go in, failures with their help come out.
public struct LogReading: Sendable {
    private let name: String
    private let help: LookupBundle
    private let locale: LookupLocale
    private var lines = LogLines()
    private var log = SetupLog()
    private var pauseCount = 0
    /// How many failures were told by `news`.
    private var toldCount = 0

    /// A report that nothing was added to for so many pauses is complete.
    private static let patience = 5

    /// - Parameters:
    ///   - name: what the log is called in reports.
    ///   - help: the bundle that explains it.
    ///   - locale: the locales that may serve.
    public init(name: String, help: LookupBundle, locale: LookupLocale) {
        self.name = name
        self.help = help
        self.locale = locale
    }

    /// Takes the next bytes.
    public mutating func add(_ bytes: [UInt8]) {
        pauseCount = 0
        lines.feed(bytes) { log.add($0) }
    }

    /// Takes note that nothing was added for a while.
    public mutating func pause() {
        pauseCount += 1
        if pauseCount == Self.patience, log.isReporting { log.endReport() }
    }

    /// Takes note that what comes is another log, or the same from its start.
    public mutating func restart() {
        finish()
        pauseCount = 0
    }

    /// Takes the end of the log.
    public mutating func finish() {
        lines.finish { log.add($0) }
        log.endReport()
    }

    /// All that is known so far.
    public var report: LogReport {
        LogReport(name: name, log: log, lines: lines, help: help, locale: locale)
    }

    /// What failed since this was last asked, for a terminal; empty for nothing, and while the log still reports it.
    public mutating func news(_ layout: TextLayout, isBrief: Bool, notice: (LocaleTag) -> String?) -> String {
        guard !log.isReporting else { return "" }
        return log.takeNews().map { failure in
            let entry = LogReport.Entry(failure, in: help, locale)
            guard failure.count == 1 else { return layout.text(ofParagraph: entry.recurrence) + "\n" }
            toldCount += 1
            return entry.text(layout, number: toldCount, isBrief: isBrief, notice: notice) + "\n"
        }.joined()
    }
}
