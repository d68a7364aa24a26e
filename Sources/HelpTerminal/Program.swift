#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The program of this process.
public enum Program {
    /// Its path, absolute and without symbolic links; nil where the system does not tell it.
    public static var path: String? {
        #if canImport(Darwin)
            var size: UInt32 = 0
            _ = unsafe _NSGetExecutablePath(nil, &size)
            var bytes = [CChar](repeating: 0, count: Int(size) + 1)
            guard unsafe _NSGetExecutablePath(&bytes, &size) == 0 else { return nil }
            return realPath(String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
        #else
            return realPath("/proc/self/exe")
        #endif
    }

    private static func realPath(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// Whether there is a program at `path`.
    public static func isExecutable(_ path: String) -> Bool { unsafe access(path, X_OK) == 0 }

    /// Lets the program at `path` take this process over; returns only where that is not possible.
    ///
    /// - Parameter arguments: all arguments, the program's name first.
    /// - Returns: what the system says of the reason.
    public static func become(_ path: String, _ arguments: [String]) -> String {
        let words = unsafe arguments.map { unsafe strdup($0) } + [nil]
        _ = unsafe execv(path, words)
        let code = errno
        unsafe words.forEach { unsafe free($0) }
        return unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    }
}
