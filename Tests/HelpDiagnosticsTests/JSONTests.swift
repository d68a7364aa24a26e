import Foundation
import HelpDiagnostics
import Testing

@Suite struct JSONTests {
    private func parse(_ text: String) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func `objects and arrays are indented by two spaces, keys in the order given`() {
        let text = JSONWriter.document { object in
            object.member("z", "1")
            object.member("a", 2)
            object.member("none", nil as String?)
            object.member("yes", true)
            object.object("empty") { _ in }
            object.array("none at all") { _ in }
            object.array("list") { list in
                list.element("x")
                list.object { $0.member("y", ["p", "q"]) }
                list.array { $0.element(-3) }
            }
        }
        #expect(text == """
            {
              "z": "1",
              "a": 2,
              "none": null,
              "yes": true,
              "empty": {},
              "none at all": [],
              "list": [
                "x",
                {
                  "y": [
                    "p",
                    "q"
                  ]
                },
                [
                  -3
                ]
              ]
            }

            """)
    }

    @Test func `every scalar comes back as it was`() throws {
        var scalars = String.UnicodeScalarView()
        for code in UInt32(0)...0x10FFFF where code < 0x3000 || code % 251 == 0 {
            if let scalar = Unicode.Scalar(code) { scalars.append(scalar) }
        }
        let text = String(scalars)
        let json = try parse(JSONWriter.document { $0.member("k", text) })
        let value = try #require(json["k"] as? String)
        #expect(Array(value.unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test func `escapes are those of RFC 8259`() {
        let text = JSONWriter.document { $0.member("\"\\\n", "\r\t\u{0}\u{1F}\u{7F}\u{202E}\u{E0041}é😀/") }
        #expect(text == #"""
            {
              "\"\\\n": "\r\t\u0000\u001f\u007f\u202e\udb40\udc41é😀/"
            }

            """#)
    }

    @Test func `bytes that are no UTF-8 become replacement characters`() {
        let text = JSONWriter.document { $0.member("k", utf8: [0x61, 0xFF, 0xED, 0xA0]) }
        #expect(text.contains("\"a\u{FFFD}\u{FFFD}\u{FFFD}\""))
    }

    @Test func `a diagnostic has all its members in the documented order`() {
        let finding = SampleFinding(hints: ["h"])
        let related = Diagnostic.Related(path: "b.md", span: SourceSpan(2, 3), message: "here")
        let diagnostic = Diagnostic(
            finding, path: "ja/a.md", span: SourceSpan(4, 7), locale: "ja", assetID: nil, related: [related],
            fix: Fix([Fix.Edit(at: 4, "日".utf8, "\"x".utf8)]))
        let text = JSONRenderer().render([diagnostic]) { $0 == "ja/a.md" ? Array("a\n\u{E9}日\n".utf8) : nil }
        let fingerprint = Fingerprint.fingerprints(for: [diagnostic])[0]
        #expect(text == """
            {
              "schemaVersion": "1.1",
              "diagnostics": [
                {
                  "id": "link-target-missing",
                  "severity": "error",
                  "locale": "ja",
                  "path": "ja/a.md",
                  "assetId": null,
                  "start": {
                    "offset": 4,
                    "line": 2,
                    "column": 2
                  },
                  "end": {
                    "offset": 7,
                    "line": 2,
                    "column": 3
                  },
                  "message": "‘x.md’ isn't there",
                  "hints": [
                    "h"
                  ],
                  "related": [
                    {
                      "path": "b.md",
                      "start": {
                        "offset": 2,
                        "line": null,
                        "column": null
                      },
                      "end": {
                        "offset": 3,
                        "line": null,
                        "column": null
                      },
                      "message": "here"
                    }
                  ],
                  "fix": {
                    "edits": [
                      {
                        "start": {
                          "offset": 4,
                          "line": 2,
                          "column": 2
                        },
                        "end": {
                          "offset": 7,
                          "line": 2,
                          "column": 3
                        },
                        "text": "\\"x"
                      }
                    ]
                  },
                  "fingerprint": "\(fingerprint)"
                }
              ],
              "summary": {
                "errors": 1,
                "warnings": 0,
                "notes": 0,
                "files": 1,
                "ids": {
                  "link-target-missing": 1
                },
                "locales": {
                  "ja": 1
                },
                "counts": [
                  {
                    "id": "link-target-missing",
                    "severity": "error",
                    "locale": "ja",
                    "count": 1
                  }
                ]
              }
            }

            """)
    }

    @Test func `no diagnostics is a valid document too`() throws {
        let json = try parse(JSONRenderer().render([]) { _ in nil })
        #expect((json["diagnostics"] as? [Any])?.isEmpty == true)
    }

    @Test func `the order given makes no difference`() {
        let diagnostics = (0..<20).map { index in
            Diagnostic(SampleFinding(detail: "\(index % 3)"), path: "\(index % 4)", span: SourceSpan(index, 30))
        }
        let renderer = JSONRenderer()
        let text = renderer.render(diagnostics) { _ in nil }
        #expect(renderer.render(diagnostics.reversed()) { _ in nil } == text)
    }

    @Test(arguments: [
        (0, "0.0000"), (1, "0.0001"), (7963, "0.7963"), (7000, "0.7000"), (10_000, "1.0000"), (123_456, "12.3456"),
        (-5, "0.0000"),
    ])
    func `a decimal has four places`(value: Int, text: String) {
        #expect(JSONWriter.document { $0.member("x", tenThousandths: value) } == "{\n  \"x\": \(text)\n}\n")
    }

    @Test func `a decimal that is not there is null`() {
        #expect(JSONWriter.document { $0.member("x", tenThousandths: nil) } == "{\n  \"x\": null\n}\n")
    }
}
