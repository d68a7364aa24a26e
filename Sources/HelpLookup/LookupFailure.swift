import HelpBundle

/// Why a bundle could not be opened.
public struct LookupFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// ``LookupStatus/io``, ``LookupStatus/version`` or ``LookupStatus/corrupt``.
    public let status: LookupStatus
    /// What is wrong and where.
    public let fault: BundleFault

    init(_ fault: BundleFault) {
        self.fault = fault
        switch fault.kind {
        case .system: status = .io
        case .version: status = .version
        case .damaged: status = .corrupt
        }
    }

    /// One sentence, lower case, without a full stop.
    public var description: String { fault.description }
}
