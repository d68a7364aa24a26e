extension String {
    /// Whether `other` has the same bytes. Two names may differ in Unicode's normal form alone, which `==` takes for the
    /// same, and be two files.
    public func hasBytes(of other: String) -> Bool {
        utf8.count == other.utf8.count && Array(utf8) == Array(other.utf8)
    }
}
