import Foundation

/// The git repository that a content folder lies in. Nothing else in helpc starts another program.
struct GitRepository {
    private let git: String
    private let folder: String

    /// The repository around `folder`.
    ///
    /// - Throws: `ContentFailure.usage`, where there is no git or no repository.
    init(around folder: String) throws(ContentFailure) {
        self.folder = folder
        guard let git = Self.program else { throw .usage("‘--changed-since’ needs git, and none is found by ‘PATH’") }
        self.git = git
        let inside = run(["rev-parse", "--is-inside-work-tree"])
        guard inside.status == 0, inside.line == "true" else {
            throw .usage("‘\(folder)’ is in no git repository, which ‘--changed-since’ needs\(Self.reason(inside.messages))")
        }
    }

    /// The files of the folder that differ from those of the commit from which `revision` and what is checked out have
    /// grown: committed, staged, changed, new or removed, relative to the folder. A renamed file is there by both names.
    ///
    /// - Throws: `ContentFailure.usage`, where there is no such commit.
    func changedFiles(since revision: String) throws(ContentFailure) -> [String] {
        // No name begins with it, and git would take it for an option.
        guard !revision.isEmpty, !revision.hasPrefix("-") else { throw .usage(Self.unknown(revision)) }
        let commit = run(["rev-parse", "--verify", "--quiet", revision + "^{commit}"])
        guard commit.status == 0, let hash = commit.line else { throw .usage(Self.unknown(revision)) }
        let base = run(["merge-base", hash, "HEAD"])
        guard base.status == 0, let ancestor = base.line else {
            throw .usage(
                "‘\(revision)’ and what is checked out have no commit in common here; "
                    + "where the clone is shallow, fetch more of its history")
        }
        return try files(["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--relative", ancestor, "--"])
            + files(["ls-files", "-z", "--others", "--exclude-standard"])
    }

    private static func unknown(_ revision: String) -> String {
        "git knows no commit ‘\(revision)’ here; name a branch, a tag or a commit, and fetch it where the clone is shallow"
    }

    // MARK: Running git

    private struct Answer {
        var status: Int32
        var output: [UInt8] = []
        var messages = ""

        /// The first line.
        var line: String? {
            let line = output.prefix { $0 != 0x0A }
            return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
        }
    }

    private func files(_ arguments: [String]) throws(ContentFailure) -> [String] {
        let answer = run(arguments, keepsMessages: false)
        guard answer.status == 0 else {
            throw .usage("‘git \(arguments.first ?? "")’ failed with status \(answer.status); run it to see why")
        }
        return answer.output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Runs git in the folder and waits.
    ///
    /// - Parameter keepsMessages: whether what it says on standard error is wanted. It has to be short then: nobody reads
    ///   it before the output has ended.
    private func run(_ arguments: [String], keepsMessages: Bool = true) -> Answer {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: git)
        // Neither waits for another git nor starts a program that the repository names.
        process.arguments = ["--no-optional-locks", "-c", "core.fsmonitor=false"] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder, isDirectory: true)
        process.environment = Self.environment
        let (output, messages) = (Pipe(), Pipe())
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = keepsMessages ? messages : FileHandle.nullDevice
        do {
            try process.run()
            let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
            let text = keepsMessages ? try messages.fileHandleForReading.readToEnd() ?? Data() : Data()
            process.waitUntilExit()
            return Answer(
                status: process.terminationStatus, output: Array(bytes), messages: String(decoding: text, as: UTF8.self))
        } catch {
            return Answer(status: -1, messages: error.localizedDescription)
        }
    }

    /// A hook of git's has variables that name its repository, and relative to a folder that is not this one. Messages are
    /// looked into.
    private static var environment: [String: String] {
        let ofHooks = ["GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_NAMESPACE"]
        return ProcessInfo.processInfo.environment.filter { !ofHooks.contains($0.key) }
            .merging(["LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"]) { $1 }
    }

    private static var program: String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return path.split(separator: ":").lazy.map { $0 + "/git" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// What git says, where that is more than that there is no repository: one that belongs to somebody else, for instance.
    private static func reason(_ messages: String) -> String {
        guard let first = messages.split(separator: "\n").first, !first.contains("not a git repository") else { return "" }
        return "; git says: \(first.hasPrefix("fatal: ") ? first.dropFirst(7) : first)"
    }
}
