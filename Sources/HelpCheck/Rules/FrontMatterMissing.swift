import HelpDiagnostics

/// A topic file without a front-matter block.
struct FrontMatterMissing: Finding {
    static let id = DiagnosticID.frontMatterMissing
    var headline: String { "a topic begins with front matter between two ‘---’ lines" }
    var hints: [String] { ["add a block with ‘title’ and ‘assetid’, or exclude the file in helpc.yml"] }
    var detail: String { "" }
}
