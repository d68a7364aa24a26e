import HelpDiagnostics
import HelpMarkup
import Testing

@testable import HelpCheck

@Suite struct LinkDestinationTests {
    @Test(arguments: [
        ("", LinkDestination.empty), (" \n", .empty), ("#", .fragment("")), ("#a%20b", .fragment("a b")),
        ("#é", .fragment("é")),
        ("https://a/b", .external), ("HTTP://a", .external), ("mailto:a@b.c", .external), ("//host/x", .external),
        ("tel:+1", .external),
        ("/powershell/x?y#z", .rooted("/powershell/x?y#z")), ("C:\\x", .localPath), ("c:/x", .localPath),
        ("D:", .localPath),
        ("\\\\server\\share", .localPath), ("\\server\\share", .localPath), ("file:///x", .localPath), ("FILE:x", .localPath),
        ("a-https://b/c", .spliced("https://b/c")), ("x/y-http://b", .spliced("http://b")),
        ("../a-https:/b", .spliced("https:/b")),
        ("a.md", .relative(path: "a.md", query: nil, fragment: nil)),
        ("a.md?b#c", .relative(path: "a.md", query: "b", fragment: "c")),
        ("a.md#b?c", .relative(path: "a.md", query: nil, fragment: "b?c")),
        ("a%20b.md", .relative(path: "a b.md", query: nil, fragment: nil)),
        ("a b.md", .relative(path: "a b.md", query: nil, fragment: nil)),
        ("a%2Fb.md", .relative(path: "a/b.md", query: nil, fragment: nil)),
        ("x\\y.md", .relative(path: "x/y.md", query: nil, fragment: nil)),
        ("a%zz.md", .relative(path: "a%zz.md", query: nil, fragment: nil)),
        ("a%FF.md", .relative(path: "a%FF.md", query: nil, fragment: nil)),
        ("a(v=exchg.150).md", .relative(path: "a(v=exchg.150).md", query: nil, fragment: nil)),
        ("./a.md", .relative(path: "./a.md", query: nil, fragment: nil)),
        (" a.md ", .relative(path: "a.md", query: nil, fragment: nil)),
        ("a.md#b#c", .relative(path: "a.md", query: nil, fragment: "b#c")),
        ("1:2.md", .relative(path: "1:2.md", query: nil, fragment: nil)),
    ]) func isReadByItsForm(_ text: String, _ destination: LinkDestination) {
        #expect(LinkDestination(text) == destination)
    }
}

@Suite struct LinkResolverTests {
    /// What the link in `en-us/d/a.md` (or the file named) comes to, in short.
    private func resolved(
        _ destination: String, in path: String = "en-us/d/a.md", _ files: [String: String] = [:], isImage: Bool = false,
        _ change: (inout CheckSettings) -> Void = { _ in }
    ) throws -> (target: String, problems: [LinkProblem]) {
        let base = [
            "en-us/d/a.md": topic(1, "# Here\n\n# Here\n\n## É t\n\n<a name='Old_Name'></a>"),
            "en-us/d/b.md": topic(2, "# First\n\n## Second part"),
            "en-us/d/sub/c(EXCHG.150).md": topic(3), "en-us/d/sub/index.md": topic(4), "en-us/d/x y#z%.md": topic(5),
            "en-us/d/日本.md": topic(6),
            "en-us/d/old.md": stub("b"), "en-us/d/away.md": stub("https://example.org/"),
            "en-us/d/lost.md": stub("nowhere"),
            "en-us/d/part.md": stub("b.md#second-part"), "en-us/d/far.md": stub("part"),
            "en-us/d/near.md": stub("part#first"),
            "fr-fr/a.md": topic(1), "fr-fr/only-fr.md": topic(7, "# Ici"), "fr-fr/d/same.md": topic(8),
            "en-us/d/failed.md": "no front matter",
        ]
        let content = Content(
            base.merging(files) { $1 },
            assets: ["en-us/d/i(1).png", "en-us/d/sub/e\u{301}.png", "en-us/top.txt", "shared/s.png"], change)
        let resolver = LinkResolver(content.catalog)
        let link = RawLink(destination: destination, syntax: .inline, isImage: isImage, span: .fileStart, isExact: true)
        let result = resolver.resolve(link, in: path, topic: content.catalog.topic(at: path))
        let target =
            switch result.target {
            case .topic(let reference, let query, let fragment):
                content.catalog[reference].path + (query.map { "?" + $0 } ?? "") + (fragment.map { "#" + $0 } ?? "")
            case .anchor(let id): "#" + id
            case .asset(let path, let suffix): "asset " + path + suffix
            case .redirect(let path): "redirect " + path
            case .external(let url): url
            case .broken: "broken"
            case .outOfScope: "out of scope"
            }
        return (target, result.problems)
    }

