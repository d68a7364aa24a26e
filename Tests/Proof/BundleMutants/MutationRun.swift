import BundleProof
import Foundation
import HelpBundle
import HelpLookup

/// Has mutants made by another process, and counts what came of them.
struct MutationRun {
    private let options: Options

    init(_ options: Options) {
        self.options = options
    }

    /// Makes all mutants; whether nothing happened that must not.
    func run() throws -> Bool {
        let folder = FileManager.default.temporaryDirectory.appending(path: "bundle-mutants-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var isClean = true
        if options.bits { isClean = try turnEveryBit() }
        let bytes = try options.bundle.map { Array(try Data(contentsOf: URL(filePath: $0))) }
            ?? ProofBundle.bytes(topics: 40, length: 300)
        if options.whole > 0 {
            isClean = try mutate(bytes, 0..<options.whole, "bundle", in: folder) && isClean
        }
        if options.whole < options.count {
            let part = try BundlePart.bytes(of: BundleFile(bytes), size: options.partSize)
            isClean = try mutate(part, options.whole..<options.count, "part of it", in: folder) && isClean
            if options.late > 0 {
                isClean = try mutate(part, 0..<options.late, "part of it, verified before", isLate: true, in: folder) && isClean
            }
        }
        return isClean
    }

    private func mutate(
        _ bytes: [UInt8], _ range: Range<Int>, _ name: String, isLate: Bool = false, in folder: URL
    ) throws -> Bool {
        let path = folder.appending(path: "mutant.helpb").path(percentEncoded: false)
        let begin = ContinuousClock.now
        var tally = Tally()
        var next = range.lowerBound
        while next < range.upperBound {
            try Data(bytes).write(to: URL(filePath: path))
            // Counted at its end, so that a process has few of them: what a crash loses is made again without it.
            let end = min(next + 5_000, range.upperBound)
            next = try work(path, next..<end, bytes, isLate, &tally)
        }
        let seconds = (ContinuousClock.now - begin).components.seconds
        print("\(range.count) mutants of the \(name), \(bytes.count) bytes, in \(seconds) s")
        print(tally.table)
        return tally.isClean
    }

    /// Has a range of mutants made; returns the first that is still to be made.
    private func work(
        _ path: String, _ range: Range<Int>, _ bytes: [UInt8], _ isLate: Bool, _ tally: inout Tally
    ) throws -> Int {
        let process = Process()
        process.executableURL = Bundle.main.executableURL
        process.arguments = [
            "--seed", "\(options.seed)", "--worker", path, "\(range.lowerBound)", "\(range.upperBound)",
        ] + (options.trusting ? ["--trusting"] : []) + (isLate ? ["--verified"] : [])
        try process.run()
        process.waitUntilExit()
        if process.terminationReason == .exit, process.terminationStatus == 0 {
            tally.add(try JSONDecoder().decode(Tally.self, from: Data(contentsOf: URL(filePath: path + ".tally"))))
            return range.upperBound
        }
        let progress = (try? String(contentsOfFile: path + ".progress", encoding: .utf8)) ?? ""
        guard process.terminationReason == .uncaughtSignal, let word = progress.split(separator: " ").first,
            let number = Int(word), range.contains(number)
        else { throw CocoaError(.executableLoad) }
        let isHang = process.terminationStatus == SIGALRM
        print("mutant \(number): \(isHang ? "no end in 20 s" : "signal \(process.terminationStatus)")")
        // The mutants before it once more, to count them.
        if number > range.lowerBound {
            try Data(bytes).write(to: URL(filePath: path))
            _ = try work(path, range.lowerBound..<number, bytes, isLate, &tally)
        }
        let parts = try BundleFile(bytes).parts.map { $0.offset..<$0.offset + $0.length }
        let name = Mutant(number, seed: options.seed, bytes, parts: parts, isLate: isLate).name
        tally[name].mutants += 1
        if isHang { tally[name].hangs += 1 } else { tally[name].crashes += 1 }
        return number + 1
    }

    /// Turns every bit of a small bundle over, one at a time, and asks for everything that is in it.
    private func turnEveryBit() throws -> Bool {
        let begin = ContinuousClock.now
        let whole = try ProofBundle.bytes(topics: 3)
        let table = try AnswerTable(LookupBundle(whole, verification: .all))
        var tally = Tally()
        for bit in 0..<whole.count * 8 {
            var bytes = whole
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            let name = bit < 4096 * 8 ? "a bit of the head" : "a bit of the rest"
            var counts = tally[name]
            counts.mutants += 1
            if let bundle = try? LookupBundle(bytes) {
                if bit < 4096 * 8 || (try? bundle.verify()) != nil { counts.unnoticed += 1 }
                table.compare(bundle, 0..<table.count) { _, verdict in
                    switch verdict {
                    case .right: counts.right += 1
                    case .error: counts.errors += 1
                    case .wrong: counts.wrong += 1
                    case .falseMiss: counts.falseMisses += 1
                    }
                }
            } else {
                counts.refused += 1
            }
            tally[name] = counts
        }
        let seconds = (ContinuousClock.now - begin).components.seconds
        print("every bit of a bundle of \(whole.count) bytes, \(table.count) questions each, in \(seconds) s")
        print(tally.table)
        return tally.isClean
    }
}
