import HelpDiagnostics
import HelpEmit
import Testing

@testable import HelpCompiler

/// The text of a topic: `number` makes its asset id, the same in every locale.
func topic(_ number: Int, _ title: String, _ body: String = "Text.", _ more: String = "") -> String {
    "---\ntitle: \(title)\nms:assetid: \(guid(number))\n\(more)---\n# \(title)\n\n\(body)\n"
}

/// A GUID that ends in `number`.
func guid(_ number: Int) -> String {
    let digits = String(number)
    return "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
}

/// Small content with a bit of everything: three locales, another folder tree in one of them, a topic that only one has,
/// redirects, tables of contents, images, raw HTML, a file of the repository.
enum Sample {
    static let files: [String: String] = [
        "/c/README.md": "# A repository\n",
        "/c/en-us/docs/start.md": topic(1, "Start", "See [setup](setup.md#first-step) and ![](images/a.png)."),
        "/c/en-us/docs/setup.md": topic(
            2, "Setup", "## First step\n\n<table><tr><td>Cell</td></tr></table>\n\n> [!NOTE]\n> Mind."),
        "/c/en-us/docs/only.md": topic(3, "Only English", "[Away](https://example.org/a?b=c&d)"),
        "/c/en-us/docs/images/a.png": "PNG one",
        "/c/en-us/docs/images/unused.png": "PNG two",
        "/c/en-us/docs/old.md": "---\nredirect_url: setup\n---\n",
        "/c/en-us/docs/toc.yml": "- name: Start\n  href: start.md\n  items:\n  - name: Setup\n    href: setup.md\n",
        "/c/fr-fr/start.md": topic(1, "Début", "Voir [la suite](setup.md) et [ceci](only.md)."),
        "/c/fr-fr/setup.md": topic(2, "Installation", "## Première étape\n\nTexte."),
        "/c/fr-fr/toc.yml": "- name: Début\n  href: start.md\n",
        "/c/ja-jp/start.md": topic(1, "開始", "[設定](setup.md)"),
        "/c/ja-jp/setup.md": topic(2, "設定"),
    ]

    static func fileSystem(order: UInt64 = 0) -> MemoryFileSystem { MemoryFileSystem(files, order: order) }
}

extension Check.Options {
    /// Leaves out what locales say of each other, for tests of something else.
    mutating func leaveOutTranslations() {
        severities += DiagnosticID.allCases.filter { $0.rawValue.hasPrefix("l10n-") && $0 != .l10nFallbackUsed }
            .map { ($0, .off) }
    }
}

extension MemoryFileSystem {
    /// Builds `/c` into `/o`.
    @discardableResult
    func build(
        jobs: Int = 1, output: String = "/o", content: String = "/c", _ change: (inout Build.Options) -> Void = { _ in }
    ) async throws -> Build.Outcome {
        var options = Build.Options(content: content, output: output, jobs: jobs)
        change(&options)
        return try await Build(options, fileSystem: self).run()
    }

    /// What a build of `/c` into an empty folder gives.
    func cleanTree(_ change: (inout Build.Options) -> Void = { _ in }) async throws -> [String: Node] {
        let other = copy()
        other.delete("/o")
        try await other.build(change)
        return other.tree("/o")
    }
}

extension Build.Outcome {
    /// The ids found at `path`.
    func ids(at path: String) -> [DiagnosticID] { diagnostics.filter { $0.path == path }.map(\.id) }
    /// The ids found, each once.
    var ids: Set<DiagnosticID> { Set(diagnostics.map(\.id)) }
}

/// The paths of `tree` whose contents are not those of `other`.
func differences(_ tree: [String: MemoryFileSystem.Node], _ other: [String: MemoryFileSystem.Node]) -> [String] {
    Set(tree.keys).union(other.keys).filter { tree[$0] != other[$0] }.sorted()
}

extension Build.Failure {
    /// The name of the case.
    var name: String {
        switch self {
        case .usage: "usage"
        case .configuration: "configuration"
        case .file: "file"
        case .busy: "busy"
        }
    }
}

/// What `body` throws.
func failure(of body: () async throws -> some Any) async -> Build.Failure? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error as? Build.Failure
    }
}
