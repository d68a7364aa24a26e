import Dispatch

/// Waits where libFuzzer calls, which knows nothing of tasks.
enum Waiting {
    private final class Box: @unchecked Sendable {
        var complaint: String?
    }

    /// What `work` gives, once it has.
    static func result(_ work: @escaping @Sendable () async -> String?) -> String? {
        let box = Box()
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            box.complaint = await work()
            done.signal()
        }
        done.wait()
        return box.complaint
    }
}
