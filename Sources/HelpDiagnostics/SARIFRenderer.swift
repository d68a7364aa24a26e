/// SARIF 2.1.0 (OASIS), as code scanning services read it.
///
/// Services refuse files of more than 25,000 results: the gravest are kept, and a notification says how many were left out.
public struct SARIFRenderer: DiagnosticRenderer, Hashable {
    /// As many results as a run may have.
    static let mostResults = 25_000

    private let root: DiagnosticRoot
    private let version: String

    /// A renderer.
    ///
    /// - Parameters:
    ///   - root: where the content lies, as readers see it.
    ///   - version: the version of helpc.
    public init(root: DiagnosticRoot, version: String) {
        self.root = root
        self.version = version
    }

    /// One SARIF log with one run.
    public func render(_ diagnostics: [Diagnostic], sources: (_ path: String) -> [UInt8]?) -> String {
        let sorted = diagnostics.sorted()
        let fingerprints = Fingerprint.fingerprints(for: sorted)
        let kept = Self.kept(sorted)
        let ids = Set(sorted.map(\.id)).sorted { $0.rawValue < $1.rawValue }
        let ruleIndex = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
        var cache = SourceCache()
        return JSONWriter.document { log in
            log.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            log.member("version", "2.1.0")
            log.array("runs") { runs in
                runs.object { run in
                    run.object("tool") { tool in
                        tool.object("driver") { driver in
                            driver.member("name", "helpc")
                            driver.member("version", version)
                            driver.array("rules") { rules in ids.forEach { id in rules.object { Self.write(id, to: &$0) } } }
                        }
                    }
                    run.array("invocations") { list in
                        list.object { Self.write(leftOut: sorted.count - kept.count, to: &$0) }
                    }
                    run.member("columnKind", "unicodeCodePoints")
                    run.array("results") { results in
                        for index in kept {
                            results.object { result in
                                write(sorted[index], ruleIndex[sorted[index].id], to: &result, &cache, sources)
                                result.object("partialFingerprints") { $0.member("helpc/v1", fingerprints[index]) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The indices of what is kept, in order.
    private static func kept(_ sorted: [Diagnostic]) -> [Int] {
        guard sorted.count > mostResults else { return Array(sorted.indices) }
        let byGravity = sorted.indices.sorted { (sorted[$1].severity, $0) < (sorted[$0].severity, $1) }
        return byGravity.prefix(mostResults).sorted()
    }

    private static func write(_ id: DiagnosticID, to rule: inout JSONObjectWriter) {
        rule.member("id", id.rawValue)
        rule.object("defaultConfiguration") { $0.member("level", id.defaultSeverity.name) }
    }

    private static func write(leftOut count: Int, to invocation: inout JSONObjectWriter) {
        invocation.member("executionSuccessful", true)
        guard count > 0 else { return }
        invocation.array("toolExecutionNotifications") { list in
            list.object { notification in
                notification.member("level", "note")
                notification.object("message") {
                    $0.member("text", "\(count) findings are left out: a file holds \(mostResults) at most")
                }
            }
        }
    }

    private func write(
        _ diagnostic: Diagnostic, _ ruleIndex: Int?, to result: inout JSONObjectWriter, _ cache: inout SourceCache,
        _ sources: (String) -> [UInt8]?
    ) {
        result.member("ruleId", diagnostic.id.rawValue)
        result.member("ruleIndex", ruleIndex)
        result.member("level", diagnostic.severity.name)
        let text = ([diagnostic.message] + diagnostic.hints.map { "hint: \($0)" }).joined(separator: "\n")
        result.object("message") { $0.member("text", text) }
        result.array("locations") { list in
            list.object { write(diagnostic.path, diagnostic.span, message: nil, to: &$0, &cache, sources) }
        }
        if !diagnostic.related.isEmpty {
            result.array("relatedLocations") { list in
                for related in diagnostic.related {
                    list.object { write(related.path, related.span, message: related.message, to: &$0, &cache, sources) }
                }
            }
        }
        if let fix = diagnostic.fix { write(fix, of: diagnostic, to: &result, &cache, sources) }
        guard diagnostic.locale != nil || diagnostic.assetID != nil else { return }
        result.object("properties") { properties in
            if let locale = diagnostic.locale { properties.member("locale", locale) }
            if let id = diagnostic.assetID { properties.member("assetId", id) }
        }
    }

    private func write(
        _ path: String, _ span: SourceSpan, message: String?, to object: inout JSONObjectWriter,
        _ cache: inout SourceCache, _ sources: (String) -> [UInt8]?
    ) {
        object.object("physicalLocation") { place in
            place.object("artifactLocation") { $0.member("uri", root.uri(of: path)) }
            writeRegion("region", span, of: path, to: &place, &cache, sources)
        }
        if let message { object.object("message") { $0.member("text", message) } }
    }

    /// The bytes of `span`; nothing where their lines are not known.
    private func writeRegion(
        _ key: String, _ span: SourceSpan, of path: String, to object: inout JSONObjectWriter, _ cache: inout SourceCache,
        _ sources: (String) -> [UInt8]?
    ) {
        guard let start = cache.position(of: span.start, at: path, from: sources) else { return }
        let end = cache.position(of: span.end, at: path, from: sources) ?? start
        object.object(key) { region in
            region.member("startLine", start.line)
            region.member("startColumn", start.column)
            region.member("endLine", end.line)
            region.member("endColumn", end.column)
            region.member("byteOffset", max(0, Int(span.start)))
            region.member("byteLength", span.count)
        }
    }

    private func write(
        _ fix: Fix, of diagnostic: Diagnostic, to result: inout JSONObjectWriter, _ cache: inout SourceCache,
        _ sources: (String) -> [UInt8]?
    ) {
        // A replacement has to have a region.
        guard cache.text(at: diagnostic.path, from: sources) != nil else { return }
        result.array("fixes") { list in
            list.object { fixed in
                fixed.array("artifactChanges") { changes in
                    changes.object { change in
                        change.object("artifactLocation") { $0.member("uri", root.uri(of: diagnostic.path)) }
                        change.array("replacements") { replacements in
                            for edit in fix.edits {
                                replacements.object { replacement in
                                    writeRegion(
                                        "deletedRegion", edit.span, of: diagnostic.path, to: &replacement, &cache, sources)
                                    replacement.object("insertedContent") { $0.member("text", utf8: edit.replacement) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
