import HelpDiagnostics

/// Looks for aliases that would cost more than their size, before Yams sees them: it compares the keys of a block by all that
/// they spell, and an alias of aliases spells ten times more with each line.
///
/// One pass over the bytes. What it takes for an alias or a key may be text; it refuses only what no author writes.
enum AliasScan {
    /// More aliases than this are refused: they nest, and what they spell is written again for each.
    static let maximumAliases = 1_000
    /// With more aliases than this, keys are texts of their own: so few can only double what is spelt as often.
    static let maximumBesideKeys = 8

    /// The fault of the YAML text `bytes`, or nil.
    static func fault(in bytes: ArraySlice<UInt8>) -> YAMLFault? {
        var (anchors, aliases) = (0, 0)
        var key: Int?
        // Whether a value may begin at the next byte, and whether what ended before it would be no plain key.
        var (isStart, isBehindAlias) = (true, false)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let start = index
            let byte = bytes[index]
            index += 1
            switch byte {
            case 0x26 where isStart, 0x2A where isStart:
                while index < bytes.endIndex, isName(bytes[index]) { index += 1 }
                guard index > start + 1 else { break }
                if byte == 0x26 { anchors += 1 } else { aliases += 1 }
                (isStart, isBehindAlias) = (false, byte == 0x2A)
                continue
            case 0x3F where isStart: key = key ?? start
            case 0x3A where isBehindAlias: key = key ?? start
            default: break
            }
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D: isStart = true
            case 0x5D, 0x7D: (isStart, isBehindAlias) = (false, true)
            case 0x5B, 0x7B, 0x2C, 0x2D, 0x3A, 0x3F: (isStart, isBehindAlias) = (true, false)
            default: (isStart, isBehindAlias) = (false, false)
            }
        }
        guard anchors > 0 else { return nil }
        if aliases > maximumAliases {
            return YAMLFault(message: "more than \(maximumAliases) aliases", span: SourceSpan(bytes.startIndex, bytes.startIndex))
        }
        guard aliases > maximumBesideKeys, let key else { return nil }
        return YAMLFault(
            message: "a key that is no plain text beside more than \(maximumBesideKeys) aliases", span: SourceSpan(key, key + 1))
    }

    private static func isName(_ byte: UInt8) -> Bool {
        byte.isASCIIDigit || byte.isASCIILetter || byte == 0x2D || byte == 0x5F
    }
}
