import HelpCompiler
import HelpDiagnostics

/// What must hold of any bytes that are a configuration: each fault lies in the file, and what is accepted cannot lead out of
/// the content or the output.
public enum ConfigurationProbe {
    /// What does not hold for the file `input`; nil where all does.
    public static func complaint(of input: [UInt8]) async -> String? {
        let reader = ConfigurationReader(input)
        let again = ConfigurationReader(input)
        if again.diagnostics != reader.diagnostics { return "a second reading finds something else" }
        let report = ReportCheck.complaint(of: reader.diagnostics, path: Configuration.fileName, source: input)
        guard report == nil, reader.diagnostics.isEmpty else { return report }
        return complaint(of: reader.configuration)
    }

    private static func complaint(of configuration: Configuration) -> String? {
        let name = configuration.name
        if name.isEmpty || name.utf8.count > 100 || name.first == "." || name.contains("/") || name.contains("\\")
            || name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.properties.generalCategory == .format })
        {
            return "the name ‘\(name)’ is no name of a file"
        }
        for (folder, scope) in configuration.checks.scopes {
            for path in [folder, scope] where path.hasPrefix("/") || path.split(separator: "/").contains("..") {
                return "the scope ‘\(path)’ leads out"
            }
        }
        for mapping in configuration.checks.mappings where mapping.prefix.isEmpty || mapping.url.isEmpty {
            return "a mapping from ‘\(mapping.prefix)’ to ‘\(mapping.url)’"
        }
        return nil
    }
}
