import HelpCheck
import HelpDiagnostics

/// The state of every file of a content folder, for telling what changed since.
struct ContentSnapshot: Sendable {
    /// What is there.
    let discovery: Discovery
    /// The status of each file, by path.
    private var statuses: [String: FileStatus]
    /// The configuration and the record of sources, by their bytes; nil where one is not there.
    private let settings: [[UInt8]?]
    /// The files that changed so shortly before they were looked at that a further change may have left no mark.
    private var unsettled: Set<String>
    /// The marks of file systems are as coarse as the ticks of their clock, 1 to 10 ms, in nanoseconds.
    private static let tick: Int64 = 20_000_000

    /// Looks at all of the folder `root`.
    ///
    /// - Throws: `ContentFailure`, for a folder that cannot be listed and a configuration that is not understood.
    init(
        _ root: String, excluding excludedFolder: String?, fileSystem: any FileSystem, workers: Workers
    ) async throws(ContentFailure) {
        let configuration = try LoadedContent.configuration(of: root, fileSystem)
        do throws(FileError) {
            let discovery = try Discovery(
                fileSystem, root: root, excludes: configuration.excludes, excludedFolder: excludedFolder)
            settings = try Self.settings(of: root, fileSystem)
            self.discovery = discovery
        } catch {
            throw .file(error)
        }
        let files = discovery.files
        // Before anything is looked at: a look may take longer than a tick.
        let start = fileSystem.clock
        // One that is gone meanwhile, or cannot be looked at, changes with the next look.
        let found = await workers.map(files.count) { Self.status(root + "/" + files[$0], fileSystem) }
        // Two names that differ in Unicode's normal form only are one key: in any doubt about them they have changed.
        statuses = Dictionary(zip(files, found)) { _, _ in Self.unknown }
        let look = start...max(start, fileSystem.clock)
        unsettled = Set(zip(files, found).lazy.filter { Self.isUnsettled($1, look) }.map(\.0))
    }

    /// Looks again at the files `paths` alone.
    ///
    /// - Returns: the state of all files then, and those of `paths` that changed; nil where all has to be looked at:
    ///   one of them is new or gone, or nothing that was looked at before.
    func looking(
        at paths: [String], of root: String, _ fileSystem: any FileSystem
    ) -> (snapshot: ContentSnapshot, changes: [String])? {
        var (snapshot, changes) = (self, [String]())
        for path in paths where !ContentPath.name(of: path).begins(with: ".") {
            guard !Self.settingNames.contains(path) else { return nil }
            let start = fileSystem.clock
            let status = Self.status(root + "/" + path, fileSystem)
            let look = start...max(start, fileSystem.clock)
            let earlier = statuses[path]
            // What an editor wrote beside the file is gone again.
            if earlier == nil, status == Self.unknown { continue }
            guard let earlier, earlier.kind == .regular, status.kind == .regular else { return nil }
            if earlier == status, !unsettled.contains(path) { continue }
            changes.append(path)
            snapshot.statuses[path] = status
            if Self.isUnsettled(status, look) { snapshot.unsettled.insert(path) } else { snapshot.unsettled.remove(path) }
        }
        return (snapshot, changes)
    }

    /// Whether these are the same paths by their bytes: a name in another normal form is another file.
    private static func areSame(_ one: [String], _ other: [String]) -> Bool {
        one.elementsEqual(other) { $0.hasBytes(of: $1) }
    }

    private static let settingNames = [Configuration.fileName, SourceLock.fileName]

    /// A file that is not there, or whose name another one has too.
    private static let unknown = FileStatus(kind: .other, size: 0)

    /// Whether a file changed so shortly before the end of a `look` that it may change again without a mark. What is dated
    /// later than that has its time from elsewhere, and every change here gives it another one.
    private static func isUnsettled(_ status: FileStatus, _ look: ClosedRange<Int64>) -> Bool {
        status.version.changed > look.lowerBound &- tick && status.version.changed &- tick <= look.upperBound
    }

    private static func status(_ path: String, _ fileSystem: any FileSystem) -> FileStatus {
        guard let status = try? fileSystem.status(of: path) else { return unknown }
        guard status.kind == .symbolicLink else { return status }
        guard let target = try? fileSystem.realPath(of: path) else { return unknown }
        return (try? fileSystem.status(of: target)) ?? unknown
    }

    private static func settings(of root: String, _ fileSystem: any FileSystem) throws(FileError) -> [[UInt8]?] {
        var settings: [[UInt8]?] = []
        for name in settingNames {
            let path = root + "/" + name
            settings.append(try fileSystem.status(of: path) == nil ? nil : try fileSystem.read(path, limit: 1 << 28))
        }
        return settings
    }

    /// The files whose bytes are those of `earlier`.
    func unchanged(since earlier: ContentSnapshot) -> Set<String> {
        Set(statuses.lazy.filter { earlier.statuses[$0.key] == $0.value }.map(\.key)).subtracting(earlier.unsettled)
    }

    /// The files that are in another state than in `earlier`, sorted; nil where files came or went, or a setting
    /// changed.
    func changes(since earlier: ContentSnapshot) -> [String]? {
        guard settings == earlier.settings, Self.areSame(discovery.files, earlier.discovery.files),
            discovery.diagnostics == earlier.discovery.diagnostics
        else { return nil }
        return discovery.files.filter { statuses[$0] != earlier.statuses[$0] || earlier.unsettled.contains($0) }
    }
}
