import HelpBundle
import HelpKeys
import HelpLookup
import HelpTerminal

@testable import HelpAnswers

/// Logs of our own, and a small bundle that explains some of what they say.
enum LogSamples {
    /// A run with a failure, its repetition as a requirement, and its help; then a second run, in which it fails again
    /// and so does another rule that the help does not know.
    static let twoRuns = """
        [01/02/2026 10:00:00.0001] [0] Set-up begins
        [01/02/2026 10:00:01.0001] [1] Started [Rule:DiskSpaceMissing] [Parent:Root] [RuleType:Error]
        [01/02/2026 10:00:01.0002] [1] Evaluated [Rule:DiskSpaceMissing] [HasException:False] [Value:"True"] [Thread:4]
        [01/02/2026 10:00:02.0001] [1] Failed [Rule:DiskSpaceMissing] [Message:Drive C: has 3 GB [of 30 GB].]
        [01/02/2026 10:00:02.0002] [1] [REQUIRED] Drive C: has 3 GB [of 30 GB].
        [01/02/2026 10:00:02.0003] [1] Help URL: http://technet.microsoft.com/library(PROD.160)/x.y.DiskSpaceMissing.aspx
        [01/02/2026 10:00:03.0001] [0] [ERROR] Nothing was installed.
           at Setup.Run()
        [01/02/2026 10:00:03.0002] [0] Set-up ends
        [01/02/2026 11:00:01.0001] [1] Evaluated [Rule:DiskSpaceMissing] [HasException:False] [Value:"True"] [Thread:4]
        [01/02/2026 11:00:02.0001] [1] Failed [Rule:diskspacemissing] [Message:Drive C: has 4 GB [of 30 GB].]
        [01/02/2026 11:00:02.0002] [1] Failed [Rule:DiskSpaceMising] [Message:Drive D: is full.]
        [01/02/2026 11:00:02.0003] [1] [REQUIRED] Drive C: has 4 GB [of 30 GB].
        [01/02/2026 11:00:02.0004] [1] [REQUIRED] Drive D: is full.
        [01/02/2026 11:00:03.0001] [0] Set-up ends

        """

    private static let locales = ["en-US", "fr-FR"].compactMap { LocaleTag($0) }

    private static let spaceBody = """
        <h1 id="space">Disk space</h1>
        <p>Set-up needs 30 GB.</p>
        <h2 id="do">What to do</h2>
        <p>Make room, see <a href="#space">above</a>, <a href="https://example.org/?a=1&amp;b=2">a list</a> or \
        <a href="urn:uuid:0">a topic</a>. <img src="a/b.png" alt="A full disk" /><br /></p>

        """

    static let help: LookupBundle = {
        let records = [
            record(
                0, 0, "Disk space", "Set-up needs 30 GB.", spaceBody, error: "DiskSpaceMissing", version: "PROD.150"),
            record(
                0, 1, "Espace disque", "Il faut 30 Go.", "<p>L’installation nécessite 30 Go.</p>\n",
                error: "DiskSpaceMissing", version: "PROD.150"),
            record(1, 0, "Proxy of one kind", "", "<p>One.</p>\n", error: "proxy", mtps: "a.proxy"),
            record(2, 0, "Proxy of another kind", "", "<p>Another.</p>\n", error: "proxy", mtps: "b.proxy"),
        ]
        let claims = [
            claim("DiskSpaceMissing", .errorID, 0), claim("x.y.DiskSpaceMissing", .mtpsID, 0),
            claim("space", .keyword, 0), claim("proxy", .errorID, 1), claim("proxy", .errorID, 2), claim("a.proxy", .mtpsID, 1),
            claim("b.proxy", .mtpsID, 2),
        ]
        let bytes = try? BundleWriter.bytes(
            of: records,
            BundleContents(
                name: "sample", version: "1", locales: locales, defaultLocale: 0, declared: [:], topicCount: 3,
                claims: claims))
        guard let bytes, let bundle = try? LookupBundle(bytes, verification: .all) else {
            fatalError("the sample is a bundle")
        }
        return bundle
    }()

    private static func claim(_ key: String, _ kind: MatchKind, _ topic: Int) -> BundleClaim {
        BundleClaim(key: LookupKey(key).normalized?.utf8 ?? [], kind: kind, topic: topic, locale: nil)
    }

    private static func record(
        _ topic: Int, _ locale: Int, _ title: String, _ summary: String, _ body: String, error: String,
        version: String? = nil, mtps: String? = nil
    ) -> BundleRecord {
        let text = body.replacing(/<[^>]*>/, with: "")
        let texts: [(RecordField, String?)] = [
            (.title, title), (.summary, summary), (.text, text), (.html, body), (.errorID, error), (.version, version),
            (.mtpsID, mtps), (.path, "\(locales[locale])/\(topic).md"),
            (.url, locale == 0 ? "https://example.org/\(error)?a&b" : nil),
        ]
        var fields: [RecordField: [UInt8]] = [:]
        for case (let field, let text?) in texts { fields[field] = Array(text.utf8) }
        return BundleRecord(topic: topic, locale: locale, translation: 2, fields: fields)
    }

    // MARK: Ways to read

    /// The lines of a log of these bytes, cut into chunks of `chunk` bytes.
    static func lines(
        _ bytes: [UInt8], chunk: Int = 1 << 20, limit: Int = 65_536
    ) -> (lines: [LogLine], reader: LogLines) {
        var reader = LogLines(limit: limit)
        var lines: [LogLine] = []
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            reader.feed(Array(bytes[start..<min(start + chunk, bytes.count)])) { lines.append($0) }
        }
        reader.finish { lines.append($0) }
        return (lines, reader)
    }

    static func log(_ text: String) -> SetupLog {
        var log = SetupLog()
        for line in lines(Array(text.utf8)).lines { log.add(line) }
        log.endReport()
        return log
    }

    static func reading(
        _ text: String, _ locale: String = "en-US", help: LookupBundle = help
    ) throws -> LogReading {
        let chain = try help.locale(for: LocaleRequest(locale), allowAny: true)
        var reading = LogReading(name: "logs/setup.log", help: help, locale: chain)
        reading.add(Array(text.utf8))
        return reading
    }

    static func report(_ text: String, _ locale: String = "en-US", help: LookupBundle = help) throws -> LogReport {
        var reading = try reading(text, locale, help: help)
        reading.finish()
        return reading.report
    }

    static func event(_ line: String) -> LogEvent { LogScanner.read(Array(line.utf8)[...]).event }
}

extension LogLine {
    var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension ArraySlice<UInt8> {
    static func text(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }
}
