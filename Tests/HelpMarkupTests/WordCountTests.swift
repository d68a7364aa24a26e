import HelpMarkup
import Testing

@Suite struct WordCountTests {
    @Test(arguments: [
        ("", 0), ("  \n\t ", 0), ("one", 1), ("one two\nthree\tfour", 4), ("don't", 1), ("8.5 GB", 2), ("/var/log", 1),
        ("– — … * -", 0), ("a – b", 2), ("« mot »", 1), ("30\u{A0}Go", 2), ("Größe", 1), ("na\u{EF}ve cafe\u{301}", 2),
        ("Привет, мир", 2), ("안녕하세요 여러분", 2), ("สวัสดีครับ", 1), ("½ Ⅷ", 2),
    ])
    func `a word holds a letter or a digit and stands between white space`(text: String, count: Int) {
        #expect(WordCount.words(in: text) == count)
    }

    @Test(arguments: [
        ("漢字", 2), ("ひらがな", 4), ("カタカナ", 4), ("サーバー", 4), ("時々", 2), ("ㄅㄆ", 2), ("ｶﾞ", 2), ("𠮷", 1),
        ("設定を開く。", 5), ("Exchange管理", 3), ("設定A、B", 4), ("（注）", 1), ("ＡＢＣ", 1), ("第１章", 3), ("ア・イ", 2),
        ("が", 1),
    ])
    func `each Chinese or Japanese character is a word, its punctuation is none`(text: String, count: Int) {
        #expect(WordCount.words(in: text) == count)
    }

    private func words(_ markdown: String) -> Int {
        WordCount.words(in: TopicParser(needsFrontMatter: false).parse(Array(markdown.utf8), path: "a.md").markup)
    }

    @Test(arguments: [
        ("# One two\n\nThree", 3), ("- a\n- b\n", 2), ("1. a\n2. b\n", 2), ("| a | b |\n|---|---|\n| c | d |\n", 4),
        ("un**believ**able", 1), ("a  \nb", 2), ("a\nb", 2), ("a<br>b", 2), ("> [!NOTE]\n> Mind this.", 2),
        ("```sh\nls -l\n```\n", 2), ("see![the drive](d.png)here", 4), ("[two words](x.md)", 2),
        ("<p>a</p><p>b</p>", 2),
        ("<table><tr><td>a</td><td>b</td></tr></table>", 2), ("<!-- not seen -->", 0), ("a&nbsp;b", 2),
    ])
    func `blocks, cells and images part words, emphasis does not, and what helpc adds is not counted`(
        markdown: String, count: Int
    ) {
        #expect(words(markdown) == count)
    }
}
