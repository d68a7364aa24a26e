import HelpKeys

/// What a log says of failures, collected line by line in memory that does not depend on its length.
///
/// One failure of a rule is told in several steps: that the rule holds, that it failed, what is required, where the
/// help is. They come in this order, so a step that is not later than the last one belongs to the next failure. That
/// also joins the runs of a program that was started again, however many are in one log.
public struct SetupLog: Sendable {
    private var failures: [LoggedFailure] = []
    private var errors = LoggedErrors()
    /// How many lines are warnings that belong to no failure.
    public private(set) var warningCount = 0
    /// How many failures were left out, because there are more of them than anybody reads.
    public private(set) var droppedFailureCount = 0

    /// How far the latest failure of each of `failures` was told.
    private var steps: [Step] = []
    /// How many lines there were when each of `failures` was first reported.
    private var order: [Int] = []
    private var lineCount = 0
    /// How often each of `failures` had failed when it was last taken by `takeNews`.
    private var toldCounts: [Int] = []
    private var indexByName: [String: Int] = [:]
    private var severityByRule: [String: FailureSeverity] = [:]

    /// The failures of the present report whose message is going to be said again, by that message, in order.
    private var awaited: [String: [Int]] = [:]
    private var awaitedCount = 0
    /// The rules that hold in the present run, in order.
    private var holding: [Int] = []
    /// The failures of the present report without a rule and a link, in order.
    private var unnamed: [Int] = []
    /// Whether the lines before this one reported failures.
    public private(set) var isReporting = false

    private var subject = Subject.nothing
    private var growth = Growth.none
    private var growthCount = 0

    private enum Step: Int, Comparable {
        case holds, failed, told, linked
        static func < (left: Step, right: Step) -> Bool { left.rawValue < right.rawValue }
    }

    /// What the line before was about: a link behind it belongs to it.
    private enum Subject {
        case nothing
        case failure(Int)
        case message(String, FailureSeverity, LogPlace)
    }

    /// What lines without a time continue.
    private enum Growth {
        case none
        /// A failure's message, up to the bracket that ends it where there is one.
        case message(Int, endsWithBracket: Bool)
        case error(Int)
    }

    /// The most failures and rules that are kept.
    private static let (mostFailures, mostRules) = (1_000, 10_000)
    /// The most bytes of a message, and lines that it goes on for.
    private static let (longestMessage, mostLines) = (4_096, 16)

    /// Nothing yet.
    public init() {}

    // MARK: What was collected

    /// The failures, each once, in the order in which the log reports them.
    public var foundFailures: [LoggedFailure] {
        failures.indices.filter { failures[$0].count > 0 }.sorted { (order[$0], $0) < (order[$1], $1) }
            .map { failures[$0] }
    }

    /// The error lines that belong to no failure, each text once, in order; of very many the first and the last.
    public var foundErrors: [LoggedMessage] { errors.all }

    /// How many error lines between the first and the last were left out.
    public var droppedErrorCount: Int { errors.droppedCount }

    /// The failures that were reported since this was last asked, and those that were reported again.
    public mutating func takeNews() -> [LoggedFailure] {
        var news: [LoggedFailure] = []
        for (index, failure) in failures.enumerated() where failure.isReported && failure.count > toldCounts[index] {
            toldCounts[index] = failure.count
            news.append(failure)
        }
        return news
    }

    // MARK: Lines

    /// Takes the next line.
    public mutating func add(_ line: LogLine) {
        lineCount += 1
        let (event, prefix) = LogScanner.read(line.bytes)
        if case .other = event {
            if prefix.time == nil { return carryOn(line.bytes[prefix.end...]) }
            subject = .nothing
            growth = .none
            if isReporting { endReport() }
            return
        }
        growth = .none
        let place = LogPlace(line: line.number, time: prefix.time.map { LogText.decoded(line.bytes[$0]) })
        switch event {
        case .other: break
        case .started(let rule, let severity): start(rule, severity)
        case .holds(let rule): hold(rule, at: place)
        case .failed(let rule, let message, let severity, let isComplete):
            fail(rule, Self.text(message, isCut: line.isCut), severity, isComplete: isComplete, at: place)
        case .message(let level, let text): tell(level, Self.text(text, isCut: line.isCut), at: place)
        case .link(let address, let isHelp): link(LogText.decoded(address), isHelp: isHelp, at: place)
        }
    }

    /// Takes the end of a report: what is told from now on is another one.
    public mutating func endReport() {
        isReporting = false
        for severity in [FailureSeverity.error, .warning] { nameByPlace(severity) }
        unnamed = []
        holding = []
        (awaited, awaitedCount) = ([:], 0)
    }

