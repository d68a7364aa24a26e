extension ResolvedLink {
    /// The files of the content that decide what the link comes to: where it leads, and where it was sought in vain.
    func files(in catalog: Catalog) -> [String] {
        var files: [String] = []
        switch target {
        case .topic(let reference, _, _): files.append(catalog[reference].path)
        case .asset(let path, _), .redirect(let path): files.append(path)
        case .anchor, .external, .broken, .outOfScope: break
        }
        for problem in problems {
            switch problem {
            case .missing(let path, _), .outOfScope(let path), .servedByFallback(let path, _), .redirectLoop(let path):
                files.append(path)
            case .anchorMissing(_, let path, _), .redirected(let path, _, _): files.append(path)
            case .wrongCase, .spliced, .rooted, .empty, .localPath, .runsCode, .anchorCase, .wrongLocale: break
            }
        }
        return files
    }
}
