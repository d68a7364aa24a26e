import Foundation
import Testing

@testable import HelpAnswers

/// Real logs, where `HELPC_SHARED` names the folder that has them.
private enum SharedLogs {
    static let comment: Comment =
        "HELPC_SHARED names no folder with fixtures/setup-logs/: tests on real logs are skipped"

    static let files: [URL] = {
        guard let path = ProcessInfo.processInfo.environment["HELPC_SHARED"] else { return [] }
        let folder = URL(filePath: path).appending(path: "fixtures/setup-logs")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
        return names.filter { $0.hasSuffix(".log") }.sorted().map { folder.appending(path: $0) }
    }()
}

@Suite(.enabled(if: !SharedLogs.files.isEmpty, SharedLogs.comment)) struct SharedLogTests {
    /// The first group of `pattern` in each line that has it, each once, in order.
    private func matches(_ pattern: Regex<(Substring, Substring)>, in text: String) -> [String] {
        var found: [String] = []
        for line in text.split(whereSeparator: \.isNewline) {
            guard let match = line.firstMatch(of: pattern), !found.contains(String(match.1)) else { continue }
            found.append(String(match.1))
        }
        return found
    }

    @Test(arguments: SharedLogs.files)
    func `each failed rule of a real log is found once, in order, with its message and its address`(file: URL) throws {
        let text = try String(contentsOf: file, encoding: .utf8)
        let failures = LogSamples.log(text).foundFailures
        let errors = failures.filter { $0.severity == .error }
        let advice = failures.filter { $0.severity == .warning }
        #expect(errors.compactMap(\.rule) == matches(/Failed \[Rule:([^\]]+)\]/, in: text))
        #expect(advice.map(\.message) == matches(/\[RECOMENDED\] (.*)/, in: text))
        #expect(failures.compactMap(\.helpURL) == matches(/Help URL: (.*)/, in: text))
        #expect(failures.allSatisfy { $0.count == 1 && $0.rule != nil && !$0.message.isEmpty })
    }

    @Test(arguments: SharedLogs.files)
    func `a real log says the same in UTF-16 with CR LF, as one line, and cut into small pieces`(file: URL) throws {
        let text = try String(contentsOf: file, encoding: .utf8)
        let expected = LogSamples.log(text).foundFailures
        let wide = "\u{FEFF}" + text.replacing("\n", with: "\r\n")
        let bytes = wide.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        var log = SetupLog()
        for line in LogSamples.lines(bytes, chunk: 1_001).lines { log.add(line) }
        log.endReport()
        #expect(log.foundFailures == expected)

        let joined = LogSamples.log(text.replacing("\n", with: " ")).foundFailures
        #expect(joined.map(\.rule) == expected.map(\.rule))
        #expect(joined.map(\.message) == expected.map(\.message))
    }
}
