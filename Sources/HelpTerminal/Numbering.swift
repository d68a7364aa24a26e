/// How the items of an ordered list are numbered.
enum Numbering: UInt8 {
    case decimal, lowerAlpha, upperAlpha, lowerRoman, upperRoman

    /// The numbering that the attribute `type` of an `ol` names.
    init(type: [UInt8]?) {
        switch type {
        case [0x61]: self = .lowerAlpha
        case [0x41]: self = .upperAlpha
        case [0x69]: self = .lowerRoman
        case [0x49]: self = .upperRoman
        default: self = .decimal
        }
    }

    /// The mark of the item with `number`.
    func mark(_ number: Int) -> String {
        switch self {
        case .decimal: "\(number)."
        case .lowerAlpha: (Self.alphabetic(number) ?? "\(number)") + "."
        case .upperAlpha: (Self.alphabetic(number)?.uppercased() ?? "\(number)") + "."
        case .lowerRoman: (Self.roman(number) ?? "\(number)") + "."
        case .upperRoman: (Self.roman(number)?.uppercased() ?? "\(number)") + "."
        }
    }

    private static func alphabetic(_ number: Int) -> String? {
        guard number > 0 else { return nil }
        var rest = number
        var letters: [Character] = []
        while rest > 0 {
            rest -= 1
            letters.append(Character(Unicode.Scalar(UInt8(0x61 + rest % 26))))
            rest /= 26
        }
        return String(letters.reversed())
    }

    private static func roman(_ number: Int) -> String? {
        guard (1..<4_000).contains(number) else { return nil }
        var rest = number
        var text = ""
        for (value, letters) in romanDigits {
            while rest >= value {
                text += letters
                rest -= value
            }
        }
        return text
    }

    private static let romanDigits = [
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
        (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ]
}
