/// What the system told of watched folders, in the form of inotify(7).
struct WatchEvents {
    private var entries: [(watch: Int32, name: [UInt8])] = []
    /// Whether more happened than is told.
    private var isIncomplete = false

    /// Nothing yet.
    init() {}

    /// Takes in the events in `bytes`, as one read gives them.
    mutating func add(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        while !rest.isEmpty {
            guard let watch = rest.takeNumber(), let mask = rest.takeNumber(), rest.takeNumber() != nil,
                let length = rest.takeNumber(), length <= rest.count
            else {
                isIncomplete = true
                return
            }
            if mask & Self.overflow != 0 { isIncomplete = true }
            entries.append((Int32(truncatingIfNeeded: watch), Array(rest.prefix(Int(length)).prefix { $0 != 0 })))
            rest = rest.dropFirst(Int(length))
        }
    }

    /// Takes in what `others` tell.
    mutating func add(_ others: WatchEvents) {
        entries += others.entries
        isIncomplete = isIncomplete || others.isIncomplete
    }

    /// The entries of `watches` that something happened to, each once, sorted; nil where that is not all: events were
    /// lost, or are about a folder itself, or a name is not UTF-8.
    func paths(in watches: FolderWatcher.Watches) -> [String]? {
        guard !isIncomplete else { return nil }
        var paths: Set<String> = []
        for entry in entries {
            guard let folder = watches[entry.watch], !entry.name.isEmpty,
                let name = String(validating: entry.name, as: UTF8.self)
            else { return nil }
            paths.insert(folder + "/" + name)
        }
        return paths.sorted { $0.precedes($1) }
    }

    /// `IN_Q_OVERFLOW`.
    private static let overflow: UInt32 = 0x4000
}

extension ArraySlice<UInt8> {
    /// Takes a number of four bytes, in the machine's own order, from the start; nil where there are fewer.
    fileprivate mutating func takeNumber() -> UInt32? {
        guard count >= 4 else { return nil }
        let number = prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
        self = dropFirst(4)
        return UInt32(littleEndian: number)
    }
}
