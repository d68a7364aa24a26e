/// Which outputs are wanted and which are at hand.
public struct EmitOptions: Sendable {
    /// The kinds written in this run.
    public var kinds: Set<OutputKind>
    /// The locales written in this run, by index.
    public var locales: [Int]
    /// The paths of an earlier run's files, relative to the output folder: pages lead to these besides those of this
    /// run.
    public var earlierPaths: Set<String>
    /// Sources that are left out, since another one writes the same path.
    public var excludedSources: Set<String> = []

    /// Whether topics become files of their own.
    var hasFiles: Bool { OutputKind.perTopic.contains(where: kinds.contains) }

    /// Options.
    public init(kinds: Set<OutputKind>, locales: [Int], earlierPaths: Set<String> = []) {
        self.kinds = kinds
        self.locales = locales
        self.earlierPaths = earlierPaths
    }
}
