import Foundation
import HelpDiagnostics
import HelpTerminal

/// The body `xhtml` laid out.
func laidOut(_ xhtml: String, width: Int = 80, style: TextStyle = .plain) -> String {
    TextLayout(width: width, style: style).text(ofXHTML: Array(xhtml.utf8))
}

/// The body `xhtml` laid out, by lines.
func lines(_ xhtml: String, width: Int = 80, style: TextStyle = .plain) -> [String] {
    laidOut(xhtml, width: width, style: style).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .map(String.init)
}

extension String {
    /// The text `count` times.
    func times(_ count: Int) -> String { String(repeating: self, count: count) }

    /// The text as it is without sequences that set styles. A mark may follow one, so that scalars are what is
    /// compared.
    var withoutStyles: String { replacing(#/\u{1B}\[[0-9;]*m/#.matchingSemantics(.unicodeScalar), with: "") }

    /// Its scalars but for white space and what is seen only by where lines end.
    var visible: [Unicode.Scalar] {
        unicodeScalars.filter {
            !$0.properties.isWhitespace && !"\u{AD}\u{200B}\u{2060}\u{FEFF}".unicodeScalars.contains($0)
        }
    }
}

/// A generator that gives the same numbers in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
