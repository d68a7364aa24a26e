/// A file that a command writes where the caller says: whole, or not at all. One that was there keeps its permissions.
public struct ReportFile: Sendable {
    private let path: String
    private let fileSystem: any FileSystem

    /// The file at `path`.
    public init(_ path: String, _ fileSystem: any FileSystem = DiskFileSystem()) {
        self.path = path
        self.fileSystem = fileSystem
    }

    /// Writes `bytes` in the place of what is there; where that is a symbolic link, of what it leads to.
    public func write(_ bytes: [UInt8]) throws(FileError) {
        let target = (try? fileSystem.realPath(of: path)) ?? path
        let kind = try fileSystem.status(of: target)?.kind
        switch kind {
        case nil, .regular?: break
        case .folder?: throw failure("a folder is in its place")
        // A device would be replaced by a file.
        case .other?, .symbolicLink?: throw failure("it is no regular file")
        }
        let temporary = target + ".helpc-new"
        do throws(FileError) {
            try fileSystem.remove(temporary)
            try fileSystem.create(temporary, bytes)
            if kind == .regular { try fileSystem.copyPermissions(of: target, to: temporary) }
            try fileSystem.rename(temporary, to: target)
        } catch {
            try? fileSystem.remove(temporary)
            throw failure(error.reason)
        }
    }

    private func failure(_ reason: String) -> FileError { FileError(path: path, action: "write", reason: reason) }
}
