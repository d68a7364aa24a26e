/// What kind of thing a path names.
public enum FileKind: Sendable, Hashable {
    case regular, folder, symbolicLink
    /// A FIFO, a socket or a device: nothing that helpc touches.
    case other
}

/// An entry of a folder.
public struct FileEntry: Sendable, Hashable {
    /// The name; nil where it is not UTF-8.
    public var name: String?
    /// The name with what is not UTF-8 replaced, for messages.
    public var shownName: String
    /// What it is, a symbolic link not followed.
    public var kind: FileKind

    /// An entry.
    public init(name: String?, shownName: String, kind: FileKind) {
        self.name = name
        self.shownName = shownName
        self.kind = kind
    }
}

/// Which state of which file: a file system's own marks, of use for comparing only.
public struct FileVersion: Sendable, Hashable {
    /// When the bytes changed, in nanoseconds of any clock.
    public var modified: Int64
    /// When the bytes or anything else about the file changed.
    public var changed: Int64
    /// The number of the file: one that is put in the place of another has its own.
    public var number: UInt64

    /// A version.
    public init(modified: Int64 = 0, changed: Int64 = 0, number: UInt64 = 0) {
        self.modified = modified
        self.changed = changed
        self.number = number
    }
}

/// What is known of a path.
public struct FileStatus: Sendable, Hashable {
    /// What it is.
    public var kind: FileKind
    /// The number of bytes of a regular file.
    public var size: Int
    /// What changes with the bytes of a file; two statuses with equal versions are of the same bytes.
    public var version: FileVersion

    /// A status.
    public init(kind: FileKind, size: Int, version: FileVersion = FileVersion()) {
        self.kind = kind
        self.size = size
        self.version = version
    }
}
