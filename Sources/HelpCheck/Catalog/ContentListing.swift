/// The files of the content folder, as its folders list them: what links are compared with, so that every operating
/// system gives the same verdict on letter case.
public struct ContentListing: Sendable {
    /// All files, by path.
    public let files: Set<String>
    private let folders: Set<String>
    private let byFoldedPath: [String: [String]]
    private let foldersByFoldedPath: [String: [String]]

    /// A listing of `files`.
    public init(_ files: [String]) {
        self.files = Set(files)
        var folders: Set<String> = [""]
        var byFoldedPath: [String: [String]] = [:]
        byFoldedPath.reserveCapacity(files.count)
        for file in files {
            byFoldedPath[Self.folded(file), default: []].append(file)
            var folder = ContentPath.folder(of: file)
            while folders.insert(folder).inserted { folder = ContentPath.folder(of: folder) }
        }
        self.folders = folders
        foldersByFoldedPath = Dictionary(grouping: folders, by: Self.folded)
        self.byFoldedPath = byFoldedPath
    }

    /// The file at `path` as the listing spells it: Unicode can spell an accented name in two ways.
    public func listed(_ path: String) -> String? { files.firstIndex(of: path).map { files[$0] } }

    /// Whether there is a folder at exactly `path`.
    public func hasFolder(_ path: String) -> Bool { folders.contains(path) }

    /// The files whose paths differ from `path` in letter case at most, sorted.
    public func ignoringCase(_ path: String) -> [String] { (byFoldedPath[Self.folded(path)] ?? []).sorted() }

    /// The folders whose paths differ from `path` in letter case at most, sorted.
    func foldersIgnoringCase(_ path: String) -> [String] { (foldersByFoldedPath[Self.folded(path)] ?? []).sorted() }

    /// Lower case by Unicode's simple rules: what file systems that ignore case compare.
    static func folded(_ path: String) -> String { path.lowercased() }
}
