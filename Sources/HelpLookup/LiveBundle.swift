import CHelpAtomics
import HelpBundle

/// A bundle that can be replaced while it is in use. Readers never wait; what they got stays open as long as they keep it.
///
/// The number of the current bundle and a count of those who took it are one atomic word, so that whoever takes it is
/// counted in the same step in which he learns which one it is. A bundle that was replaced is let go of when as many have
/// kept it for themselves as had taken it, by whoever is the last.
@safe public final class LiveBundle: @unchecked Sendable {
    private let path: String
    private let mode: LookupBundle.Mode
    private let verification: BundleVerification
    /// The place of the current bundle in the upper eight bits, the number of takers in the rest.
    private let state: UnsafeMutablePointer<UInt64>
    /// For each place: the bundle in it.
    private let bundles: UnsafeMutablePointer<Unmanaged<LookupBundle>?>
    /// For each place: after the bundle was replaced, how many takers have still to keep it for themselves.
    private let pending: UnsafeMutablePointer<UInt64>
    /// For each place: 1 while there is a bundle in it.
    private let used: UnsafeMutablePointer<UInt64>
    /// 1 while a bundle is being replaced.
    private let replacing: UnsafeMutablePointer<UInt64>
    /// How many reloads have begun.
    private let turns: UnsafeMutablePointer<UInt64>
    /// The turn of the reload that the current bundle comes from; belongs to whoever is replacing.
    private var newest: UInt64 = 0

    private static let placeCount = 256
    private static let placeShift: UInt64 = 56

    /// Opens the bundle at `path`, as `LookupBundle` does.
    public init(
        path: String, mode: LookupBundle.Mode = .copy, verification: BundleVerification = .table
    ) throws(LookupFailure) {
        let first = try LookupBundle(path: path, mode: mode, verification: verification)
        self.path = path
        self.mode = mode
        self.verification = verification
        unsafe state = .allocate(capacity: 1)
        unsafe state.initialize(to: 0)
        unsafe replacing = .allocate(capacity: 1)
        unsafe replacing.initialize(to: 0)
        unsafe turns = .allocate(capacity: 1)
        unsafe turns.initialize(to: 0)
        unsafe bundles = .allocate(capacity: Self.placeCount)
        unsafe bundles.initialize(repeating: nil, count: Self.placeCount)
        unsafe pending = .allocate(capacity: Self.placeCount)
        unsafe pending.initialize(repeating: 0, count: Self.placeCount)
        unsafe used = .allocate(capacity: Self.placeCount)
        unsafe used.initialize(repeating: 0, count: Self.placeCount)
        unsafe bundles[0] = Unmanaged.passRetained(first)
        unsafe used[0] = 1
    }

    deinit {
        for place in 0..<Self.placeCount { unsafe bundles[place]?.release() }
        unsafe state.deallocate()
        unsafe replacing.deallocate()
        unsafe turns.deallocate()
        unsafe bundles.deallocate()
        unsafe pending.deallocate()
        unsafe used.deallocate()
    }

    /// The bundle at this moment. Two atomic steps and no loop, whatever other threads do.
    public var current: LookupBundle? {
        let place = Int(truncatingIfNeeded: unsafe helpatomics_add(state, 1) >> Self.placeShift)
        let bundle = unsafe bundles[place]?.retain()
        if unsafe helpatomics_add(pending + place, .max) == 1 { empty(place) }
        return unsafe bundle?.takeRetainedValue()
    }

    /// Opens the file again and lets it take the place of the bundle before; where that fails, that one stays.
    ///
    /// Of two reloads at once the one that began last wins: the file may have been replaced between the two.
    public func reload() throws(LookupFailure) {
        let turn = unsafe helpatomics_add(turns, 1) + 1
        replace(with: try LookupBundle(path: path, mode: mode, verification: verification), turn)
    }

    /// Lets `bundle` take the place of the one before, unless that comes from a later turn.
    func replace(with bundle: LookupBundle, _ turn: UInt64) {
        while unsafe helpatomics_exchange(replacing, 1) != 0 { helpatomics_yield() }
        defer { _ = unsafe helpatomics_exchange(replacing, 0) }
        guard turn > newest else { return }
        newest = turn
        // Places are free again once those who were just taking a bundle have it: there is one soon.
        var place = 0
        while unsafe helpatomics_load(used + place) != 0 {
            place = (place + 1) % Self.placeCount
            if place == 0 { helpatomics_yield() }
        }
        unsafe bundles[place] = Unmanaged.passRetained(bundle)
        _ = unsafe helpatomics_exchange(used + place, 1)
        let before = unsafe helpatomics_exchange(state, UInt64(place) << Self.placeShift)
        let old = Int(truncatingIfNeeded: before >> Self.placeShift)
        let takers = before & (1 << Self.placeShift - 1)
        // Those who have it already took one off each, below zero; the sum is zero when all have it.
        if unsafe helpatomics_add(pending + old, takers) &+ takers == 0 { empty(old) }
    }

    private func empty(_ place: Int) {
        unsafe bundles[place]?.release()
        unsafe bundles[place] = nil
        _ = unsafe helpatomics_exchange(used + place, 0)
    }
}
