import BundleProof
import Foundation
import Testing

/// Inputs that fuzzing once found to end the process, to run without end, or to be answered wrongly.
@Suite struct CrashTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Crashes")

    @Test func whatOnceFailedDoesNotFailAgain() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path(percentEncoded: false))
        for name in files.sorted() where !name.hasPrefix(".") {
            let input = Array(try Data(contentsOf: Self.folder.appending(path: name)))
            let complaint: String? =
                switch name.prefix(while: { $0 != "-" }) {
                case "bundle": BundleProbe.complaint(of: input)
                case "key": KeyProbe.complaint(of: input)
                case "locale": LocaleProbe.complaint(of: input)
                default: "no target is called so"
                }
            #expect(complaint == nil, "\(name)")
        }
    }

    @Test func theProbesFindNothingInTheSample() {
        for choice in UInt8(0)..<16 where choice & 2 == 0 {
            #expect(BundleProbe.complaint(of: [choice] + BundleProbe.sample) == nil)
        }
        for choice in UInt8(0)..<16 where choice & 2 != 0 { #expect(BundleProbe.complaint(of: [choice]) == nil) }
    }
}
