import HelpCheck

/// Work spread over cores: each worker takes the next few items when it is free, and the results come back in order.
public struct Workers: Sendable {
    /// How many items are worked on at once.
    public let count: Int

    /// At least one worker.
    public init(count: Int) { self.count = max(1, count) }

    /// Is told how many items are done, and how many there are; called by the worker that has done the last of them.
    typealias Reporter = @Sendable (_ done: Int, _ total: Int) async -> Void

    /// The results of `body` for each index below `total`, by index.
    public func map<Result: Sendable>(_ total: Int, _ body: @escaping @Sendable (Int) -> Result) async -> [Result] {
        await map(total, reporter: nil, body)
    }

    /// The results of `body` for each index below `total`, by index; `reporter` is told after each few items.
    func map<Result: Sendable>(
        _ total: Int, reporter: Reporter?, _ body: @escaping @Sendable (Int) -> Result
    ) async -> [Result] {
        let queue = WorkQueue(total: total)
        var pieces: [(start: Int, results: [Result])] = []
        await withTaskGroup(of: [(start: Int, results: [Result])].self) { group in
            for _ in 0..<min(count, max(total, 1)) {
                group.addTask {
                    var done: [(start: Int, results: [Result])] = []
                    while let range = await queue.next() {
                        done.append((range.lowerBound, range.map(body)))
                        if let reporter { await reporter(await queue.finish(range.count), total) }
                    }
                    return done
                }
            }
            for await done in group { pieces += done }
        }
        pieces.sort { $0.start < $1.start }
        return pieces.flatMap(\.results)
    }

    /// Gives the results of `body` for each index below `total` to `consume`, by index, as soon as those before are there:
    /// one core takes in what the others make. The rest is not made once `consume` throws or says that it wants no more.
    func forEach<Result: Sendable, Failure: Error>(
        _ total: Int, reporter: Reporter? = nil, _ body: @escaping @Sendable (Int) -> Result,
        consume: (Int, Result) throws(Failure) -> Bool
    ) async throws(Failure) {
        let queue = WorkQueue(total: total)
        let (pieces, feed) = AsyncStream.makeStream(of: (start: Int, results: [Result]).self)
        var failure: Failure?
        await withTaskGroup { group in
            for _ in 0..<count {
                group.addTask {
                    while let range = await queue.next() {
                        feed.yield((range.lowerBound, range.map(body)))
                        // Lets what was made be taken in before more of it is.
                        await Task.yield()
                        if let reporter { await reporter(await queue.finish(range.count), total) }
                    }
                }
            }
            var feed = pieces.makeAsyncIterator()
            var waiting: [Int: [Result]] = [:]
            var next = 0
            do throws(Failure) {
                while next < total, let piece = await feed.next() {
                    waiting[piece.start] = piece.results
                    while let results = waiting.removeValue(forKey: next) {
                        for result in results {
                            guard try consume(next, result) else { return await queue.stop() }
                            next += 1
                        }
                    }
                }
            } catch {
                failure = error
                await queue.stop()
            }
        }
        if let failure { throw failure }
    }
}

/// Hands out ranges of items: large ones first, to save hand-overs, single ones at the end, so that all end together.
private actor WorkQueue {
    private var position = 0
    private var finished = 0
    private let total: Int

    init(total: Int) { self.total = total }

    /// How many items are done, `count` more than before.
    func finish(_ count: Int) -> Int {
        finished += count
        return finished
    }

    /// Hands out nothing more.
    func stop() { position = total }

    func next() -> Range<Int>? {
        guard position < total else { return nil }
        let size = max(1, min(16, (total - position) / 16))
        defer { position += size }
        return position..<position + size
    }
}
