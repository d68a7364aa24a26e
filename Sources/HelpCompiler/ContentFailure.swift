import HelpDiagnostics

/// Why a content folder could not be read at all.
public enum ContentFailure: Error, Sendable {
    /// What was named is no content folder, or not apart from the output folder: one sentence.
    case usage(String)
    /// The configuration has faults.
    case configuration([Diagnostic])
    /// The folder or its configuration could not be read.
    case file(FileError)
}
