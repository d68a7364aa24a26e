#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Standard input, for commands that take `-` for a file.
public enum StandardInput {
    /// All bytes up to the end of the input, or the first `limit` and one more.
    public static func read(limit: Int) throws(FileError) -> [UInt8] {
        var result: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while result.count <= limit {
            let count = unsafe chunk.withUnsafeMutableBytes { buffer in
                #if canImport(Glibc)
                    unsafe Glibc.read(0, buffer.baseAddress, buffer.count)
                #elseif canImport(Musl)
                    unsafe Musl.read(0, buffer.baseAddress, buffer.count)
                #else
                    unsafe Darwin.read(0, buffer.baseAddress, buffer.count)
                #endif
            }
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw FileError(path: "-", action: "read", reason: unsafe String(cString: strerror(errno))) }
            if count == 0 { break }
            result += chunk.prefix(count)
        }
        return result
    }
}
