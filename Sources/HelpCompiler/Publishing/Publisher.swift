import HelpCheck
import HelpDiagnostics
import HelpEmit
import HelpKeys

/// Puts files into the output folder so that each is there whole or not at all, whatever happens in between.
///
/// A file is written under another name and renamed. Files whose bytes are there already are left alone. Before the first
/// file a list of all paths is put down, so that what an interrupted build wrote is known to the next one.
struct Publisher: Sendable {
    /// Why nothing can be published.
    enum Failure: Error {
        case file(FileError)
        /// Another build holds the folder.
        case busy
    }

    private static let workFolder = ".helpc-tmp"
    private static let plan = "plan"

    private let fileSystem: any FileSystem
    private let root: String
    private let lock: FileLock
    /// What earlier runs wrote, finished or not.
    let earlier: [Manifest.Entry]
    /// What an interrupted run may have written besides.
    private let leftovers: Set<String>
    /// Whether there was anything before: if not, no file has to be compared.
    private let isFresh: Bool

    /// Opens the output folder `root`, which is created where it is not there, and clears what an interrupted run left.
    ///
    /// - Parameter known: what the manifest says while the file has the status that stands beside it.
    init(
        _ fileSystem: any FileSystem, root: String, known: (entries: [Manifest.Entry], status: FileStatus)? = nil
    ) throws(Failure) {
        self.fileSystem = fileSystem
        self.root = root
        do throws(FileError) {
            try Self.makeFolders(fileSystem, root)
            guard let lock = try fileSystem.lock(root) else { throw FileError(path: root, action: "lock", reason: "") }
            self.lock = lock
        } catch {
            throw error.action == "lock" && error.reason.isEmpty ? .busy : .file(error)
        }
        do throws(FileError) {
            let manifestPath = root + "/" + Manifest.fileName
            let status = try fileSystem.status(of: manifestPath)
            if let known, known.status == status {
                earlier = known.entries
            } else {
                earlier = status?.kind == .regular ? Manifest(try fileSystem.read(manifestPath))?.entries ?? [] : []
            }
            leftovers = try Self.clearWorkFolder(fileSystem, root)
            let html = try fileSystem.status(of: root + "/html")
            let xml = try fileSystem.status(of: root + "/xml")
            isFresh = html == nil && xml == nil
        } catch {
            throw .file(error)
        }
    }

    private static func makeFolders(_ fileSystem: any FileSystem, _ path: String) throws(FileError) {
        if try fileSystem.status(of: path) != nil { return try fileSystem.makeFolder(path) }
        let parent = ContentPath.folder(of: path)
        if !parent.isEmpty { try makeFolders(fileSystem, parent) }
        try fileSystem.makeFolder(path)
    }

    /// Empties the folder of unfinished files and returns the plan that lay in it.
    private static func clearWorkFolder(_ fileSystem: any FileSystem, _ root: String) throws(FileError) -> Set<String> {
        let folder = root + "/" + workFolder
        guard try fileSystem.status(of: folder)?.kind == .folder else { return [] }
        var planned: Set<String> = []
        for entry in try fileSystem.entries(of: folder) where entry.kind == .regular {
            guard let name = entry.name else { continue }
            if name == plan {
                let text = String(decoding: try fileSystem.read(folder + "/" + name), as: UTF8.self)
                planned.formUnion(text.split(separator: "\0").map(String.init).filter(Manifest.isInside))
            }
            // The plan goes last: should this run be interrupted too, it is still there.
            if name != plan { try fileSystem.remove(folder + "/" + name) }
        }
        return planned
    }

    // MARK: Writing

    /// Makes ready for writing `paths`: their folders, none of them a symbolic link, and the plan.
    func prepare(_ paths: [String]) throws(FileError) {
        try makeOwnFolder(Self.workFolder)
        let new = workPath("plan-new")
        try fileSystem.create(new, Array((paths + leftovers).joined(separator: "\0").utf8))
        try fileSystem.rename(new, to: workPath(Self.plan))
        var folders: Set<String> = []
        for path in paths {
            var folder = ContentPath.folder(of: path)
            while !folder.isEmpty, folders.insert(folder).inserted { folder = ContentPath.folder(of: folder) }
        }
        for folder in folders.sorted(by: { $0.precedes($1) }) {
            try makeOwnFolder(folder)
        }
    }

