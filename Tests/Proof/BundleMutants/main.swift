// Damages a bundle in many ways and compares its answers with those of the whole one. The damaged bundles are opened in
// another process, so that a crash is a result.

import Foundation

/// What was asked for on the command line.
struct Options {
    /// The bundle; nil for one that is made up.
    var bundle: String?
    /// How many mutants there are.
    var count = 100_000
    /// How many of these are of the bundle as it is; the others are of a part of its topics.
    var whole = 2_000
    /// How many more are made of the part after it was mapped and verified.
    var late = 10_000
    var seed: UInt64 = 1
    /// The bytes of the part, about.
    var partSize = 3_000_000
    /// Whether every bit of a small bundle is turned over, too.
    var bits = false
    /// Whether bundles are opened without verification: then this has to find wrong texts, or it finds nothing.
    var trusting = false
    /// For the other process: whether files are changed after they were verified.
    var isLate = false
    /// The folder for the seeds of fuzzing, where only these are wanted.
    var seeds: String?
    /// For the other process: the file, and the mutants that it makes.
    var worker: (file: String, range: Range<Int>)?

    init?(_ words: [String]) {
        var words = words[...]
        while let word = words.popFirst() {
            switch word {
            case "--bits": bits = true
            case "--trusting": trusting = true
            case "--verified": isLate = true
            default: break
            }
            if ["--bits", "--trusting", "--verified"].contains(word) { continue }
            guard let value = words.popFirst() else { return nil }
            switch word {
            case "--bundle": bundle = value
            case "--seeds": seeds = value
            case "--count": count = Int(value) ?? count
            case "--whole": whole = Int(value) ?? whole
            case "--late": late = Int(value) ?? late
            case "--seed": seed = UInt64(value) ?? seed
            case "--part": partSize = Int(value) ?? partSize
            case "--worker":
                guard let first = words.popFirst().flatMap({ Int($0) }), let end = words.popFirst().flatMap({ Int($0) }),
                    first <= end
                else { return nil }
                worker = (value, first..<end)
            default: return nil
            }
        }
        whole = min(whole, count)
    }
}

guard let options = Options(Array(CommandLine.arguments.dropFirst())) else {
    print("usage: BundleMutants --seeds FOLDER")
    print("       BundleMutants [--bundle FILE] [--count N] [--whole N] [--late N] [--part BYTES]")
    print("                     [--seed N] [--bits] [--trusting]")
    exit(64)
}
do {
    if let folder = options.seeds {
        try SeedMaker.write(to: folder)
    } else if let worker = options.worker {
        try MutationWorker(worker.file, options).run(worker.range)
    } else {
        exit(try MutationRun(options).run() ? 0 : 1)
    }
} catch {
    print("BundleMutants: \(error)")
    exit(2)
}
