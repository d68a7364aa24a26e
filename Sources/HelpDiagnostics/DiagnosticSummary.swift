/// How many diagnostics there are, of which severity, which kind and in which locale.
public struct DiagnosticSummary: Hashable, Sendable {
    /// How many there are of one kind in one locale.
    public struct Count: Hashable, Sendable {
        /// The kind.
        public let id: DiagnosticID
        /// How grave they are.
        public let severity: Severity
        /// The canonical tag of the locale; nil for those that belong to none.
        public let locale: String?
        /// How many there are.
        public let count: Int
    }

    /// How many there are of each kind in each locale, by id, then by locale, those of none first.
    public let counts: [Count]
    /// How many there are of each severity; none of one that doesn't occur.
    public let bySeverity: [Severity: Int]
    /// How many there are of each kind; none of one that doesn't occur.
    public let byID: [DiagnosticID: Int]
    /// How many there are in each locale, by canonical tag; those that belong to no locale are left out.
    public let byLocale: [String: Int]
    /// How many files have one or more.
    public let fileCount: Int
    /// How many have a fix.
    public let fixableCount: Int

    /// Counts `diagnostics`.
    public init(_ diagnostics: [Diagnostic]) {
        var bySeverity: [Severity: Int] = [:]
        var byID: [DiagnosticID: Int] = [:]
        var byLocale: [String: Int] = [:]
        var byPlace: [Place: Int] = [:]
        // Bytes, not strings: two paths may differ in Unicode normal form alone and be two files.
        var paths: Set<[UInt8]> = []
        for diagnostic in diagnostics {
            bySeverity[diagnostic.severity, default: 0] += 1
            byID[diagnostic.id, default: 0] += 1
            byPlace[Place(id: diagnostic.id, severity: diagnostic.severity, locale: diagnostic.locale), default: 0] += 1
            if let locale = diagnostic.locale { byLocale[locale, default: 0] += 1 }
            if !diagnostic.path.isEmpty { paths.insert(Array(diagnostic.path.utf8)) }
        }
        self.bySeverity = bySeverity
        self.byID = byID
        self.byLocale = byLocale
        fileCount = paths.count
        fixableCount = diagnostics.count { $0.fix != nil }
        counts = byPlace.sorted { $0.key < $1.key }.map { place, count in
            Count(id: place.id, severity: place.severity, locale: place.locale, count: count)
        }
    }

    private struct Place: Hashable, Comparable {
        let id: DiagnosticID
        let severity: Severity
        let locale: String?

        static func < (left: Place, right: Place) -> Bool {
            (left.id.rawValue, left.locale ?? "", right.severity) < (right.id.rawValue, right.locale ?? "", left.severity)
        }
    }

    /// How many are of `severity`.
    public func count(of severity: Severity) -> Int { bySeverity[severity] ?? 0 }

    /// The gravest severity there is; nil where there is no diagnostic.
    public var worst: Severity? { bySeverity.keys.max() }

    /// `3 errors, 12 warnings in 7 files`, the gravest first, or `no findings`.
    public var oneLine: String {
        let counts = Severity.allCases.reversed().compactMap { severity in
            bySeverity[severity].map { Self.quantity($0, severity.name) }
        }
        if counts.isEmpty { return "no findings" }
        let files = fileCount == 0 ? "" : " in " + Self.quantity(fileCount, "file")
        return counts.joined(separator: ", ") + files
    }

    private static func quantity(_ count: Int, _ noun: String) -> String {
        count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
    }
}
