import MarkupProof

/// Reads a table of contents, and makes the pages that show it.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    if let complaint = Waiting.result({ await TocProbe.complaint(of: input) }) { fatalError(complaint) }
    return 0
}
