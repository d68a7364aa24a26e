/// The scheme of a URL as a browser sees it, for the allow-list.
public enum URLScheme {
    /// The lower-case scheme of `url`, or nil where it has none.
    ///
    /// Browsers drop tabs, line ends and leading control characters before they look (URL Standard, section 4.4).
    public static func of(_ url: some Collection<UInt8>) -> String? {
        var scheme: [UInt8] = []
        for byte in url {
            switch byte {
            case 0x09, 0x0A, 0x0D: continue
            case 0x00...0x20 where scheme.isEmpty: continue
            case 0x3A: return scheme.isEmpty ? nil : String(decoding: scheme, as: UTF8.self)
            case 0x41...0x5A, 0x61...0x7A: scheme.append(byte | 0x20)
            case 0x30...0x39, 0x2B, 0x2D, 0x2E:
                if scheme.isEmpty { return nil }
                scheme.append(byte)
            default: return nil
            }
        }
        return nil
    }

    /// The scheme of `url` where it may run code or smuggle a document in, else nil; `isImage` where it is an image's source.
    public static func refused(in url: some Collection<UInt8>, isImage: Bool) -> String? {
        guard let scheme = of(url), isUnsafe(url, scheme: scheme, isImage: isImage) else { return nil }
        return scheme
    }

    private static func isUnsafe(_ url: some Collection<UInt8>, scheme: String, isImage: Bool) -> Bool {
        switch scheme {
        case "javascript", "vbscript", "livescript", "mocha", "jar", "view-source": return true
        case "data":
            guard isImage else { return true }
            let head = String(decoding: url.filter { $0 > 0x20 }.prefix(24), as: UTF8.self).lowercased()
            // An SVG image cannot run script when it is an `img`, but opened by itself it can.
            return !["png", "gif", "jpeg", "webp"].contains { type in
                head.hasPrefix("data:image/\(type);") || head.hasPrefix("data:image/\(type),")
            }
        default: return false
        }
    }
}
