import HelpCheck
import HelpMarkup

/// The parsed topics of a content folder that is watched: what has not changed is not read again.
struct KnownTopics: Sendable {
    private let root: String
    private let excludedFolder: String?
    private let fileSystem: any FileSystem
    private let workers: Workers
    private var snapshot: ContentSnapshot?
    private(set) var topics: [String: ParsedTopic] = [:]
    /// Whether what was made of the last look is made to its end.
    private var isDone = false

    /// What a look at the folder came to.
    enum Change {
        /// Nothing.
        case none
        /// These files have other bytes, and nothing else did.
        case files([String])
        /// Files came or went, or settings changed; or nothing was known yet.
        case other
    }

    /// Nothing is known of the folder `root` yet; `excludedFolder` is no content though it may lie in it.
    init(_ root: String, excluding excludedFolder: String?, fileSystem: any FileSystem, workers: Workers) {
        self.root = root
        self.excludedFolder = excludedFolder
        self.fileSystem = fileSystem
        self.workers = workers
    }

    /// Looks at the folder and forgets the topics whose files changed.
    ///
    /// The look comes before anything is read: a file that changes in between is another one at the next look.
    ///
    /// - Parameter paths: where something happened, below one of `folders`; nil where that is not known. If it is all
    ///   that changed, as far as can be seen, nothing else is looked at: the next look without them shows whether it
    ///   was.
    mutating func look(at paths: [String]?) async throws(ContentFailure) -> Change {
        let wasDone = isDone
        isDone = false
        if wasDone, let paths, let earlier = snapshot {
            let known = paths.compactMap { String($0.utf8.dropFirst(root.utf8.count + 1)) }
            if let (now, changes) = earlier.looking(at: known, of: root, fileSystem), !changes.isEmpty {
                snapshot = now
                for path in changes { topics[path] = nil }
                return .files(changes)
            }
        }
        let now = try await ContentSnapshot(root, excluding: excludedFolder, fileSystem: fileSystem, workers: workers)
        defer { snapshot = now }
        guard let earlier = snapshot else { return .other }
        guard let changes = now.changes(since: earlier) else {
            let unchanged = now.unchanged(since: earlier)
            topics = topics.filter { unchanged.contains($0.key) }
            return .other
        }
        for path in changes { topics[path] = nil }
        guard wasDone else { return .other }
        return changes.isEmpty ? .none : .files(changes)
    }

    /// Says that what follows from the last look is made. Where that never comes, the next look finds everything
    /// changed.
    mutating func done() { isDone = true }

    /// Reads the topic at `path` anew.
    mutating func read(_ path: String) throws(FileError) -> ParsedTopic {
        let topic = try ContentReader(fileSystem, root: root, workers: workers).topic(at: path)
        topics[path] = topic
        return topic
    }

    /// Keeps these topics, by path, and no other.
    mutating func keep(_ topics: [String: ParsedTopic]) { self.topics = topics }

    /// The folders to watch, the content's own first.
    var folders: [String] { [root] + (snapshot?.discovery.folders ?? []).map { root + "/" + $0 } }
}
