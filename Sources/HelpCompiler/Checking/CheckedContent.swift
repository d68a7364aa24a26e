import HelpCheck
import HelpDiagnostics
import HelpMarkup

/// A content folder that was read and compared with itself: what a build writes, and what a check reports.
struct CheckedContent: Sendable {
    /// What `helpc.yml` says, or the defaults.
    let configuration: Configuration
    /// The content.
    let checked: CheckedCatalog
    /// All that was found, unordered, severities not yet those of the configuration.
    let diagnostics: [Diagnostic]

    /// Reads and checks the folder `root`; `excludedFolder` is no content though it may lie in it.
    ///
    /// - Throws: a `ContentFailure`, for a folder that cannot be listed or holds no topic, and a configuration that is not
    ///   understood.
    init(
        _ root: String, excluding excludedFolder: String? = nil, fileSystem: any FileSystem, workers: Workers,
        known: [String: ParsedTopic] = [:], progress: Build.Progress?
    ) async throws(ContentFailure) {
        let content = try await LoadedContent(
            root, excluding: excludedFolder, fileSystem: fileSystem, workers: workers,
            known: known, reporter: progress?.reporter(of: .reading))
        guard !content.catalog.locales.isEmpty || !content.fileDiagnostics.isEmpty else {
            throw .usage("‘\(root)’ holds no topic: topics are .md files with front matter")
        }
        let (checked, found) = await CheckedCatalog.checking(content.catalog) { count, body in
            await workers.map(count, reporter: progress?.reporter(of: .checking), body)
        }
        configuration = content.configuration
        self.checked = checked
        diagnostics = content.discovery.diagnostics + content.fileDiagnostics + found
    }

    /// The same content with some topics in another version, of which other pages see nothing; see
    /// `CheckedCatalog.replacing(_:)`.
    func replacing(_ topics: [TopicReference: Topic]) -> CheckedContent {
        let (checked, gone, new) = checked.replacing(topics)
        var left = Dictionary(gone.map { ($0, 1) }, uniquingKeysWith: +)
        // A path is a quicker thing to compare than all of a finding.
        let paths = Set(gone.map(\.path))
        let kept = diagnostics.filter { diagnostic in
            guard paths.contains(diagnostic.path), let count = left[diagnostic], count > 0 else { return true }
            left[diagnostic] = count - 1
            return false
        }
        return CheckedContent(configuration: configuration, checked: checked, diagnostics: kept + new)
    }

    private init(configuration: Configuration, checked: CheckedCatalog, diagnostics: [Diagnostic]) {
        self.configuration = configuration
        self.checked = checked
        self.diagnostics = diagnostics
    }

    /// The locales that `wanted` names, as folders or tags, by index; all for none.
    ///
    /// - Throws: `ContentFailure.usage`, for a name that no locale has.
    func locales(_ wanted: [String]) throws(ContentFailure) -> [Int] {
        let locales = checked.catalog.locales
        guard !wanted.isEmpty else { return Array(locales.indices) }
        var selected: Set<Int> = []
        for name in wanted {
            let matches = locales.indices.filter { index in
                [locales[index].folder.lowercased(), locales[index].tag.description.lowercased()].contains(name.lowercased())
            }
            guard !matches.isEmpty else {
                let known = locales.map { $0.folder.isEmpty ? $0.tag.description : $0.folder }
                throw .usage("no locale ‘\(name)’ in this content; it has \(known.joined(separator: ", "))")
            }
            selected.formUnion(matches)
        }
        return selected.sorted()
    }
}