    private static func text(_ bytes: ArraySlice<UInt8>, isCut: Bool) -> String {
        let trimmed = LogByte.trimmed(bytes)
        let kept = LogText.prefix(trimmed, limit: longestMessage)
        return LogText.decoded(kept) + (isCut || kept.count < trimmed.count ? "…" : "")
    }

    private static func folded(_ name: String) -> String {
        String(decoding: name.utf8.map(LookupKey.folded), as: UTF8.self)
    }

    /// A line that neither begins with a time nor says anything by itself.
    private mutating func carryOn(_ bytes: ArraySlice<UInt8>) {
        let trimmed = LogByte.trimmed(bytes)
        guard !trimmed.isEmpty else { return }
        switch growth {
        case .none: break
        case .error(let index): errors.follow(index)
        case .message(let index, let endsWithBracket):
            let isEnd = endsWithBracket && trimmed.last == LogByte.closeBracket
            let room = Self.longestMessage - failures[index].message.utf8.count
            guard growthCount < Self.mostLines, room > 0 else {
                failures[index].message += "…"
                growth = .none
                return
            }
            growthCount += 1
            let kept = LogText.prefix(isEnd ? trimmed.dropLast() : trimmed, limit: room)
            if !kept.isEmpty { failures[index].message += "\n" + LogText.decoded(kept) }
            if isEnd { growth = .none }
        }
    }
}

// MARK: - Steps

extension SetupLog {
    private mutating func start(_ rule: ArraySlice<UInt8>, _ severity: FailureSeverity) {
        if isReporting { endReport() }
        let name = Self.folded(LogText.decoded(rule))
        if severityByRule.count < Self.mostRules || severityByRule[name] != nil { severityByRule[name] = severity }
    }

    private mutating func hold(_ rule: ArraySlice<UInt8>, at place: LogPlace) {
        if isReporting { endReport() }
        subject = .nothing
        let name = LogText.decoded(rule)
        // What a rule means that nobody announced is not known: it may be good news.
        guard let severity = severityByRule[Self.folded(name)] else { return }
        let failure = LoggedFailure(rule: name, message: "", severity: severity, at: place, isReported: false)
        guard let index = advance(Self.folded(name), to: .holds, failure) else { return }
        if holding.count < Self.mostFailures { holding.append(index) }
    }

    private mutating func fail(
        _ rule: ArraySlice<UInt8>, _ message: String, _ severity: FailureSeverity?, isComplete: Bool, at place: LogPlace
    ) {
        isReporting = true
        subject = .nothing
        let name = LogText.decoded(rule)
        let known = severity ?? severityByRule[Self.folded(name)] ?? .error
        let failure = LoggedFailure(rule: name, message: message, severity: known, at: place)
        guard let index = advance(Self.folded(name), to: .failed, failure) else { return }
        subject = .failure(index)
        if awaitedCount > Self.mostFailures { (awaited, awaitedCount) = ([:], 0) }
        awaited[message, default: []].append(index)
        awaitedCount += 1
        if !isComplete, failures[index].message == message { grow(.message(index, endsWithBracket: true), place) }
    }

    private mutating func grow(_ growth: Growth, _ place: LogPlace) {
        // Where lines have no time, each stands for itself.
        self.growth = place.time == nil ? .none : growth
        growthCount = 0
    }

    private mutating func tell(_ level: LogLevel, _ message: String, at place: LogPlace) {
        let severity = FailureSeverity(level)
        switch level {
        case .required, .recommended:
            isReporting = true
            if let index = awaited[message]?.first {
                awaited[message]?.removeFirst()
                awaitedCount -= 1
                if awaited[message]?.isEmpty == true { awaited[message] = nil }
                failures[index].severity = severity
                steps[index] = max(steps[index], .told)
                subject = .failure(index)
                return
            }
            subject = .nothing
            let failure = LoggedFailure(rule: nil, message: message, severity: severity, at: place)
            guard let index = advance(Self.nameless(message), to: .told, failure) else { return }
            subject = .failure(index)
            if unnamed.count < Self.mostFailures { unnamed.append(index) }
            if failures[index].count == 1 { grow(.message(index, endsWithBracket: false), place) }
        case .error:
            if isReporting { endReport() }
            subject = .message(message, severity, place)
            if let number = errors.add(message, at: place) { grow(.error(number), place) }
        case .warning:
            if isReporting { endReport() }
            subject = .message(message, severity, place)
            warningCount += 1
        }
    }

    /// The name in `indexByName` of what has none; no rule's name begins so.
    private static func nameless(_ message: String) -> String { "\n" + message }

