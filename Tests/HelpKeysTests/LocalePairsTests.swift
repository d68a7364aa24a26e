import Foundation
import Testing

@testable import HelpKeys

@Suite("The locale pairs")
struct LocalePairsTests {
    @Test("give the right locale and reason", arguments: LocalePair.all)
    func served(pair: LocalePair) {
        let fallback = LocaleFallback(
            available: pair.available, default: pair.defaultLocale.flatMap { LocaleTag($0) })
        let step = fallback.best(for: LocaleRequest(pair.wanted), allowAny: pair.allowsAny)
        #expect(step.map { pair.available[$0.locale] } == LocaleTag(pair.served))
        #expect(step?.reason.name ?? LocalePair.none == pair.reason)
    }

    @Test("do not depend on the order of the locales at hand", arguments: LocalePair.all)
    func order(pair: LocalePair) {
        func served(_ available: [LocaleTag]) -> LocaleTag? {
            let fallback = LocaleFallback(
                available: available, default: pair.defaultLocale.flatMap { LocaleTag($0) })
            return fallback.best(for: LocaleRequest(pair.wanted), allowAny: pair.allowsAny)
                .map { available[$0.locale] }
        }
        #expect(served(pair.available) == served(pair.available.reversed()))
    }

    @Test("are well formed, many, and each there once")
    func file() throws {
        let rows = try LocalePair.rows()
        #expect(rows.allSatisfy { $0.count == LocalePair.columns })
        #expect(Set(rows.map { $0.prefix(2).joined(separator: "\t") }).count == rows.count)
        #expect(LocalePair.all.count == rows.count)
        #expect(rows.count >= 110)
        for pair in LocalePair.all {
            #expect(FallbackReason.allCases.map(\.name).contains(pair.reason) == (pair.served != LocalePair.none))
            #expect(pair.served == LocalePair.none || pair.named.contains(pair.served))
            #expect(pair.named.count == pair.available.count)
        }
    }
}

/// A row of LocalePairs.tsv, which `Tests/Acceptance/check_locales.py` puts to ICU, too.
struct LocalePair: Sendable, CustomTestStringConvertible {
    let wanted: String
    /// The locales at hand as the file writes them, and what they are read as.
    let named: [String]
    let available: [LocaleTag]
    let defaultLocale: String?
    let allowsAny: Bool
    let served: String
    let reason: String
    let testDescription: String

    static let columns = 7
    static let none = "-"
    static let empty = "(empty)"

    static let all: [LocalePair] = ((try? rows()) ?? []).filter { $0.count == columns }.map(LocalePair.init)

    /// The cells of each row; comments and empty lines are none.
    static func rows() throws -> [[String]] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "LocalePairs.tsv")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }

    private init(_ cells: [String]) {
        wanted = cells[0] == Self.empty ? "" : cells[0]
        named = cells[1].split(separator: " ").map(String.init)
        available = named.compactMap { LocaleTag($0) }
        defaultLocale = cells[2] == Self.none ? nil : cells[2]
        allowsAny = cells[3] == "yes"
        served = cells[4]
        reason = cells[5]
        testDescription = "\(cells[0]) among \(cells[1])"
    }
}
