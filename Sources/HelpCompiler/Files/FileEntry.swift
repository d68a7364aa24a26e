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

/// What is known of a path.
public struct FileStatus: Sendable, Hashable {
    /// What it is.
    public var kind: FileKind
    /// The number of bytes of a regular file.
    public var size: Int

    /// A status.
    public init(kind: FileKind, size: Int) {
        self.kind = kind
        self.size = size
    }
}
