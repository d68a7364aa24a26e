import HelpMarkup

/// Reads the sources that diagnostics point into, for excerpts; only files that have a diagnostic are read again.
public struct SourceReader: Sendable {
    private let fileSystem: any FileSystem
    private let content: String

    /// A reader of the files of `content`.
    public init(content: String, fileSystem: any FileSystem = DiskFileSystem()) {
        self.content = content
        self.fileSystem = fileSystem
    }

    /// The bytes of the file at `path`, or nil where it cannot be read any more.
    public func source(_ path: String) -> [UInt8]? {
        path.isEmpty ? nil : try? fileSystem.read(content + "/" + path, limit: TopicParser.maximumSize)
    }
}
