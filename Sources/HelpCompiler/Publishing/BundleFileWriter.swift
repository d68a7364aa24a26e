import HelpBundle
import HelpEmit

/// The bundle as it is written beside the other files, and put in its place after all of them: whoever finds it finds the
/// pages too. Texts are written as they come, so that they are never in memory all at once.
struct BundleFileWriter {
    /// What is in it.
    let content: BundleContent
    private let configuration: Configuration
    private var writer = BundleWriter()
    private var file: PublishedFile
    private var left: Int
    /// How long the file is and what its bytes come to, once it has all of them.
    private var complete: PublishedFile.Complete?
    /// How many bytes are gathered before they are written.
    private static let pieceSize = 1 << 20

    /// Begins the bundle of a run of `publisher`.
    init(_ content: BundleContent, _ configuration: Configuration, _ publisher: Publisher) throws(FileError) {
        self.content = content
        self.configuration = configuration
        file = try publisher.beginBundle()
        left = content.references.count
    }

    /// Adds the record of the next of the topics. The last one completes the file, which has still to be put in its place.
    mutating func add(_ record: BundleRecord) throws(FileError) {
        writer.add(record)
        left -= 1
        if left == 0 {
            complete = try completed()
        } else if writer.byteCount >= Self.pieceSize {
            try file.append(writer.takeBytes())
        }
    }

    /// Puts the file in its place, once all records are added.
    mutating func publish() throws(FileError) -> Build.Written {
        let complete: PublishedFile.Complete
        if let known = self.complete { complete = known } else { complete = try completed() }
        try file.publish(complete, as: configuration.bundlePath)
        let entry = Manifest.Entry(
            path: configuration.bundlePath, kind: OutputKind.bundle.rawValue, locale: nil, size: complete.size,
            digest: complete.digest.description)
        return Build.Written(entry: entry, isNew: complete.isNew)
    }

    /// Writes all but topics.
    private mutating func completed() throws(FileError) -> PublishedFile.Complete {
        let (head, tail): ([UInt8], [UInt8])
        do throws(BundleLimit) {
            (head, tail) = try writer.finish(content.contents(name: configuration.name, version: configuration.version))
        } catch {
            throw FileError(path: configuration.bundlePath, action: "write", reason: error.description)
        }
        try file.append(tail)
        return try file.complete(head, as: configuration.bundlePath)
    }
}
