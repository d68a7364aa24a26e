import HelpCheck
import HelpDiagnostics

/// What the content folder holds, found by walking it: no file is opened.
public struct Discovery: Sendable {
    /// All files that links may lead to, by path.
    public private(set) var files: [String] = []
    /// The files that may be topics, by path.
    public private(set) var topicFiles: [String] = []
    /// The tables of contents, by path.
    public private(set) var tocFiles: [String] = []
    /// The folders, empty ones too, without the content folder itself.
    public private(set) var folders: [String] = []
    /// What could not be looked at.
    public private(set) var diagnostics: [Diagnostic] = []

    private let fileSystem: any FileSystem
    private let root: String
    private let realRoot: String
    private let excludes: [PathPattern]
    /// A folder that is not content, though it may lie in it: where output goes.
    private let excludedRealPath: String?
    private var budget = Discovery.maximumEntries
    /// The folders that are being read, without symbolic links: one of them is never read inside itself.
    private var openFolders: [String] = []

    /// More entries than this are no content: links that lead to folders can spell an endless tree.
    private static let maximumEntries = 2_000_000
    private static let maximumDepth = 100

    /// Walks the folder `root`.
    ///
    /// Hidden files are left out. Symbolic links are followed where they lead to something inside the folder that does not
    /// hold them; other links are reported, FIFOs and devices passed over.
    ///
    /// - Throws: where `root` itself cannot be listed.
    public init(
        _ fileSystem: any FileSystem, root: String, excludes: [String] = [], excludedFolder: String? = nil
    ) throws(FileError) {
        self.fileSystem = fileSystem
        self.root = root
        self.excludes = excludes.map(PathPattern.init)
        realRoot = try fileSystem.realPath(of: root)
        excludedRealPath = excludedFolder.flatMap { try? fileSystem.realPath(of: $0) }
        let entries = try fileSystem.entries(of: root)
        walk(entries, folder: "", realFolder: realRoot, depth: 0)
        files.sort { $0.precedes($1) }
        topicFiles.sort { $0.precedes($1) }
        tocFiles.sort { $0.precedes($1) }
    }

    private mutating func walk(_ entries: [FileEntry], folder: String, realFolder: String, depth: Int) {
        openFolders.append(realFolder)
        if !folder.isEmpty { folders.append(folder) }
        defer { openFolders.removeLast() }
        for entry in entries.sorted(by: { $0.shownName < $1.shownName }) {
            budget -= 1
            if budget == 0 { report("the content has more than \(Self.maximumEntries) files", folder) }
            guard budget > 0, !entry.shownName.hasPrefix(".") else { continue }
            guard let name = entry.name else {
                report("its name is not UTF-8", ContentPath.join(folder, entry.shownName))
                continue
            }
            let path = ContentPath.join(folder, name)
            if excludes.contains(where: { $0.matches(path) }) { continue }
            visit(path, kind: entry.kind, realPath: realFolder + "/" + name, depth: depth)
        }
    }

    private mutating func visit(_ path: String, kind: FileKind, realPath: String, depth: Int) {
        switch kind {
        case .regular: add(path)
        case .other: break
        case .symbolicLink: follow(path, depth: depth)
        case .folder:
            guard realPath != excludedRealPath else { return }
            guard depth < Self.maximumDepth else { return report("folders nest deeper than \(Self.maximumDepth)", path) }
            do {
                let entries = try fileSystem.entries(of: root + "/" + path)
                walk(entries, folder: path, realFolder: realPath, depth: depth + 1)
            } catch {
                report(error.reason, path)
            }
        }
    }

    /// Follows a link to something inside the content; a folder that holds the link itself would never end.
    private mutating func follow(_ path: String, depth: Int) {
        do {
            let target = try fileSystem.realPath(of: root + "/" + path)
            guard target.hasPrefix(realRoot + "/") else {
                return report("a symbolic link that leads out of the content", path)
            }
            guard let status = try fileSystem.status(of: target) else { return }
            guard status.kind != .folder || !openFolders.contains(where: { ($0 + "/").hasPrefix(target + "/") }) else {
                return
            }
            visit(path, kind: status.kind, realPath: target, depth: depth)
        } catch {
            report("a symbolic link whose target is not found (\(error.reason))", path)
        }
    }

    private mutating func add(_ path: String) {
        files.append(path)
        let name = ContentPath.name(of: path).lowercased()
        if name.hasSuffix(".md") || name.hasSuffix(".markdown") {
            topicFiles.append(path)
        } else if name == "toc.yml" || name == "toc.yaml" {
            tocFiles.append(path)
        }
    }

    private mutating func report(_ reason: String, _ path: String) {
        diagnostics.append(Diagnostic(FileUnreadable(reason: reason), path: path))
    }
}
