/// Tells where content and output cannot be told apart, so that a build would take one for the other.
///
/// An output folder inside the content is allowed and not read as content, as long as it holds nothing but helpc's own.
struct FolderOverlap {
    private let fileSystem: any FileSystem

    /// Looks at folders of `fileSystem`.
    init(_ fileSystem: any FileSystem) { self.fileSystem = fileSystem }

    /// What is wrong with writing `content`, which is there, to `output`, which may not be; nil for nothing.
    func fault(content: String, output: String) -> String? {
        let (from, into) = (resolved(content), resolved(output))
        if from == into { return "‘\(content)’ cannot be content and output at once; name another folder with ‘-o’" }
        if from.hasPrefix(into == "/" ? into : into + "/") {
            return "the content ‘\(content)’ lies in the output folder ‘\(output)’; name another folder with ‘-o’"
        }
        guard into.hasPrefix(from == "/" ? from : from + "/"), let foreign = foreignEntry(of: into) else { return nil }
        return "the output folder ‘\(output)’ lies in the content and holds ‘\(foreign)’, which would be left out; "
            + "name another folder with ‘-o’"
    }

    /// The first entry, by name, that no build has written.
    private func foreignEntry(of folder: String) -> String? {
        let own = ["html", "xml", Manifest.fileName]
        let entries = (try? fileSystem.entries(of: folder)) ?? []
        return entries.map(\.shownName)
            .filter { !$0.hasPrefix(".") && !own.contains($0) && !$0.hasSuffix(Manifest.bundleExtension) }.min()
    }

    /// The path without symbolic links, as far as it is there.
    private func resolved(_ path: String) -> String {
        var missing = ""
        var rest = path
        while true {
            if let real = try? fileSystem.realPath(of: rest) { return (real == "/" ? "" : real) + missing }
            guard rest != ".", rest != "/" else { return path }
            let slash = rest.lastIndex(of: "/")
            missing = "/" + rest[(slash.map(rest.index(after:)) ?? rest.startIndex)...] + missing
            let parent = rest[..<(slash ?? rest.startIndex)]
            rest = parent.isEmpty ? (slash == nil ? "." : "/") : String(parent)
        }
    }
}
