#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The wish of a person or of the system that the process comes to its end (SIGINT, SIGTERM, SIGHUP).
public enum Interruption {
    /// Written by a signal handler and by nothing else; a word is read and written in one piece on every system.
    nonisolated(unsafe) private static var count: sig_atomic_t = 0

    /// From now on the first of these signals only makes `isWanted` true; a second one ends the process.
    public static func watch() {
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number) { number in
                unsafe Interruption.count = 1
                signal(number, SIG_DFL)
            }
        }
    }

    /// Whether one of the signals came.
    public static var isWanted: Bool { unsafe count != 0 }
}
