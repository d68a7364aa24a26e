import HelpCheck
import HelpDiagnostics

extension Emitter {
    /// A file of the content that goes along with the pages.
    public struct Asset: Sendable, Hashable {
        /// The path relative to the content folder.
        public var source: String
        /// The path relative to the output folder.
        public var output: String
        /// The folder of the locale it belongs to; nil where it belongs to none.
        public var locale: String?
    }

    /// The folder that assets go to: beside the pages, or beside the XML where there are no pages.
    public var assetKind: OutputKind { options.kinds.contains(.html) ? .html : .xml }

    /// The files that the topics of this run refer to, each once, by path.
    public var assets: [Asset] {
        guard options.hasFiles else { return [] }
        var paths: Set<String> = []
        for locale in options.locales {
            for links in checked.links[locale] {
                for link in links {
                    if case .asset(let path, _) = link.target { paths.insert(path) }
                }
            }
            collect(checked.tocs[locale], into: &paths)
        }
        return paths.subtracting(options.excludedSources).sorted { $0.precedes($1) }.map { path in
            Asset(
                source: path, output: ContentPath.join(assetKind.rawValue, path),
                locale: catalog.locale(of: path).map { catalog.locales[$0].folder })
        }
    }

    private func collect(_ nodes: [TocNode], into paths: inout Set<String>) {
        for node in nodes {
            if case .asset(let path, _)? = node.target { paths.insert(path) }
            collect(node.children, into: &paths)
        }
    }
}
