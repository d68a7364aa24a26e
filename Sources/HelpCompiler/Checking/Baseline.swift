import FoundationEssentials
import HelpDiagnostics

/// The findings that are known and accepted: a check fails on new ones only.
struct Baseline: Sendable {
    private struct File: Decodable {
        struct Entry: Decodable {
            var fingerprint: String
        }
        var schemaVersion: String
        var findings: [Entry]
    }

    private let findings: [(fingerprint: String, id: String, path: String)]
    private let fingerprints: Set<String>

    private static let version = "1.0"

    /// A baseline of `diagnostics`.
    init(_ diagnostics: [Diagnostic]) {
        let diagnostics = diagnostics.flatMap(Self.parts)
        findings = zip(Fingerprint.fingerprints(for: diagnostics), diagnostics)
            .map { (fingerprint: $0, id: $1.id.rawValue, path: $1.path) }.sorted { $0.fingerprint < $1.fingerprint }
        fingerprints = Set(findings.map(\.fingerprint))
    }

    /// Reads the file at `path`.
    ///
    /// - Throws: a `ContentFailure`, for a file that cannot be read, is no baseline, or one of another version.
    init(_ path: String, _ fileSystem: any FileSystem) throws(ContentFailure) {
        let bytes: [UInt8]
        do throws(FileError) {
            guard try fileSystem.status(of: path) != nil else {
                throw FileError(path: path, action: "read", reason: "there is no such file; ‘--update-baseline’ writes it")
            }
            bytes = try fileSystem.read(path, limit: 1 << 28)
        } catch {
            throw .file(error)
        }
        guard let file = try? JSONDecoder().decode(File.self, from: Data(bytes)) else {
            throw .usage("‘\(path)’ is no baseline; ‘--update-baseline’ writes one")
        }
        guard file.schemaVersion.hasPrefix("1.") else {
            throw .usage(
                "the baseline ‘\(path)’ is of version ‘\(file.schemaVersion)’, and this helpc knows \(Self.version); "
                    + "‘--update-baseline’ writes it anew")
        }
        findings = file.findings.map { (fingerprint: $0.fingerprint, id: "", path: "") }
        fingerprints = Set(file.findings.map(\.fingerprint))
    }

    /// How many entries it has that `earlier` has not, and the other way round.
    func change(since earlier: Baseline?) -> (added: Int, removed: Int) {
        let before = earlier?.fingerprints ?? []
        return (fingerprints.subtracting(before).count, before.subtracting(fingerprints).count)
    }

    /// Those of `diagnostics` that are not known, or not all faults of which are, and how many entries match none.
    func compare(_ diagnostics: [Diagnostic]) -> (new: [Diagnostic], staleCount: Int) {
        let parts = diagnostics.map(Self.parts)
        var rest = Fingerprint.fingerprints(for: parts.flatMap { $0 })[...]
        var new: [Diagnostic] = []
        var matched: Set<String> = []
        for (diagnostic, parts) in zip(diagnostics, parts) {
            let own = rest.prefix(parts.count)
            rest = rest.dropFirst(parts.count)
            if !own.allSatisfy(fingerprints.contains) { new.append(diagnostic) }
            matched.formUnion(own.filter(fingerprints.contains))
        }
        return (new, fingerprints.count - matched.count)
    }

    /// The faults that `diagnostic` stands for, each by itself.
    private static func parts(of diagnostic: Diagnostic) -> [Diagnostic] {
        guard !diagnostic.parts.isEmpty else { return [diagnostic] }
        return diagnostic.parts.map { part in
            var one = diagnostic
            one.detail += "\n" + part
            return one
        }
    }

    /// The bytes of the file: an entry a line, sorted, so that two people's changes merge.
    var json: [UInt8] {
        let text = JSONWriter.document { document in
            document.member("schemaVersion", Self.version)
            document.array("findings") { list in
                for finding in findings {
                    list.object { entry in
                        entry.member("fingerprint", finding.fingerprint)
                        entry.member("id", finding.id)
                        entry.member("path", finding.path)
                    }
                }
            }
        }
        return Array(text.utf8)
    }
}
