/// What makes a diagnostic the same one after the text around it has changed.
///
/// A fingerprint is made of the id, the topic (its asset id; the path where there is none), the locale and the detail
/// of the finding with its white space made one. Lines and columns are no part of it, nor is the wording: a moved
/// paragraph is not new, and a message may be reworded without making every baseline stale.
public enum Fingerprint {
    /// The fingerprints of `diagnostics`, in the same order: 32 hexadecimal digits each, no two alike.
    ///
    /// Faults that are the same in one topic are counted, in their total order, so that a further one is new.
    public static func fingerprints(for diagnostics: [Diagnostic]) -> [String] {
        var result = Array(repeating: "", count: diagnostics.count)
        var seen: [FNV1a128: Int] = [:]
        for index in diagnostics.indices.sorted(by: { diagnostics[$0] < diagnostics[$1] }) {
            var hash = hash(of: diagnostics[index])
            let earlier = seen[hash, default: 0]
            seen[hash] = earlier + 1
            if earlier > 0 { combine(String(earlier + 1), into: &hash) }
            result[index] = hash.hex
        }
        return result
    }

    private static func hash(of diagnostic: Diagnostic) -> FNV1a128 {
        var hash = FNV1a128()
        combine(diagnostic.id.rawValue, into: &hash)
        combine(diagnostic.assetID, into: &hash)
        combine(diagnostic.assetID == nil ? diagnostic.path : nil, into: &hash)
        combine(diagnostic.locale, into: &hash)
        combine(normalised(diagnostic.detail), into: &hash)
        return hash
    }

    /// 0xFF and 0xFE are in no UTF-8, so neither neighbouring fields nor an absent and an empty one can be confused.
    private static func combine(_ field: String?, into hash: inout FNV1a128) {
        if let field { hash.combine(field) } else { hash.combine(0xFE) }
        hash.combine(0xFF)
    }

    /// `text` with each run of white space as one space, none at the ends: wrapping a paragraph anew changes nothing.
    private static func normalised(_ text: String) -> String {
        var result = ""
        var pendingSpace = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                pendingSpace = !result.isEmpty
            } else {
                if pendingSpace { result.unicodeScalars.append(" ") }
                pendingSpace = false
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
