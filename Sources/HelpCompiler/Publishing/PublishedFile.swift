import HelpKeys

/// A large file that is written in pieces under another name, and put in its place as a whole.
///
/// It is on the disk before its name is: a power failure leaves the old file or the new one.
struct PublishedFile {
    private let fileSystem: any FileSystem
    private let root: String
    private let temporary: String
    private var size = 0

    /// How much is looked at at once.
    private static let pieceSize = 1 << 20

    /// Begins the file `temporary`, which is to be one in the folder `root`.
    init(_ fileSystem: any FileSystem, root: String, temporary: String) throws(FileError) {
        self.fileSystem = fileSystem
        self.root = root
        self.temporary = temporary
        try fileSystem.create(temporary, [])
    }

    /// Appends `bytes`.
    mutating func append(_ bytes: [UInt8]) throws(FileError) {
        try fileSystem.write(temporary, bytes, at: size)
        size += bytes.count
    }

    /// A file that has all its bytes.
    struct Complete {
        /// Whether its place has other bytes, or none.
        var isNew: Bool
        var size: Int
        var digest: XXH64
    }

    /// Puts `head` in the place of the first bytes, compares the file with the one at `path`, and has it on the disk if it
    /// is another.
    func complete(_ head: [UInt8], as path: String) throws(FileError) -> Complete {
        try fileSystem.write(temporary, head, at: 0)
        let target = root + "/" + path
        let status = try fileSystem.status(of: target)
        guard status?.kind != .folder else {
            throw FileError(path: target, action: "write", reason: "a folder is in its place")
        }
        var isSame = status?.kind == .regular && status?.size == size
        var digest = XXH64Stream()
        for offset in stride(from: 0, to: size, by: Self.pieceSize) {
            let piece = try fileSystem.read(temporary, from: offset, count: Self.pieceSize)
            digest.add(piece)
            if isSame { isSame = try fileSystem.read(target, from: offset, count: Self.pieceSize) == piece }
        }
        if !isSame { try fileSystem.synchronize(temporary) }
        return Complete(isNew: !isSame, size: size, digest: digest.hash)
    }

    /// Puts the file in its place, at `path`, unless its bytes are there.
    func publish(_ complete: Complete, as path: String) throws(FileError) {
        guard complete.isNew else { return try fileSystem.remove(temporary) }
        try fileSystem.rename(temporary, to: root + "/" + path)
        try fileSystem.synchronize(root)
    }
}
