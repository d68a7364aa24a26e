import HelpTerminal

/// Which bundle is asked where none is named: `$HELPC_BUNDLE`, then the one in `Output` of the working folder.
public enum BundleSearch: Sendable, Hashable {
    /// The bundle at a path, which may not be there.
    case path(String)
    /// There is none.
    case none
    /// There are several, sorted by name: one of them has to be named.
    case several([String])

    /// Searches.
    ///
    /// - Parameters:
    ///   - option: what the command line names; it is taken as it is.
    ///   - variable: the value of an environment variable, or nil.
    ///   - names: the names in a folder; none where there is no such folder.
    public init(
        option: String?, variable: (String) -> String? = Environment.variable,
        names: (String) -> [String] = Folder.names
    ) {
        if let path = option ?? variable(Self.variableName).flatMap({ $0.isEmpty ? nil : $0 }) {
            self = .path(path)
            return
        }
        let found = names(Self.folder).filter { $0.hasSuffix(".helpb") && !$0.hasPrefix(".") }.map { Self.folder + "/" + $0 }
        switch found.count {
        case 0: self = .none
        case 1: self = .path(found[0])
        default: self = .several(found)
        }
    }

    static let variableName = "HELPC_BUNDLE"
    static let folder = "Output"

    /// One sentence on why there is no bundle to ask; nil where there is one.
    public var fault: String? {
        switch self {
        case .path: nil
        case .none:
            "no bundle: name one with ‘--bundle’ or in \(Self.variableName), or make \(Self.folder)/NAME.helpb with ‘helpc build’"
        case .several(let paths):
            "which bundle? ‘\(Self.folder)’ holds \(paths.count); name one with ‘--bundle’, such as ‘--bundle \(paths[0])’"
        }
    }
}
