import Foundation
import Testing

/// Runs the program that damages bundles, which opens them in a process of its own.
@Suite struct MutantTests {
    /// The real bundle to damage, where one is at hand; otherwise the program makes one up.
    private static let bundle = ProcessInfo.processInfo.environment["HELPC_BUNDLE_TO_MUTATE"]

    private func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let executable = try #require(Self.executable, "no ‘BundleMutants’ was built beside the tests")
        let file = FileManager.default.temporaryDirectory.appending(path: "mutants-\(UUID().uuidString)")
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments + (Self.bundle.map { ["--bundle", $0] } ?? [])
        process.standardOutput = try FileHandle(forWritingTo: file)
        process.standardError = process.standardOutput
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, try String(contentsOf: file, encoding: .utf8))
    }

    /// Beside the tests, however these are run.
    private static let executable: URL? = {
        var folder = Bundle(for: Marker.self).bundleURL
        for _ in 0..<6 {
            let file = folder.appending(path: "BundleMutants")
            if FileManager.default.isExecutableFile(atPath: file.path(percentEncoded: false)) { return file }
            folder.deleteLastPathComponent()
        }
        return nil
    }()

    private final class Marker {}

    @Test func noMutantCrashesOrHangsOrAnswersWrongly() throws {
        let result = try run(["--count", "2000", "--whole", "100", "--late", "1000", "--part", "60000"])
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("1900 mutants"))
        #expect(result.output.contains("1000 mutants of the part of it, verified before"))
    }

    @Test func wrongAnswersWouldBeFound() throws {
        let result = try run(["--count", "200", "--whole", "0", "--late", "0", "--part", "60000", "--trusting"])
        #expect(result.status == 1, "\(result.output)")
    }
}
