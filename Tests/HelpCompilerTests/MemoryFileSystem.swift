import Dispatch
import HelpCompiler

/// A file system in memory, with any fault a real one may have. Names are bytes, as on Linux: `é` in one letter and in two
/// are two names.
final class MemoryFileSystem: FileSystem, @unchecked Sendable {
    /// What a path names.
    enum Node: Hashable {
        case file([UInt8])
        case folder
        case link(String)
        /// A FIFO, a socket or a device.
        case other
    }

    /// What goes wrong.
    struct Faults {
        /// Files that cannot be read and folders that cannot be listed.
        var unreadable: Set<String> = []
        /// Folders in which nothing can be created, replaced or removed.
        var readOnly: Set<String> = []
        /// Mutating calls up to the fault; nil for no fault.
        var mutationsLeft: Int?
        /// Whether the call that fails is the last one of the process (a kill), or the only one that fails.
        var isFinal = true
        /// What the failing call says.
        var reason = "No space left on device"
    }

    private let mutex = DispatchSemaphore(value: 1)
    private var nodes: [[UInt8]: Node] = [[]: .folder]
    private var children: [[UInt8]: Set<[UInt8]>] = [[]: []]
    private var faults = Faults()
    private var mutations: [String] = []
    private var reads: [String] = []
    private var locked: Set<[UInt8]> = []
    /// Changes the order of listings; they are unordered by contract.
    private let order: UInt64

    init(_ files: [String: String] = [:], order: UInt64 = 0) {
        self.order = order
        for (path, text) in files { add(path, Array(text.utf8)) }
    }

    // MARK: Arranging

    /// Adds a file with the folders that hold it; what was there goes.
    func add(_ path: String, _ bytes: [UInt8]) { place(Self.key(path), .file(bytes)) }

    /// Adds a file with the folders that hold it.
    func add(_ path: String, _ text: String) { add(path, Array(text.utf8)) }

    /// Adds a file whose name is no UTF-8.
    func add(in folder: String, name: [UInt8], _ text: String) {
        place(Self.key(folder) + [0x2F] + name, .file(Array(text.utf8)))
    }

    func addFolder(_ path: String) { place(Self.key(path), .folder) }
    func addLink(_ path: String, to target: String) { place(Self.key(path), .link(target)) }
    func addOther(_ path: String) { place(Self.key(path), .other) }
    func fail(_ faults: Faults) { exclusively { self.faults = faults } }
    func forgetLog() {
        exclusively {
            mutations = []
            reads = []
        }
    }

    /// Removes a path and all below it.
    func delete(_ path: String) { exclusively { drop(Self.key(path)) } }

    private func drop(_ key: [UInt8]) {
        for name in children[key] ?? [] { drop(key + [0x2F] + name) }
        detach(key)
    }

    /// A copy of all files, without faults and locks, with listings in another order.
    func copy(order: UInt64 = 0) -> MemoryFileSystem {
        let other = MemoryFileSystem(order: order)
        exclusively { (other.nodes, other.children) = (nodes, children) }
        return other
    }

    // MARK: Looking

    /// The mutating calls that were made, in order, with the paths they changed.
    var changes: [String] { exclusively { mutations } }
    /// The files that were read.
    var readPaths: [String] { exclusively { reads } }

    /// All that lies below `folder`, by the path from there; folders end in `/` and are listed where they are empty.
    func tree(_ folder: String) -> [String: Node] {
        exclusively {
            let root = Self.key(folder)
            var result: [String: Node] = [:]
            for (key, node) in nodes where key.starts(with: root) && key.count > root.count && key[root.count] == 0x2F {
                let name = String(decoding: key.dropFirst(root.count + 1), as: UTF8.self)
                if node != .folder {
                    result[name] = node
                } else if children[key]?.isEmpty ?? true {
                    result[name + "/"] = node
                }
            }
            return result
        }
    }