    @Test(arguments: [
        ("b.md", "en-us/d/b.md"), ("./b.md", "en-us/d/b.md"), ("../d/b.md", "en-us/d/b.md"),
        ("b.md#second-part", "en-us/d/b.md#second-part"),
        ("b.md?view=x", "en-us/d/b.md?view=x"), ("b.md?view=x#first", "en-us/d/b.md?view=x#first"),
        ("b.md#", "en-us/d/b.md"), ("b.md#top", "en-us/d/b.md"),
        ("b.md#Top", "en-us/d/b.md"), ("sub/c(EXCHG.150).md", "en-us/d/sub/c(EXCHG.150).md"),
        ("sub/c%28EXCHG.150%29.md", "en-us/d/sub/c(EXCHG.150).md"),
        ("sub\\index.md", "en-us/d/sub/index.md"), ("sub", "en-us/d/sub/index.md"), ("sub/", "en-us/d/sub/index.md"),
        ("x%20y%23z%25.md", "en-us/d/x y#z%.md"),
        ("%E6%97%A5%E6%9C%AC.md", "en-us/d/日本.md"), ("日本.md", "en-us/d/日本.md"), ("#here", "#here"),
        ("#here-1", "#here-1"), ("#%C3%A9-t", "#é-t"),
        ("#é-t", "#é-t"), ("#Old_Name", "#Old_Name"), ("#", "en-us/d/a.md"), ("#top", "en-us/d/a.md"),
        ("a.md#here", "#here"), ("a.md", "en-us/d/a.md"),
        ("i(1).png", "asset en-us/d/i(1).png"), ("i%281%29.png?x=1#y", "asset en-us/d/i(1).png?x=1#y"),
        ("../../shared/s.png", "asset shared/s.png"),
        ("../top.txt", "asset en-us/top.txt"), ("https://e.org/?a=b", "https://e.org/?a=b"),
        ("mailto:a@b.c", "mailto:a@b.c"), ("//h/x", "//h/x"),
        ("failed.md", "broken"), ("failed.md#x", "broken"), ("sub/../b.md", "en-us/d/b.md"),
        ("sub//c(EXCHG.150).md", "en-us/d/sub/c(EXCHG.150).md"),
    ]) func aGoodLinkHasNoProblem(_ destination: String, _ target: String) throws {
        let (found, problems) = try resolved(destination)
        #expect(found == target)
        #expect(problems == [])
    }

