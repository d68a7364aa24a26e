import HelpCheck
import HelpDiagnostics
import HelpKeys

/// The redirection files of a content folder: at its top, at the top of each locale, and at the top of the repository
/// that holds it.
struct Redirections: Sendable {
    /// A file, and how its paths become paths of the content.
    struct Source: Sendable {
        var file: RedirectionFile
        /// The folder that holds the file, relative to the content; nil where that is above.
        var folder: String?
        /// The way from there to the content, where the file is above.
        var way = ""

        /// The content's path for `path`, which is relative to the file's folder; nil where it lies elsewhere.
        func contentPath(of path: String) -> String? {
            guard let resolved = ContentPath.resolve(path, from: folder ?? "") else { return nil }
            if folder != nil { return resolved }
            guard ContentPath.isInside(resolved, folder: way) else { return nil }
            return String(resolved.dropFirst(way.isEmpty ? 0 : way.count + 1))
        }
    }

    /// The files that are there.
    private(set) var sources: [Source] = []
    /// Those that cannot be read.
    private(set) var diagnostics: [Diagnostic] = []

    /// Folders above the content are looked at up to this number.
    private static let farthest = 32

    /// Looks for the files of the content folder `root`, which has `files`.
    init(_ fileSystem: any FileSystem, root: String, files: [String]) {
        add("", fileSystem, root)
        var folders: Set<String> = []
        for file in files {
            guard let slash = file.utf8.firstIndex(of: 0x2F) else { continue }
            folders.insert(String(file[..<slash]))
        }
        for folder in folders.sorted() where LocaleTag.isLocaleShaped(folder) { add(folder, fileSystem, root) }
        addRepository(fileSystem, root)
    }

    private mutating func add(_ folder: String, _ fileSystem: any FileSystem, _ root: String) {
        guard let file = read(ContentPath.join(folder, RedirectionFile.name), fileSystem, root) else { return }
        sources.append(Source(file: file, folder: folder))
    }

    /// The file at the top of the repository, unless that is the content folder itself.
    private mutating func addRepository(_ fileSystem: any FileSystem, _ root: String) {
        guard var folder = try? fileSystem.realPath(of: root) else { return }
        var (up, way) = ("", "")
        for _ in 0..<Self.farthest {
            if (try? fileSystem.status(of: folder + "/.git")) != nil {
                guard !up.isEmpty, let file = read(up + RedirectionFile.name, fileSystem, root) else { return }
                sources.append(Source(file: file, folder: nil, way: way))
                return
            }
            guard !folder.isEmpty, folder != "/" else { return }
            way = ContentPath.join(ContentPath.name(of: folder), way)
            folder = ContentPath.folder(of: folder)
            up += "../"
        }
    }

    private mutating func read(_ path: String, _ fileSystem: any FileSystem, _ root: String) -> RedirectionFile? {
        do throws(FileError) {
            guard try fileSystem.status(of: root + "/" + path) != nil else { return nil }
            return RedirectionFile(try fileSystem.read(root + "/" + path, limit: 64 << 20), path: path)
        } catch {
            diagnostics.append(Diagnostic(FileUnreadable(reason: error.reason), path: path))
            return nil
        }
    }
}
