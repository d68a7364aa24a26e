/// All there is to know of each diagnostic, for programs: version 1.1 of helpc's diagnostics schema.
///
/// `fix` is what `helpc check --fix` would do: bytes, each with the text that takes their place; null where that is not
/// certain. Offsets are those of the span, in bytes; `line` and `column` are null where the source is not at hand. `locale` and
/// `assetId` are null where there is none.
public struct JSONRenderer: DiagnosticRenderer, Hashable {
    /// What `schemaVersion` says; a member more makes a new minor version, any other change a major one.
    public static let schemaVersion = "1.1"

    /// A renderer.
    public init() {}

    /// One JSON document.
    public func render(_ diagnostics: [Diagnostic], sources: (_ path: String) -> [UInt8]?) -> String {
        let sorted = diagnostics.sorted()
        let fingerprints = Fingerprint.fingerprints(for: sorted)
        var cache = SourceCache()
        return JSONWriter.document { document in
            document.member("schemaVersion", Self.schemaVersion)
            document.array("diagnostics") { list in
                for (diagnostic, fingerprint) in zip(sorted, fingerprints) {
                    list.object { object in
                        write(diagnostic, to: &object, cache: &cache, sources: sources)
                        object.member("fingerprint", fingerprint)
                    }
                }
            }
            document.object("summary") { write(DiagnosticSummary(sorted), to: &$0) }
        }
    }

    private func write(
        _ diagnostic: Diagnostic, to object: inout JSONObjectWriter, cache: inout SourceCache,
        sources: (String) -> [UInt8]?
    ) {
        object.member("id", diagnostic.id.rawValue)
        object.member("severity", diagnostic.severity.name)
        object.member("locale", diagnostic.locale)
        object.member("path", diagnostic.path)
        object.member("assetId", diagnostic.assetID)
        write(diagnostic.span, of: diagnostic.path, to: &object, cache: &cache, sources: sources)
        object.member("message", diagnostic.message)
        object.member("hints", diagnostic.hints)
        object.array("related") { list in
            for related in diagnostic.related {
                list.object { place in
                    place.member("path", related.path)
                    write(related.span, of: related.path, to: &place, cache: &cache, sources: sources)
                    place.member("message", related.message)
                }
            }
        }
        guard let fix = diagnostic.fix else { return object.member("fix", String?.none) }
        object.object("fix") { member in
            member.array("edits") { list in
                for edit in fix.edits {
                    list.object { place in
                        write(edit.span, of: diagnostic.path, to: &place, cache: &cache, sources: sources)
                        place.member("text", utf8: edit.replacement)
                    }
                }
            }
        }
    }

    private func write(
        _ span: SourceSpan, of path: String, to object: inout JSONObjectWriter, cache: inout SourceCache,
        sources: (String) -> [UInt8]?
    ) {
        for (key, offset) in [("start", span.start), ("end", span.end)] {
            let position = cache.position(of: offset, at: path, from: sources)
            object.object(key) { place in
                place.member("offset", max(0, Int(offset)))
                place.member("line", position?.line)
                place.member("column", position?.column)
            }
        }
    }

    private func write(_ summary: DiagnosticSummary, to object: inout JSONObjectWriter) {
        object.member("errors", summary.count(of: .error))
        object.member("warnings", summary.count(of: .warning))
        object.member("notes", summary.count(of: .note))
        object.member("files", summary.fileCount)
        object.object("ids") { ids in
            for (id, count) in summary.byID.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                ids.member(id.rawValue, count)
            }
        }
        object.object("locales") { locales in
            for (locale, count) in summary.byLocale.sorted(by: { $0.key < $1.key }) { locales.member(locale, count) }
        }
        object.array("counts") { list in
            for entry in summary.counts {
                list.object { count in
                    count.member("id", entry.id.rawValue)
                    count.member("severity", entry.severity.name)
                    count.member("locale", entry.locale)
                    count.member("count", entry.count)
                }
            }
        }
    }
}
