/// A file that a command writes where the caller says: whole, or not at all. One that was there keeps its permissions.
public struct ReportFile: Sendable {
    private let path: String
    private let fileSystem: any FileSystem

    /// The file at `path`.
    public init(_ path: String, _ fileSystem: any FileSystem = DiskFileSystem()) {
        self.path = path
        self.fileSystem = fileSystem
    }

    /// Writes `bytes` in the place of what is there.
    public func write(_ bytes: [UInt8]) throws(FileError) {
        let kind = try fileSystem.status(of: path)?.kind
        if kind == .folder {
            throw FileError(path: path, action: "write", reason: "a folder is in its place")
        }
        let temporary = path + ".helpc-new"
        try fileSystem.remove(temporary)
        do throws(FileError) {
            try fileSystem.create(temporary, bytes)
            if kind == .regular { try fileSystem.copyPermissions(of: path, to: temporary) }
            try fileSystem.rename(temporary, to: path)
        } catch {
            try? fileSystem.remove(temporary)
            throw error
        }
    }
}