    @Test(arguments: [
        ("", "broken", LinkProblem.empty), ("C:\\b.md", "broken", .localPath),
        ("x-https://a/b", "broken", .spliced(url: "https://a/b")),
        ("xhttps://a/b", "broken", .spliced(url: "https://a/b")), ("x.http://a/b", "broken", .spliced(url: "http://a/b")),
        ("/p/q", "out of scope", .rooted(prefix: "/p")),
        ("..", "out of scope", .outOfScope(path: "en-us")), (".", "broken", .missing(path: "en-us/d", candidates: [])),
        ("SUB", "en-us/d/sub/index.md", .wrongCase(written: "SUB", actual: "sub", way: "sub")),
        ("bb.md", "broken", .missing(path: "en-us/d/bb.md", candidates: ["b.md"])),
        ("index.md", "broken", .missing(path: "en-us/d/index.md", candidates: ["sub/index.md"])),
        ("../x.md", "out of scope", .outOfScope(path: "en-us/x.md")),
        ("../../fr-fr/x.md", "out of scope", .outOfScope(path: "fr-fr/x.md")),
        ("../../../x.md", "out of scope", .outOfScope(path: "../../../x.md")),
        ("B.md", "en-us/d/b.md", .wrongCase(written: "B.md", actual: "b.md", way: "b.md")),
        ("../D/b.md", "en-us/d/b.md", .wrongCase(written: "en-us/D/b.md", actual: "en-us/d/b.md", way: "b.md")),
        ("I(1).PNG", "asset en-us/d/i(1).png", .wrongCase(written: "I(1).PNG", actual: "i(1).png", way: "i(1).png")),
        (
            "SUB/Index.md", "en-us/d/sub/index.md",
            .wrongCase(written: "Index.md", actual: "index.md", way: "sub/index.md")
        ),
        ("b.md#nope", "en-us/d/b.md", .anchorMissing(fragment: "nope", target: "en-us/d/b.md", candidates: [])),
        (
            "b.md#secnd-part", "en-us/d/b.md",
            .anchorMissing(fragment: "secnd-part", target: "en-us/d/b.md", candidates: ["second-part"])
        ),
        ("#here-2", "en-us/d/a.md", .anchorMissing(fragment: "here-2", target: "en-us/d/a.md", candidates: ["here-1"])),
        ("b.md#Second-Part", "en-us/d/b.md#second-part", .anchorCase(fragment: "Second-Part", actual: "second-part")),
        ("#old_name", "#Old_Name", .anchorCase(fragment: "old_name", actual: "Old_Name")),
        ("#e\u{301}-t", "#é-t", .anchorCase(fragment: "e\u{301}-t", actual: "é-t")),
        ("old.md", "en-us/d/b.md", .redirected(target: "en-us/d/old.md", to: "b.md", fragment: nil)),
        ("old.md#first", "en-us/d/b.md#first", .redirected(target: "en-us/d/old.md", to: "b.md", fragment: nil)),
        (
            "part.md", "en-us/d/b.md#second-part",
            .redirected(target: "en-us/d/part.md", to: "b.md", fragment: "second-part")
        ),
        ("part.md#first", "en-us/d/b.md#first", .redirected(target: "en-us/d/part.md", to: "b.md", fragment: nil)),
        ("far.md", "en-us/d/b.md#second-part", .redirected(target: "en-us/d/far.md", to: "b.md", fragment: "second-part")),
        ("near.md", "en-us/d/b.md#first", .redirected(target: "en-us/d/near.md", to: "b.md", fragment: "first")),
        ("away.md", "redirect en-us/d/away.md", .redirected(target: "en-us/d/away.md", to: nil, fragment: nil)),
        ("lost.md", "redirect en-us/d/lost.md", .redirected(target: "en-us/d/lost.md", to: nil, fragment: nil)),
    ]) func aBadLinkHasOneProblem(_ destination: String, _ target: String, _ problem: LinkProblem) throws {
        let (found, problems) = try resolved(destination)
        #expect(found == target)
        #expect(problems == [problem])
    }

    @Test func aQueryAloneIsTheSameFile() throws {
        let (found, problems) = try resolved("?view=x#here")
        do {
            #expect(found == "en-us/d/a.md?view=x#here")
            #expect(problems == [])
        }
    }

