/// Files that belong to a repository and not to the help in it, told by their names.
public enum RepositoryFile {
    private static let texts: Set<String> = [
        "readme", "license", "licence", "license-code", "contributing", "code_of_conduct", "code-of-conduct", "security",
        "support", "changelog", "thirdpartynotices", "third-party-notices", "notice", "authors", "contributors",
        "maintainers", "governance", "history", "pull_request_template", "issue_template",
    ]
    private static let settings: Set<String> = ["helpc.yml", "helpc.lock", "docfx.json", "toc.yml", "toc.yaml"]

    /// Whether `name` is that of a text on the repository, with any extension or none.
    public static func isText(_ name: String) -> Bool { texts.contains(ContentPath.withoutExtension(name).lowercased()) }

    /// Whether the file at `path` is a text on the repository, at the root of the content or of a locale, a setting of a tool,
    /// or a table of contents that no locale has.
    static func isOne(_ path: String, in catalog: Catalog) -> Bool {
        let name = ContentPath.name(of: path).lowercased()
        if settings.contains(name) { return true }
        let folder = ContentPath.folder(of: path)
        return isText(name) && (folder.isEmpty || catalog.locales.contains { $0.folder == folder })
    }
}