    private func makeOwnFolder(_ folder: String) throws(FileError) {
        let path = root + "/" + folder
        try fileSystem.makeFolder(path)
        guard try fileSystem.status(of: path)?.kind == .folder else {
            throw FileError(path: path, action: "write into", reason: "it is no folder, and links are not followed")
        }
    }

    private func workPath(_ name: String) -> String { "\(root)/\(Self.workFolder)/\(name)" }

    /// Writes `bytes` to `path` unless they are there; `number` is unique among the files of this run.
    ///
    /// - Returns: whether anything was written.
    func write(_ bytes: [UInt8], to path: String, number: Int) throws(FileError) -> Bool {
        let target = root + "/" + path
        if !isFresh, let status = try fileSystem.status(of: target) {
            guard status.kind != .folder else {
                throw FileError(path: target, action: "write", reason: "a folder is in its place")
            }
            if status.kind == .regular, status.size == bytes.count, try fileSystem.read(target) == bytes { return false }
        }
        let temporary = workPath(String(number))
        try fileSystem.create(temporary, bytes)
        try fileSystem.rename(temporary, to: target)
        return true
    }

    /// Begins a file at the top of the folder that is written in pieces.
    func beginBundle() throws(FileError) -> PublishedFile {
        try PublishedFile(fileSystem, root: root, temporary: workPath("bundle"))
    }

    /// Copies the file `source` to `path` unless its bytes are there.
    func copy(_ source: String, to path: String, number: Int) throws(FileError) -> (isWritten: Bool, size: Int, digest: XXH64) {
        let bytes = try fileSystem.read(source)
        let result = (bytes.count, XXH64(bytes))
        let target = root + "/" + path
        if !isFresh, let status = try fileSystem.status(of: target), status.kind == .regular,
            status.size == bytes.count, try fileSystem.read(target) == bytes
        {
            return (false, result.0, result.1)
        }
        let temporary = workPath(String(number))
        try fileSystem.copy(source, bytes, to: temporary)
        try fileSystem.rename(temporary, to: target)
        return (true, result.0, result.1)
    }

    // MARK: Finishing

    /// Removes what earlier runs wrote and this one did not, writes the manifest, and ends the run.
    ///
    /// - Parameters:
    ///   - written: the files of this run.
    ///   - isInRun: whether a file of an earlier run belongs to the locales and kinds of this one.
    /// - Returns: the number of files removed.
    func finish(
        _ written: [Manifest.Entry], name: String, version: String?, isInRun: (Manifest.Entry) -> Bool
    ) throws(FileError) -> Int {
        let current = Set(written.map(\.path))
        var kept: [Manifest.Entry] = []
        var stale: Set<String> = leftovers.subtracting(current)
        for entry in earlier where !current.contains(entry.path) {
            if isInRun(entry) {
                stale.insert(entry.path)
            } else {
                kept.append(entry)
                stale.remove(entry.path)
            }
        }
        var removed = 0
        for path in stale.sorted(by: { $0.precedes($1) }) where try remove(path) { removed += 1 }
        let manifest = Manifest(entries: written + kept).json(name: name, version: version)
        _ = try write(manifest, to: Manifest.fileName, number: -1)
        try fileSystem.remove(workPath(Self.plan))
        _ = try fileSystem.removeFolder(root + "/" + Self.workFolder)
        return removed
    }

    /// Removes the file at `path`, and the folders that are empty then; nothing behind a symbolic link.
    private func remove(_ path: String) throws(FileError) -> Bool {
        var folder = ContentPath.folder(of: path)
        var folders: [String] = []
        while !folder.isEmpty {
            let kind = try fileSystem.status(of: root + "/" + folder)?.kind
            guard kind == .folder || kind == nil else { return false }
            if kind != nil { folders.append(folder) }
            folder = ContentPath.folder(of: folder)
        }
        let kind = try fileSystem.status(of: root + "/" + path)?.kind
        guard kind != .folder else { return false }
        if kind != nil { try fileSystem.remove(root + "/" + path) }
        // Also when the file is gone already: an interrupted run may have got no further.
        for folder in folders {
            guard try fileSystem.removeFolder(root + "/" + folder) else { break }
        }
        return kind != nil
    }
}
