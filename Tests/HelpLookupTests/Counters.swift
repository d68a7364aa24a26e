import CHelpAtomics

/// Numbers that threads count without ordering anything else: what a lock orders besides, no race would show in.
@safe final class Counters: @unchecked Sendable {
    private let words: UnsafeMutablePointer<UInt64>
    private let count: Int

    init(_ count: Int) {
        self.count = count
        unsafe words = .allocate(capacity: count)
        unsafe words.initialize(repeating: 0, count: count)
    }

    deinit { unsafe words.deallocate() }

    subscript(index: Int) -> UInt64 {
        precondition((0..<count).contains(index))
        return unsafe helpatomics_load(words + index)
    }

    func add(_ index: Int) {
        precondition((0..<count).contains(index))
        _ = unsafe helpatomics_add(words + index, 1)
    }
}