    /// The text of a file, or nil where there is none.
    func text(_ path: String) -> String? {
        guard case .file(let bytes)? = exclusively({ nodes[Self.key(path)] }) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether anything is there.
    func has(_ path: String) -> Bool { exclusively { nodes[Self.key(path)] != nil } }

    // MARK: FileSystem

    /// Its versions are hashes of bytes, and settled at once.
    let clock = Int64.max

    func entries(of folder: String) throws(FileError) -> [FileEntry] {
        try locking { () throws(FileError) in
            let key = try resolved(folder, "list", followsLast: true)
            try checkReadable(key, "list", folder)
            guard nodes[key] == .folder else { throw failure("list", folder, "Not a directory") }
            let names = (children[key] ?? []).sorted {
                (mixed($0), $0.lexicographicallyPrecedes($1) ? 0 : 1) < (mixed($1), 1)
            }
            return names.compactMap { name in
                guard let node = nodes[key + [0x2F] + name] else { return nil }
                return FileEntry(
                    name: String(validating: name, as: UTF8.self), shownName: String(decoding: name, as: UTF8.self),
                    kind: Self.kind(node))
            }
        }
    }

    func status(of path: String) throws(FileError) -> FileStatus? {
        try locking { () throws(FileError) in
            guard let key = try? resolved(path, "look at", followsLast: false), let node = nodes[key] else {
                return nil
            }
            if case .file(let bytes) = node { 
                return FileStatus(kind: .regular, size: bytes.count, version: FileVersion(modified: Int64(bytes.hashValue)))
            }
            return FileStatus(kind: Self.kind(node), size: 0)
        }
    }

    func realPath(of path: String) throws(FileError) -> String {
        try locking { () throws(FileError) in
            let key = try resolved(path, "follow", followsLast: true)
            guard nodes[key] != nil else { throw failure("follow", path, "No such file or directory") }
            return key.isEmpty ? "/" : String(decoding: key, as: UTF8.self)
        }
    }

    func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        try locking { () throws(FileError) in
            let key = try resolved(path, "read", followsLast: true)
            try checkReadable(key, "read", path)
            guard let node = nodes[key] else { throw failure("read", path, "No such file or directory") }
            guard case .file(let bytes) = node else { throw failure("read", path, "it is no regular file") }
            guard bytes.count <= limit else { throw failure("read", path, "it has more than \(limit) bytes") }
            reads.append(path)
            return bytes
        }
    }

    func read(_ path: String, from offset: Int, count: Int) throws(FileError) -> [UInt8] {
        Array(try read(path, limit: .max).dropFirst(offset).prefix(count))
    }

    func write(_ path: String, _ bytes: [UInt8], at offset: Int) throws(FileError) {
        try locking { () throws(FileError) in
            let key = try resolved(path, "write", followsLast: false)
            guard case .file(var content)? = nodes[key], offset <= content.count else {
                throw failure("write", path, "No such file or directory")
            }
            try mutate("write", key, path)
            content.replaceSubrange(offset..<min(content.count, offset + bytes.count), with: bytes)
            attach(key, .file(content))
        }
    }

    func create(_ path: String, _ bytes: [UInt8]) throws(FileError) {
        try locking { () throws(FileError) in
            let key = try resolved(path, "write", followsLast: false)
            guard nodes[key] == nil else { throw failure("write", path, "File exists") }
            do throws(FileError) {
                try mutate("create", key, path)
            } catch {
                // A full disk leaves what fitted.
                if nodes[Self.parent(key)] == .folder, faults.isFinal || faults.mutationsLeft == -1 {
                    attach(key, .file(Array(bytes.prefix(bytes.count / 2))))
                }
                throw error
            }
            attach(key, .file(bytes))
        }
    }

    func copy(_ source: String, _ bytes: [UInt8], to path: String) throws(FileError) { try create(path, bytes) }

    func copyPermissions(of source: String, to path: String) throws(FileError) {
        try locking { () throws(FileError) in
            guard nodes[try resolved(source, "look at", followsLast: true)] != nil else {
                throw failure("look at", source, "No such file or directory")
            }
            try mutate("copyPermissions", try resolved(path, "write", followsLast: true), path)
        }
    }

    func synchronize(_ path: String) throws(FileError) {
        try locking { () throws(FileError) in
            try mutate("synchronize", try resolved(path, "write", followsLast: true), path)
        }
    }

    func rename(_ path: String, to target: String) throws(FileError) {
        try locking { () throws(FileError) in
            let from = try resolved(path, "write", followsLast: false)
            let to = try resolved(target, "write", followsLast: false)
            guard let node = nodes[from] else { throw failure("write", target, "No such file or directory") }
            guard nodes[to] != .folder else { throw failure("write", target, "Is a directory") }
            try mutate("rename", to, target)
            detach(from)
            attach(to, node)
        }
    }

    func makeFolder(_ path: String) throws(FileError) {
        try locking { () throws(FileError) in
            let key = try resolved(path, "create", followsLast: false)
            guard nodes[key] == nil else { return }
            try mutate("makeFolder", key, path)
            attach(key, .folder)
        }
    }

    func remove(_ path: String) throws(FileError) {
        try locking { () throws(FileError) in
            guard let key = try? resolved(path, "remove", followsLast: false), let node = nodes[key] else { return }
            guard node != .folder else { throw failure("remove", path, "Is a directory") }
            try mutate("remove", key, path)
            detach(key)
        }
    }

