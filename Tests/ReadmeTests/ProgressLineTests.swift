import Foundation
import HelpCompiler
import Testing

@testable import helpc_compiler

/// The line that says how far a build is.
@Suite struct ProgressLineTests {
    @Test func `the line says the step and the counts, in less columns than the narrowest terminal has`() {
        #expect(ProgressLine.text(Build.Progress.Update(.reading, 1234, of: 4221)) == "reading 1234 of 4221")
        #expect(ProgressLine.text(Build.Progress.Update(.writing, 0, of: 1)) == "writing 0 of 1")
        for step in Build.Progress.Step.allCases {
            #expect(ProgressLine.text(Build.Progress.Update(step, 2_000_000, of: 2_000_000)).count < 40)
        }
    }

    @Test func `nothing is rewritten where standard error is no terminal, however long a build takes`() async throws {
        try await Command.withFolder { folder in
            let topics = folder.appending(path: "Content/en-us")
            try FileManager.default.createDirectory(at: topics, withIntermediateDirectories: true)
            let body = String(repeating: "Some *text* with `code` and a [link](t0.md).\n\n", count: 100)
            for number in 0..<100 {
                let topic = "---\ntitle: Topic \(number)\nassetid: \(UUID().uuidString)\n---\n\n\(body)"
                try Data(topic.utf8).write(to: topics.appending(path: "t\(number).md"))
            }
            let result = try await Command.run(["build"], in: folder, environment: ["TERM": "xterm"])
            #expect(result.status == 0)
            #expect(!result.messages.contains("\r") && !result.messages.contains("\u{1B}"))
            #expect(result.messages.hasPrefix("100 topics, "))
        }
    }
}
