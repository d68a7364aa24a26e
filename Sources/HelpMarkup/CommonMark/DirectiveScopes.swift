import HelpDiagnostics

/// Finds out what comments for helpc are about, while blocks are read in document order.
///
/// One that stands in a block is about the rest of it, one between blocks about the next block, one before everything else
/// about the file. Other comments in between change nothing.
struct DirectiveScopes {
    /// The first of the builder's directives whose scope is not known yet.
    private var open = 0
    private var hasContent = false

    /// A block begins, of whatever kind but raw HTML: what stands before it is about it.
    mutating func begin(block: SourceSpan, _ builder: inout MarkupBuilder) {
        hasContent = true
        extend(upTo: builder.directives.count, to: block.end, &builder)
    }

    /// The inlines of `block` have been read.
    mutating func endInlines(of block: SourceSpan, _ builder: inout MarkupBuilder) {
        extend(upTo: builder.directives.count, to: block.end, &builder)
    }

    /// The raw HTML of `block` has been read; the builder had `directivesBeforeEnd` directives when the last of it came
    /// that is no comment.
    mutating func endHTML(block: SourceSpan, directivesBeforeEnd: Int?, _ builder: inout MarkupBuilder) {
        if let directivesBeforeEnd {
            hasContent = true
            extend(upTo: directivesBeforeEnd, to: block.end, &builder)
        } else if !hasContent {
            extend(upTo: builder.directives.count, to: nil, &builder)
        }
    }

    private mutating func extend(upTo end: Int, to offset: Int32?, _ builder: inout MarkupBuilder) {
        guard open < end else { return }
        builder.extendDirectives(open..<end, to: offset)
        open = end
    }
}
