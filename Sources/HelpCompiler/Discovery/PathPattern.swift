/// A pattern of paths as in `.gitignore`: `*` within a segment, `**` across segments, `?` for one character. A pattern
/// without a slash fits a name at any depth; one that fits a folder fits all that is in it.
struct PathPattern: Sendable {
    private let segments: [[UInt8]]

    /// Reads a pattern.
    init(_ text: String) {
        let trimmed = text.utf8.drop { $0 == 0x2F }
        var segments = trimmed.split(separator: 0x2F).map { Array($0) }
        if segments.count == 1, trimmed.count == text.utf8.count { segments.insert(Self.anySegments, at: 0) }
        self.segments = segments
    }

    /// Whether the pattern fits `path` or a folder that holds it. O(segments of both, multiplied).
    func matches(_ path: String) -> Bool {
        let names = path.utf8.split(separator: 0x2F).map { Array($0) }
        guard !segments.isEmpty, !names.isEmpty else { return false }
        var (index, position) = (0, 0)
        var star: (pattern: Int, name: Int)?
        // As for the characters of a segment: only the last `**` is gone back to.
        while index < segments.count {
            if segments[index] == Self.anySegments {
                star = (index, position)
                index += 1
                if index == segments.count { return position < names.count }
            } else if position < names.count, Self.fits(segments[index], names[position]) {
                index += 1
                position += 1
            } else if let last = star, last.name < names.count {
                star = (last.pattern, last.name + 1)
                (index, position) = (last.pattern + 1, last.name + 1)
            } else {
                return false
            }
        }
        return true
    }

    private static let anySegments = Array("**".utf8)

    /// Matches one segment with `*` and `?`, without backtracking further than the last `*`.
    private static func fits(_ pattern: [UInt8], _ name: [UInt8]) -> Bool {
        var (index, position) = (0, 0)
        var star: (pattern: Int, name: Int)?
        while position < name.count {
            if index < pattern.count, pattern[index] == 0x2A {
                star = (index, position)
                index += 1
            } else if index < pattern.count, pattern[index] == 0x3F || pattern[index] == name[position] {
                position += 1
                // One character may have several bytes.
                while pattern[index] == 0x3F, position < name.count, name[position] & 0xC0 == 0x80 { position += 1 }
                index += 1
            } else if let last = star {
                star = (last.pattern, last.name + 1)
                (index, position) = (last.pattern + 1, last.name + 1)
            } else {
                return false
            }
        }
        return pattern[index...].allSatisfy { $0 == 0x2A }
    }
}
