import BundleProof

/// Opens, asks, lists and verifies what is no bundle, what is a damaged one and what is a forged one.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    if let complaint = BundleProbe.complaint(of: Array(UnsafeBufferPointer(start: start, count: count))) {
        fatalError(complaint)
    }
    return 0
}
