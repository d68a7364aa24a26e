#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The bytes of a file, a FIFO or standard input, read piece by piece; those of a file also while it grows.
public struct ByteSource: ~Copyable {
    /// What reading comes to.
    public enum Event: Sendable, Hashable {
        /// The next bytes, at least one.
        case bytes([UInt8])
        /// There is nothing to read for now, and some time has passed. Only what is followed pauses.
        case pause
        /// What is read from now on is another file, or the same anew: it appeared, was replaced or shortened.
        case restart
        /// That was all.
        case end
    }

    /// Why something cannot be read.
    public struct Failure: Error, Hashable, Sendable {
        /// What the system says.
        public let reason: String
        /// Whether it is not there.
        public let isMissing: Bool
        /// Whether it is a folder.
        public let isFolder: Bool

        init(_ code: Int32) {
            reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
            isMissing = code == ENOENT
            isFolder = code == EISDIR
        }
    }

    private let path: String?
    private let follows: Bool
    private var descriptor: Int32
    private var offset = 0
    private var buffer = [UInt8](repeating: 0, count: 262_144)
    /// How long a pause is, in milliseconds.
    private static let pause: Int32 = 200

    /// Opens the file at `path`, or standard input for nil.
    ///
    /// - Parameter follows: whether to wait for more at the end, as `tail -F` does: for a file that is not there yet
    ///   too, and for another one that takes its name.
    public init(path: String?, follows: Bool = false) throws(Failure) {
        self.path = path
        self.follows = follows
        guard let path else {
            descriptor = 0
            return
        }
        descriptor = Self.open(path, follows)
        let code = errno
        if descriptor < 0, !(follows && code == ENOENT) { throw Failure(code) }
        if let status = Self.status(of: descriptor), Self.isFolder(status) { throw Failure(EISDIR) }
    }

    deinit {
        if descriptor > 0 { close(descriptor) }
    }

    /// Whether what is to be read is not there yet.
    public var isWaiting: Bool { descriptor < 0 }

    /// Reads on.
    public mutating func next() throws(Failure) -> Event {
        if descriptor < 0 { return try reopen() ? .restart : rest() }
        while true {
            // Reading from a terminal or a pipe would wait for it, and hear of no interruption meanwhile.
            if follows, !isReadable { return .pause }
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                offset += count
                return .bytes(Array(buffer[..<count]))
            }
            if count < 0 {
                if errno == EINTR { continue }
                if errno == EAGAIN { return .pause }
                throw Failure(errno)
            }
            return try atEnd()
        }
    }

    private var isReadable: Bool {
        var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&wanted, 1, Self.pause) > 0
    }

    private mutating func atEnd() throws(Failure) -> Event {
        guard follows, let status = Self.status(of: descriptor) else { return .end }
        let isRegular = status.st_mode & S_IFMT == S_IFREG
        // Standard input has no name by which something could follow it, unless it is a file.
        if path == nil, !isRegular { return .end }
        if isRegular, Int(status.st_size) < offset {
            guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw Failure(errno) }
            offset = 0
            return .restart
        }
        if let path, let other = Self.status(of: path), other.st_ino != status.st_ino || other.st_dev != status.st_dev {
            if try reopen() { return .restart }
        }
        return rest()
    }

    private func rest() -> Event {
        _ = poll(nil, 0, Self.pause)
        return .pause
    }

    /// - Returns: false where nothing has the name now.
    private mutating func reopen() throws(Failure) -> Bool {
        guard let path else { return false }
        let other = Self.open(path, follows)
        guard other >= 0 else {
            if errno == ENOENT { return false }
            throw Failure(errno)
        }
        if descriptor > 0 { close(descriptor) }
        descriptor = other
        offset = 0
        return true
    }

    private static func open(_ path: String, _ follows: Bool) -> Int32 {
        // A FIFO that nobody writes to yet would make `open` wait, and deaf to interruptions.
        let flags = O_RDONLY | O_CLOEXEC | (follows ? O_NONBLOCK : 0)
        #if canImport(Glibc)
            return unsafe Glibc.open(path, flags)
        #elseif canImport(Musl)
            return unsafe Musl.open(path, flags)
        #else
            return unsafe Darwin.open(path, flags)
        #endif
    }

    private static func status(of descriptor: Int32) -> stat? {
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 ? status : nil
    }

    private static func status(of path: String) -> stat? {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? status : nil
    }

    private static func isFolder(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFDIR }
}
