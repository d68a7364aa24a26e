import HelpCheck
import HelpCompiler

/// What to say of a path on the command line that leads nowhere.
enum MissingPath {
    /// What is at `path`, symbolic links followed; nil for nothing.
    static func kind(_ path: String) -> FileKind? {
        let files = DiskFileSystem()
        return (try? files.realPath(of: path)).flatMap { try? files.status(of: $0)?.kind }
    }

    /// The end of a sentence that names the path that was meant, beside `path` and of the same kind; empty where
    /// something is there, or nothing like it.
    static func hint(_ path: String, kind: FileKind) -> String {
        guard path != "-", self.kind(path) == nil else { return "" }
        let slash = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
        let folder = path[..<slash]
        let entries = (try? DiskFileSystem().entries(of: folder.isEmpty ? "." : String(folder))) ?? []
        let names = entries.filter { $0.kind == kind }.compactMap(\.name).sorted()
        if let near = NearestNames.nearest(to: String(path[slash...]), among: names) {
            return "; did you mean ‘\(folder)\(near)’?"
        }
        return kind == .folder ? "; name the folder of topics, or make it with ‘helpc init \(ShellWord(path: path))’" : ""
    }
}
