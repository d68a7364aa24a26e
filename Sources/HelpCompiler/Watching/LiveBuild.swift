import HelpCheck
import HelpDiagnostics
import HelpEmit
import HelpMarkup

/// `helpc build --watch`: a build that follows its content.
///
/// Parsed topics stay in memory. A change that other topics cannot see, which most are, makes the pages of that topic anew;
/// any other one checks and emits everything, of which only files whose bytes change are written. The bundle, which holds
/// all topics, follows when there is time. After that the output is what a build from nothing writes.
public struct LiveBuild: Sendable {
    private let build: Build
    private var known: KnownTopics
    /// What the last update was made of; nil where it was not made to its end.
    private var state: State?
    /// The status of the manifest as this build left it, and its entries where they are known.
    private var manifest: (status: FileStatus, entries: [Manifest.Entry]?)?
    private var isBundleDue = false

    private struct State: Sendable {
        var content: CheckedContent
        var selected: [Int]
        var emitter: Emitter
        /// What was found while writing.
        var whileWriting: [Diagnostic]
    }

    /// A build that has not begun.
    public init(_ options: Build.Options, fileSystem: any FileSystem = DiskFileSystem()) {
        build = Build(options, fileSystem: fileSystem)
        known = KnownTopics(
            options.content, excluding: options.output, fileSystem: fileSystem, workers: build.workers)
    }

    /// The folders whose entries tell of changes, the content's own first.
    public var folders: [String] { known.folders }

    /// Whether `finish` has something to do.
    public var isUnfinished: Bool { isBundleDue }

    /// Looks at the content and brings pages and XML up to date.
    ///
    /// - Parameter paths: where something happened, below one of `folders`, if that is known: these files come first,
    ///   and the output is up to date when an update without them has nothing to do.
    /// - Returns: what came of it, of all the content; nil where nothing changed.
    /// - Throws: as `Build.run` does; the next update begins anew.
    public mutating func update(at paths: [String]? = nil) async throws(Build.Failure) -> Build.Outcome? {
        let change: KnownTopics.Change
        do throws(ContentFailure) {
            change = try await known.look(at: paths)
        } catch {
            throw Build.Failure(error)
        }
        var outcome: Build.Outcome?
        switch change {
        case .none: break
        case .files(let paths):
            outcome = try replace(paths)
            if outcome == nil { outcome = try await rebuild() }
        case .other: outcome = try await rebuild()
        }
        known.done()
        return outcome
    }

    private var manifestStatus: FileStatus? {
        (try? build.fileSystem.status(of: build.options.output + "/" + Manifest.fileName)) ?? nil
    }

    // MARK: All of it

    private mutating func rebuild() async throws(Build.Failure) -> Build.Outcome {
        state = nil
        isBundleDue = false
        let (content, selected) = try await build.load(known: known.topics)
        known.keep(content.checked.catalog.parsedTopics)
        let kinds = build.options.kinds ?? content.configuration.outputs
        var outcome = Build.counts(of: content, selected)
        guard var made = try await build.publish(content, selected, kinds.subtracting([.bundle]), into: &outcome) else {
            return outcome
        }
        made.emitter.options.kinds = kinds
        state = State(content: content, selected: selected, emitter: made.emitter, whileWriting: made.found)
        isBundleDue = kinds.contains(.bundle)
        manifest = manifestStatus.map { ($0, nil) }
        return outcome
    }

    // MARK: A few topics

    /// Makes the pages of the topics at `paths` anew; nil where that is not all that has to be done.
    private mutating func replace(_ paths: [String]) throws(Build.Failure) -> Build.Outcome? {
        // An output folder that somebody else changed is made whole.
        guard var state, !build.options.isStrict, let manifest, manifestStatus == manifest.status else { return nil }
        var topics: [TopicReference: Topic] = [:]
        for path in paths {
            guard let reference = state.content.checked.catalog.topic(at: path) else { return nil }
            let parsed: ParsedTopic
            do throws(FileError) {
                parsed = try known.read(path)
            } catch {
                return nil
            }
            let topic = Topic(parsed)
            guard parsed.failure == nil, topic.looksAlike(state.content.checked.catalog[reference]) else { return nil }
            topics[reference] = topic
        }
        let content = state.content.replacing(topics)
        guard topics.keys.allSatisfy({ content.checked.assets(of: $0) == state.content.checked.assets(of: $0) }) else {
            return nil
        }
        state.content = content
        state.emitter = state.emitter.replacing(content.checked)
        var outcome = Build.counts(of: content, state.selected)
        do throws(FileError) {
            let changed = topics.keys.filter { state.selected.contains($0.locale) }.sorted()
            try write(changed, state, &outcome)
        } catch {
            throw .file(error)
        }
        self.state = state
        isBundleDue = isBundleDue || state.emitter.options.kinds.contains(.bundle)
        build.settle(content.diagnostics + state.whileWriting, content.checked, content.configuration, &outcome)
        return outcome
    }

    private mutating func write(
        _ references: [TopicReference], _ state: State, _ outcome: inout Build.Outcome
    ) throws(FileError) {
        outcome.isPublished = true
        let emitter = state.emitter
        let documents = references.filter { emitter.isPublished($0) }.flatMap { emitter.documents(of: .topic($0)) }
        guard !documents.isEmpty else { return }
        let publisher: Publisher
        do throws(Build.Failure) {
            publisher = try openPublisher()
        } catch {
            throw FileError(path: build.options.output, action: "write to", reason: "another build is writing to it")
        }
        try publisher.prepare(documents.map(\.path))
        let written = try Build.write(documents, publisher, 0)
        outcome.writtenCount = written.count(where: \.isNew)
        outcome.unchangedCount = written.count - outcome.writtenCount
        try finish(publisher, written.map(\.entry), state.content.configuration)
    }

    private func openPublisher() throws(Build.Failure) -> Publisher {
        try build.publisher(known: manifest.flatMap { manifest in manifest.entries.map { ($0, manifest.status) } })
    }

    /// Ends a run that wrote `entries`, in the place of those `stale`, and left everything else as it was.
    private mutating func finish(
        _ publisher: Publisher, _ entries: [Manifest.Entry], replacing stale: [Manifest.Entry] = [],
        _ configuration: Configuration
    ) throws(FileError) {
        let replaced = Set((entries + stale).map(\.path))
        let all = publisher.earlier.filter { !replaced.contains($0.path) } + entries
        _ = try publisher.finish(
            all, name: configuration.name, version: configuration.version, isInRun: stale.contains)
        manifest = manifestStatus.map { ($0, all) }
    }

    // MARK: The bundle

    /// Writes the bundle, where it is behind.
    ///
    /// - Parameter isAbandoned: is asked in between whether something else has to be done first; the bundle stays due
    ///   then.
    /// - Returns: whether it was written.
    /// - Throws: as `Build.run` does; the bundle stays due.
    public mutating func finish(unless isAbandoned: () -> Bool) async throws(Build.Failure) -> Bool {
        guard isBundleDue, let state else { return false }
        let publisher = try openPublisher()
        let configuration = state.content.configuration
        do throws(FileError) {
            try publisher.prepare([configuration.bundlePath])
            let bundle = try await build.writeBundle(of: state.emitter, with: publisher, configuration, unless: isAbandoned)
            guard let bundle else { return false }
            // One under another name is of an earlier configuration.
            let stale = publisher.earlier.filter { $0.kind == bundle.entry.kind && $0.path != bundle.entry.path }
            try finish(publisher, [bundle.entry], replacing: stale, configuration)
            isBundleDue = false
            return bundle.isNew
        } catch {
            throw .file(error)
        }
    }
}
