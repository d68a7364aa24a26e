/// Finds what ASCII names of a few letters stand for: the name's first eight bytes are one number, and one multiplication
/// says where it stands.
///
/// A dictionary's hash, which nobody can foresee, costs more than all else that is done with a tag.
struct NameTable: Sendable {
    /// The numbers of names, at the place that each leads to or behind it; zero where there is none.
    private var keys: [UInt64]
    private var values: [UInt8]
    private static let shift = UInt64(64 - 9)

    /// A table in which each of `names`, up to 255, stands for its index.
    init(_ names: [[UInt8]]) {
        let size = 1 << Int(64 - Self.shift)
        keys = Array(repeating: 0, count: size)
        values = Array(repeating: 0, count: size)
        for (index, name) in names.prefix(255).enumerated() {
            let key = Self.key(name[...])
            var place = Self.place(of: key)
            while keys[place] != 0 { place = (place + 1) % size }
            keys[place] = key
            values[place] = UInt8(index)
        }
    }

    /// The index of the name whose number is `key`; nil where none has it.
    func index(of key: UInt64) -> Int? {
        var place = Self.place(of: key)
        while keys[place] != 0 {
            if keys[place] == key { return Int(values[place]) }
            place = (place + 1) % keys.count
        }
        return nil
    }

    /// The number of `name`: its first eight bytes, capital letters as small ones. Zero where one is no letter and no digit.
    static func key(_ name: ArraySlice<UInt8>) -> UInt64 {
        var key: UInt64 = 0
        for byte in name.prefix(8) {
            guard byte.isASCIILetter || byte.isASCIIDigit else { return 0 }
            key = key << 8 | UInt64(byte | 0x20)
        }
        return key
    }

    private static func place(of key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift) }
}
