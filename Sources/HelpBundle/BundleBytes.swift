#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The bytes of a bundle: read into memory, or mapped. They do not change, and go with this object.
@safe final class BundleBytes: @unchecked Sendable {
    /// How a file gets into memory.
    enum Mode {
        /// Read: nothing that happens to the file afterwards matters.
        case copy
        /// Mapped: opens at once; whoever truncates the file in place ends this process (SIGBUS).
        case map
    }

    let start: UnsafeRawPointer
    let count: Int
    private let isMapped: Bool

    private init(start: UnsafeRawPointer, count: Int, isMapped: Bool) {
        unsafe self.start = start
        self.count = count
        self.isMapped = isMapped
    }

    deinit {
        let address = unsafe UnsafeMutableRawPointer(mutating: start)
        if isMapped { unsafe munmap(address, count) } else { unsafe address.deallocate() }
    }

    /// A copy of `bytes`.
    static func copying(_ bytes: UnsafeRawBufferPointer) -> BundleBytes {
        let copy = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 64)
        if let source = bytes.baseAddress { unsafe copy.copyMemory(from: source, byteCount: bytes.count) }
        return unsafe BundleBytes(start: UnsafeRawPointer(copy), count: bytes.count, isMapped: false)
    }

    /// The file at `path`, symbolic links followed.
    static func file(_ path: String, _ mode: Mode) throws(BundleFault) -> BundleBytes {
        // Without O_NONBLOCK a FIFO would never open.
        let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(errno) }
        defer { close(descriptor) }
        var info = stat()
        guard unsafe fstat(descriptor, &info) == 0 else { throw failure(errno) }
        guard info.st_mode & S_IFMT == S_IFREG else {
            throw failure(info.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
        }
        let size = Int(info.st_size)
        guard size >= BundleFormat.blockSize else { throw tooShort(size) }
        switch mode {
        case .map: return try mapped(descriptor, size)
        case .copy: return try read(descriptor, size)
        }
    }

    static func tooShort(_ size: Int) -> BundleFault {
        BundleFault(rule: 1, at: size, "a bundle has \(BundleFormat.blockSize) bytes at least, and this has \(size)")
    }

    private static func mapped(_ descriptor: Int32, _ size: Int) throws(BundleFault) -> BundleBytes {
        guard let address = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), unsafe address != MAP_FAILED
        else { throw failure(errno) }
        return unsafe BundleBytes(start: UnsafeRawPointer(address), count: size, isMapped: true)
    }

    /// The file's size is a claim of the system, and the memory is asked for at once: a file that shrinks while it is
    /// read is one that is too short.
    private static func read(_ descriptor: Int32, _ size: Int) throws(BundleFault) -> BundleBytes {
        // The head first: what is no bundle is not read to its end, however long it is.
        var head = [UInt8](repeating: 0, count: BundleFormat.blockSize)
        let got = unsafe pread(descriptor, &head, head.count, 0)
        guard got >= 0 else { throw failure(errno) }
        guard got == head.count else { throw tooShort(got) }
        try BundleHead.checkBeginning(head, size: size)
        // Of pages, which the system hands out as they are touched, not of an allocator that might clear them first.
        guard let address = unsafe mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
            unsafe address != MAP_FAILED
        else { throw failure(errno) }
        #if os(Linux)
            // In large pages, of which there are a few hundred times fewer to ask for, and to look up afterwards. A hint:
            // where the system has none to give, nothing is lost.
            _ = unsafe madvise(address, size, MADV_HUGEPAGE)
        #endif
        let bytes = unsafe BundleBytes(start: UnsafeRawPointer(address), count: size, isMapped: true)
        var done = 0
        while done < size {
            let got = unsafe pread(descriptor, address + done, size - done, off_t(done))
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw failure(errno) }
            guard got > 0 else { throw BundleFault(rule: 4, at: done, "the file became shorter while it was read") }
            done += got
        }
        return bytes
    }

    private static func failure(_ code: Int32) -> BundleFault {
        let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
        return BundleFault(.system(code), rule: 0, at: 0, reason)
    }
}
