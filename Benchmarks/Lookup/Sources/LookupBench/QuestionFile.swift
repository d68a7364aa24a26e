#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What to ask, as bench.c wrote it.
struct QuestionFile {
    private(set) var tags: [String] = []
    private(set) var questions: [(key: String, locale: Int)] = []

    init(_ path: String) throws {
        guard let file = fopen(path, "rb") else { fatalError("there are no questions in \(path)") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        var offset = 0
        func number() -> Int {
            defer { offset += 4 }
            return (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
        }
        for _ in 0..<number() {
            tags.append(String(decoding: bytes[offset..<offset + 64].prefix { $0 != 0 }, as: UTF8.self))
            offset += 64
        }
        while offset < bytes.count {
            let (key, tag, locale) = (number(), number(), number())
            questions.append((String(decoding: bytes[offset..<offset + key], as: UTF8.self), locale))
            offset += key + 1 + tag
        }
    }
}
