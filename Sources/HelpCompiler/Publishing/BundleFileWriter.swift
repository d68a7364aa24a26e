import HelpBundle
import HelpEmit

/// The bundle as it is written beside the other files, and put in its place after all of them: whoever finds it finds the
/// pages too. Texts are written as they come, so that they are never in memory all at once.
struct BundleFileWriter {
    private var writer = BundleWriter()
    private var file: PublishedFile
    /// How many bytes are gathered before they are written.
    private static let pieceSize = 1 << 20
    private var gathered = 0
    /// How long the file is and what its bytes come to, once it has all of them.
    private var complete: PublishedFile.Complete?

    /// Begins the bundle of a run of `publisher`.
    init(_ publisher: Publisher) throws(FileError) { file = try publisher.beginBundle() }

    /// Adds a topic in a locale; the order is that of the file.
    mutating func add(_ record: BundleRecord) throws(FileError) {
        writer.add(record)
        gathered += record.fields.values.reduce(0) { $0 + $1.count }
        guard gathered >= Self.pieceSize else { return }
        gathered = 0
        try file.append(writer.takeBytes())
    }

    /// Writes what is left, that is, all but topics; the file has still to be put in its place.
    mutating func complete(_ content: BundleContent, _ configuration: Configuration) throws(FileError) {
        let path = configuration.bundlePath
        let (head, tail): ([UInt8], [UInt8])
        do throws(BundleLimit) {
            (head, tail) = try writer.finish(content.contents(name: configuration.name, version: configuration.version))
        } catch {
            throw FileError(path: path, action: "write", reason: error.description)
        }
        try file.append(tail)
        complete = try file.complete(head, as: path)
    }

    /// Puts the file in its place, complete.
    mutating func publish(_ content: BundleContent, _ configuration: Configuration) throws(FileError) -> Build.Written {
        if complete == nil { try complete(content, configuration) }
        let path = configuration.bundlePath
        guard let complete else { throw FileError(path: path, action: "write", reason: "it is not complete") }
        try file.publish(complete, as: path)
        let entry = Manifest.Entry(
            path: path, kind: OutputKind.bundle.rawValue, locale: nil, size: complete.size,
            digest: complete.digest.description)
        return Build.Written(entry: entry, isNew: complete.isNew)
    }
}
