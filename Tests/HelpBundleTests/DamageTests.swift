import BundleProof
import Foundation
import HelpBundle
import HelpKeys
import HelpLookup
import Testing

/// Damaged bundles: an answer is the right one or an error.
@Suite struct DamageTests {
    /// The worst of the verdicts on a bundle's answers.
    private func verdicts(_ table: AnswerTable, _ bundle: LookupBundle, _ questions: some Sequence<Int>) -> Set<AnswerTable.Verdict> {
        var verdicts: Set<AnswerTable.Verdict> = []
        table.compare(bundle, questions) { verdicts.insert($1) }
        return verdicts
    }

    @Test func aWholeBundleAnswersRightly() throws {
        let bytes = try ProofBundle.bytes(topics: 6)
        let table = try AnswerTable(LookupBundle(bytes))
        #expect(verdicts(table, try LookupBundle(bytes, verification: .all), 0..<table.count) == [.right])
        #expect(table.answeredCount > table.count / 3)
    }

    /// Every bit, and of the questions a few for each; `make mutants` asks all of them.
    @Test func aBitOfTheHeadIsRefusedAndOneOfTheRestGivesNoOtherAnswer() throws {
        let whole = try ProofBundle.bytes(topics: 3)
        let table = try AnswerTable(LookupBundle(whole))
        let head = 4096
        var bytes = whole
        for bit in 0..<whole.count * 8 where bit < 440 * 8 || bit % 37 == 0 {
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            defer { bytes[bit / 8] ^= 1 << UInt8(bit % 8) }
            guard let bundle = try? LookupBundle(bytes) else { continue }
            #expect(bit >= head * 8, "the head, bit \(bit)")
            let questions = (0..<6).map { (bit * 7 + $0 * 31) % table.count }
            let verdicts = verdicts(table, bundle, questions)
            #expect(verdicts.isSubset(of: [.right, .error]), "bit \(bit)")
        }
    }

    @Test func whatIsVerifiedIsFoundToBeDamagedAndOtherBlocksStillAnswer() throws {
        let whole = try ProofBundle.bytes(topics: 12, length: 3000)
        let table = try AnswerTable(LookupBundle(whole))
        var bytes = whole
        bytes[4096 + 100] ^= 1
        #expect(throws: LookupFailure.self) { try LookupBundle(bytes, verification: .all) }
        let bundle = try LookupBundle(bytes, verification: .table)
        #expect(verdicts(table, bundle, 0..<table.count) == [.right, .error])
        #expect(throws: LookupFailure.self) { try bundle.verify() }
        // Who asks for no verification gets none, but for the head's and that of numbers.
        #expect(verdicts(table, try LookupBundle(bytes, verification: .none), 0..<table.count) == [.right, .wrong])
    }

    @Test(arguments: [BundleVerification.none, .table, .all]) func aFileIsReadOrMapped(_ verification: BundleVerification) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "damage-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a.helpb")
        let path = file.path(percentEncoded: false)
        let whole = try ProofBundle.bytes(topics: 6)
        try Data(whole).write(to: file)
        let table = try AnswerTable(LookupBundle(whole))
        for mode in [LookupBundle.Mode.copy, .map] {
            let bundle = try LookupBundle(path: path, mode: mode, verification: verification)
            #expect(verdicts(table, bundle, 0..<table.count) == [.right])
            // A rename takes nothing from those who have the file open.
            try Data(ProofBundle.bytes(topics: 1)).write(to: file, options: .atomic)
            #expect(verdicts(table, bundle, 0..<table.count) == [.right])
            try Data(whole).write(to: file, options: .atomic)
            try Data(whole.dropLast()).write(to: file, options: .atomic)
            let failure = #expect(throws: LookupFailure.self) {
                try LookupBundle(path: path, mode: mode, verification: verification)
            }
            #expect(failure?.fault.rule == 4)
            try Data(whole).write(to: file, options: .atomic)
        }
    }

    @Test func whatIsNoFileOfABundleIsRefusedForWhatItIs() throws {
        for mode in [LookupBundle.Mode.copy, .map] {
            for (path, status, rule) in [("/", LookupStatus.io, 0), ("/dev/null", .io, 0), ("/no/such", .io, 0), (#filePath, .corrupt, 2)] {
                let failure = #expect(throws: LookupFailure.self) { try LookupBundle(path: path, mode: mode) }
                #expect(failure?.status == status)
                #expect(failure?.fault.rule == rule)
            }
        }
    }

    @Test func aHugeFileThatIsNoBundleIsNotRead() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "damage-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "huge.helpb")
        try Data(ProofBundle.bytes(topics: 1)).write(to: file)
        // A hole: nothing is on the disk.
        let handle = try FileHandle(forUpdating: file)
        try handle.truncate(atOffset: 1 << 36)
        let begin = ContinuousClock.now
        let failure = #expect(throws: LookupFailure.self) { try LookupBundle(path: file.path(percentEncoded: false)) }
        #expect(failure?.fault.rule == 4)
        #expect(ContinuousClock.now - begin < .seconds(5))
    }
}
