import MarkupProof

/// Compiles a topic of any bytes: its page, its XML, its record of the bundle, its diagnostics in each format.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    if let complaint = Waiting.result({ await TopicProbe.complaint(of: input) }) { fatalError(complaint) }
    return 0
}
