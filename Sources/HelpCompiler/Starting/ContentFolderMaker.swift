import HelpCheck

/// Puts new content into a folder of its own: all of it or, where something fails, nothing.
public struct ContentFolderMaker: Sendable {
    /// Why nothing was made.
    public enum Failure: Error, Sendable {
        /// Something is there already, which the sentence names.
        case occupied(String)
        /// A file or a folder could not be looked at or written.
        case file(FileError)
    }

    private let fileSystem: any FileSystem
    private let folder: String
    private var madeFolders: [String] = []
    private var madeFiles: [StarterContent.File] = []

    /// Makes `folder`, with the folders above it that are not there, and writes `content` into it.
    ///
    /// Nothing is overwritten: `folder` must be an empty folder, or not be there.
    ///
    /// - Throws: `Failure`; what had been made until then is removed.
    public static func make(
        _ content: StarterContent, in folder: String, fileSystem: any FileSystem = DiskFileSystem()
    ) throws(Failure) {
        var maker = ContentFolderMaker(fileSystem: fileSystem, folder: folder)
        let occupant: String?
        do throws(FileError) {
            occupant = try maker.occupant()
        } catch {
            throw .file(error)
        }
        if let occupant { throw .occupied(occupant) }
        do throws(FileError) {
            for file in content.files { try maker.make(file) }
        } catch {
            maker.undo()
            throw .file(error)
        }
    }

    private init(fileSystem: any FileSystem, folder: String) {
        self.fileSystem = fileSystem
        self.folder = folder
    }

    /// What is in the place of the folder, or nil where there is nothing, or an empty folder.
    private func occupant() throws(FileError) -> String? {
        guard var kind = try fileSystem.status(of: folder)?.kind else { return nil }
        if kind == .symbolicLink {
            guard let target = try? fileSystem.realPath(of: folder) else {
                return "‘\(folder)’ is a symbolic link that leads nowhere"
            }
            kind = try fileSystem.status(of: target)?.kind ?? .other
        }
        guard kind == .folder else { return "‘\(folder)’ is a file" }
        return try fileSystem.entries(of: folder).isEmpty ? nil : "‘\(folder)’ is not empty"
    }

    private mutating func make(_ file: StarterContent.File) throws(FileError) {
        try makeFolder(ContentPath.folder(of: folder + "/" + file.path))
        // Taken down before it is there: a full disk leaves half a file.
        madeFiles.append(file)
        try fileSystem.create(folder + "/" + file.path, Array(file.text.utf8))
    }

    /// Makes `path` with the folders above it.
    private mutating func makeFolder(_ path: String) throws(FileError) {
        guard !path.isEmpty, try fileSystem.status(of: path) == nil else { return }
        try makeFolder(ContentPath.folder(of: path))
        try fileSystem.makeFolder(path)
        madeFolders.append(path)
    }

    /// Removes what was made. Files that somebody else put there meanwhile stay: they are not what was to be written.
    private func undo() {
        for file in madeFiles.reversed() {
            let path = folder + "/" + file.path
            guard let bytes = try? fileSystem.read(path), file.text.utf8.starts(with: bytes) else { continue }
            try? fileSystem.remove(path)
        }
        for path in madeFolders.reversed() { _ = try? fileSystem.removeFolder(path) }
    }
}