    func removeFolder(_ path: String) throws(FileError) -> Bool {
        try locking { () throws(FileError) in
            guard let key = try? resolved(path, "remove", followsLast: false), let node = nodes[key] else {
                return true
            }
            guard node == .folder else { throw failure("remove", path, "Not a directory") }
            guard children[key]?.isEmpty ?? true else { return false }
            try mutate("removeFolder", key, path)
            detach(key)
            return true
        }
    }

    func lock(_ folder: String) throws(FileError) -> FileLock? {
        try locking { () throws(FileError) in
            let key = try resolved(folder, "lock", followsLast: true)
            guard nodes[key] == .folder else { throw failure("lock", folder, "Not a directory") }
            guard locked.insert(key).inserted else { return nil }
            return FileLock { [self] in _ = exclusively { locked.remove(key) } }
        }
    }

    // MARK: Inside

    private func exclusively<Result>(_ body: () -> Result) -> Result {
        mutex.wait()
        defer { mutex.signal() }
        return body()
    }

    private func locking<Result>(_ body: () throws(FileError) -> Result) throws(FileError) -> Result {
        mutex.wait()
        defer { mutex.signal() }
        return try body()
    }

    private func failure(_ action: String, _ path: String, _ reason: String) -> FileError {
        FileError(path: path, action: action, reason: reason)
    }

    private func checkReadable(_ key: [UInt8], _ action: String, _ path: String) throws(FileError) {
        guard !faults.unreadable.contains(String(decoding: key, as: UTF8.self)) else {
            throw failure(action, path, "Permission denied")
        }
    }

    private func mutate(_ action: String, _ key: [UInt8], _ path: String) throws(FileError) {
        let parent = Self.parent(key)
        guard nodes[parent] == .folder else { throw failure(action, path, "No such file or directory") }
        guard !faults.readOnly.contains(String(decoding: parent, as: UTF8.self)) else {
            throw failure(action, path, "Permission denied")
        }
        if let left = faults.mutationsLeft {
            faults.mutationsLeft = left - 1
            if left == 0 || left < 0 && faults.isFinal { throw failure(action, path, faults.reason) }
        }
        mutations.append("\(action) \(String(decoding: key, as: UTF8.self))")
    }

    private func attach(_ key: [UInt8], _ node: Node) {
        nodes[key] = node
        if node == .folder, children[key] == nil { children[key] = [] }
        guard let slash = key.lastIndex(of: 0x2F) else { return }
        children[Array(key[..<slash]), default: []].insert(Array(key[(slash + 1)...]))
    }

    private func detach(_ key: [UInt8]) {
        nodes[key] = nil
        children[key] = nil
        guard let slash = key.lastIndex(of: 0x2F) else { return }
        children[Array(key[..<slash])]?.remove(Array(key[(slash + 1)...]))
    }

    private func place(_ key: [UInt8], _ node: Node) {
        exclusively {
            var parent = Self.parent(key)
            while nodes[parent] == nil {
                attach(parent, .folder)
                parent = Self.parent(parent)
            }
            attach(key, node)
        }
    }

    /// The path without symbolic links, save the last segment where it is not to be followed.
    private func resolved(_ path: String, _ action: String, followsLast: Bool) throws(FileError) -> [UInt8] {
        var pending = Array(Self.key(path).split(separator: 0x2F).map { Array($0) }.reversed())
        var current: [UInt8] = []
        var links = 0
        while let segment = pending.popLast() {
            if segment == [0x2E] { continue }
            if segment == [0x2E, 0x2E] {
                current = Self.parent(current)
                continue
            }
            let next = current + [0x2F] + segment
            guard case .link(let target)? = nodes[next], followsLast || !pending.isEmpty else {
                if !pending.isEmpty, nodes[next] != .folder {
                    throw failure(action, path, "No such file or directory")
                }
                current = next
                continue
            }
            links += 1
            guard links <= 40 else { throw failure(action, path, "Too many levels of symbolic links") }
            if target.hasPrefix("/") { current = [] }
            pending += target.utf8.split(separator: 0x2F).map { Array($0) }.reversed()
        }
        return current
    }

    private func mixed(_ name: [UInt8]) -> UInt64 {
        name.reduce(order) { ($0 ^ UInt64($1)) &* (0x100_0000_01B3 &+ order) }
    }

    private static func kind(_ node: Node) -> FileKind {
        switch node {
        case .file: .regular
        case .folder: .folder
        case .link: .symbolicLink
        case .other: .other
        }
    }

    private static func parent(_ key: [UInt8]) -> [UInt8] {
        key.lastIndex(of: 0x2F).map { Array(key[..<$0]) } ?? []
    }

    private static func key(_ path: String) -> [UInt8] {
        Array(path.utf8.split(separator: 0x2F).map { [0x2F] + Array($0) }.joined())
    }
}
