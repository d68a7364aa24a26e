import HelpDiagnostics
import Testing

@Suite struct SeverityPolicyTests {
    private let finding = Diagnostic(SampleFinding(), path: "a", locale: "fr")
    private let warning = Diagnostic(SampleWarning(), path: "a", locale: "de")

    /// A policy after `settings`, all of which are allowed.
    private func policy(
        _ settings: (level: SeverityPolicy.Level, id: DiagnosticID, locale: String?)...
    ) -> SeverityPolicy {
        var policy = SeverityPolicy()
        for setting in settings {
            let isAllowed = policy.set(setting.level, for: setting.id, locale: setting.locale)
            #expect(isAllowed)
        }
        return policy
    }

    @Test func `no policy changes nothing`() {
        #expect(SeverityPolicy().apply(to: [finding, warning]) == [finding, warning])
    }

    @Test func `a kind can be turned off or given another severity`() {
        let policy = policy((.off, .linkEmpty, nil), (.report(.note), .linkTargetMissing, nil))
        #expect(policy.apply(to: [warning, finding]).map(\.severity) == [.note])
    }

    @Test func `a level for a locale goes before one for all`() {
        let policy = policy((.off, .linkEmpty, nil), (.report(.error), .linkEmpty, "de"))
        let elsewhere = Diagnostic(SampleWarning(), path: "b", locale: nil)
        #expect(policy.apply(to: [elsewhere, warning]).map(\.severity) == [.error])
    }

    @Test func `a later level for all replaces earlier ones for a locale`() {
        let policy = policy((.report(.error), .linkEmpty, "de"), (.off, .linkEmpty, nil))
        #expect(policy.apply(to: [warning]).isEmpty)
    }

    @Test(arguments: DiagnosticID.allCases.filter(\.losesPage))
    func `an error that loses a page stays one`(id: DiagnosticID) {
        var policy = policy((.report(.error), id, nil))
        let isOff = policy.set(.off, for: id)
        let isLess = policy.set(.report(.warning), for: id, locale: "fr")
        #expect(!isOff)
        #expect(!isLess)
        #expect(policy.level(of: id, locale: "fr") == .report(.error))
        #expect(id.defaultSeverity == .error)
    }

    @Test func `levels have the names of the configuration`() {
        let levels = ["off", "note", "warning", "error", "fatal"].map { SeverityPolicy.Level(name: $0) }
        #expect(levels == [.off, .report(.note), .report(.warning), .report(.error), nil])
    }
}
