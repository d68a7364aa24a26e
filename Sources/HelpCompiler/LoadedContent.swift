import HelpCheck
import HelpDiagnostics
import HelpMarkup

/// A content folder as one run reads it: its configuration, its files, and their catalogue. Nothing is checked yet.
struct LoadedContent: Sendable {
    /// What `helpc.yml` says, or the defaults.
    let configuration: Configuration
    /// The files, and what could not be looked at.
    let discovery: Discovery
    /// The topics by locale.
    let catalog: Catalog
    /// What is wrong with files that are not in the catalogue.
    let fileDiagnostics: [Diagnostic]

    /// Reads all of the folder `root`; `excludedFolder` is no content though it may lie in it. Topics that are `known` are
    /// not read again; `reporter` is told how many topics are read.
    ///
    /// - Throws: `ContentFailure`, for a folder that cannot be listed and a configuration that is not understood.
    ///   Single files that cannot be read are in `fileDiagnostics`.
    init(
        _ root: String, excluding excludedFolder: String? = nil, fileSystem: any FileSystem, workers: Workers,
        known: [String: ParsedTopic] = [:], reporter: Workers.Reporter? = nil
    ) async throws(ContentFailure) {
        configuration = try Self.configuration(of: root, fileSystem)
        if let fault = try Self.fault(of: root, excludedFolder, fileSystem) { throw .usage(fault) }
        do throws(FileError) {
            discovery = try Discovery(
                fileSystem, root: root, excludes: configuration.excludes, excludedFolder: excludedFolder)
        } catch {
            throw .file(error)
        }
        let faults = Self.faults(ofScopesIn: configuration, ContentListing(discovery.files))
        guard faults.isEmpty else { throw .configuration(faults) }
        let reader = ContentReader(fileSystem, root: root, workers: workers, known: known, reporter: reporter)
        (catalog, fileDiagnostics) = await reader.catalog(of: discovery, settings: configuration.checks)
    }

    static func configuration(
        of root: String, _ fileSystem: any FileSystem
    ) throws(ContentFailure) -> Configuration {
        let path = root + "/" + Configuration.fileName
        let reader: ConfigurationReader
        do throws(FileError) {
            guard try fileSystem.status(of: path) != nil else { return Configuration() }
            reader = ConfigurationReader(try fileSystem.read(path, limit: 1 << 20))
        } catch {
            throw .file(error)
        }
        guard reader.diagnostics.isEmpty else { throw .configuration(reader.diagnostics) }
        return reader.configuration
    }

    /// What is wrong with the scopes of the configuration: a folder that is not there would put all links out of scope.
    private static func faults(ofScopesIn configuration: Configuration, _ listing: ContentListing) -> [Diagnostic] {
        // Where the locale's own folder is not there, neither is the one in it, and one word is enough.
        configuration.scopeFolders.compactMap { folders in
            guard let missing = folders.first(where: { !listing.hasFolder($0.path) }) else { return nil }
            let finding = ConfigInvalid(
                message: "the content has no folder ‘\(missing.path)’",
                hint: "name a folder that holds topics, in the same letter case")
            return Diagnostic(finding, path: Configuration.fileName, span: missing.span)
        }
    }

    /// What is wrong with the folders that were named; nil for nothing.
    private static func fault(
        of root: String, _ excludedFolder: String?, _ fileSystem: any FileSystem
    ) throws(ContentFailure) -> String? {
        let kind: FileKind
        do throws(FileError) {
            guard try fileSystem.status(of: root) != nil,
                let status = try fileSystem.status(of: try fileSystem.realPath(of: root))
            else { throw FileError(path: root, action: "read", reason: "no such folder") }
            kind = status.kind
        } catch {
            throw .file(error)
        }
        guard kind == .folder else {
            let hint = kind == .regular ? "‘helpc render \(root)’ shows one topic" : "name a folder"
            return "‘\(root)’ is a file, not a folder of topics; \(hint)"
        }
        return excludedFolder.flatMap { FolderOverlap(fileSystem).fault(content: root, output: $0) }
    }
}
