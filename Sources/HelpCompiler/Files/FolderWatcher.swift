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
/// second. What changed the caller has to look for: events are lost, doubled and late on every system.
public final class FolderWatcher: Sendable {
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
        /// - Returns: whether the system tells of all of them.
        public func watch(_ folders: [String]) -> Bool {
            guard descriptor >= 0 else { return false }
            let events = UInt32(
                IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF)
            var isWhole = true
            for folder in folders where unsafe inotify_add_watch(descriptor, folder, events) < 0 { isWhole = false }
            return isWhole
        }

        /// Whether something happened, within `milliseconds`; -1 waits for ever.
        private func happens(within milliseconds: Int32) -> Bool {
            var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let count = unsafe poll(&request, 1, milliseconds)
            guard count > 0 else { return false }
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while unsafe buffer.withUnsafeMutableBytes({ unsafe read(descriptor, $0.baseAddress, $0.count) }) > 0 {}
            return true
        }

        /// Whether something has happened since the last wait; it does not wait.
        public var isChangePending: Bool {
            guard descriptor >= 0 else { return false }
            var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            return unsafe poll(&request, 1, 0) > 0
        }

        /// Waits for a change and to the end of a burst of changes.
        ///
        /// - Parameter isTold: whether the system tells of all folders; where not, the wait ends soon in any case.
        public func wait(isTold: Bool) {
            guard descriptor >= 0 else {
                usleep(useconds_t(Self.interval) * 1000)
                return
            }
            guard happens(within: isTold ? -1 : Self.interval) else { return }
            for _ in 0..<Self.longestBurst where !happens(within: Self.quiet) { return }
        }
    #else
        /// A watcher of no folder.
        public init() {}

        /// The system is not asked.
        public func watch(_ folders: [String]) -> Bool { false }

        /// Nobody tells.
        public var isChangePending: Bool { false }

        /// Waits a moment.
        public func wait(isTold: Bool) { usleep(useconds_t(Self.interval) * 1000) }
    #endif
}
