import Testing

import HelpKeys

@Suite struct XXH64Tests {
    /// From the reference implementation of xxHash 0.8, XXH64 with seed 0.
    @Test(arguments: [
        ("", "ef46db3751d8e999"), ("a", "d24ec4f1a98c6e5b"), ("abc", "44bc2cf5ad770999"),
        ("Nobody inspects the spammish repetition", "fbcea83c8a378bf1"),
        ("The quick brown fox jumps over the lazy dog", "0b242d361fda71bc"),
    ]) func isXXH64OfText(_ text: String, _ digest: String) {
        #expect(XXH64(Array(text.utf8)).description == digest)
    }

    @Test(arguments: [
        (1, "1f25c8d0bc1f4bb6"), (3, "31d2363f52e564c9"), (4, "9bb64b7d66ee9fda"), (7, "9a7b149959ce60d8"),
        (8, "dab99d95c6f90092"), (12, "d52e407833af5133"), (14, "c7f1d4d0acfa5a14"), (31, "a2aa5f33cc4a6119"),
        (32, "23c3c17ef790fd97"), (33, "50a7cfc7ba588784"), (63, "5e3e54b431c7493c"), (64, "0eb64b3ef6eeb01f"),
        (100, "a61f8d4c170fe531"), (222, "8488aa61fc67f7eb"),
    ]) func isXXH64OfAnyLength(_ count: Int, _ digest: String) {
        #expect(XXH64((0..<count).map { UInt8(truncatingIfNeeded: $0 * 7 + 3) }).description == digest)
    }

    /// The test vectors of xxHash's own sanity check.
    @Test(arguments: [
        (0, "ef46db3751d8e999"), (1, "e934a84adb052768"), (4, "9136a0dca57457ee"), (14, "8282dcc4994e35c8"),
        (222, "b641ae8cb691c174"),
    ]) func isXXH64OfTheSanityBuffer(_ count: Int, _ digest: String) {
        var generator: UInt64 = 2_654_435_761
        let buffer = (0..<count).map { _ in
            defer { generator = generator &* 11_400_714_785_074_694_797 }
            return UInt8(generator >> 56)
        }
        #expect(XXH64(buffer).description == digest)
    }
}
