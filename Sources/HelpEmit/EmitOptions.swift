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

    /// The kinds written of each of so many locales, a bit each.
    func kinds(ofLocales count: Int) -> [UInt8] {
        let all = kinds.reduce(0) { $0 | $1.bit }
        return (0..<count).map { locales.contains($0) ? all : 0 }
    }

    /// Options.
    public init(kinds: Set<OutputKind>, locales: [Int], earlierPaths: Set<String> = []) {
        self.kinds = kinds
        self.locales = locales
        self.earlierPaths = earlierPaths
    }
}
