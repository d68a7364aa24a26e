import Testing

@testable import HelpKeys

@Suite("A published URL")
struct PublishedURLTests {
    @Test(
        "holds an id, a version and a locale in the places libraries put them",
        arguments: [
            ("https://technet.microsoft.com/fr-fr/library/aa998353(v=PROD.150)", "aa998353|PROD.150|fr-FR"),
            ("https://technet.microsoft.com/library/aa998353(v=PROD.150)", "aa998353|PROD.150|-"),
            (
                "http://technet.microsoft.com/library(PROD.150)/ms.prod.setup.DiskIsFull.aspx",
                "ms.prod.setup.DiskIsFull|PROD.150|-"
            ),
            (
                "https://technet.microsoft.com/library%28PROD.150%29/ms.prod.setup.X.aspx?f=255&MSPPError=-2147217396",
                "ms.prod.setup.X|PROD.150|-"
            ),
            ("https://technet.microsoft.com/fr-fr/library/aa998353(prod.150).aspx", "aa998353|prod.150|fr-FR"),
            (
                "https://technet.microsoft.com/ja-jp/library/aa998353%28v=prod.150%29.aspx#top",
                "aa998353|prod.150|ja-JP"
            ),
            ("https://technet.microsoft.com/fr-fr/library/aa998353.aspx(v=prod.150)", "aa998353|prod.150|fr-FR"),
            ("https://msdn.microsoft.com/en-us/library/office/dn123456(v=prod.150).aspx", "dn123456|prod.150|en-US"),
            ("http://msdn.microsoft.com/library/hh831739.aspx", "hh831739|-|-"),
            (
                "https://docs.microsoft.com/en-us/previous-versions/office/server-2013/aa996186(v=prod.150)",
                "aa996186|prod.150|en-US"
            ),
            (
                "https://learn.microsoft.com/zh-cn/previous-versions/aa996186(v=prod.150)?redirectedfrom=MSDN",
                "aa996186|prod.150|zh-CN"
            ),
            ("https://learn.microsoft.com/sr-latn-rs/x/y", "y|-|sr-Latn-RS"),
            ("https://docs.microsoft.com/powershell/module/get-thing", "get-thing|-|-"),
            (
                "https://technet.microsoft.com/de-de/95365cab-bbb2-4a64-8e8f-1c89fa9e0352(prod.150)#examples",
                "95365cab-bbb2-4a64-8e8f-1c89fa9e0352|prod.150|de-DE"
            ),
            ("https://technet.microsoft.com/library/aa1(d=printer,l=en-us,v=PROD.141)", "aa1|PROD.141|en-US"),
            ("https://technet.microsoft.com/fr-fr/library(l=en-us,v=PROD.141)/aa1", "aa1|PROD.141|fr-FR"),
            ("HTTPS://TechNet.Microsoft.COM/FR-FR/Library/Aa998353(V=PROD.150)", "Aa998353|PROD.150|fr-FR"),
            ("technet.microsoft.com/library/aa998353", "aa998353|-|-"),
            ("https://technet.microsoft.com:443/library/aa998353/", "aa998353|-|-"),
            ("https://technet.microsoft.com/library/aa998353(v=PROD.150", "aa998353|PROD.150|-"),
            ("https://technet.microsoft.com/library/a%2541", "a%41|-|-"),
            ("https://technet.microsoft.com/library/100%", "100%|-|-"),
            ("https://technet.microsoft.com/is/library/aa1", "aa1|-|-"),
            ("https://technet.microsoft.com/library/aa1()", "aa1()|-|-"),
        ])
    func parts(text: String, expected: String) throws {
        let url = try #require(PublishedURL(text))
        #expect("\(url.id)|\(url.version ?? "-")|\(url.locale?.description ?? "-")" == expected)
    }

    @Test(
        "is not seen in other text",
        arguments: [
            "", "aa998353", "https://", "https://technet.microsoft.com", "https://technet.microsoft.com/",
            "https://technet.microsoft.com/fr-fr/", "https://technet.microsoft.com/library/",
            "https://technet.microsoft.com/fr-fr/library", "https://technet.microsoft.com/library(PROD.150)",
            "https://example.com/library/aa998353", "https://technet.microsoft.com.example.com/library/aa1",
            "https://example.com/technet.microsoft.com/library/aa1", "ftp://technet.microsoft.com/library/aa1",
            "https://user@technet.microsoft.com/library/aa1", "technet", "https://technet.microsoft.com?x=/library/aa1",
            "https://technet.microsoft.com/library/a%2Fb", "https://technet.microsoft.com/library/a%00b",
            "https://technet.microsoft.com/library/a%FFb", "x https://technet.microsoft.com/library/aa1",
        ])
    func others(text: String) {
        #expect(PublishedURL(text) == nil)
    }

    @Test("survives hostile paths", arguments: ["%", "(", "-", "/", "%2", "a/", "(v=", ")", "%28", "fr-", ".aspx"])
    func hostile(unit: String) {
        let path = String(repeating: unit, count: 200_000 / unit.utf8.count)
        _ = PublishedURL("https://technet.microsoft.com/" + path)
        _ = PublishedURL("https://technet.microsoft.com/library/aa1(v=" + path + ")")
    }
}
