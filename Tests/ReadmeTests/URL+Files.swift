import Foundation

extension URL {
    /// Writes files below this folder, by path, with the folders that hold them.
    func write(_ files: [String: String]) throws {
        for (path, text) in files {
            let file = appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
    }

    /// The paths of all files below this folder, sorted.
    func files() throws -> [String] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: path(percentEncoded: false))
        return paths.filter {
            (try? appending(path: $0).resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
        }
        .sorted()
    }
}
