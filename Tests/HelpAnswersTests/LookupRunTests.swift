import HelpKeys
import HelpTerminal
import Testing

@testable import HelpAnswers

@Suite struct LookupRunTests {
    private func reply(
        _ key: String, _ format: LookupQuestion.Format = .text, locale: String? = nil, language: String = "en_US.UTF-8",
        isStrict: Bool = false
    ) throws -> LookupReply {
        var question = LookupQuestion(key)
        question.format = format
        question.isStrict = isStrict
        let wanted = WantedLocale(option: locale) { $0 == "LANG" ? language : nil }
        return try LookupRun(Samples.bundle(), wanted: wanted)
            .reply(to: question, style: AnswerStyle(width: 60, usesStyles: false))
    }

    private func text(_ reply: LookupReply) -> String { String(decoding: reply.output, as: UTF8.self) }

    @Test func aTopicThatIsServedAsAskedNeedsNoWord() throws {
        let reply = try reply("diskspacemissing")
        #expect(reply.status == .done)
        #expect(reply.notices == [])
        #expect(text(reply).contains("Disk space"))
    }

    @Test func whatAFallbackServedIsSaid() throws {
        #expect(try reply("DiskSpaceMissing", locale: "fr-CA").notices == ["‘fr-FR’ is served for ‘fr-CA’"])
        #expect(try reply("FrenchOnly", locale: "en-US").notices == ["‘fr-FR’ is served for ‘en-US’"])
        let strict = try reply("FrenchOnly", locale: "en-US", isStrict: true)
        #expect(strict.status == .findings)
        #expect(strict.notices == ["the topic for ‘FrenchOnly’ is not in ‘en-US’; it is in ‘fr-FR’"])
        #expect(strict.output == [])
    }

    @Test func aKeyThatNamesItsLocaleComesBeforeTheEnvironmentAndBehindTheCommandLine() throws {
        #expect(text(try reply("50477683")).contains("Espace disque"))
        #expect(text(try reply("50477683", locale: "en")).contains("Disk space"))
        let url = "https://technet.microsoft.com/fr-fr/library/x.DiskSpaceMissing(v=PROD.150)"
        #expect(text(try reply(url)).contains("Espace disque"))
    }

    @Test func whatIsNotFoundNamesWhatIsNearAndFails() throws {
        let reply = try reply("DiskSpaceMising")
        #expect(reply.status == .findings)
        #expect(reply.notices == ["no topic for ‘DiskSpaceMising’; the nearest ids are ‘DiskSpaceMissing’"])
        #expect(try self.reply("unheardOf").notices == ["no topic for ‘unheardOf’"])
        #expect(try self.reply("").status == .usage)
    }

    @Test func anAmbiguousKeyListsItsTopicsSafely() throws {
        let reply = try reply("proxy")
        #expect(reply.status == .findings)
        #expect(
            reply.notices == [
                "‘proxy’ is an id of 2 topics; ask for one of them:\n  a.proxy  One <proxy> & \\u{202E}another\n"
                    + "  b.proxy  Two proxies"
            ])
    }

    @Test(arguments: [
        ([1], "‘proxy’ is an id of several topics; ask for one of them:\n  a.0  Topic 0\n  a.2  Topic 2\n  and what is damaged in the"
            + " bundle; the files it was made from are whole, make it anew"),
        ([0, 1, 2], "‘proxy’ is an id of several topics, and the bundle is damaged where they would be; the files it was made from"
            + " are whole, make it anew"),
    ]) func topicsOfAnAmbiguousKeyThatAreDamagedAreNotPassedOver(_ damaged: [Int], _ notice: String) throws {
        let wanted = WantedLocale(option: nil) { $0 == "LANG" ? "en_US.UTF-8" : nil }
        let reply = try LookupRun(Samples.bundle(damaged: damaged), wanted: wanted)
            .reply(to: LookupQuestion("proxy"), style: AnswerStyle(width: 60, usesStyles: false))
        #expect(reply.status == .findings)
        #expect(reply.notices == [notice])
    }

    @Test func anotherVersionOfTheProductIsSaid() throws {
        let reply = try reply("http://technet.microsoft.com/library(PROD.160)/x.DiskSpaceMissing.aspx")
        #expect(reply.status == .done)
        #expect(reply.notices == ["the topic is about version ‘PROD.150’, not the one that the key names"])
    }

    @Test func markupIsWellFormedAndNamesItsLanguage() throws {
        #expect(
            text(try reply("a.proxy", .html))
                == "<article lang=\"en-US\">\n<h1>One &lt;proxy&gt; &amp; \u{202E}another</h1>\n"
                + "<p>Body <a href=\"https://x.test/\">there</a>.</p>\n</article>\n")
        let xml = text(try reply("DiskSpaceMissing", .xml))
        #expect(xml.contains("<topic xmlns=\"urn:helpc:topic:1\" xml:lang=\"en-US\">\n <title>Disk space</title>"))
        #expect(xml.contains("<errorId>DiskSpaceMissing</errorId>"))
        #expect(xml.contains("<translationType>MT</translationType>"))
    }

    @Test func theURLAloneIsPrintedAndOneThatIsMissingIsNoSuccess() throws {
        #expect(text(try reply("DiskSpaceMissing", .url, locale: "fr")) == "https://x.test/é\n")
        let missing = try reply("DiskSpaceMissing", .url)
        #expect(missing.status == .findings)
        #expect(missing.notices == ["‘Disk space’ has no published URL"])
    }

    @Test(arguments: [
        ("x", "x / text"), ("x --format=json --strict", "x / json / strict"), ("--locale fr --bundle b x", "x / fr / b / text"),
        ("-- -x", "-x / text"), ("x y", nil), ("", nil), ("x --format pdf", nil), ("x --locale", nil), ("x -h", nil),
        ("x --locale a --locale b", nil), ("x --strict=1", nil), ("x --locale=", nil), ("x --bundle -o", nil),
    ]) func theSmallProgramReadsWhatItUnderstandsAndNothingElse(_ line: String, _ expected: String?) {
        let question = LookupQuestion(words: line.split(separator: " ").map(String.init))
        let read = question.map { question in
            ([question.key, question.locale, question.bundle, question.format.rawValue].compactMap { $0 }
                + (question.isStrict ? ["strict"] : [])).joined(separator: " / ")
        }
        #expect(read == expected)
    }
}
