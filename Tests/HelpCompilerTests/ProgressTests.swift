import Testing

@testable import HelpCompiler

/// What a build tells of itself while it runs.
@Suite struct ProgressTests {
    @Test(arguments: [1, 4])
    func `progress is told step by step, up to the last file`(jobs: Int) async throws {
        let told = Told()
        let outcome = try await Sample.fileSystem().build(jobs: jobs) { options in
            options.progress = Build.Progress { await told.add($0) }
        }
        let updates = await told.updates
        let steps = updates.map(\.step).reduce(into: [Build.Progress.Step]()) { if $0.last != $1 { $0.append($1) } }
        #expect(steps == Build.Progress.Step.allCases)
        for step in steps {
            let counts = updates.filter { $0.step == step }
            #expect(Set(counts.map(\.total)).count == 1)
            #expect(counts.map(\.done).max() == counts.first?.total)
            #expect(Set(counts.map(\.done)).count == counts.count)
        }
        // Seven topics, and three locales as wholes.
        #expect(updates.contains(Build.Progress.Update(.checking, 10, of: 10)))
        #expect(outcome.topicCount == 7)
    }

    private actor Told {
        private(set) var updates: [Build.Progress.Update] = []

        func add(_ update: Build.Progress.Update) { updates.append(update) }
    }
}
