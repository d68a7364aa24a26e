import HelpDiagnostics
import HelpMarkup

/// A `.openpublishing.redirection.json` as written: which files of a repository moved where.
public struct RedirectionFile: Sendable {
    /// One entry.
    public struct Entry: Sendable {
        /// The file that moved, from the folder of the redirection file on.
        public var source: String
        /// Where it moved.
        public var target: String
        /// Where that is written in the file, in bytes.
        public var span: SourceSpan

        /// Whether `files` have what the file at `path` redirects to.
        public func leads(from path: String, toOneOf files: Set<String>) -> Bool {
            guard case .relative(let way, _, _) = LinkDestination(target),
                let place = ContentPath.resolve(way, from: ContentPath.folder(of: path))
            else { return false }
            return files.contains(place) || files.contains(place + ".md")
        }
    }

    /// The name of such files, which begins with a dot: no other part of helpc looks at it.
    public static let name = ".openpublishing.redirection.json"

    /// The path relative to the content folder.
    public let path: String
    /// The entries that can be understood, in the order written.
    public private(set) var entries: [Entry] = []
    /// Why the file could not be read, or what is wrong with single entries.
    public private(set) var faults: [YAMLFault] = []

    /// Reads the bytes of the file at `path`. Never fails: what is wrong is in `faults`.
    public init(_ source: [UInt8], path: String) {
        self.path = path
        let start = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if let fault = Encoding.fault(in: source) {
            refuse("the file is not UTF-8", SourceSpan(fault.offset, fault.offset + 1))
            return
        }
        do throws(YAMLFault) {
            // JSON is YAML, and YAML is read with places.
            let root = try YAMLReader.read(source, start..<source.count)
            guard let list = root["redirections"]?.items else {
                refuse("the file is an object whose ‘redirections’ is a list", root.pairs == nil ? root.span : .fileStart)
                return
            }
            for item in list { read(item) }
        } catch {
            faults.append(error)
        }
    }

    private mutating func read(_ node: YAMLNode) {
        guard node.pairs != nil else { return refuse("an entry is an object", node.span) }
        let source = node["source_path"] ?? node["source_path_from_root"]
        let target = node["redirect_url"]
        guard let source, let path = source.string, !path.isInvisible else {
            return refuse("an entry has a ‘source_path’, a text", source?.span ?? node.span)
        }
        guard let target, let url = target.string, !url.isInvisible else {
            return refuse("an entry has a ‘redirect_url’, a text", target?.span ?? node.span)
        }
        entries.append(Entry(source: path, target: url, span: target.span))
    }

    private mutating func refuse(_ message: String, _ span: SourceSpan) {
        faults.append(YAMLFault(message: message, span: span))
    }
}
