import BundleProof
import Testing

@testable import HelpBundle

@Suite struct ReaderCheckTests {
    let whole: [UInt8]

    init() throws { whole = try ProofBundle.bytes(topics: 6) }

    private func fault(_ bytes: [UInt8], _ verification: BundleVerification) -> BundleFault? {
        do throws(BundleFault) {
            _ = try BundleFile(bytes, verification: verification)
            return nil
        } catch {
            return error
        }
    }

    @Test func aWholeBundlePassesEveryCheck() {
        #expect(fault(whole, .all) == nil)
        #expect(fault(Forgery(whole).sealed(), .all) == nil)
        #expect(Forgery(whole).sealed() == whole)
    }

    @Test(arguments: BrokenBundle.atOpen) func aBrokenHeadIsFoundByItsCheckWheneverABundleIsOpened(_ broken: BrokenBundle) {
        let bytes = broken.breaking(whole)
        for verification in [BundleVerification.none, .table, .all] {
            #expect(fault(bytes, verification)?.rule == broken.rule)
        }
    }

    @Test(arguments: BrokenBundle.atVerification) func brokenDataIsFoundByItsCheckWhenAllIsVerified(_ broken: BrokenBundle) {
        #expect(fault(broken.breaking(whole), .all)?.rule == broken.rule)
    }

    @Test func everyCheckHasABrokenBundle() {
        let rules = Set((BrokenBundle.atOpen + BrokenBundle.atVerification).map(\.rule))
        #expect(rules == Set(1...18))
    }

    @Test func anotherMajorVersionIsTheOnlyFaultThatIsNoDamage() {
        for broken in BrokenBundle.atOpen {
            #expect((fault(broken.breaking(whole), .table)?.kind == .version) == (broken.rule == 3), "\(broken)")
        }
    }

    @Test func aPartOfALaterMinorVersionIsPassedOver() throws {
        for index in [0, 3, 10] {
            var forgery = Forgery(whole)
            forgery.set(10, 2, 7)
            forgery.insertPart("LATE", at: index)
            let file = try BundleFile(forgery.sealed(), verification: .all)
            #expect(file.formatVersion.minor == 7)
            #expect(try file.localeTags() == ProofBundle.locales)
        }
    }

    @Test func aFileThatIsCutOffAtAnyPartIsRefused() throws {
        let parts = try BundleFile(whole).parts
        for end in parts.flatMap({ [$0.offset, $0.offset + $0.length] }) where end < whole.count {
            #expect([1, 4].contains(fault(Array(whole[..<end]), .table)?.rule), "\(end)")
        }
    }

    @Test func wordsOfFaultsFitIntoTheStructureOfC() {
        for broken in BrokenBundle.atOpen + BrokenBundle.atVerification {
            let message = fault(broken.breaking(whole), .all)?.message ?? ""
            #expect((1...167).contains(message.utf8.count), "\(message)")
        }
    }
}
