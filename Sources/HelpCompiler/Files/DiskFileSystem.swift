#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The real file system, by POSIX calls: Foundation's file manager takes longer for a small file than cmark does.
/// All unsafe code of this module stands here.
public struct DiskFileSystem: FileSystem {
    /// The file system.
    public init() {}

    // MARK: Looking

    /// See `FileSystem`; one `readdir` loop.
    public func entries(of folder: String) throws(FileError) -> [FileEntry] {
        guard let stream = unsafe opendir(folder) else { throw failure("list", folder) }
        defer { unsafe closedir(stream) }
        var result: [FileEntry] = []
        while let entry = unsafe readdir(stream) {
            let bytes = unsafe withUnsafeBytes(of: entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
            if bytes == [0x2E] || bytes == [0x2E, 0x2E] { continue }
            let name = String(validating: bytes, as: UTF8.self)
            let shown = String(decoding: bytes, as: UTF8.self)
            let kind: FileKind
            switch unsafe Int32(entry.pointee.d_type) {
            case Int32(DT_REG): kind = .regular
            case Int32(DT_DIR): kind = .folder
            case Int32(DT_LNK): kind = .symbolicLink
            case Int32(DT_UNKNOWN): kind = try name.flatMap { name throws(FileError) in
                try status(of: folder + "/" + name)?.kind } ?? .other
            default: kind = .other
            }
            result.append(FileEntry(name: name, shownName: shown, kind: kind))
        }
        return result
    }

    /// See `FileSystem`; the time of day.
    public var clock: Int64 {
        var now = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &now)
        return Int64(now.tv_sec) &* 1_000_000_000 &+ Int64(now.tv_nsec)
    }

