/// Runs what is asynchronous where libFuzzer calls: on its thread, without handing anything over, which takes longer than most
/// inputs do.
enum Waiting {
    private final class Loop: TaskExecutor, @unchecked Sendable {
        private var jobs: [UnownedJob] = []

        func enqueue(_ job: consuming ExecutorJob) { jobs.append(UnownedJob(job)) }

        func run() {
            while let job = jobs.popLast() { job.runSynchronously(on: asUnownedTaskExecutor()) }
        }
    }

    private final class Box: @unchecked Sendable {
        var complaint: String?
        var isDone = false
    }

    private static let loop = Loop()

    /// What `work` gives.
    static func result(_ work: @escaping @Sendable () async -> String?) -> String? {
        let box = Box()
        Task(executorPreference: loop) {
            box.complaint = await work()
            box.isDone = true
        }
        loop.run()
        guard box.isDone else { fatalError("the work waits for something that is not on this thread") }
        return box.complaint
    }
}
