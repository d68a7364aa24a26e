import HelpBundle
import HelpKeys
import HelpLookup

/// What must hold of any bytes that are opened as a bundle, be they forged with the right checksums or not: whatever is
/// asked, there is an answer or an error, and what passes verification answers for each of its keys.
public enum BundleProbe {
    /// What does not hold for `input`; nil where all does.
    ///
    /// The first byte chooses: bit 0 gives the rest the right checksums, bit 1 takes the rest as changes to a sample and
    /// not as the bundle itself, bits 2 and 3 are how much is verified.
    public static func complaint(of input: [UInt8]) -> String? {
        guard let choice = input.first else { return nil }
        var bytes = choice & 2 == 0 ? Array(input.dropFirst()) : changed(sample, by: input.dropFirst())
        if choice & 1 != 0 {
            bytes = choice & 2 == 0 ? Forgery.forced(bytes) ?? bytes : Forgery(bytes).sealed()
        }
        let level: BundleVerification =
            switch choice >> 2 & 3 {
            case 0: .none
            case 1: .all
            default: .table
            }
        guard let bundle = try? LookupBundle(bytes, verification: level) else { return nil }
        ask(bundle)
        return ForeignProbe.complaint(of: bytes, level)
    }

    /// A bundle of a few topics.
    public static let sample = (try? ProofBundle.bytes(topics: 6)) ?? []

    /// `bytes` with a number written at a place for every five bytes of `changes`: two for the place, one for how many
    /// bytes, two for the number, which is taken from the end of the numbers where its upper half says so.
    public static func changed(_ bytes: [UInt8], by changes: ArraySlice<UInt8>) -> [UInt8] {
        var forgery = Forgery(bytes)
        let changes = Array(changes)
        for start in stride(from: 0, to: changes.count - 4, by: 5) {
            let length = [1, 2, 4, 8][Int(changes[start + 2] & 3)]
            let place = (Int(changes[start]) | Int(changes[start + 1]) << 8) % (bytes.count - 8)
            let number = UInt64(changes[start + 3])
            switch changes[start + 4] & 3 {
            case 0: forgery.set(place, length, number)
            case 1: forgery.set(place, length, ~number)
            case 2: forgery.set(place, length, UInt64(truncatingIfNeeded: forgery.number(place, min(length, 4))) &+ number)
            default: forgery.set(place, length, UInt64(truncatingIfNeeded: forgery.number(place, min(length, 4))) &- number)
            }
        }
        return forgery.bytes
    }

    /// Asks for everything that there is; a trap is what this looks for.
    private static func ask(_ bundle: LookupBundle) {
        _ = bundle.name.count + bundle.contentVersion.count + bundle.topicCount
        var keys: [String] = []
        bundle.forEachKey { if keys.count < 8 { keys.append($0) } }
        let locales = ["fr-CA", "de, ja", ""].map { try? bundle.locale(for: LocaleRequest($0), allowAny: true) }
        for key in keys + ["diskspacemissing0", "http://technet.microsoft.com/fr-fr/library/proxy(v=PROD.150)", "absent"] {
            for locale in locales {
                let answer = bundle.find(key, in: locale)
                guard let normalized = LookupKey(key).normalized else { continue }
                for candidate in [answer] + bundle.candidates(for: normalized, in: locale) {
                    for field in RecordField.allCases { _ = candidate.record?[field].utf8.count }
                }
            }
        }
        _ = bundle.nearest(to: "diskspacemising1")
        try? bundle.verify()
    }
}
