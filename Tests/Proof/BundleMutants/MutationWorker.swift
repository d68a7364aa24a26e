import BundleProof
import Foundation
import HelpBundle
import HelpKeys
import HelpLookup

/// Makes mutants of a file, one after the other, in the file itself, and puts back what it changed.
struct MutationWorker {
    private let path: String
    private let seed: UInt64
    private let verification: BundleVerification
    private let bytes: [UInt8]
    private let parts: [Range<Int>]
    private let table: AnswerTable
    private let places: [[UInt8]: Range<Int>]
    private let keyPlaces: KeyPlaces
    /// The file while it is whole, for mutants that are made of what was verified before.
    private let probe: ChangedFileProbe?

    /// Longer than any look-up could take: the alarm ends the process, which is a hang.
    private static let patience: UInt32 = 20
    /// How many questions are asked of each mutant by chance, beside those that its damage is about.
    private static let questions = 120

    init(_ path: String, _ options: Options) throws {
        self.path = path
        seed = options.seed
        verification = options.trusting ? .none : .table
        bytes = Array(try Data(contentsOf: URL(filePath: path)))
        let bundle = try LookupBundle(bytes, verification: .all)
        parts = try BundleFile(bytes).parts.map { $0.offset..<$0.offset + $0.length }
        table = try AnswerTable(bundle)
        places = table.places
        keyPlaces = KeyPlaces(bytes)
        probe = try options.isLate ? ChangedFileProbe(path: path, bytes) : nil
        guard table.answeredCount > 0 else { throw POSIXError(.EINVAL) }
    }

    /// Makes the mutants with these numbers. The number of the one that is being looked at is in the file
    /// `PATH.progress`, for whoever finds this process dead; what was counted is in `PATH.tally`, now and then.
    func run(_ range: Range<Int>) throws {
        let file = try FileHandle(forUpdating: URL(filePath: path))
        try Data().write(to: URL(filePath: path + ".progress"))
        let progress = try FileHandle(forWritingTo: URL(filePath: path + ".progress"))
        var tally = Tally()
        for number in range {
            try progress.seek(toOffset: 0)
            try progress.write(contentsOf: Data("\(number) \n".utf8))
            let mutant = Mutant(number, seed: seed, bytes, parts: parts, isLate: probe != nil)
            try apply(mutant, to: file)
            alarm(Self.patience)
            if let probe { look(through: probe, at: mutant, number, &tally) } else { look(at: mutant, number, &tally) }
            alarm(0)
            try undo(mutant, in: file)
        }
        try JSONEncoder().encode(tally).write(to: URL(filePath: path + ".tally"))
    }

    private func apply(_ mutant: Mutant, to file: FileHandle) throws {
        if mutant.size < bytes.count { try file.truncate(atOffset: UInt64(mutant.size)) }
        for change in mutant.changes {
            try file.seek(toOffset: UInt64(change.offset))
            try file.write(contentsOf: Data(change.bytes))
        }
    }

    private func undo(_ mutant: Mutant, in file: FileHandle) throws {
        if mutant.size < bytes.count {
            try file.seek(toOffset: UInt64(mutant.size))
            try file.write(contentsOf: Data(bytes[mutant.size...]))
        }
        for change in mutant.changes {
            try file.seek(toOffset: UInt64(change.offset))
            try file.write(contentsOf: Data(bytes[change.offset..<change.offset + change.bytes.count]))
        }
    }

    /// Whether the mutant differs from the bundle at all.
    private func isChanged(_ mutant: Mutant) -> Bool {
        var now: [Int: UInt8] = [:]
        for change in mutant.changes {
            for (index, byte) in change.bytes.enumerated() { now[change.offset + index] = byte }
        }
        return mutant.size < bytes.count || now.contains { bytes[$0.key] != $0.value }
    }

    private func look(at mutant: Mutant, _ number: Int, _ tally: inout Tally) {
        tally[mutant.name].mutants += 1
        let mode: LookupBundle.Mode = mutant.isMapped ? .map : .copy
        guard let bundle = try? LookupBundle(path: path, mode: mode, verification: verification) else {
            tally[mutant.name].refused += 1
            return
        }
        var counts = tally[mutant.name]
        table.compare(bundle, chosen(for: mutant, number)) { question, verdict in
            switch verdict {
            case .right: counts.right += 1
            case .error: counts.errors += 1
            case .wrong: counts.wrong += 1
            case .falseMiss: counts.falseMisses += 1
            }
            if verdict == .wrong || verdict == .falseMiss { print("mutant \(number), question \(question): \(verdict)") }
        }
        if number % 16 < 3 {
            _ = bundle.nearest(to: "SetupMising")
            if isChanged(mutant), (try? bundle.verify()) != nil {
                counts.unnoticed += 1
                print("mutant \(number): the damage is not noticed")
            }
        }
        tally[mutant.name] = counts
    }

    /// The same where the bundle was verified before it was damaged: another text is an answer then, one that is not in
    /// the file is none.
    private func look(through probe: ChangedFileProbe, at mutant: Mutant, _ number: Int, _ tally: inout Tally) {
        tally[mutant.name].mutants += 1
        let keys = Set(mutant.changes.flatMap { keyPlaces.keys(at: $0.offset, $0.bytes.count) })
        let complaint = probe.complaint(number) { keys.contains($0) }
        if let complaint { print("mutant \(number): \(complaint)") }
        if complaint == nil { tally[mutant.name].right += 1 } else { tally[mutant.name].wrong += 1 }
    }

    /// The questions that the damage is about, and some by chance.
    private func chosen(for mutant: Mutant, _ number: Int) -> [Int] {
        var random = Random(seed: UInt64(number))
        var chosen = (0..<Self.questions).map { _ in random.below(table.count) }
        for change in mutant.changes {
            for key in keyPlaces.keys(at: change.offset, change.bytes.count) { chosen += places[key].map(Array.init) ?? [] }
        }
        return chosen
    }
}
