#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The process' standard streams: results on standard output, messages on standard error.
public enum Terminal {
    /// Whether colour is wanted on standard error: it is a terminal, and nobody asked for none (no-color.org).
    public static var usesColor: Bool {
        unsafe isatty(2) == 1 && getenv("NO_COLOR").map({ unsafe $0.pointee == 0 }) != false
            && getenv("TERM").map({ unsafe strcmp($0, "dumb") == 0 }) != true
    }

    /// The number of columns of the terminal, or what is usual where there is none.
    public static var width: Int {
        var size = winsize()
        guard unsafe ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 100 }
        return Int(size.ws_col)
    }

    /// Whether results may be bold or underlined: standard output is a terminal, and nobody asked for plain text.
    public static var stylesOutput: Bool {
        unsafe isatty(1) == 1 && getenv("NO_COLOR").map({ unsafe $0.pointee == 0 }) != false
            && getenv("TERM").map({ unsafe strcmp($0, "dumb") == 0 }) != true
    }

    /// The number of columns for results: those of the terminal, else what `COLUMNS` says, else 80.
    public static var outputWidth: Int {
        var size = winsize()
        if unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        let told = Environment.variable("COLUMNS").flatMap { Int($0) } ?? 0
        return (1...10_000).contains(told) ? told : 80
    }

    /// Whether a line on standard error can be rewritten, and somebody sees it: a terminal that is wide enough, not the
    /// log of continuous integration.
    public static var rewritesLines: Bool {
        let isLog = unsafe getenv("CI").map({ unsafe $0.pointee != 0 }) == true
        let isPlain = unsafe getenv("TERM").map({ unsafe $0.pointee == 0 || strcmp($0, "dumb") == 0 }) != false
        guard isatty(2) == 1, !isLog, !isPlain else { return false }
        var size = winsize()
        // A terminal without a size, as a program that records one may open it, is taken to be wide.
        return unsafe ioctl(2, UInt(TIOCGWINSZ), &size) != 0 || size.ws_col == 0 || size.ws_col >= 40
    }

    /// Writes `text`, of less than 40 columns, over the line of standard error that the cursor is in.
    public static func rewriteLine(_ text: String) { _ = write(Array("\r\u{1B}[K\(text)".utf8), to: 2) }

    /// Writes a result; throws where it cannot be written.
    public static func output(_ text: String) throws(CommandFailure) { try output(Array(text.utf8)) }

    /// Writes a result; throws where it cannot be written.
    public static func output(_ bytes: [UInt8]) throws(CommandFailure) {
        let fault = write(bytes, to: 1)
        // A reader that went away is no error: what it did not read it did not want.
        guard fault != 0, fault != EPIPE else { return }
        let reason = unsafe strerror(fault).map { unsafe String(cString: $0) } ?? "error \(fault)"
        throw CommandFailure(status: .failure, message: "cannot write to standard output: \(reason)")
    }

    /// Writes a message and a line end.
    public static func message(_ text: String) { _ = write(Array((text + "\n").utf8), to: 2) }

    /// Ends the process.
    public static func exit(_ status: ExitStatus) -> Never {
        #if canImport(Glibc)
            Glibc.exit(status.rawValue)
        #elseif canImport(Musl)
            Musl.exit(status.rawValue)
        #else
            Darwin.exit(status.rawValue)
        #endif
    }

    /// - Returns: 0, or the system's number of what went wrong.
    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        signal(SIGPIPE, SIG_IGN)
        var written = 0
        while written < bytes.count {
            let start = written
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe systemWrite(descriptor, buffer.baseAddress.map { unsafe $0 + start }, buffer.count - start)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return count < 0 ? errno : EIO }
            written += count
        }
        return 0
    }

    private static func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
            unsafe Glibc.write(descriptor, buffer, count)
        #elseif canImport(Musl)
            unsafe Musl.write(descriptor, buffer, count)
        #else
            unsafe Darwin.write(descriptor, buffer, count)
        #endif
    }
}
