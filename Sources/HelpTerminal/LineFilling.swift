/// Divides a paragraph into lines.
struct LineFilling {
    /// The columns of a line.
    var width: Int
    /// The columns of the first line.
    var firstWidth: Int

    private struct Place {
        var index: Int
        /// The columns of the line up to it.
        var columns: Int
    }

    /// Calls `body` with the range of each line, without spaces at its end. Each line holds as much as fits; O(n).
    func forEachLine(of scalars: [InlineScalar], in range: Range<Int>, _ body: (Range<Int>) -> Void) {
        var limit = firstWidth
        var start = range.lowerBound
        var columns = 0
        // The last place of each quality, the worst first.
        var places: [Place?] = [nil, nil, nil, nil]

        func end(at index: Int, next: Int) {
            var last = index
            while last > start, Self.isSpace(scalars[last - 1].scalar) { last -= 1 }
            body(start..<last)
            start = next
            limit = width
        }

        for index in range {
            let unit = scalars[index]
            if unit.scalar == "\n" {
                end(at: index, next: index + 1)
                columns = 0
                places = [nil, nil, nil, nil]
                continue
            }
            if index > start, unit.opportunity != .none {
                places[Int(unit.opportunity.rawValue) - 1] = Place(index: index, columns: columns)
            }
            columns += Int(unit.columns)
            // Spaces at the end of a line are not written.
            guard columns > limit, !Self.isSpace(unit.scalar) else { continue }
            while columns > limit, let place = places.last(where: { $0 != nil }) ?? nil {
                end(at: place.index, next: place.index)
                columns -= place.columns
                for quality in places.indices {
                    guard let other = places[quality] else { continue }
                    places[quality] =
                        other.index > place.index
                        ? Place(index: other.index, columns: other.columns - place.columns) : nil
                }
            }
        }
        if start < range.upperBound { end(at: range.upperBound, next: range.upperBound) }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\u{3000}" }
}
