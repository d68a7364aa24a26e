import Testing

@testable import HelpCompiler

/// Which content and output folders can be told apart.
@Suite struct FolderOverlapTests {
    private let files = MemoryFileSystem([
        "/c/en-us/a.md": "", "/c/Output/html/a.html": "", "/c/Output/xml/a.xml": "", "/c/Output/manifest.json": "",
        "/c/Output/.helpc-tmp/list": "", "/cc/b.md": "",
    ])

    private func fault(_ content: String, _ output: String) -> String? {
        FolderOverlap(files).fault(content: content, output: output)
    }

    @Test func `folders beside each other are apart, whether they are there or not`() {
        #expect(fault("/c", "/cc") == nil)
        #expect(fault("/cc", "/c") == nil)
        #expect(fault("/c", "/ccc") == nil)
        #expect(fault("/c", "/o/p/q") == nil)
    }

    @Test func `an output folder inside the content may be new, or hold what a build wrote`() {
        #expect(fault("/c", "/c/New") == nil)
        #expect(fault("/c", "/c/en-us/New/Deeper") == nil)
        #expect(fault("/c", "/c/Output") == nil)
        #expect(fault("/", "/c/Output") == nil)
    }

    @Test func `an output folder inside the content that holds anything else would hide it`() {
        #expect(fault("/c", "/c/en-us")?.contains("‘a.md’, which would be left out") == true)
        #expect(fault("/", "/c")?.contains("‘Output’, which would be left out") == true)
    }

    @Test func `one folder is not both, however it is spelt`() {
        #expect(fault("/c", "/c")?.hasPrefix("‘/c’ cannot be content and output at once") == true)
        #expect(fault("/c", "/c/en-us/..") != nil)
        #expect(fault("/", "/") != nil)
    }

    @Test func `content is not inside the output`() {
        #expect(fault("/c/en-us", "/c")?.hasPrefix("the content ‘/c/en-us’ lies in the output folder") == true)
        #expect(fault("/c", "/") != nil)
    }
}
