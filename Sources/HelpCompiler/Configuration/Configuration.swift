import HelpCheck
import HelpDiagnostics
import HelpEmit
import HelpKeys
import HelpMarkup

/// What `helpc.yml` says; every part has a default that fits content without it.
public struct Configuration: Sendable {
    /// The name of the bundle and of the help as a whole.
    public var name = "help"
    /// The version of the help.
    public var version: String?
    /// What it tells the checks.
    public var checks = CheckSettings()
    /// The folders of each scope, the locale's first, and where they are named: whether they are there, only the listing of
    /// the content tells.
    var scopeFolders: [[(path: String, span: SourceSpan)]] = []
    /// The severities it changes.
    public var severities = SeverityPolicy()
    /// Patterns of files that are not content.
    public var excludes: [String] = []
    /// The findings that are meant to be.
    var suppressions: [ConfiguredSuppression] = []
    /// The outputs wanted.
    public var outputs: Set<OutputKind> = Set(OutputKind.allCases)

    /// The defaults.
    public init() {}

    /// The path of the bundle in the output folder.
    var bundlePath: String { name + Manifest.bundleExtension }

    /// The name of the file, at the top of the content.
    public static let fileName = "helpc.yml"
}