    /// See `FileSystem`; `lstat`.
    public func status(of path: String) throws(FileError) -> FileStatus? {
        var info = stat()
        guard unsafe lstat(path, &info) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw failure("look at", path)
        }
        return FileStatus(kind: Self.kind(info), size: Int(info.st_size), version: Self.version(info))
    }

    private static func version(_ info: stat) -> FileVersion {
        #if canImport(Darwin)
            let (modified, changed) = (info.st_mtimespec, info.st_ctimespec)
        #else
            let (modified, changed) = (info.st_mtim, info.st_ctim)
        #endif
        return FileVersion(
            modified: Int64(modified.tv_sec) &* 1_000_000_000 &+ Int64(modified.tv_nsec),
            changed: Int64(changed.tv_sec) &* 1_000_000_000 &+ Int64(changed.tv_nsec), number: UInt64(info.st_ino))
    }

    private static func kind(_ info: stat) -> FileKind {
        switch info.st_mode & S_IFMT {
        case S_IFREG: .regular
        case S_IFDIR: .folder
        case S_IFLNK: .symbolicLink
        default: .other
        }
    }

    /// See `FileSystem`; `realpath`.
    public func realPath(of path: String) throws(FileError) -> String {
        guard let resolved = unsafe realpath(path, nil) else { throw failure("follow", path) }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    // MARK: Reading

    /// See `FileSystem`; refuses what is no regular file.
    public func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        // Without O_NONBLOCK a FIFO that took the file's place would never open.
        let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("read", path) }
        defer { close(descriptor) }
        var info = stat()
        guard unsafe fstat(descriptor, &info) == 0 else { throw failure("read", path) }
        guard Self.kind(info) == .regular else {
            throw FileError(path: path, action: "read", reason: "it is no regular file")
        }
        guard Int(info.st_size) <= limit else {
            throw FileError(path: path, action: "read", reason: "it has more than \(limit) bytes")
        }
        return try contents(of: descriptor, size: Int(info.st_size), path)
    }

    /// See `FileSystem`; refuses what is no regular file.
    public func read(_ path: String, from offset: Int, count: Int) throws(FileError) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("read", path) }
        defer { close(descriptor) }
        guard lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else { throw failure("read", path) }
        return try contents(of: descriptor, size: count, path)
    }

    private func contents(of descriptor: Int32, size: Int, _ path: String) throws(FileError) -> [UInt8] {
        var problem: FileError?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = unsafe Self.systemRead(descriptor, buffer.baseAddress.map { unsafe $0 + count }, size - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { problem = failure("read", path) }
                if got <= 0 { break }
                count += got
            }
        }
        if let problem { throw problem }
        return bytes
    }

    private static func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
        #if canImport(Glibc)
            unsafe Glibc.read(descriptor, buffer, count)
        #elseif canImport(Musl)
            unsafe Musl.read(descriptor, buffer, count)
        #else
            unsafe Darwin.read(descriptor, buffer, count)
        #endif
    }

    // MARK: Writing

    /// See `FileSystem`; `O_EXCL`, so that nothing is written through a link.
    public func create(_ path: String, _ bytes: [UInt8]) throws(FileError) {
        let descriptor = try newFile(path)
        defer { close(descriptor) }
        try write(bytes, descriptor, path)
    }

    /// See `FileSystem`; follows no link.
    public func write(_ path: String, _ bytes: [UInt8], at offset: Int) throws(FileError) {
        let descriptor = unsafe open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("write", path) }
        defer { close(descriptor) }
        guard lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else { throw failure("write", path) }
        try write(bytes, descriptor, path)
        #if os(Linux)
            // Linux begins to write such bytes to the disk, so that less is left to wait for in `synchronize`. They stay in
            // memory meanwhile. Where it does not, all is left for then.
            _ = posix_fadvise(descriptor, off_t(offset), off_t(bytes.count), POSIX_FADV_DONTNEED)
        #endif
    }

    private func write(_ bytes: [UInt8], _ descriptor: Int32, _ path: String) throws(FileError) {
        var written = 0
        while written < bytes.count {
            let start = written
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Self.systemWrite(descriptor, buffer.baseAddress.map { unsafe $0 + start }, buffer.count - start)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("write", path) }
            written += count
        }
    }

    private static func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
            unsafe Glibc.write(descriptor, buffer, count)
        #elseif canImport(Musl)
            unsafe Musl.write(descriptor, buffer, count)
        #else
            unsafe Darwin.write(descriptor, buffer, count)
        #endif
    }

    private func newFile(_ path: String) throws(FileError) -> Int32 {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure("write", path) }
        return descriptor
    }

    /// See `FileSystem`; shares blocks by FICLONE on Linux, else writes the bytes.
    public func copy(_ source: String, _ bytes: [UInt8], to path: String) throws(FileError) {
        let descriptor = try newFile(path)
        defer { close(descriptor) }
        #if os(Linux)
            let from = unsafe open(source, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
            if from >= 0 {
                defer { close(from) }
                // FICLONE, from linux/fs.h: both files share their blocks until one is written to.
                if ioctl(descriptor, 0x4004_9409, from) == 0 { return }
            }
        #endif
        try write(bytes, descriptor, path)
    }

    /// See `FileSystem`; atomic on one file system.
    public func rename(_ path: String, to target: String) throws(FileError) {
        #if canImport(Glibc)
            let status = unsafe Glibc.rename(path, target)
        #elseif canImport(Musl)
            let status = unsafe Musl.rename(path, target)
        #else
            let status = unsafe Darwin.rename(path, target)
        #endif
        guard status == 0 else { throw failure("write", target) }
    }

    /// See `FileSystem`; `lchown`, which only root can do in earnest, and `chmod`.
    public func copyPermissions(of source: String, to path: String) throws(FileError) {
        var (wanted, own) = (stat(), stat())
        guard unsafe stat(source, &wanted) == 0 else { throw failure("look at", source) }
        guard unsafe stat(path, &own) == 0 else { throw failure("look at", path) }
        if wanted.st_uid != own.st_uid || wanted.st_gid != own.st_gid {
            _ = unsafe lchown(path, wanted.st_uid, wanted.st_gid)
        }
        guard unsafe chmod(path, wanted.st_mode & 0o7777) == 0 else { throw failure("write", path) }
    }

    /// See `FileSystem`; `fsync`.
    public func synchronize(_ path: String) throws(FileError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("write", path) }
        defer { close(descriptor) }
        // Some file systems cannot do it for folders; what was asked of them they did.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure("write", path) }
    }

    /// See `FileSystem`; an existing folder is no error.
    public func makeFolder(_ path: String) throws(FileError) {
        guard unsafe mkdir(path, 0o777) != 0, errno != EEXIST else { return }
        throw failure("create", path)
    }

    /// See `FileSystem`; a missing file is no error.
    public func remove(_ path: String) throws(FileError) {
        guard unsafe unlink(path) != 0, errno != ENOENT else { return }
        throw failure("remove", path)
    }

    /// See `FileSystem`; `rmdir`.
    public func removeFolder(_ path: String) throws(FileError) -> Bool {
        if unsafe rmdir(path) == 0 || errno == ENOENT { return true }
        if errno == ENOTEMPTY || errno == EEXIST { return false }
        throw failure("remove", path)
    }

    /// See `FileSystem`; `flock`, which ends with the process.
    public func lock(_ folder: String) throws(FileError) -> FileLock? {
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("lock", folder) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let isHeld = errno == EWOULDBLOCK
            let problem = failure("lock", folder)
            close(descriptor)
            if isHeld { return nil }
            throw problem
        }
        return FileLock { close(descriptor) }
    }

    private func failure(_ action: String, _ path: String) -> FileError {
        let code = errno
        return FileError(path: path, action: action, reason: unsafe String(cString: strerror(code)))
    }
}
