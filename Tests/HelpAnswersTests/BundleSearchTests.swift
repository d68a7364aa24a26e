import HelpAnswers
import Testing

@Suite struct BundleSearchTests {
    private func search(_ option: String?, _ variable: String?, _ names: [String]) -> BundleSearch {
        BundleSearch(option: option, variable: { $0 == "HELPC_BUNDLE" ? variable : nil }) { $0 == "Output" ? names : [] }
    }

    @Test func theCommandLineComesBeforeTheEnvironmentAndThatBeforeTheOutputFolder() {
        #expect(search("a", "b", ["c.helpb"]) == .path("a"))
        #expect(search(nil, "b", ["c.helpb"]) == .path("b"))
        #expect(search(nil, "", ["c.helpb"]) == .path("Output/c.helpb"))
    }

    @Test func whereThereIsNoneOrMoreThanOneThatIsSaid() {
        #expect(search(nil, nil, ["html", ".x.helpb"]) == .none)
        #expect(search(nil, nil, ["a.helpb", "b.helpb"]) == .several(["Output/a.helpb", "Output/b.helpb"]))
        #expect(search(nil, nil, ["a.helpb"]).fault == nil)
        #expect(search(nil, nil, []).fault?.contains("helpc build") == true)
        #expect(search(nil, nil, ["a.helpb", "b.helpb"]).fault?.contains("‘--bundle Output/a.helpb’") == true)
    }
}
