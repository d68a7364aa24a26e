import HelpCheck
import HelpDiagnostics

extension Check {
    /// What the locales say of each other, and the record of what they were translated from.
    func compareTranslations(
        of content: CheckedContent, _ selected: [Int], _ severities: SeverityPolicy, _ workers: Workers, _ outcome: inout Outcome
    ) async throws(ContentFailure) -> [Diagnostic] {
        var recorded: RecordedSources?
        do throws(ContentFailure) {
            recorded = try SourceLock.read(options.content, fileSystem)
        } catch {
            // What is written anew need not be understood.
            guard options.recordsSources, options.locales.isEmpty else { throw error }
        }
        let checker = TranslationChecker(content.checked, locales: selected, severities: severities)
        if options.recordsSources {
            let known = recorded ?? RecordedSources()
            recorded = try await record(content.checked.catalog, selected, checker, over: known, workers, &outcome)
        }
        let sources = recorded
        let found = await workers.map(checker.groups.count) { checker.check(group: $0, recorded: sources) }
        return found.flatMap { $0 } + checker.checkLocales()
    }

    /// Records the sources of the translations in the locales `selected`, where changes are asked for of those that
    /// changed; all others stay as they are in `known`.
    private func record(
        _ catalog: Catalog, _ selected: [Int], _ checker: TranslationChecker, over known: RecordedSources, _ workers: Workers,
        _ outcome: inout Outcome
    ) async throws(ContentFailure) -> RecordedSources {
        let tags = Set(selected.map { catalog.locales[$0].tag.description })
        var result = known
        if outcome.changes == nil { result.hashes = known.hashes.filter { !tags.contains($0.key.locale) } }
        var (count, staleCount) = (0, 0)
        let changes = outcome.changes
        let groups = await workers.map(checker.groups.count) { index in
            checker.record(group: index) { changes?.contains(catalog[$0].path) ?? true }
        }
        for group in groups {
            count += group.hashes.count
            staleCount += group.hashes.count { translation, hash in known.hashes[translation].map { $0 != hash } == true }
            result.hashes.merge(group.hashes) { $1 }
            result.blocks.merge(group.blocks) { $1 }
        }
        result.prune()
        do throws(FileError) {
            try ReportFile(options.content + "/" + SourceLock.fileName, fileSystem).write(SourceLock.bytes(result))
        } catch {
            throw .file(error)
        }
        (outcome.recordedCount, outcome.recordedStaleCount) = (count, staleCount)
        return result
    }
}
