/// The scheme of a URL as a browser sees it, for the allow-list.
public enum URLScheme {
    /// The lower-case scheme of `url`, or nil where it has none.
    static func of(_ url: ArraySlice<UInt8>) -> String? {
        let url = seen(url)
        var hasBegun = false
        for byte in url {
            switch byte {
            case 0x3A:
                return hasBegun ? String(decoding: url.prefix { $0 != 0x3A }.map(\.lowercasedASCII), as: UTF8.self) : nil
            case 0x41...0x5A, 0x61...0x7A: hasBegun = true
            case 0x30...0x39, 0x2B, 0x2D, 0x2E: guard hasBegun else { return nil }
            default: return nil
            }
        }
        return nil
    }

    /// What browsers see of `url`: they drop control characters and spaces at its start, and tabs and line ends anywhere
    /// (URL Standard, section 4.4).
    private static func seen(_ url: ArraySlice<UInt8>) -> LazyFilterSequence<ArraySlice<UInt8>> {
        url.drop { $0 <= 0x20 }.lazy.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    }

    /// The scheme of `url` where it may run code or smuggle a document in, else nil; `isImage` where it is an image's
    /// source.
    public static func refused(in url: String, isImage: Bool) -> String? {
        refused(in: Array(url.utf8)[...], isImage: isImage)
    }

    /// The same of a URL's bytes.
    static func refused(in url: ArraySlice<UInt8>, isImage: Bool) -> String? {
        guard let scheme = of(url), isUnsafe(url, scheme: scheme, isImage: isImage) else { return nil }
        return scheme
    }

    private static func isUnsafe(_ url: ArraySlice<UInt8>, scheme: String, isImage: Bool) -> Bool {
        switch scheme {
        case "javascript", "vbscript", "livescript", "mocha", "jar", "view-source": return true
        case "data":
            guard isImage else { return true }
            let head = String(decoding: Array(seen(url).prefix(24)), as: UTF8.self).lowercased()
            // An SVG image cannot run script when it is an `img`, but opened by itself it can.
            return !["png", "gif", "jpeg", "webp"].contains { type in
                head.hasPrefix("data:image/\(type);") || head.hasPrefix("data:image/\(type),")
            }
        default: return false
        }
    }
}
