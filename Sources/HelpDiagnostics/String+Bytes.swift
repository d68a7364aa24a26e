/// Paths and links are looked at as bytes, which is what they are to a file system and to a URL.
extension String {
    /// Whether `other` has the same bytes. Two names may differ in Unicode's normal form alone, which `==` takes for the
    /// same, and be two files.
    public func hasBytes(of other: String) -> Bool {
        ByteSearch.order(self, other) == 0
    }

    /// Whether the bytes begin with those of `other`.
    public func begins(with other: String) -> Bool { ByteSearch.begins(self, with: other) }

    /// Whether the bytes come before those of `other`, compared as unsigned numbers.
    public func precedes(_ other: String) -> Bool {
        ByteSearch.order(self, other) < 0
    }

    /// Whether `byte`, an ASCII character, is in the text.
    public func hasByte(_ byte: UInt8) -> Bool { ByteSearch.first(byte, in: self) != nil }

    /// Where `byte`, an ASCII character, is for the first time.
    public func firstIndex(ofByte byte: UInt8) -> Index? {
        ByteSearch.first(byte, in: self).map { utf8.index(startIndex, offsetBy: $0) }
    }

    /// Where `byte`, an ASCII character, is for the last time.
    public func lastIndex(ofByte byte: UInt8) -> Index? {
        ByteSearch.last(byte, in: self).map { utf8.index(startIndex, offsetBy: $0) }
    }
}