    @Test func aNameInAnotherNormalFormIsFoundUnderItsNameOnDisk() throws {
        let (found, problems) = try resolved("sub/\u{E9}.png", isImage: true)
        do {
            #expect(found.utf8.elementsEqual("asset en-us/d/sub/e\u{301}.png".utf8))
            #expect(problems.count == 1)
        }
    }

    @Test func aMappedPrefixLeadsToItsURL() throws {
        let (rooted, none) = try resolved("/p/q?r#s") {
            $0.mappings = [CheckSettings.Mapping(prefix: "/p/", url: "https://e.org/")]
        }
        #expect(rooted == "https://e.org/q?r#s")
        #expect(none == [])
        let (tree, _) = try resolved("../Other/x.md") {
            $0.mappings = [CheckSettings.Mapping(prefix: "en-us/Other/", url: "https://e.org/o/")]
        }
        #expect(tree == "https://e.org/o/x.md")
    }

    @Test func aMappedTreeKeepsQueryAndFragment() throws {
        let (tree, _) = try resolved("../Other/x.md?a=b#c") {
            $0.mappings = [CheckSettings.Mapping(prefix: "en-us/Other/", url: "https://e.org/o/")]
        }
        do { #expect(tree == "https://e.org/o/x.md?a=b#c") }
    }

    @Test func aMappingThatFitsIsNotUsedWhereTheFileIsThere() throws {
        let (found, _) = try resolved("b.md") {
            $0.mappings = [CheckSettings.Mapping(prefix: "en-us/", url: "https://e.org/")]
        }
        #expect(found == "en-us/d/b.md")
    }

    @Test(arguments: [("/p/", "javascript:", "/p/alert(1)"), ("/p", "java", "/pscript:alert(1)"), ("/p/", "data:", "/p/text/html,x")])
    func aMappingThatWouldRunCodeIsNone(_ prefix: String, _ url: String, _ link: String) throws {
        let (found, _) = try resolved(link) { $0.mappings = [CheckSettings.Mapping(prefix: prefix, url: url)] }
        #expect(found == "out of scope")
    }

    @Test func aTopicThatTheLocaleLacksIsServedThroughTheCounterpart() throws {
        // In en-us the topic lies in another folder; the link is relative to where its counterpart lies.
        let (found, problems) = try resolved("b.md?x=y", in: "fr-fr/a.md")
        #expect(found == "en-us/d/b.md?x=y")
        #expect(problems == [.servedByFallback(path: "fr-fr/b.md", locale: "en-US")])
    }

    @Test func aTopicThatTheLocaleLacksIsServedFromTheSamePath() throws {
        let (found, problems) = try resolved("d/sub/index.md", in: "fr-fr/only-fr.md")
        #expect(found == "en-us/d/sub/index.md")
        #expect(problems == [.servedByFallback(path: "fr-fr/d/sub/index.md", locale: "en-US")])
    }

    @Test func aLinkOutOfTheLocalesFolderIsNotServedByFallback() throws {
        let files = ["it-it/deep/y.md": topic(2)]
        let (found, problems) = try resolved("../../de-de/d/b.md", in: "it-it/deep/y.md", files)
        #expect(found == "out of scope")
        #expect(problems == [.outOfScope(path: "de-de/d/b.md")])
    }

    @Test func theAnchorOfATopicServedByFallbackIsCheckedThere() throws {
        #expect(try resolved("b.md#first", in: "fr-fr/a.md").target == "en-us/d/b.md#first")
        let (found, problems) = try resolved("b.md#premier", in: "fr-fr/a.md")
        #expect(found == "en-us/d/b.md")
        #expect(problems.count == 2)
    }

    @Test func theDefaultLocaleIsServedByNone() throws {
        #expect(try resolved("only-fr.md").target == "broken")
    }

    @Test func anImageIsNotServedByFallback() throws {
        #expect(try resolved("b.md", in: "fr-fr/a.md", isImage: true).target == "broken")
    }

    @Test func aDestinationWithTwentyThousandSegmentsIsResolvedInTime() throws {
        let clock = ContinuousClock()
        let start = clock.now
        #expect(try resolved(String(repeating: "../", count: 20_000) + "x.md").target == "out of scope")
        #expect(try resolved(String(repeating: "x/", count: 20_000) + "x.md").target == "broken")
        #expect(start.duration(to: clock.now) < .seconds(5))
    }

    @Test func aFolderNamedIndexMdWithoutEndIsResolved() throws {
        #expect(try resolved("deep", ["en-us/d/deep/index.md/index.md/index.md": "no front matter"]).target == "broken")
    }
}

@Suite struct ScopeTests {
    private func scope(_ paths: [String]) -> String {
        Content(Dictionary(uniqueKeysWithValues: paths.enumerated().map { ($1, topic($0)) })).catalog.locales.first?
            .scope ?? "?"
    }

