/// Which outputs are wanted and which are at hand.
public struct EmitOptions: Sendable {
    /// The kinds written in this run.
    public var kinds: Set<OutputKind>
    /// The locales written in this run, by index.
    public var locales: [Int]
    /// The locales whose pages are there when the run is over, by index: those of this run and those of earlier ones.
    /// Only to these do pages lead.
    public var availableLocales: Set<Int>

    /// Options.
    public init(kinds: Set<OutputKind>, locales: [Int], availableLocales: Set<Int>) {
        self.kinds = kinds
        self.locales = locales
        self.availableLocales = availableLocales
    }
}
