/// Windows locale identifiers ([MS-LCID]).
enum LCID {
    /// The number that `text` spells: decimal, or hexadecimal with `0x` or as four digits of which the first is 0
    /// (`040c`, as Windows names folders); nil for anything else.
    static func number(_ text: ArraySlice<UInt8>) -> UInt32? {
        guard text.count <= 10, let first = text.first else { return nil }
        if first == ASCII.zero, let second = text.dropFirst().first, second | 0x20 == 0x78 {
            return number(text.dropFirst(2), radix: 16)
        }
        let isFolderName = first == ASCII.zero && text.count == 4
        return number(text, radix: isFolderName ? 16 : 10)
    }

    /// What `number` asks for; the sorting order in its upper half is dropped.
    static func meaning(of number: UInt32) -> LocaleRequestItem.Meaning {
        let language = number & 0xFFFF
        if defaults.contains(language) { return .default }
        if let tag = tag(language) { return .tag(tag) }
        guard language >> 10 == 0, let regional = tag(language | 0x0400) else { return .unknown }
        return .tag(LocaleTag(language: regional.language, script: regional.script, region: nil))
    }

    /// Neutral, invariant, and the defaults of the user, the system and the interface.
    private static let defaults: [UInt32] = [0x0000, 0x007F, 0x0400, 0x0800, 0x0C00, 0x1000, 0x1400]

    private static func tag(_ language: UInt32) -> LocaleTag? {
        let digits = String(language, radix: 16)
        let key = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        return LocaleData.windowsLocales.value(key).flatMap { LocaleTag($0) }
    }

    private static func number(_ digits: ArraySlice<UInt8>, radix: UInt32) -> UInt32? {
        guard !digits.isEmpty else { return nil }
        var number: UInt32 = 0
        for digit in digits {
            guard let value = ASCII.hexValue(digit), value < radix else { return nil }
            let (product, overflow) = number.multipliedReportingOverflow(by: radix)
            let (sum, carry) = product.addingReportingOverflow(UInt32(value))
            if overflow || carry { return nil }
            number = sum
        }
        return number
    }
}