    @Test func isTheLongestCommonFolderOfTheTopics() {
        #expect(scope(["en-us/a/b/x.md", "en-us/a/b/y.md"]) == "en-us/a/b")
        #expect(scope(["en-us/a/b/x.md", "en-us/a/c/y.md"]) == "en-us/a")
        #expect(scope(["en-us/ab/x.md", "en-us/a/y.md"]) == "en-us")
        #expect(scope(["en-us/x.md", "en-us/a/y.md"]) == "en-us")
        #expect(scope(["en-us/a/x.md"]) == "en-us/a")
        #expect(scope(["x.md"]) == "")
    }

    @Test func isWhatTheConfigurationSays() {
        let content = Content(["en-us/a/x.md": topic(1)]) { $0.scopes = ["en-us": "en-us"] }
        #expect(content.catalog.locales.first?.scope == "en-us")
    }
}

@Suite struct CatalogTests {
    @Test func theDefaultLocaleIsTheOneWhoseURLsNameNone() {
        func url(_ locale: String) -> String {
            "mtpsurl: https://technet.microsoft.com/\(locale)library/Aa1(v=EXCHG.150)\n"
        }
        let content = Content([
            "de-de/a.md": topic(1, "T", url("")), "en-us/a.md": topic(1, "T", url("en-us/")),
            "fr-fr/a.md": topic(1, "T", url("fr-fr/")),
        ])
        #expect(content.catalog.fallback.defaultLocale.map { content.catalog.locales[$0].folder } == "de-de")
    }

    @Test func theDefaultLocaleIsEnglishElse() {
        let content = Content(["de-de/a.md": topic(1), "en-gb/a.md": topic(1), "fr-fr/a.md": topic(1)])
        #expect(content.catalog.fallback.defaultLocale.map { content.catalog.locales[$0].folder } == "en-gb")
    }

    @Test func theConfiguredDefaultLocaleWins() throws {
        let content = Content(["de-de/a.md": topic(1), "en-gb/a.md": topic(1)]) { $0.defaultLocale = .init("de-DE") }
        #expect(content.catalog.fallback.defaultLocale.map { content.catalog.locales[$0].folder } == "de-de")
    }

    @Test func translationsAreJoinedByAssetIDWhateverTheirPaths() throws {
        let content = Content(["en-us/a/b.md": topic(1), "fr-fr/x.md": topic(1), "de-de/y.md": topic(2)])
        let reference = try #require(content.catalog.topic(at: "fr-fr/x.md"))
        #expect(
            content.catalog.translations(of: reference).map { content.catalog[$0].path } == [
                "en-us/a/b.md", "fr-fr/x.md",
            ])
    }

    @Test func filesAreFoundWhateverTheLetterCase() {
        let listing = ContentListing(["a/B.md", "A/b.md", "c.md", "É.md", "é.md"])
        #expect(listing.ignoringCase("a/b.MD") == ["A/b.md", "a/B.md"])
        #expect(listing.hasFolder("a") && listing.hasFolder("") && !listing.hasFolder("a/B.md"))
    }
}
