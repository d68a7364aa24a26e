/// A lock that is held as long as this value lives.
public final class FileLock: Sendable {
    private let release: @Sendable () -> Void

    /// A lock that `release` ends.
    public init(release: @escaping @Sendable () -> Void) { self.release = release }

    deinit { release() }
}
