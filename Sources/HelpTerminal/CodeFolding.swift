/// Divides lines of code that are wider than a line.
struct CodeFolding {
    /// The shell that the code is for, as long as it is certain where its words end.
    private var shell: Shell?
    private let width: Int
    private var state = State()

    /// What a shell makes of the next scalar.
    private struct State {
        var quote: Unicode.Scalar?
        var isEscaped = false
        var isComment = false
        var startsWord = true
    }

    /// A part of a line.
    struct Piece {
        var range: Range<Int>
        /// What says that the line goes on.
        var ending = ""
        /// The spaces before it, which a shell passes over.
        var indent = 0
    }

    init(shell: Shell?, width: Int) {
        self.shell = shell
        self.width = width
    }

    /// How far a command's further lines stand to the right of its first.
    private func hangingIndent(_ line: ArraySlice<InlineScalar>) -> Int {
        min(line.prefix { $0.scalar == " " }.count, width / 4) + (width >= 40 ? 4 : 2)
    }

    /// Calls `body` with each part of the line of code in `range`. O(n) for any one width.
    mutating func forEachPiece(of scalars: [InlineScalar], in range: Range<Int>, _ body: (Piece) -> Void) {
        var end = range.upperBound
        while end > range.lowerBound, scalars[end - 1].scalar == " " { end -= 1 }
        state = State()
        state.isComment = shell == .commandPrompt && Self.isRemark(scalars[range.lowerBound..<end])
        var columns = scalars[range.lowerBound..<end].reduce(0) { $0 + Int($1.columns) }
        let hangingIndent = hangingIndent(scalars[range.lowerBound..<end])
        var start = range.lowerBound
        var indent = 0
        while columns > width - indent {
            let place = place(in: scalars, start..<end, width: width - indent)
            guard place.index > start, place.index < end else { break }
            body(Piece(range: start..<place.index, ending: place.ending, indent: indent))
            indent = place.isShells ? hangingIndent : 0
            start = place.index
            columns -= place.columns
            state = place.state
            while place.isShells, start < end, scalars[start].scalar == " " {
                start += 1
                columns -= 1
            }
        }
        body(Piece(range: start..<end, ending: "", indent: indent))
        for unit in scalars[start..<end] { advance(over: unit.scalar) }
        // Either a text of several lines begins here, or no command is meant: nothing below is certain.
        if state.quote != nil { shell = nil }
    }

    private struct Place {
        var index: Int
        var columns: Int
        var state: State
        var ending: String
        var isShells: Bool
    }

    /// Where the line that begins with `range` is divided.
    private mutating func place(in scalars: [InlineScalar], _ range: Range<Int>, width: Int) -> Place {
        var columns = 0
        var hard = Place(index: range.lowerBound, columns: 0, state: state, ending: "↵", isShells: false)
        var word: Place?
        var space: Place?
        var option: Place?
        var index = range.lowerBound
        while index < range.upperBound {
            let unit = scalars[index]
            if unit.opportunity != .none {
                // The first scalar stands in its line however wide it is.
                let isLate = 3 * columns > 2 * width && index > range.lowerBound
                if columns <= width - 1, isLate, scalars[index - 1].scalar == " " {
                    word = Place(index: index, columns: columns, state: state, ending: "↵", isShells: false)
                }
                if columns <= width - 1 || hard.columns == 0 {
                    hard = Place(index: index, columns: columns, state: state, ending: "↵", isShells: false)
                }
                if columns <= width - 2, columns > 0, let shell, allowsBreak(at: unit.scalar) {
                    let ending = " \(shell.continuation)"
                    space = Place(index: index, columns: columns, state: state, ending: ending, isShells: true)
                    // An option and its value are best left together.
                    if Self.startsOption(scalars[(index + 1)..<range.upperBound]), 4 * columns >= width {
                        option = space
                    }
                }
                if columns > width - 1, hard.columns > 0 { break }
            }
            columns += Int(unit.columns)
            advance(over: unit.scalar)
            index += 1
        }
        return option ?? space ?? word ?? hard
    }

    private static func startsOption(_ rest: ArraySlice<InlineScalar>) -> Bool {
        let start = rest.prefix(2).map(\.scalar)
        return start.first == "|" || start.first == "-" && start.count == 2 && start[1] != " "
    }

    private func allowsBreak(at scalar: Unicode.Scalar) -> Bool {
        scalar == " " && state.quote == nil && !state.isEscaped && !state.isComment && !state.startsWord
    }

    private mutating func advance(over scalar: Unicode.Scalar) {
        guard let shell, !state.isComment else { return }
        defer { state.startsWord = scalar == " " }
        if state.isEscaped {
            state.isEscaped = false
        } else if shell.escapes(scalar), state.quote == nil || state.quote == "\"" && shell != .commandPrompt {
            state.isEscaped = true
        } else if let mark = shell.quote(scalar) {
            if state.quote == nil { state.quote = mark } else if state.quote == mark { state.quote = nil }
        } else if state.startsWord, state.quote == nil, shell.comments(scalar) {
            state.isComment = true
        }
    }

    /// Whether the line is a comment of the command prompt.
    private static func isRemark(_ line: ArraySlice<InlineScalar>) -> Bool {
        let start = line.lazy.map(\.scalar).drop { $0 == " " }.prefix(4)
        let word = String(String.UnicodeScalarView(start)).lowercased()
        return word.hasPrefix("::") || word == "rem" || word == "rem "
    }
}
