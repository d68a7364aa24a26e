import HelpKeys
import Testing

@testable import HelpCheck

@Suite struct ContentPathTests {
    @Test(arguments: [
        ("x.md", "a/b", "a/b/x.md" as String?), ("../x.md", "a/b", "a/x.md"), ("../../x", "a/b", "x"),
        ("../../../x", "a/b", nil), ("./x/./y", "", "x/y"),
        ("..", "a", ""), ("", "a/b", "a/b"), ("/x", "a", "a/x"), ("x//y/", "a", "a/x/y"), ("..", "", nil),
        ("a/../../b", "c", "b"), ("...", "a", "a/..."),
        ("..\u{301}/x", "a", "a/..\u{301}/x"),
    ]) func resolvesDots(_ relative: String, _ folder: String, _ path: String?) {
        #expect(ContentPath.resolve(relative, from: folder) == path)
    }

    @Test(arguments: [
        ("a/b", "a/b/x", "x"), ("a/b", "a/x", "../x"), ("", "a/x", "a/x"), ("a/b", "x", "../../x"),
        ("a/b", "a/c/d/x", "../c/d/x"), ("a", "ab/x", "../ab/x"),
        ("a/x", "a/x", "../x"),
    ]) func givesTheWayBetweenFiles(_ from: String, _ to: String, _ way: String) {
        #expect(ContentPath.relative(from: from, to: to) == way)
    }

    @Test func theWayLeadsBack() {
        var generator = SeededGenerator(state: 1)
        for _ in 0..<2000 {
            let names = ["a", "b", "é", "日本", ".x"]
            let from = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                names.randomElement(using: &generator) ?? "a"
            }.joined(separator: "/")
            let to = (0...Int.random(in: 0...4, using: &generator)).map { _ in
                names.randomElement(using: &generator) ?? "a"
            }.joined(separator: "/")
            #expect(ContentPath.resolve(ContentPath.relative(from: from, to: to), from: from) == to)
        }
    }

    @Test(arguments: [
        ("a/b.md", "a/b"), ("b.tar.gz", "b.tar"), ("a.b/c", "a.b/c"), (".md", ".md"), ("a/.md", "a/.md"), ("a.", "a"),
        ("", ""), ("e\u{301}.md", "e\u{301}"),
        ("a.\u{301}md", "a"), ("日本.md", "日本"), ("a\r.\nmd", "a\r"),
    ]) func dropsTheExtension(_ path: String, _ rest: String) {
        #expect(
            ContentPath.withoutExtension(path).utf8.elementsEqual(rest.utf8), "\(ContentPath.withoutExtension(path))")
    }

    @Test func tellsFolderAndName() {
        #expect(ContentPath.folder(of: "a/b/c") == "a/b")
        #expect(ContentPath.folder(of: "c") == "")
        #expect(ContentPath.name(of: "a/b/c") == "c")
        #expect(ContentPath.name(of: "a/\u{301}c") == "\u{301}c")
        #expect(ContentPath.folder(of: "a/\u{301}c") == "a")
        #expect(ContentPath.join("", "a") == "a")
        #expect(ContentPath.join("a", "") == "a")
        #expect(ContentPath.join("a", "b") == "a/b")
    }

    @Test func whatLiesInAFolderIsInside() {
        #expect(ContentPath.isInside("a/b", folder: "a"))
        #expect(ContentPath.isInside("a", folder: ""))
        #expect(!ContentPath.isInside("ab", folder: "a"))
        #expect(!ContentPath.isInside("a", folder: "a"))
    }

    @Test func theCommonFolderOfNothingIsEmpty() {
        #expect(ContentPath.commonFolder([]) == "")
        #expect(ContentPath.commonFolder(["a/b/c", "a/b/d", "a/bc/e"]) == "a")
        #expect(ContentPath.commonFolder(["a/b", "c/d"]) == "")
    }
}

@Suite struct NearestNamesTests {
    /// The textbook's table.
    private func naive(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var rows = [Array(0...right.count)]
        for (line, byte) in left.enumerated() {
            var row = [line + 1]
            for (column, other) in right.enumerated() {
                var cost = min(
                    rows[line][column] + (byte == other ? 0 : 1), rows[line][column + 1] + 1, row[column] + 1)
                if line > 0, column > 0, byte == right[column - 1], left[line - 1] == other {
                    cost = min(cost, rows[line - 1][column - 1] + 1)
                }
                row.append(cost)
            }
            rows.append(row)
        }
        return rows[left.count][right.count]
    }

