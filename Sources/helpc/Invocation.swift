import HelpCompiler

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// How this process was started: its program and its environment.
enum Invocation {
    /// The value of an environment variable, or nil where it is not set.
    static func variable(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }

    /// The path of this program, absolute and without symbolic links.
    ///
    /// - Throws: `FileError`, where the system does not tell it.
    static func executable() throws(FileError) -> String {
        #if canImport(Darwin)
            var size: UInt32 = 0
            _ = unsafe _NSGetExecutablePath(nil, &size)
            var bytes = [CChar](repeating: 0, count: Int(size) + 1)
            guard unsafe _NSGetExecutablePath(&bytes, &size) == 0 else {
                throw FileError(path: "helpc", action: "find", reason: "the system does not tell its path")
            }
            let path = String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        #else
            let path = "/proc/self/exe"
        #endif
        return try DiskFileSystem().realPath(of: path)
    }
}
