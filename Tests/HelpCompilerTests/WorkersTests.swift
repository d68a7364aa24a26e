import Testing

@testable import HelpCompiler

@Suite struct WorkersTests {
    private struct Enough: Error {}

    @Test(arguments: [1, 2, 7]) func `results are taken in by index, each once`(count: Int) async {
        for total in [0, 1, 2, 500] {
            var taken: [Int] = []
            await Workers(count: count).forEach(total) { $0 * 3 } consume: { index, result in
                #expect(result == index * 3)
                taken.append(index)
                return true
            }
            #expect(taken == Array(0..<total))
        }
    }

    @Test(arguments: [1, 2, 7]) func `nothing is taken in after the one that is enough, or that throws`(count: Int) async {
        var taken = 0
        await Workers(count: count).forEach(500) { $0 } consume: { index, _ in
            taken += 1
            return index < 100
        }
        #expect(taken == 101)
        await #expect(throws: Enough.self) {
            try await Workers(count: count).forEach(500) { $0 } consume: { index, _ throws(Enough) in
                guard index < 100 else { throw Enough() }
                return true
            }
        }
    }
}