    @Test func theDistanceIsLevenshteins() {
        var generator = SeededGenerator(state: 42)
        for _ in 0..<20_000 {
            let left = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                UInt8.random(in: 97...100, using: &generator)
            }
            let right = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                UInt8.random(in: 97...100, using: &generator)
            }
            let limit = Int.random(in: 0...12, using: &generator)
            let distance = naive(left, right)
            let found = EditDistance.between(left, right, within: limit)
            #expect(found == (distance <= limit ? distance : nil), "\(left) \(right) within \(limit)")
            if found != (distance <= limit ? distance : nil) { return }
        }
    }

    @Test func theFilterLosesNoCandidate() {
        var generator = SeededGenerator(state: 7)
        for _ in 0..<2000 {
            let wanted = String(
                decoding: (0..<Int.random(in: 4...20, using: &generator)).map { _ in
                    UInt8.random(in: 97...122, using: &generator)
                }, as: UTF8.self)
            var bytes = Array(wanted.utf8)
            let reach = max(1, min(bytes.count / 4, 12))
            for _ in 0..<reach {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0...2, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 97...122, using: &generator)
                case 1: bytes.insert(UInt8.random(in: 97...122, using: &generator), at: place)
                default: if bytes.count > 1 { bytes.remove(at: place) }
                }
            }
            let name = String(decoding: bytes, as: UTF8.self)
            #expect(NearestNames.candidates(for: wanted, among: [name]) == [name])
        }
    }

    @Test func theNearestComeFirstAndTiesByName() {
        #expect(
            NearestNames.candidates(
                for: "setup.md", among: ["setup2.md", "stup.md", "setup.md", "other.md", "SETUP.md"]) == [
                    "SETUP.md", "setup.md", "setup2.md",
                ])
        #expect(NearestNames.candidates(for: "x", among: ["a", "b"], limit: 1) == ["a"])
        #expect(NearestNames.candidates(for: "", among: ["", "a", "bb"]) == ["", "a"])
        #expect(NearestNames.candidates(for: "abc", among: [String]()) == [])
    }

    @Test(arguments: [("versoin", "version"), ("nmae", "name"), ("hlep.md", "help.md"), ("tilte", "title")])
    func twoSwappedLettersAreOneSlip(_ written: String, _ meant: String) {
        #expect(NearestNames.candidates(for: written, among: ["scope", meant]) == [meant])
    }

    @Test func letterCaseCountsLittleOutsideASCIIToo() {
        do {
            #expect(NearestNames.candidates(for: "ÉTÉ", among: ["ÉTÉ"]) == ["ÉTÉ"])
        }
    }

    @Test func aTableGivesWhatAComparisonOfAllGives() {
        let names = (0..<300).map { "setup-of-part-\($0 * 7).md" } + ["proxy.md", "Proxy-Settings.md", "index.md"]
        for wanted in ["setup-of-part-71.md", "setp-of-part-7.md", "proxi.md", "proxy-setting.md", "nothing", ""] {
            let few = names.filter { !$0.hasPrefix("setup") } + names.prefix(60)
            #expect(NearestNames.Table(few).candidates(for: wanted) == NearestNames.candidates(for: wanted, among: few))
        }
        #expect(NearestNames.Table(names).candidates(for: "proxi.md") == ["proxy.md"])
    }

    @Test func amongManyNamesOneThatStandsBesideIsFound() {
        let table = NearestNames.Table((0..<10_000).map { "topic-\(1_000_000 + $0 * 13).md" } + ["requirements.md"])
        #expect(table.candidates(for: "requirments.md") == ["requirements.md"])
    }

    @Test func longNamesAreComparedInTime() {
        let clock = ContinuousClock()
        let names = (0..<50).map { String(repeating: "a", count: 5000) + String($0) }
        let time = clock.measure { _ = NearestNames.candidates(for: String(repeating: "a", count: 5000), among: names) }
        #expect(time < .seconds(20))
    }
}
