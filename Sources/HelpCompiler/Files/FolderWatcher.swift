#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Waits until something in some folders may have changed.
///
/// On Linux the system tells (inotify); elsewhere, and where it has no watch left, the answer is “perhaps” a few times a
/// second. What changed the caller has to look for: events are lost, doubled and late on every system. Where the system
/// tells, its events say where to look first.
public final class FolderWatcher: Sendable {
    /// Folders by what their events call them.
    public typealias Watches = [Int32: String]

    #if os(Linux)
        private let descriptor: Int32
    #endif

    /// How long to wait where the system does not tell, in milliseconds.
    private static let interval: Int32 = 250
    /// A burst of events has ended when nothing came for so long, in milliseconds; and at the latest after the limit.
    private static let quiet: Int32 = 8
    private static let longestBurst = 50

    #if os(Linux)
        /// A watcher of no folder.
        public init() { descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC)) }

        deinit {
            if descriptor >= 0 { close(descriptor) }
        }

        /// Watches `folders` too; what is watched already stays so, and what cannot be watched is left out.
        ///
        /// - Returns: the folders by what their events call them; nil where the system does not tell of all.
        public func watch(_ folders: [String]) -> Watches? {
            guard descriptor >= 0 else { return nil }
            let events = UInt32(
                IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB
                    | IN_DELETE_SELF | IN_MOVE_SELF)
            var watches: Watches = [:]
            for folder in folders { watches[unsafe inotify_add_watch(descriptor, folder, events)] = folder }
            return watches[-1] == nil ? watches : nil
        }

        /// What happened within `milliseconds`; -1 waits for ever. Nil where nothing did.
        private func events(within milliseconds: Int32) -> WatchEvents? {
            var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let count = unsafe poll(&request, 1, milliseconds)
            guard count > 0 else { return nil }
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            var events = WatchEvents()
            while true {
                let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
                guard count > 0 else { return events }
                events.add(buffer.prefix(count))
            }
        }

        /// Whether something has happened since the last wait; it does not wait.
        public var isChangePending: Bool {
            guard descriptor >= 0 else { return false }
            var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            return unsafe poll(&request, 1, 0) > 0
        }

        /// Waits for a change and to the end of a burst of changes.
        ///
        /// - Parameters:
        ///   - watches: the folders that the system tells of; where it is nil, the wait ends soon in any case.
        ///   - isShort: whether it does so though the system tells of all.
        /// - Returns: the files in these folders that something happened to; nil where that is not known of all.
        public func wait(_ watches: Watches?, isShort: Bool) -> [String]? {
            guard descriptor >= 0 else {
                usleep(useconds_t(Self.interval) * 1000)
                return nil
            }
            guard var all = events(within: watches == nil || isShort ? Self.interval : -1) else { return nil }
            for _ in 0..<Self.longestBurst {
                guard let more = events(within: Self.quiet) else { break }
                all.add(more)
            }
            return watches.flatMap { all.paths(in: $0) }
        }
    #else
        /// A watcher of no folder.
        public init() {}

        /// The system is not asked: nil.
        public func watch(_ folders: [String]) -> Watches? { nil }

        /// Nobody tells.
        public var isChangePending: Bool { false }

        /// Waits a moment; nil, since nobody tells.
        public func wait(_ watches: Watches?, isShort: Bool) -> [String]? {
            usleep(useconds_t(Self.interval) * 1000)
            return nil
        }
    #endif
}
