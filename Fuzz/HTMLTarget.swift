import MarkupProof

/// Cleans raw HTML in the places where Markdown lets it stand.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    if let complaint = Waiting.result({ await HTMLProbe.complaint(of: input) }) { fatalError(complaint) }
    return 0
}
