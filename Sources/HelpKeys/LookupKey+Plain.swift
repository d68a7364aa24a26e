extension LookupKey {
    /// What `bytes` are, where folding A–Z to a–z is all that normalising would do; nil where it takes more.
    ///
    /// For the runtime's fast path: most look-ups hold an id, which needs neither a copy nor a check of its UTF-8.
    /// O(n), no allocation.
    public static func plainKind(of bytes: Span<UInt8>) -> KeyKind? {
        let count = bytes.count
        guard count > 0, bytes[count - 1] != ASCII.dot, !hasExtension(bytes) else { return nil }
        var foreign: UInt8 = 0
        var nonDigits: UInt8 = 0
        for index in 0..<count {
            // No way out of the loop in its middle, so that it compiles to vector instructions.
            foreign |= ASCII.isIDByte(bytes[index]) ? 0 : 1
            nonDigits |= ASCII.isDigit(bytes[index]) ? 0 : 1
        }
        if foreign != 0 { return nil }
        if nonDigits == 0, count <= ContentKeyID.mostDigits, bytes[0] != ASCII.zero { return .contentKeyID }
        return isAssetID(bytes) ? .assetID : .identifier
    }

    /// The byte as it stands in a normalised key; with ``plainKind(of:)`` the whole normalisation of a plain id.
    @inlinable
    public static func folded(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }

    /// Whether `.aspx` ends the name, told by its last letter alone: a doubtful name goes the long way.
    private static func hasExtension(_ bytes: Span<UInt8>) -> Bool {
        let count = bytes.count
        return count >= 5 && ASCII.folded(bytes[count - 1]) == 0x78 && bytes[count - 5] == ASCII.dot
    }

    private static func isAssetID(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count == AssetID.length else { return false }
        for index in 0..<bytes.count {
            let isHyphen = index == 8 || index == 13 || index == 18 || index == 23
            guard isHyphen ? bytes[index] == ASCII.hyphen : ASCII.hexValue(bytes[index]) != nil else { return false }
        }
        return true
    }
}
