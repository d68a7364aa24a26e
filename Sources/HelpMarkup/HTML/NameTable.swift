/// Finds what ASCII names of a few letters stand for: the name's first eight bytes are one number, and one multiplication
/// says where it stands.
///
/// A dictionary's hash, which nobody can foresee, costs more than all else that is done with a tag.
struct NameTable: Sendable {
    private let names: [[UInt8]]
    /// The numbers of names, at the place that each leads to or behind it; zero where there is none.
    private var keys: [UInt64]
    /// The indices of those names.
    private var indices: [UInt8]
    private static let shift = UInt64(64 - 9)

    /// A table in which each of `names`, up to 255 of lower-case letters and digits, stands for its index.
    init(_ names: [[UInt8]]) {
        self.names = names
        let size = 1 << Int(64 - Self.shift)
        keys = Array(repeating: 0, count: size)
        indices = Array(repeating: 0, count: size)
        for (index, name) in names.prefix(255).enumerated() {
            let key = Self.key(name[...])
            var place = Self.place(of: key)
            while keys[place] != 0 { place = (place + 1) % size }
            keys[place] = key
            indices[place] = UInt8(index)
        }
    }

    /// The index of `name` in any letter case; nil where it is none of the names.
    func index(of name: ArraySlice<UInt8>) -> UInt8? {
        let key = Self.key(name)
        var place = Self.place(of: key)
        while keys[place] != 0 {
            if keys[place] == key, isCalled(name, indices[place]) { return indices[place] }
            place = (place + 1) % keys.count
        }
        return nil
    }

    /// Whether the name at `index`, of which the first eight bytes are those of `name`, is it as a whole.
    private func isCalled(_ name: ArraySlice<UInt8>, _ index: UInt8) -> Bool {
        let known = names[Int(index)]
        return known.count == name.count
            && (name.count <= 8 || zip(known, name).allSatisfy { $0 == $1 | 0x20 })
    }

    /// The number of `name`: its first eight bytes, capital letters as small ones. Zero where one is no letter and no digit.
    private static func key(_ name: ArraySlice<UInt8>) -> UInt64 {
        var key: UInt64 = 0
        for byte in name.prefix(8) {
            guard byte.isASCIILetter || byte.isASCIIDigit else { return 0 }
            key = key << 8 | UInt64(byte | 0x20)
        }
        return key
    }

    private static func place(of key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift) }
}
