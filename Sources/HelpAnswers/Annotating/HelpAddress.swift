import HelpKeys

/// The address of help that a log names.
enum HelpAddress {
    /// The error's own name in `address`: of a dotted id the last part, as it is in bundles; nil where there is none.
    static func id(in address: String) -> String? {
        fullID(in: address).flatMap { $0.split(separator: ".").last.map(String.init) }
    }

    /// The id in `address`: what its last part names, without what libraries add to it; nil where there is none.
    static func fullID(in address: String) -> String? {
        if let id = PublishedURL(address)?.id { return id }
        let path = address.prefix { $0 != "?" && $0 != "#" }
        let parts = path.split(separator: "/")
        // The first two are the scheme and the host.
        guard parts.count > 2, var name = parts.last else { return nil }
        for ending in [".aspx", ".html", ".htm", ".md"] where name.lowercased().hasSuffix(ending) {
            name = name.dropLast(ending.count)
        }
        return name.isEmpty ? nil : String(name)
    }
}
