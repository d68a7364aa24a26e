import MarkupProof

/// Reads what stands between two fences, and compiles a topic with it.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    if let complaint = Waiting.result({ await FrontMatterProbe.complaint(of: input) }) { fatalError(complaint) }
    return 0
}
