import Foundation
import Testing

/// The command `helpc`, as built beside these tests.
struct Command {
    /// What a run came to.
    struct Result {
        var status: Int32
        var output: String
        var messages: String
    }

    /// The folder of the package.
    static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Whether documents are to be rewritten instead of compared.
    static let updates = ProcessInfo.processInfo.environment["HELPC_UPDATE"] == "1"

    /// A new folder that `body` may fill; it is removed afterwards.
    static func withFolder<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "helpc-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }

    /// Runs `helpc` with `arguments` in `folder`, standard input empty, as wide as a terminal of 80 columns.
    ///
    /// - Parameters:
    ///   - program: another place to run `helpc` from, where it was copied to.
    ///   - environment: further variables.
    static func run(
        _ arguments: [String], in folder: URL = package, program: URL? = nil, environment: [String: String] = [:]
    ) async throws -> Result {
        let executable = try program ?? #require(executable, "no ‘helpc’ was built beside the tests")
        let usual = ["COLUMNS": "80", "NO_COLOR": "1"]
        return try await launch(executable, arguments, in: folder, environment: usual.merging(environment) { $1 })
    }

    /// Runs `script` with the system's shell in `folder`; the first command that fails ends it.
    static func shell(
        _ script: String, in folder: URL, environment: [String: String] = ["PATH": "/usr/bin:/bin"]
    ) async throws -> Result {
        let shell = URL(filePath: "/bin/sh")
        return try await launch(shell, ["-e", "-c", script], in: folder, environment: environment)
    }

    private static func launch(
        _ executable: URL, _ arguments: [String], in folder: URL, environment: [String: String]
    ) async throws -> Result {
        try await withFolder { scratch in
            // Files, not pipes: tests run at once, and a process that inherits another's pipe keeps it open.
            let (output, messages) = (scratch.appending(path: "output"), scratch.appending(path: "messages"))
            for file in [output, messages] { try Data().write(to: file) }
            let process = try await started {
                let process = Process()
                process.executableURL = executable
                process.arguments = arguments
                process.currentDirectoryURL = folder
                process.environment = environment
                process.standardInput = FileHandle.nullDevice
                process.standardOutput = try FileHandle(forWritingTo: output)
                process.standardError = try FileHandle(forWritingTo: messages)
                return process
            }
            return Result(
                status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
                messages: try String(contentsOf: messages, encoding: .utf8))
        }
    }

    /// Runs the process that `make` makes to its end.
    ///
    /// A program that was copied just now may be "busy": another test that starts a process at this moment gives it the
    /// file that is written to, for as long as that takes to start.
    private static func started(_ make: () throws -> Process) async throws -> Process {
        var attempt = 0
        while true {
            let process = try make()
            do {
                try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
                    process.terminationHandler = { _ in ended.resume() }
                    do { try process.run() } catch { ended.resume(throwing: error) }
                }
                return process
            } catch let error as NSError {
                let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError
                guard attempt < 100, cause?.domain == NSPOSIXErrorDomain, cause?.code == Int(ETXTBSY) else { throw error }
                attempt += 1
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    /// The build folder is above the test bundle, which is this process' program or one of its arguments.
    static let executable: URL? = {
        for argument in CommandLine.arguments {
            var folder = URL(filePath: argument).deletingLastPathComponent()
            for _ in 0..<4 {
                let candidate = folder.appending(path: "helpc")
                let values = try? candidate.resourceValues(forKeys: [.isRegularFileKey])
                if values?.isRegularFile == true { return candidate }
                folder.deleteLastPathComponent()
            }
        }
        return nil
    }()
}
