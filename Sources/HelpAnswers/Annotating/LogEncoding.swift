/// How a log is encoded, as far as its lines cannot be told apart without knowing.
public enum LogEncoding: Sendable, Hashable {
    /// ASCII and a superset of it, line by line: UTF-8, else Windows-1252.
    case bytes
    /// UTF-16, as shells of Windows write what is sent to a file.
    case utf16(isBigEndian: Bool)

    /// So many bytes tell; fewer do where there are no more.
    static let sampleLength = 16

    /// What the first bytes of a log say, and how many of them are a byte order mark.
    ///
    /// Without a mark it is UTF-16 where every other of the first bytes is zero: a log begins with ASCII.
    static func detected(in bytes: some Collection<UInt8>) -> (encoding: LogEncoding, markLength: Int) {
        let sample = Array(bytes.prefix(sampleLength))
        if sample.starts(with: [0xEF, 0xBB, 0xBF]) { return (.bytes, 3) }
        if sample.starts(with: [0xFF, 0xFE]) { return (.utf16(isBigEndian: false), 2) }
        if sample.starts(with: [0xFE, 0xFF]) { return (.utf16(isBigEndian: true), 2) }
        guard sample.count >= 4 else { return (.bytes, 0) }
        for isBigEndian in [false, true] {
            let isASCII = sample.indices.allSatisfy { ($0 % 2 == (isBigEndian ? 0 : 1)) == (sample[$0] == 0) }
            if isASCII { return (.utf16(isBigEndian: isBigEndian), 0) }
        }
        return (.bytes, 0)
    }

    /// The name that stands in reports.
    public var name: String {
        switch self {
        case .bytes: "UTF-8"
        case .utf16(isBigEndian: false): "UTF-16LE"
        case .utf16(isBigEndian: true): "UTF-16BE"
        }
    }
}
