/// `helpc check --watch`: a check that follows its content. Parsed topics stay in memory; each look reads what changed,
/// and compares everything anew.
public struct LiveCheck: Sendable {
    private let check: Check
    private var known: KnownTopics

    /// A check that has not begun.
    public init(_ options: Check.Options, fileSystem: any FileSystem = DiskFileSystem()) {
        check = Check(options, fileSystem: fileSystem)
        known = KnownTopics(
            options.content, excluding: nil, fileSystem: fileSystem, workers: Workers(count: options.jobs))
    }

    /// The folders whose entries tell of changes, the content's own first.
    public var folders: [String] { known.folders }

    /// Looks at the content.
    ///
    /// - Returns: what is found in all of it; nil where nothing changed.
    /// - Throws: as `Check.run` does; the next update begins anew.
    public mutating func update() async throws(ContentFailure) -> Check.Outcome? {
        if case .none = try await known.look(at: nil) {
            known.done()
            return nil
        }
        let (outcome, catalog) = try await check.pass(over: check.fileSystem, try check.changes(), known: known.topics)
        known.keep(catalog.parsedTopics)
        known.done()
        return outcome
    }
}
