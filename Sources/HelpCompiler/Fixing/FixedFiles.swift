import HelpCheck
import HelpDiagnostics
import HelpKeys

/// The content as it is after fixes: files that were fixed are read from memory, all others from where they lie, until
/// `write` puts the fixed ones in their place. What is read in between has the fixes of every pass before.
struct FixedFiles: FileSystem {
    /// A file before and after.
    struct File: Sendable {
        /// The bytes on the disk, as far as is known.
        let original: [UInt8]
        /// What they become.
        var fixed: [UInt8]
    }

    /// The files that fixes have changed, by path relative to the content folder.
    private(set) var files: [String: File] = [:]
    private let base: any FileSystem
    private let root: String

    /// The files of the content folder `root`, none of them fixed.
    init(_ base: any FileSystem, root: String) {
        self.base = base
        self.root = root
    }

    // MARK: Fixing

    /// Applies what mends `diagnostics`. A fix that overlaps one that comes before is left: once the file is checked again,
    /// it has its place anew, or is not needed any more.
    ///
    /// - Parameter digests: of the files as they were checked; a file that is another one by now is not touched.
    /// - Returns: how many findings are mended.
    mutating func apply(_ diagnostics: [Diagnostic], digests: (_ path: String) -> XXH64?) throws(FileError) -> Int {
        var fixes: [String: [Fix]] = [:]
        for diagnostic in diagnostics {
            if let fix = diagnostic.fix { fixes[diagnostic.path, default: []].append(fix) }
        }
        var count = 0
        for path in fixes.keys.sorted() {
            let place = root + "/" + path
            let bytes = try read(place, limit: .max)
            guard digests(path) == XXH64(bytes) else {
                throw FileError(path: place, action: "fix", reason: "it changed while it was checked")
            }
            let (fixed, applied) = Self.applying(fixes[path] ?? [], to: bytes)
            guard applied > 0 else { continue }
            count += applied
            files[path] = File(original: files[path]?.original ?? bytes, fixed: fixed)
        }
        return count
    }

    /// `bytes` with those of `fixes` that do not overlap one before them, and how many these are. A fix that several findings
    /// share mends all of them.
    static func applying(_ fixes: [Fix], to bytes: [UInt8]) -> (bytes: [UInt8], count: Int) {
        var edits: [Fix.Edit] = []
        var taken: Set<Fix> = []
        var count = 0
        for fix in fixes.sorted(by: { precedes($0, $1) }) where fix.fits(bytes) {
            if taken.contains(fix) || add(fix, to: &edits) {
                taken.insert(fix)
                count += 1
            }
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = 0
        for edit in edits {
            result += bytes[position..<edit.span.range.lowerBound]
            result += edit.replacement
            position = edit.span.range.upperBound
        }
        return (result + bytes[position...], count)
    }

    /// Puts the edits of `fix` among `edits`, which are sorted; false, and nothing done, where two overlap.
    ///
    /// Fixes come by their first places, so that only the last edits are gone over again.
    private static func add(_ fix: Fix, to edits: inout [Fix.Edit]) -> Bool {
        guard let start = fix.edits.first?.span.start else { return false }
        var (low, high) = (0, edits.count)
        while low < high {
            let middle = (low + high) / 2
            if edits[middle].span.end <= start { low = middle + 1 } else { high = middle }
        }
        guard low < edits.count else {
            edits += fix.edits
            return true
        }
        guard let merged = Fix(edits[low...] + fix.edits) else { return false }
        edits.replaceSubrange(low..., with: merged.edits)
        return true
    }

    /// By the first place; of two fixes at one place the one of fewer edits first. One that goes over a whole file comes last.
    private static func precedes(_ left: Fix, _ right: Fix) -> Bool {
        let isLarge = (left.edits.count > largest, right.edits.count > largest)
        guard isLarge.0 == isLarge.1 else { return isLarge.1 }
        guard let first = left.edits.first?.span, let second = right.edits.first?.span else { return false }
        return (first.start, left.edits.count, first.end) < (second.start, right.edits.count, second.end)
    }

    private static let largest = 64

    // MARK: Writing

    /// The fixed files, sorted by path.
    private var sorted: [(path: String, file: File)] {
        files.map { ($0.key, $0.value) }.sorted { $0.path.precedes($1.path) }
    }

    /// What the fixes change, as a patch.
    var patch: String { sorted.map { UnifiedDiff.text(from: $0.file.original, to: $0.file.fixed, path: $0.path) }.joined() }

    /// Writes the fixed files, each whole, once it is sure that all of them are what was checked.
    ///
    /// - Throws: for a file that is another one by now, before anything is written; and where one cannot be written, the ones
    ///   before it being fixed then.
    func write() throws(FileError) {
        for (path, file) in sorted where try base.read(root + "/" + path, limit: .max) != file.original {
            throw FileError(path: root + "/" + path, action: "fix", reason: "it changed while it was checked")
        }
        for (path, file) in sorted {
            // A link stays one: the file that it leads to is fixed.
            try ReportFile(try base.realPath(of: root + "/" + path), base).write(file.fixed)
        }
    }
}

extension FixedFiles {
    private func file(at path: String) -> File? {
        guard path.utf8.starts(with: (root + "/").utf8) else { return nil }
        return files[String(path.dropFirst(root.count + 1))]
    }

    func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        if let file = file(at: path) { return file.fixed }
        return try base.read(path, limit: limit)
    }

    func read(_ path: String, from offset: Int, count: Int) throws(FileError) -> [UInt8] {
        if let file = file(at: path) { return Array(file.fixed.dropFirst(offset).prefix(count)) }
        return try base.read(path, from: offset, count: count)
    }

    var clock: Int64 { base.clock }

    func entries(of folder: String) throws(FileError) -> [FileEntry] { try base.entries(of: folder) }
    func status(of path: String) throws(FileError) -> FileStatus? { try base.status(of: path) }
    func realPath(of path: String) throws(FileError) -> String { try base.realPath(of: path) }
    func create(_ path: String, _ bytes: [UInt8]) throws(FileError) { try base.create(path, bytes) }
    func copy(_ source: String, _ bytes: [UInt8], to path: String) throws(FileError) {
        try base.copy(source, bytes, to: path)
    }
    func write(_ path: String, _ bytes: [UInt8], at offset: Int) throws(FileError) {
        try base.write(path, bytes, at: offset)
    }
    func rename(_ path: String, to target: String) throws(FileError) { try base.rename(path, to: target) }
    func copyPermissions(of source: String, to path: String) throws(FileError) {
        try base.copyPermissions(of: source, to: path)
    }
    func synchronize(_ path: String) throws(FileError) { try base.synchronize(path) }
    func makeFolder(_ path: String) throws(FileError) { try base.makeFolder(path) }
    func remove(_ path: String) throws(FileError) { try base.remove(path) }
    func removeFolder(_ path: String) throws(FileError) -> Bool { try base.removeFolder(path) }
    func lock(_ folder: String) throws(FileError) -> FileLock? { try base.lock(folder) }
}
