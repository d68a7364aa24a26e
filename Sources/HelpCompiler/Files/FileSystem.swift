/// The one door to files: everything that helpc reads or writes goes through it, so that tests can put any fault behind it.
public protocol FileSystem: Sendable {
    /// The entries of a folder, unordered, without `.` and `..`.
    func entries(of folder: String) throws(FileError) -> [FileEntry]
    /// The time by which `FileVersion.modified` counts, in nanoseconds.
    var clock: Int64 { get }
    /// What is at `path` itself, a symbolic link not followed; nil for nothing.
    func status(of path: String) throws(FileError) -> FileStatus?
    /// The path without symbolic links.
    func realPath(of path: String) throws(FileError) -> String
    /// All bytes of a regular file; a file of more than `limit` bytes is not read.
    func read(_ path: String, limit: Int) throws(FileError) -> [UInt8]
    /// At most `count` bytes of a regular file, from `offset` on; fewer where it ends before.
    func read(_ path: String, from offset: Int, count: Int) throws(FileError) -> [UInt8]
    /// Creates the file at `path`, which must not exist, with `bytes`.
    func create(_ path: String, _ bytes: [UInt8]) throws(FileError)
    /// Creates the file at `path`, which must not exist, with `bytes`, which are those of the file `source`: shared with it
    /// where the file system can do that.
    func copy(_ source: String, _ bytes: [UInt8], to path: String) throws(FileError)
    /// Writes `bytes` into the file at `path`, which exists, from `offset` on, which is not beyond its end.
    func write(_ path: String, _ bytes: [UInt8], at offset: Int) throws(FileError)
    /// Moves the file at `path` to `target`, in one step, over what is there.
    func rename(_ path: String, to target: String) throws(FileError)
    /// Gives the file at `path` the permissions of `source`, and its owner where that is allowed.
    func copyPermissions(of source: String, to path: String) throws(FileError)
    /// Waits until a file, or the names in a folder, are on the disk.
    func synchronize(_ path: String) throws(FileError)
    /// Creates a folder, unless it is there.
    func makeFolder(_ path: String) throws(FileError)
    /// Removes a file or a symbolic link.
    func remove(_ path: String) throws(FileError)
    /// Removes a folder, if it is empty; false where it is not.
    func removeFolder(_ path: String) throws(FileError) -> Bool
    /// Locks a folder against other processes until the returned value is released; nil where another one holds it.
    func lock(_ folder: String) throws(FileError) -> FileLock?
}

extension FileSystem {
    /// The bytes of a file of any size.
    func read(_ path: String) throws(FileError) -> [UInt8] { try read(path, limit: .max) }
}