    private mutating func link(_ address: String, isHelp: Bool, at place: LogPlace) {
        let id = name(of: address)
        switch subject {
        case .failure(let index) where failures[index].rule == nil && failures[index].helpURL == nil:
            name(index, address, id)
        case .failure(let index):
            failures[index].helpURL = failures[index].helpURL ?? address
            steps[index] = .linked
        case .message(let message, let severity, _):
            guard let id else { break }
            takeBack(message, severity)
            let failure = LoggedFailure(rule: nil, message: message, severity: severity, helpURL: address, at: place)
            if let index = advance(id, to: .told, failure) { steps[index] = .linked }
        case .nothing:
            guard isHelp, let id else { break }
            let failure = LoggedFailure(rule: nil, message: "", severity: .error, helpURL: address, at: place)
            _ = advance(id, to: .linked, failure)
        }
        isReporting = true
        subject = .nothing
    }

    /// The name in `indexByName` of what has its help at `address`; nil where that names nothing.
    ///
    /// A rule's name is the last part of a dotted id; other rules may share it, and then have another address.
    private func name(of address: String) -> String? {
        guard let id = HelpAddress.fullID(in: address).map(Self.folded) else { return nil }
        guard indexByName[id] == nil, let last = id.split(separator: ".").last.map(String.init),
            let index = indexByName[last], failures[index].rule != nil
        else { return id }
        guard let other = failures[index].helpURL.flatMap(HelpAddress.fullID) else { return last }
        return Self.folded(other) == id ? last : id
    }

    /// Gives the failure at `index`, which has no rule, the id that its link names.
    private mutating func name(_ index: Int, _ address: String, _ id: String?) {
        unnamed.removeAll { $0 == index }
        guard let id else {
            failures[index].helpURL = address
            return
        }
        var failure = failures[index]
        failure.helpURL = address
        (failure.first, failure.count) = (failure.last, 1)
        withdraw(index)
        if let named = advance(id, to: .told, failure) { steps[named] = .linked }
    }

    private mutating func withdraw(_ index: Int) {
        failures[index].count -= 1
        toldCounts[index] = min(toldCounts[index], failures[index].count)
    }

    /// A message turned out to be that of a failure.
    private mutating func takeBack(_ message: String, _ severity: FailureSeverity) {
        if severity == .warning { warningCount -= 1 } else { errors.takeBack(message) }
    }

    /// Notes that the failure called `name` was told so far.
    ///
    /// - Returns: its index; nil where there are too many failures already.
    private mutating func advance(_ name: String, to step: Step, _ failure: LoggedFailure) -> Int? {
        guard let index = indexByName[name] else {
            guard failures.count < Self.mostFailures else {
                droppedFailureCount += 1
                return nil
            }
            indexByName[name] = failures.count
            failures.append(failure)
            steps.append(step)
            order.append(lineCount)
            toldCounts.append(0)
            return failures.count - 1
        }
        if failures[index].count == 0 {
            failures[index] = failure
            order[index] = lineCount
        } else if steps[index] >= step {
            failures[index].count += 1
            failures[index].last = failure.last
        } else if steps[index] == .holds {
            // Where it is reported matters more than where it was found out.
            if failures[index].count == 1 { (failures[index].first, order[index]) = (failure.last, lineCount) }
            failures[index].last = failure.last
        }
        steps[index] = step
        complete(index, with: failure)
        return index
    }

    private mutating func complete(_ index: Int, with failure: LoggedFailure) {
        failures[index].isReported = failures[index].isReported || failure.isReported
        failures[index].rule = failures[index].rule ?? failure.rule
        failures[index].helpURL = failures[index].helpURL ?? failure.helpURL
        if failures[index].message.isEmpty { failures[index].message = failure.message }
        if failure.isReported { failures[index].severity = failure.severity }
    }

    /// Gives messages without a rule to the rules that hold and were not reported, where there are as many of these as
    /// of those: a program reports its rules in the order in which it evaluates them.
    private mutating func nameByPlace(_ severity: FailureSeverity) {
        let rules = holding.filter { steps[$0] == .holds && failures[$0].severity == severity }
        let messages = unnamed.filter { failures[$0].severity == severity && failures[$0].count > 0 }
        guard rules.count == messages.count, Set(rules).count == rules.count, Set(messages).count == rules.count else {
            return
        }
        for (rule, message) in zip(rules, messages) {
            let place = failures[message].last
            if failures[rule].message.isEmpty {
                failures[rule].message = failures[message].message
                failures[rule].isMessageInferred = true
            }
            if failures[rule].count == 1 { (failures[rule].first, order[rule]) = (place, order[message]) }
            failures[rule].last = place
            failures[rule].isReported = true
            steps[rule] = .told
            withdraw(message)
        }
    }
}
