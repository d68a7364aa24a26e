import HelpCheck
import HelpDiagnostics
import HelpEmit
import HelpKeys
import HelpMarkup

/// The help on helpc's own diagnostics that is installed with the command.
public struct OwnHelp: Sendable {
    /// Why there is no help to show.
    public enum Failure: Error, Sendable {
        /// None of these folders is there.
        case missing([String])
        /// The folder is there and cannot be read.
        case unreadable(folder: String, ContentFailure)
    }

    /// The folder that it was read from.
    public let folder: String
    private let catalog: Catalog
    /// The topic on a diagnostic, for each locale.
    private let topics: [[String: Topic]]

    /// The folders that may hold the help of the command at `executable`, the best first: the one that is installed
    /// with it, and that of the checkout which it was built in.
    ///
    /// - Parameter executable: an absolute path without symbolic links.
    public static func folders(for executable: String) -> [String] {
        var prefix = ContentPath.folder(of: ContentPath.folder(of: executable))
        if prefix.hasSuffix("/libexec") { prefix = ContentPath.folder(of: prefix) }
        var folders = [prefix + "/share/helpc/Content"]
        let segments = executable.split(separator: "/", omittingEmptySubsequences: false)
        if let build = segments.lastIndex(of: ".build") {
            folders.append(segments[..<build].joined(separator: "/") + "/Content")
        }
        return folders
    }

    /// Reads the help of the command at `executable`, an absolute path without symbolic links.
    ///
    /// - Throws: `Failure`, where there is none, or none that can be read.
    public init(for executable: String, fileSystem: any FileSystem = DiskFileSystem()) async throws(Failure) {
        let folders = Self.folders(for: executable)
        guard let folder = folders.first(where: { Self.isFolder($0, fileSystem) }) else { throw .missing(folders) }
        do throws(ContentFailure) {
            // A few hundred small files at most; four readers keep a usual machine busy.
            let content = try await LoadedContent(folder, fileSystem: fileSystem, workers: Workers(count: 4))
            catalog = content.catalog
        } catch {
            throw .unreadable(folder: folder, error)
        }
        self.folder = folder
        topics = catalog.locales.map { locale in
            Dictionary(
                locale.topics.compactMap { topic in topic.identity.errorID.map { ($0.lowercased(), topic) } },
                uniquingKeysWith: { first, _ in first })
        }
    }

    private static func isFolder(_ path: String, _ fileSystem: any FileSystem) -> Bool {
        guard let real = try? fileSystem.realPath(of: path) else { return false }
        return (try? fileSystem.status(of: real))?.kind == .folder
    }

    /// What the help says of `id`, in the best locale for `request` that has a topic on it; nil where none has.
    public func explanation(of id: DiagnosticID, for request: LocaleRequest) -> Explanation? {
        for step in catalog.fallback.chain(for: request, allowAny: true) {
            guard topics.indices.contains(step.locale), let topic = topics[step.locale][id.rawValue] else { continue }
            let tag = catalog.locales[step.locale].tag
            return Explanation(
                locale: tag, title: topic.title, summary: topic.parsed.frontMatter.text(.description)?.text,
                body: TopicFragment.text(topic.parsed, locale: tag))
        }
        return nil
    }

    /// All diagnostics by id, a line each: the id with its severity, and the sentence that the help has on it, in the
    /// best locale for `request`; and the locales that the sentences are in.
    public func overview(for request: LocaleRequest) -> (text: String, locales: Set<LocaleTag>) {
        var table = AlignedTable([.left, .left])
        var locales: Set<LocaleTag> = []
        for id in DiagnosticID.allCases.sorted(by: { $0.rawValue < $1.rawValue }) {
            let explanation = explanation(of: id, for: request)
            if let locale = explanation?.locale { locales.insert(locale) }
            let summary = explanation.map { $0.summary ?? $0.title } ?? ""
            table.add(["\(id.rawValue) (\(id.defaultSeverity.name))", summary])
        }
        return (table.text, locales)
    }
}
