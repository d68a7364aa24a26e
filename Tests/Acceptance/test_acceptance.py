"""Each acceptance script passes on a small right output and fails on each wrong one. `python3 -m unittest` runs them.

A stub stands in for helpc: right by default, wrong in one way when STUB names that way.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
import textwrap
import unittest
from contextlib import nullcontext, redirect_stdout
from pathlib import Path
from unittest import mock

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import browser  # noqa: E402
import check_axe  # noqa: E402
import check_chrome_size  # noqa: E402
import check_commonmark  # noqa: E402
import check_deterministic  # noqa: E402
import check_integrations  # noqa: E402
import check_fixes  # noqa: E402
import check_faults  # noqa: E402
import check_killed  # noqa: E402
import check_links  # noqa: E402
import check_locales  # noqa: E402
import check_lookup  # noqa: E402
import check_nu  # noqa: E402
import check_polyglot  # noqa: E402
import check_schemas  # noqa: E402
import check_resolver  # noqa: E402
import check_wellformed  # noqa: E402
import check_words  # noqa: E402
import mutations  # noqa: E402
import sample_pages  # noqa: E402
import screenshots  # noqa: E402

PAGE = (
    '<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en"><head><meta charset="utf-8"/>'
    '<title>T</title></head>\n<body><article class="topic">{}</article></body></html>\n'
)
TOPIC = (
    '<topic xmlns="urn:helpc:topic:1"><body xmlns="http://www.w3.org/1999/xhtml">{}</body></topic>'
)
GRAMMAR = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:helpc:topic:1">
  <start><element name="topic"><ref name="any"/></element></start>
  <define name="any"><element><nsName ns="http://www.w3.org/1999/xhtml"/><zeroOrMore><choice><text/>
    <attribute><anyName/></attribute><ref name="any"/></choice></zeroOrMore></element></define>
</grammar>
"""
STUB = '''
import hashlib, json, os, re, shutil, sys, time
from pathlib import Path

mode = os.environ.get("STUB", "")
if sys.argv[1] == "render":
    from cmarkgfm import cmark
    text = sys.stdin.buffer.read().decode()
    html = cmark.markdown_to_html_with_extensions(text, options=cmark.Options.CMARK_OPT_UNSAFE, extensions=["table"])
    html = html.replace("<h1>", '<h1 id="x">').replace(' align="right"', ' style="text-align: right"')
    print(html.replace("<em>", "<i>") if mode == "render" else html, end="")
    sys.exit(3 if mode == "crash" else 0)

content, out = Path(sys.argv[2]), Path(sys.argv[4])
more = sys.argv[5:]
only = more[more.index("--locale") + 1] if "--locale" in more else None
emit = more[more.index("--emit") + 1] if "--emit" in more else "html,xml,bundle"
jobs = more[more.index("--jobs") + 1] if "--jobs" in more else "2"
wanted = {}
paths = [Path(f, n) for f, _, names in os.walk(content) for n in names if n.endswith(".md")]
for path in paths if mode == "order" else sorted(paths):
    relative = path.relative_to(content).with_suffix("")
    body = path.read_text() * 50 + (jobs if mode == "jobs" else "") + os.environ.get("TZ", "") * (mode == "zone")
    wanted[f"html/{relative}.html"] = body
    wanted[f"xml/{relative}.xml"] = body
def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()
if emit == "bundle" and mode != "pages":
    wanted = {}
records = [str(p.relative_to(content)) for p in sorted(paths) if only in (None, p.relative_to(content).parts[0])]
records += [only or "", jobs] if mode == "bundle" and only else []
manifest = out / "manifest.json"
old = json.loads(manifest.read_text()) if manifest.is_file() else {}
def mine(name):
    return only is None or mode == "locale" or name.split("/")[1:2] == [only]
listed = {n: old[n] for n in old if not mine(n)}
listed.update({n: digest(t) for n, t in wanted.items() if mine(n)})
texts = {n: t for n, t in wanted.items() if mine(n)}
texts["help.helpb"] = "\\n".join(records)
listed["help.helpb"] = digest(texts["help.helpb"])
texts["manifest.json"] = json.dumps(listed if mode == "order" else dict(sorted(listed.items())))
for name, text in texts.items():
    target = out / name
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_file() and target.read_text() == text and mode != "rewrite":
        continue
    time.sleep(0.01)
    if mode == "torn":
        with open(target, "w", buffering=1) as file:
            file.write(text[: len(text) // 2]); file.flush(); time.sleep(0.02); file.write(text[len(text) // 2 :])
        continue
    if mode == "vanish" and target.is_file():
        target.unlink(); time.sleep(0.2)
    temporary = target.with_name(f".{target.name}.tmp{os.getpid() if mode == 'leftover' else ''}")
    temporary.write_text(text); time.sleep(0.01); temporary.rename(target)
for path in list(out.rglob("*")):
    name = path.relative_to(out).as_posix()
    if path.is_file() and name not in listed and name != "manifest.json":
        if mode != "leftover" and (name.split("/")[1:2] == [only] or only is None):
            path.unlink()
print(f"{len(texts)} files")
sys.exit(1)
'''

# Finds NUL, links to nothing, and `known` in a text, which is there before anything is planted.
CHECK_STUB = '''
import hashlib, json, os, re, sys
from pathlib import Path

mode, content = os.environ.get("STUB", ""), Path(sys.argv[2])
if "--off" in sys.argv:
    known = sys.argv[sys.argv.index("--off") + 1] in ("encoding-invalid", "link-target-missing")
    sys.exit("" if known else "helpc: no diagnostic is called that")
if "--record-sources" in sys.argv:
    (content / "helpc.lock").write_text("")
found, planted = [], False
def add(rule, path, start, end):
    entry = {"id": rule, "severity": "error", "path": path.relative_to(content).as_posix(), "message": rule}
    entry["start"], entry["end"] = ({"offset": o, "line": 1, "column": 1} for o in (start, end))
    count = sum((other["id"], other["path"]) == (rule, entry["path"]) for other in found)
    entry["fingerprint"] = hashlib.sha256(f"{rule} {entry['path']} {count}".encode()).hexdigest()
    found.append(entry)
for path in sorted(content.rglob("*.md")):
    data = path.read_bytes()
    for match in re.finditer(rb"known", data):
        add("image-missing", path, *match.span())
    for match in re.finditer(rb"\\0", data):
        planted = True
        if mode != "blind":
            shift = -20 if mode == "misplaced" else 0
            add("encoding-invalid", path, match.start() + shift, match.end() + shift)
    for match in re.finditer(rb"\\]\\((zz-[a-z]+\\.md)", data):
        planted = True
        add("link-target-missing", path, *match.span(1))
if planted and mode == "extra":
    add("link-empty", content / "en-us/untouched.md", 0, 1)
if planted and mode == "vanished":
    found = [entry for entry in found if entry["id"] != "image-missing"]
if mode == "recorded" and (content / "helpc.lock").exists():
    found = found[1:]
where = sys.argv[sys.argv.index("--format") + 1].removeprefix("json=")
Path(where).write_text(json.dumps({"diagnostics": found}))
sys.exit(mode == "crash" and 3 or 1)
'''


def write(root: Path, tree: dict[str, str]) -> Path:
    for name, text in tree.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


class Case(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)

    def run_script(self, script, *argv: object) -> tuple[int, str]:
        said = io.StringIO()
        with redirect_stdout(said):
            try:
                status = script.main([str(a) for a in argv])
            except SystemExit as exit:
                status = int(exit.code or 0)
        return status, said.getvalue()

    def passes(self, script, *argv: object) -> str:
        status, said = self.run_script(script, *argv)
        self.assertEqual(status, 0, said)
        self.assertIn("PASS", said.splitlines()[-1])
        return said

    def fails(self, word: str, script, *argv: object) -> str:
        status, said = self.run_script(script, *argv)
        self.assertEqual(status, 1, said)
        self.assertIn(word, said)
        return said

    def stub(self) -> Path:
        path = self.root / "helpc"
        path.write_text(f"#!{sys.executable}\n" + textwrap.dedent(STUB), encoding="utf-8")
        path.chmod(0o755)
        return path


class Wellformed(Case):
    def setUp(self) -> None:
        super().setUp()
        self.schemas = write(self.root / "schemas", {"topic.rng": GRAMMAR})
        self.out = write(self.root / "out", {
            "html/en/a.html": PAGE.format("<p>a</p>"), "xml/en/a.xml": TOPIC.format("<p>a</p>"),
        })

    def run_on(self, name: str, text: str) -> tuple:
        write(self.out, {name: text})
        return check_wellformed, self.out, "--schemas", self.schemas

    def test_right(self) -> None:
        self.passes(check_wellformed, self.out, "--schemas", self.schemas)

    def test_unclosed(self) -> None:
        self.fails("not well formed", *self.run_on("html/en/b.html", PAGE.format("<p>a<br></p>")))

    def test_entity_of_html(self) -> None:
        self.fails("not well formed", *self.run_on("html/en/b.html", PAGE.format("<p>a&nbsp;b</p>")))

    def test_unbound_prefix(self) -> None:
        self.fails("not well formed", *self.run_on("html/en/b.html", PAGE.format("<x:p>a</x:p>")))

    def test_control_character(self) -> None:
        self.fails("not well formed", *self.run_on("html/en/b.html", PAGE.format("<p>a\x01</p>")))

    def test_invalid(self) -> None:
        other = TOPIC.format("").replace("http://www.w3.org/1999/xhtml", "urn:other")
        self.fails("invalid", *self.run_on("xml/en/b.xml", other))

    def test_wrong_root(self) -> None:
        self.fails("invalid", *self.run_on("xml/en/b.xml", "<other/>"))

    def test_no_schema_for_an_index(self) -> None:
        self.fails("no schema", *self.run_on("xml/en/_index.xml", "<other/>"))

    def test_nothing_there(self) -> None:
        self.fails("nothing checked", check_wellformed, self.root / "nowhere", "--schemas", self.schemas)


class Schemas(Case):
    """The stub takes a configuration where the schema does, but for one that STUB names."""

    STUB = """
        import json, os, sys
        from pathlib import Path
        sys.path.insert(0, HERE)
        import check_schemas
        mode = os.environ.get("STUB", "")
        if sys.argv[1] == "init":
            Path(sys.argv[2]).mkdir()
            more = "#nmae: x\\n" if mode == "init" else ""
            Path(sys.argv[2], "helpc.yml").write_text("# The name.\\n#name: x\\n" + more)
        elif sys.argv[1] == "stats":
            zero = {"topics": 0, "redirects": 0, "distinctTopics": 0, "coverage": None, "missing": 0, "onlyHere": 0,
                    "withoutAssetId": 0, "translation": {"machine": 0, "human": 0, "unsaid": 0}, "words": 0,
                    "stale": None, "untranslated": None}
            head = {"schemaVersion": "1.1", "distinctTopics": 0, "unreadFiles": 0}
            print(json.dumps({**head, "locales": [], "total": zero}))
        elif "--format" in sys.argv:
            summary = {"errors": 0, "warnings": 0, "notes": 0, "files": 0, "ids": {}, "locales": {}, "counts": []}
            document = {"schemaVersion": "1.1", "diagnostics": [], "summary": summary}
            if mode == "member": document["more"] = 1
            if mode == "id": summary["ids"]["link-emtpy"] = 1
            print("no JSON" if mode == "text" else json.dumps(document))
        else:
            text = Path(sys.argv[2], "helpc.yml").read_text()
            schema = json.loads((check_schemas.SCHEMAS / "configuration.schema.json").read_text())
            wrong = bool(check_schemas.faults(schema, check_schemas.load(text)))
            sys.exit(2 if wrong != (mode != "" and mode in text) else 0)
        """

    def run_on(self, mode: str) -> tuple:
        stub = self.root / "helpc"
        stub.write_text(f"#!{sys.executable}\nHERE = {str(HERE)!r}\n" + textwrap.dedent(self.STUB), encoding="utf-8")
        stub.chmod(0o755)
        return check_schemas, stub, write(self.root / "content", {"helpc.yml": "name: x\n"})

    def test_right_and_each_wrong(self) -> None:
        with mock.patch.object(check_schemas, "RIGHT", check_schemas.RIGHT[:3]), mock.patch.object(
            check_schemas, "WRONG", check_schemas.WRONG[:3]
        ):
            self.passes(*self.run_on(""))
            for mode, word in [
                ("member", "not as the schema says"), ("id", "not as the schema says"), ("text", "no JSON"),
                ("init", "not taken"), ("nmae", "taken: nmae: x"), ("exchange", "two minds: name: exchange"),
            ]:
                with mock.patch.dict(os.environ, {"STUB": mode}):
                    self.fails(word, *self.run_on(mode))

    def test_a_schema_that_is_none_and_schemas_that_are_gone(self) -> None:
        wrong = write(self.root / "schemas", {"stats.schema.json": '{"type": "strnig"}'})
        self.fails("no valid schema", *self.run_on(""), "--schemas", wrong)


class Integrations(Case):
    """The files are the real ones, in a copy that each test changes in one place."""

    TEMPLATE = "templates/helpc.gitlab-ci.yml"

    STUB = """
        import sys
        from pathlib import Path
        words = sys.argv[1:]
        text = Path(words[-1], "en-us", "a.md").read_text()
        for kind, _, path in (word.partition("=") for word in words):
            if path: Path(path).write_text("report")
        wrong = "gone.md" in text or "[a]()" in text and "--fail-on" in words
        if wrong and "--summary" in words: print("error  link-target-missing  1")
        if wrong and "github" in words: print(f"::error file={words[-1]}/en-us/a.md,line=6,col=1::x")
        sys.exit(1 if wrong else 0)
        """

    def run_on(self, file: str = "", old: str = "", new: str = "") -> tuple:
        stub = self.root / "bin" / "helpc"
        stub.parent.mkdir(exist_ok=True)
        stub.write_text(f"#!{sys.executable}\n" + textwrap.dedent(self.STUB), encoding="utf-8")
        stub.chmod(0o755)
        copy = self.root / "copy"
        for name in ("action.yml", self.TEMPLATE, ".pre-commit-hooks.yaml", "Scripts/helpc-check.sh"):
            text = (check_integrations.ROOT / name).read_text("utf-8")
            if name == file:
                self.assertIn(old, text)
                text = text.replace(old, new)
            write(copy, {name: text})
            (copy / name).chmod(0o755)
        return check_integrations, stub, "--root", copy

    def test_right(self) -> None:
        self.passes(*self.run_on())

    def test_a_status_that_is_lost(self) -> None:
        end = '-- "$CONTENT"\n  - name'
        self.fails("status: action.yml", *self.run_on("action.yml", end, end.replace("\n", " || true\n")))
        end = '-- "$HELPC_CONTENT"'
        self.fails("status: helpc.gitlab-ci.yml", *self.run_on(self.TEMPLATE, end, end + " || true"))
        entry = "entry: helpc check"
        self.fails("status: helpc-check-system", *self.run_on(".pre-commit-hooks.yaml", entry, "entry: 'true'"))

    def test_a_report_that_is_not_written(self) -> None:
        self.fails("no report: action.yml", *self.run_on("action.yml", "--format github", ""))
        self.fails("no report: helpc.gitlab-ci.yml", *self.run_on(self.TEMPLATE, "--format junit=helpc-junit.xml", ""))

    def test_arguments_that_are_lost(self) -> None:
        self.fails("a warning", *self.run_on("Scripts/helpc-check.sh", '"${more[@]}"', ""))

    def test_a_folder_with_a_space_that_is_split(self) -> None:
        self.fails("status", *self.run_on("action.yml", '-- "$CONTENT"', "-- $CONTENT"))


class Nu(Case):
    def test_right(self) -> None:
        self.passes(check_nu, write(self.root / "o", {"a é.html": PAGE.format("<p>a</p>")}))

    def test_error(self) -> None:
        said = self.fails("obsolete", check_nu, write(self.root / "o", {
            "a é.html": PAGE.format('<table><tbody><tr><td align="left">a</td></tr></tbody></table>')}))
        self.assertIn("a é.html", said)

    def test_checker_that_says_nothing(self) -> None:
        out = write(self.root / "o", {"a.html": PAGE.format("<p>a</p>")})
        with mock.patch.object(check_nu, "run", return_value=[]):
            self.fails("checker did not finish", check_nu, out)

    def test_nothing_there(self) -> None:
        self.fails("nothing checked", check_nu, self.root / "nowhere")


class Polyglot(Case):
    def body(self, text: str) -> tuple:
        return check_polyglot, write(self.root / "o", {"a.html": PAGE.format(text)})

    def test_right(self) -> None:
        self.passes(*self.body(
            '<!-- c -->\n<p>a <em>b</em><br/>\u00a0😀 &amp;&lt;</p><table><colgroup><col/></colgroup><tbody><tr>'
            '<td>x</td>'
            '</tr></tbody></table><pre><code>a\n b</code></pre>'
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>'
        ))

    def test_without_tbody(self) -> None:
        self.fails("structure", *self.body("<table><tr><td>x</td></tr></table>"))

    def test_text_in_table(self) -> None:
        self.fails("", *self.body("<table><tbody>x<tr><td>x</td></tr></tbody></table>"))

    def test_block_in_paragraph(self) -> None:
        self.fails("structure", *self.body("<p>a<ul><li>b</li></ul></p>"))

    def test_links_in_links(self) -> None:
        self.fails("structure", *self.body('<p><a href="x">a<a href="y">b</a></a></p>'))

    def test_newline_after_pre(self) -> None:
        self.fails("text", *self.body("<pre>\nx</pre>"))

    def test_upper_case(self) -> None:
        self.fails("structure", *self.body("<P>a</P>"))

    def test_self_closing(self) -> None:
        self.fails("self-closing", *self.body('<p><a id="x"/>a</p>'))

    def test_cdata(self) -> None:
        self.fails("CDATA", *self.body("<p><![CDATA[a]]></p>"))

    def test_character_reference_that_html_maps(self) -> None:
        self.fails("text", *self.body("<p>&#x85;</p>"))

    def test_newline_in_attribute(self) -> None:
        self.fails("attributes", *self.body('<p title="a\nb">x</p>'))

    def test_other_language(self) -> None:
        out = write(self.root / "o", {"a.html": PAGE.format("<p>a</p>").replace('xml:lang="en"', 'xml:lang="fr"')})
        self.fails("language", check_polyglot, out)

    def test_declaration_and_charset(self) -> None:
        out = write(self.root / "o", {"a.html": '<?xml version="1.0"?>' + PAGE.format("<p>a</p>")})
        self.fails("prologue", check_polyglot, out)
        write(out, {"a.html": PAGE.format("<p>a</p>").replace('<meta charset="utf-8"/>', "")})
        self.fails("no charset", check_polyglot, out)

    def test_space_around_body_is_no_difference(self) -> None:
        out = write(self.root / "o", {"a.html": PAGE.format("<p>a</p>").replace("</body>", "\n</body>\n").replace(
            "<head>", "\n<head>").replace("</article>", "</article> <p>x</p>\n")})
        self.passes(check_polyglot, out)

    def test_words_after_body_are_one(self) -> None:
        out = write(self.root / "o", {"a.html": PAGE.format("<p>a</p>").replace("</body>", "</body>lost")})
        self.fails("", check_polyglot, out)


class Words(Case):
    def topic(self, markdown: str, page: str, front: str = "title: T") -> tuple:
        write(self.root / "content", {"en/a.md": f"---\n{front}\n---\n{markdown}"})
        write(self.root / "out", {"html/en/a.html": PAGE.format(page), "xml/en/a.xml": TOPIC.format(page)})
        return check_words, self.root / "content", self.root / "out"

    def test_right(self) -> None:
        self.passes(*self.topic("# A b\n\nc *d*e\n\n|x|y|\n|-|-|\n|1|2|\n", (
            "<h1>A b</h1><p>c <em>d</em>e</p><table><thead><tr><th>x</th><th>y</th></tr></thead>"
            "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>")))

    def test_lost_and_added(self) -> None:
        self.fails("text", *self.topic("a b c", "<p>a c</p>"))
        self.fails("text", *self.topic("a b c", "<p>a b</p>"))
        self.fails("text", *self.topic("a b c", "<p>a b c d</p>"))

    def test_joined_and_split(self) -> None:
        self.fails("words: joined", *self.wordy("a\nb", "<p>ab</p>"))
        self.fails("words: split", *self.wordy("ab", "<p>a b</p>"))
        self.passes(*self.topic("a\n\nb", "<p>a</p><p>b</p>"))

    def wordy(self, markdown: str, page: str) -> tuple:
        run = self.topic(markdown, page)
        script = run[0]

        class Spoken:
            @staticmethod
            def main(argv: list[str]) -> int:
                said = io.StringIO()
                with redirect_stdout(said):
                    status = script.main(argv)
                print(said.getvalue().replace("words: en/a.md: html: ", "words: "))
                return status

        return (Spoken, *run[1:])

    def test_alert(self) -> None:
        right = '<blockquote><p class="alert-title">Remarque</p><p>a</p></blockquote>'
        self.assertIn("allowed-alert=2", self.passes(*self.topic("> [!note]  \n> a", right)))
        self.fails("alert", *self.topic("> [!NOTE]\n> a", "<blockquote><p>a</p></blockquote>"))
        self.fails("alert keyword shown", *self.topic("> [!NOTE]\n> a", "<blockquote><p>[!NOTE] a</p></blockquote>"))
        self.fails("text", *self.topic("> [!REMARQUE]\n> a", right))

    def test_video(self) -> None:
        self.assertIn("allowed-token=4", self.passes(*self.topic(
            "> [!VIDEO https://x.y/z]", '<p><a href="https://x.y/z">https://x.y/z</a></p>')))
        self.fails("text", *self.topic("> [!VIDEO https://x.y/z]\n> b", "<p>b</p>"))

    def test_repaired_emphasis(self) -> None:
        run = self.topic("_**S :**E_", "<p><em><strong>S :</strong>E</em></p>")
        self.assertIn("allowed-repaired=8", self.passes(*run))
        self.fails("no more emphasis", *self.topic("_**S :**E_", "<p><em>S :E</em></p>"))
        self.fails("odd number", *self.topic("a * b", "<p>a <em>b</em></p>"))
        self.fails("text", *self.topic("`**S :**E`", "<p><code>S :E</code><em>x</em></p>"))

    def test_recovered(self) -> None:
        said = self.passes(*self.topic("Get <server name> | x", "<p>Get &lt;server name&gt; | x</p>"))
        self.assertIn("allowed-recovered=2", said)
        self.fails("recovered not shown", *self.topic("Get <server name> | x", "<p>Get | x</p>"))

    def test_unsafe(self) -> None:
        run = self.topic("a\n\n<script>var lost = 1;</script>\n\nb <input value='x'> c", "<p>a</p><p>b  c</p>")
        self.assertIn("allowed-removed=4", self.passes(*run))

    def test_moved_out_of_a_table(self) -> None:
        page = "<p>x</p><table><tbody><tr><td>y</td></tr></tbody></table>"
        self.passes(*self.topic("<table>x<tr><td>y</td></tr></table>", page))
        other = self.topic("<table><tr><td>y</td></tr>x</table>", page)
        self.assertIn("allowed-moved=2", self.passes(*other))

    def test_raw_html(self) -> None:
        self.passes(*self.topic(
            'A<br>b&nbsp;c&amp;d <!-- no > word --> <span title="<em>">e</span>\n\n<td>x</td><td>y</td>',
            "<p>A<br/>b\u00a0c&amp;d <span>e</span></p><p>x</p><p>y</p>"))

    def test_a_page_too_many(self) -> None:
        run = self.topic("a", "<p>a</p>")
        write(self.root / "out", {"html/en/_contents.html": "", "html/en/index.html": "", "html/en/z.html": ""})
        self.fails("page of no topic: html/en/z.html", *run)

    def test_files_that_are_no_topics(self) -> None:
        run = self.topic("a", "<p>a</p>")
        write(self.root / "content", {"en/README.md": "# no topic", "en/r.md": "---\nredirect_url: a.md\n---\n"})
        self.fails("no page", *run)
        write(self.root / "out", {"html/en/r.html": PAGE.format("")})
        self.assertIn("redirect=1 repository-file=1 topic=1", self.passes(*run))

    def test_a_page_that_is_missing(self) -> None:
        run = self.topic("a", "<p>a</p>")
        (self.root / "out/xml/en/a.xml").unlink()
        self.fails("no page", *run)
        self.passes(*run, "--only", "html")

    def test_front_matter(self) -> None:
        run = self.topic("a\n\n---\n\nb", "<p>a</p><hr/><p>b</p>", front="title: T\ndescription: >\n  x --- y")
        self.passes(*run)
        path = self.root / "content/en/a.md"
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
        self.passes(*run)


class Resolver(Case):
    """A stub answers as helpc would: with the findings that it is given, as (path, id, destination, message)."""

    def run_on(self, body: str, *findings: tuple[str, str, str, str]) -> tuple:
        content = write(self.root / "content", {
            "en-us/a.md": f"---\ntitle: A\n---\n{body}\n", "en-us/b.md": "---\ntitle: B\n---\n# Ä b\n\n# Ä b\n",
            "en-us/d/i(1).png": "", "en-us/toc.yml": "- href: a.md\n  items:\n  - href: b.md#ä-b-1\n",
        })
        diagnostics = []
        for path, identifier, address, message in findings:
            start = (content / path).read_bytes().index(address.encode())
            end = start + len(address.encode())
            diagnostics.append({"id": identifier, "path": path, "message": message, "end": {"offset": end},
                                "start": {"offset": start, "line": 1, "column": 1}})
        answer = {"diagnostics": diagnostics}
        stub = self.root / "helpc"
        stub.write_text(f"#!{sys.executable}\nimport json, sys\nfrom pathlib import Path\n"
                        f"Path(sys.argv[4].removeprefix('json=')).write_text(json.dumps({answer!r}))\n")
        stub.chmod(0o755)
        return check_resolver, stub, content

    def test_right(self) -> None:
        said = self.passes(*self.run_on(
            "[a](b.md#ä-b) [b](./b%2Emd?x#%C3%A4-b-1) ![c](d/i(1).png) <a href='../en-us/b.md'>d</a> [e](#top)"
            " <https://x.y> `[f](gone.md)` <!-- [g](gone.md) -->"))
        self.assertIn("fragments-found=4", said)

    def test_each_finds_what_the_other_does(self) -> None:
        for address, identifier in {
            "gone.md": "link-target-missing", "B.md": "link-wrong-case", "b.md#c": "link-anchor-missing",
            "b.md#Ä-b": "link-anchor-case", "../fr/x.md": "link-out-of-scope", "x-https://y.z": "link-spliced-url",
        }.items():
            finding = ("en-us/a.md", identifier, address, "")
            self.passes(*self.run_on(f"[x]({address})", finding))
            self.passes(*self.run_on(f"<table><td>\n\n<a href='{address}'>x</a></table>", finding))
            self.fails(f"not found by helpc: {identifier}", *self.run_on(f"[x]({address})"))
            self.fails(f"found by helpc alone: {identifier}", *self.run_on(f"[x](b.md) `{address}`", finding))

    def test_rooted_links_are_counted(self) -> None:
        body = "[x](/a/b) [y](/a/c)"
        finding = ("en-us/a.md", "link-rooted-unmapped", "/a/b", "2 links begin with ‘/a’, which no mapping covers")
        self.passes(*self.run_on(body, finding))
        self.fails("not found by helpc", *self.run_on(body, (*finding[:3], "a link begins with ‘/a’, which")))

    def test_link_by_reference(self) -> None:
        self.passes(*self.run_on("[x][ref]\n\n[Ref]: gone.md", ("en-us/a.md", "link-target-missing", "[x]", "")))

    def test_known_difference(self) -> None:
        self.assertIn("explained=1", self.passes(*self.run_on("[x](.\\\\b.md)")))

    def test_mutants_are_the_same_each_time(self) -> None:
        _, stub, content = self.run_on("## Heading\n\n[x](b.md)")
        done = [mutations.plant(content, self.root / f"copy{i}", 7, ["cells"]) for i in range(2)]
        self.assertEqual(*done)
        self.assertEqual((content / "en-us/a.md").read_text(), "---\ntitle: A\n---\n## Heading\n\n[x](b.md)\n")


class Links(Case):
    def out(self, body: str, xml: str = '<a href="b.xml#x">a</a>') -> tuple:
        return check_links, write(self.root / "o", {
            "html/en/a.html": PAGE.format('<p id="top-1"><a href="B.html">b</a></p>' + body),
            "html/en/B.html": PAGE.format('<p id="x">é</p><p id="ü">u</p><p><a name="n">n</a></p>'),
            "html/en/d%20e.html": PAGE.format(""), "html/en/i(1).png": "", "html/_style.css": "body { color: red }",
            "xml/en/a.xml": TOPIC.format(xml), "xml/en/b.xml": TOPIC.format('<p id="x">b</p>'),
        })

    def test_right(self) -> None:
        self.passes(*self.out(
            '<a href="#top-1">a</a><a href="B.html#x">b</a><a href="../en/B.html?q=1#%C3%BC">c</a>'
            '<a href="B.html#n">n</a>'
            '<img src="i(1).png" alt=""/><a href="https://x.y/z">d</a><a href="mailto:a@b.c">m</a>'
            '<a href="d%2520e.html">e</a>', '<img src="../../html/en/i(1).png"/><a href="b.xml#x">a</a>'))

    def test_wrong(self) -> None:
        for address, word in {
            "c.html": "no such file", "b.html": "wrong letter case", "B.html#y": "no such fragment",
            "#nowhere": "no such fragment", "/en/B.html": "absolute path", "//x.y/z": "bad scheme",
            "javascript:x()": "bad scheme", "C:\\x": "bad scheme", "..\\en\\B.html": "backslash",
            "../../xml/en/a.xml": "leaves the root", "../../../../etc/passwd": "leaves the root",
            "../en/": "link to a folder",
            "x-and-https://x.y/z": "bad scheme", "": "empty link", "data:text/html,x": "bad scheme",
            "d%20e.html": "no such",
        }.items():
            with self.subTest(address):
                self.fails(word, *self.out(f'<p><a href="{address}">a</a></p>'))

    def test_other_places(self) -> None:
        for body, word in {
            '<img src="no.png" alt=""/>': "no such file", '<img src="i(1).png" srcset="no.png 2x" alt=""/>': "srcset",
            '<p style="background: url(no.png)">x</p>': "style", '<p id="d">x</p><p id="d">y</p>': "id twice",
            '<script src="https://x.y/z.js"></script>': "fetched from elsewhere", '<base href="x"/>': "base element",
            '<meta http-equiv="refresh" content="0; url=no.html"/>': "meta refresh",
        }.items():
            with self.subTest(body):
                self.fails(word, *self.out(body))

    def test_xml(self) -> None:
        self.fails("no such file", *self.out("", '<a href="b.html">a</a>'))
        self.fails("no such fragment", *self.out("", '<a href="b.xml#y">a</a>'))
        self.fails("leaves the root", *self.out("", '<a href="../../../b.xml">a</a>'))

    def test_css(self) -> None:
        run = self.out("")
        write(run[1], {"html/_style.css": "@import 'https://x.y/z.css';"})
        self.fails("fetched from elsewhere", *run)

    def test_nothing_there(self) -> None:
        self.fails("nothing checked", check_links, self.root / "nowhere")


class CommonMark(Case):
    SPEC = """x

{0} example
→a *b*
.
<pre><code>a *b*
</code></pre>
{0}

{0} example
# a
*b*
.
<h1>a</h1>
<p><em>b</em></p>
{0}
{0} example
---
a
.
<hr />
<p>a</p>
{0}
""".format("`" * 32)
    TABLES = """{0} example table
|a|
|-:|
|b|
.
<table>
<thead>
<tr>
<th align="right">a</th>
</tr>
</thead>
<tbody>
<tr>
<td align="right">b</td>
</tr>
</tbody>
</table>
{0}
""".format("`" * 32)

    def arguments(self, exceptions: str = "") -> tuple:
        write(self.root, {"spec.txt": self.SPEC, "tables.txt": self.TABLES, "exceptions.txt": exceptions})
        return (check_commonmark, self.stub(), self.root / "spec.txt", "--tables", self.root / "tables.txt",
                "--exceptions", self.root / "exceptions.txt")

    def test_right(self) -> None:
        said = self.passes(*self.arguments())
        self.assertIn("commonmark=3", said)
        self.assertIn("tables=1", said)

    def test_different(self) -> None:
        with mock.patch.dict(os.environ, STUB="render"):
            self.fails("example 2", *self.arguments())
            self.passes(*self.arguments("# why\n2 raw HTML is unbalanced\n"))
            self.fails("without a reason", *self.arguments("2\n"))

    def test_crash_is_no_exception(self) -> None:
        with mock.patch.dict(os.environ, STUB="crash"):
            self.fails("crash", *self.arguments("1 a\n2 a\n3 a\ntable-1 a\n"))

    def test_stale(self) -> None:
        self.fails("stale exception", *self.arguments("1 once upon a time\n"))
        self.fails("stale exception", *self.arguments("99 no such example\n"))

    def test_too_many(self) -> None:
        self.fails("too many exceptions", *self.arguments("".join(f"{n} x\n" for n in range(4, 40))))

    def test_normalisation(self) -> None:
        same = check_commonmark.normalised
        self.assertEqual(same('<p>a\n b<br /></p>\n<p x="1" a=\'2\'>'), same('<p>a b<br/></p><p a="2" x="1">'))
        self.assertEqual(same("<p>&quot;&auml;&#65;</p>"), same('<p>"äA</p>'))
        self.assertNotEqual(same("<pre>a  b</pre>"), same("<pre>a b</pre>"))
        self.assertNotEqual(same("<p>a b</p>"), same("<p>ab</p>"))
        self.assertNotEqual(same('<p id="a">x</p>'), same("<p>x</p>"))
        self.assertNotEqual(same('<a href="x">a</a>'), same('<a href="y">a</a>'))


class Running(Case):
    def content(self) -> Path:
        return write(self.root / "content", {
            f"{locale}/{folder}/{name}.md": f"---\ntitle: {name}\n---\nText of {locale} {name}.\n"
            for locale in ("en-us", "fr-fr") for folder in ("one", "two") for name in "abcdef"
        })

    def test_deterministic(self) -> None:
        self.passes(check_deterministic, self.stub(), self.content())

    def test_not_deterministic(self) -> None:
        for mode, word in {"jobs": "jobs:", "order": "elsewhere", "zone": "elsewhere", "rewrite": "second run",
                           "locale": "one locale, changed", "bundle": "one locale's bundle", "pages": "too much"}.items():
            with self.subTest(mode), mock.patch.dict(os.environ, STUB=mode):
                self.fails(word, check_deterministic, self.stub(), self.content(), "--locale", "fr-fr")

    def test_killed(self) -> None:
        self.passes(check_killed, self.stub(), self.content(), "--times", "6", "--seed", "1")

    def test_killed_badly(self) -> None:
        for mode, word in {"torn": "torn", "vanish": "vanished", "leftover": "not repaired"}.items():
            with self.subTest(mode), mock.patch.dict(os.environ, STUB=mode):
                self.fails(word, check_killed, self.stub(), self.content(), "--times", "12", "--seed", "1")

    def test_build_that_fails(self) -> None:
        broken = self.root / "broken"
        broken.write_text("#!/bin/sh\nexit 3\n")
        broken.chmod(0o755)
        self.fails("status 3", check_deterministic, broken, self.content())
        self.fails("status 3", check_killed, broken, self.content())


class Faults(Case):
    def setUp(self) -> None:
        super().setUp()
        self.content = write(self.root / "content", {
            f"en-us/{name}.md": f"---\ntitle: {name}\nassetid: 00000000-0000-4000-8000-00000000000{number}\n---\n\n"
            f"# {name}\n\nSee [the other one](b.md) about it, which is known.\n" for number, name in enumerate("abcdef")
        })
        self.helpc = self.root / "helpc"
        self.helpc.write_text(f"#!{sys.executable}\n" + textwrap.dedent(CHECK_STUB), encoding="utf-8")
        self.helpc.chmod(0o755)

    def run_on(self, *more: str) -> tuple:
        return check_faults, self.helpc, self.content, "--count", "4", *more

    def test_right(self) -> None:
        said = self.passes(*self.run_on("--kind", "NUL", "--kind", "broken link in text", "--kind", "empty link"))
        self.assertIn("kinds=2 planted=4", said)
        self.assertIn("left out: empty link: helpc has no link-empty", said)

    def test_the_content_stays_as_it_is(self) -> None:
        before = {path: path.read_bytes() for path in self.content.rglob("*.md")}
        self.passes(*self.run_on("--kind", "NUL"))
        self.assertEqual({path: path.read_bytes() for path in self.content.rglob("*") if path.is_file()}, before)

    def test_the_same_seed_plants_the_same(self) -> None:
        said = [self.passes(*self.run_on("--kind", "NUL", "--list", "--seed", "7")) for _ in range(2)]
        self.assertEqual(*said)

    def test_wrong(self) -> None:
        write(self.content, {"en-us/untouched.md": "---\ntitle: known\n---\n"})
        for mode, word in {
            "blind": "missed", "misplaced": "misplaced", "extra": "extra: en-us/untouched.md", "vanished": "vanished",
            "recorded": "recording changes findings", "crash": "FAIL status 3",
        }.items():
            with self.subTest(mode), mock.patch.dict(os.environ, STUB=mode):
                self.fails(word, *self.run_on("--kind", "NUL"))

    def test_nowhere_to_plant(self) -> None:
        self.fails("nothing checked", *self.run_on("--kind", "broken link in an HTML cell"))

    def test_no_such_kind(self) -> None:
        self.assertEqual(self.run_script(*self.run_on("--kind", "no kind"))[0], 2)


@unittest.skipIf(browser.executable() is None, "there is no Chromium")
class Axe(Case):
    @classmethod
    def setUpClass(cls) -> None:
        # One browser for all the tests: starting it takes longer than any of them.
        shared = cls.enterClassContext(browser.chromium())
        for script in (check_axe, screenshots):
            cls.enterClassContext(mock.patch.object(script, "chromium", lambda: nullcontext(shared)))

    ONE_VIEW = ("--widths", "390", "--schemes", "light")

    def page(self, body: str, head: str = "", views: tuple[str, ...] = ONE_VIEW) -> tuple:
        text = PAGE.format(f"<h1>T</h1>{body}").replace("<body>", "<body><main>").replace("</body>", "</main></body>")
        return check_axe, write(self.root / "o", {"a é.html": text.replace("</head>", head + "</head>")}), *views

    def test_right(self) -> None:
        self.passes(*self.page(
            '<p>a <a href="https://x.y/z">b</a></p><img alt="c" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="/>'
            '<div style="overflow-x: auto" tabindex="0"><pre style="width: 900px">wide, in its own box</pre></div>',
            "<style>:root { color-scheme: light dark }</style>"))

    def test_violations(self) -> None:
        for body, rule in {
            '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="/>': "image-alt",
            '<p style="color: #999; background: #fff">grey</p>': "color-contrast",
            '<p style="color: #fff; background: #fff">unseen</p>': "color-contrast at p",
            '<p>a</p><div style="overflow: auto; height: 20px"><p>b</p><p>c</p></div>': "scrollable-region-focusable",
            '<p><a href="x.html"></a></p>': "link-name",
            '<style>a { display: block; height: 9px }</style><p><a href="x">a</a><a href="y">b</a></p>': "target-size",
        }.items():
            with self.subTest(rule):
                said = self.fails(f"violation of {rule.split()[0]}", *self.page(body))
                self.assertIn(rule, said)
                self.assertIn("a é.html", said)

    def test_violation_in_one_view(self) -> None:
        dark = "<style>:root { color-scheme: light dark; background: light-dark(#fff, #000) } p { color: #111 }</style>"
        said = self.fails("color-contrast", *self.page("<p>text</p>", dark, ()))
        self.assertIn("(1280 dark, 390 dark)", said)
        self.passes(*self.page("<p>text</p>", dark), "--schemes", "light")
        narrow = "<style>@media (max-width: 400px) { p { color: #ccc } }</style>"
        self.assertIn("(390 light, 390 dark)", self.fails("color-contrast", *self.page("<p>text</p>", narrow, ())))

    def test_background_left_to_the_browser(self) -> None:
        self.passes(*self.page("<p>a</p>", "<style>:root { color-scheme: light dark }</style>"), "--schemes", "dark")

    def test_warning(self) -> None:
        self.assertIn("warning: on 1 pages: region", self.passes(
            check_axe, write(self.root / "o", {"a.html": PAGE.format("<h1>T</h1>")})))

    def test_sideways(self) -> None:
        self.fails("at 390 px it is 600 px", *self.page('<p style="width: 600px; margin-left: -8px">a</p>'))
        said = self.fails("scrolls sideways", *self.page('<p style="width: 360px">a</p>'))
        self.assertNotIn("at 390 px", said)
        self.fails("<h2>", *self.page(f"<h2>{'long' * 30}</h2>"))

    def test_request(self) -> None:
        self.fails("request: ", *self.page('<img alt="a" src="https://x.invalid/a.png"/>'))

    def test_script(self) -> None:
        self.fails("other text", *self.page('<p>a</p><script>document.querySelector("p").textContent = "b"</script>'))
        self.fails("other text", *self.page(
            '<p hidden="">a</p><script>document.querySelector("p").hidden = false</script>'))
        self.passes(*self.page(
            '<p>a</p><p>b</p><script>document.querySelector("main").append(document.querySelector("p"))</script>'))
        self.fails("script error", *self.page("<script>nothing()</script>"))
        self.fails("script error", *self.page('<script src="none.js"></script>'))
        self.passes(*self.page(
            '<p>a</p><script>'
            'document.querySelector("p").insertAdjacentHTML("afterend", "<button>Copy</button>")</script>'))

    def test_dead_control(self) -> None:
        self.fails("dead control", *self.page("<button>Copy</button>"))
        self.passes(*self.page(
            '<button hidden="">Copy</button><script>document.querySelector("button").hidden = false</script>'))

    def test_sample(self) -> None:
        out = write(self.root / "o", {f"{n}.html": PAGE.format("<h1>T</h1>") for n in range(4)})
        self.assertIn("pages=2", self.passes(check_axe, out, "--sample", "2"))

    def test_nothing_there(self) -> None:
        (self.root / "o").mkdir()
        self.fails("nothing checked", check_axe, self.root / "o")

    def test_screenshots(self) -> None:
        out = write(self.root / "o", {"en/a.html": PAGE.format("<p>a</p>"), "fr/a.html": PAGE.format("<p>a</p>" * 99)})
        target = self.root / "shots"
        status, said = self.run_script(
            screenshots, out, "-o", target, "--height", "1000", "--no-print", "--contact-sheet")
        self.assertEqual(status, 0, said)
        self.assertEqual(len(list(target.glob("en--a.*.png"))), 5)
        with screenshots.Image.open(target / "fr--a.light-390.png") as image:
            self.assertEqual(image.size, (390, 1000))
        with screenshots.Image.open(target / "fr--a.light-390.png") as light, \
                screenshots.Image.open(target / "fr--a.sheet.png") as sheet:
            self.assertGreater(sheet.width, light.width)


class ChromeSize(Case):
    def page(self, body: str, more: str = "") -> tuple:
        return check_chrome_size, write(self.root / "o", {
            "en/a.html": PAGE.format(body).replace("</body>", more + "</body>"),
            "en/_contents.html": PAGE.replace("article", "section").format("x" * 9_000),
        })

    def added(self, *run: object) -> int:
        said = self.passes(*run)
        return int(said.partition(" bytes added: en/a.html")[0].split()[-1])

    def test_right(self) -> None:
        empty = self.added(*self.page(""))
        self.assertEqual(empty, len(PAGE.format("").encode()))
        self.assertEqual(self.added(*self.page("é" * 9_000)), empty)
        self.assertEqual(self.added(*self.page('<article class="topic">y</article>x' * 900)), empty)
        self.assertIn("pages-without-a-topic=1 topic-pages=1", self.passes(*self.page("x")))

    def test_own_parts_in_the_article(self) -> None:
        details = '<details class="ids"><p>é</p></details>'
        self.assertEqual(self.added(*self.page(f"<p>x</p>{details}")), len((PAGE.format("") + details).encode()))

    def test_too_much(self) -> None:
        run = self.page("", "<nav>" + "x" * 6_144 + "</nav>")
        self.fails("too much added: en/a.html", *run)
        self.passes(*run, "--limit", "7000")

    def test_not_well_formed(self) -> None:
        self.fails("not well formed", *self.page("<p>"))

    def test_nothing_there(self) -> None:
        self.fails("nothing checked", check_chrome_size, self.root / "nowhere")


class Locales(Case):
    PAIRS = "# wanted\nfr-CA\tfr-FR\t-\t-\tfr-FR\tregion\tn\nuk\ten ru\ten\t-\ten\tdefault\tn\n"
    ROW = "| `uk` | `en ru` | `en` default | `ru` | another language |\n"

    def given(self, table: str, icu: tuple[str, ...] = ("fr-FR", "ru"), version: str = "72.1") -> tuple:
        write(self.root, {"pairs.tsv": self.PAIRS, "list.md": f"ICU 72.1\n\n| Wanted | … |\n|---|---|\n{table}"})
        asking = mock.patch.object(check_locales, "ask_icu", return_value=(version, list(icu)))
        asking.start()
        self.addCleanup(asking.stop)
        return check_locales, "--pairs", self.root / "pairs.tsv", "--list", self.root / "list.md"

    def test_right(self) -> None:
        self.assertIn("alike=1 differences=1 pairs=2", self.passes(*self.given(self.ROW)))

    def test_difference_that_is_not_listed(self) -> None:
        self.fails("not listed: uk among en ru: helpc serves en default, ICU ru", *self.given(""))

    def test_difference_that_is_listed_otherwise(self) -> None:
        self.fails("listed otherwise: uk", *self.given(self.ROW.replace("`ru`", "none")))
        self.fails("listed otherwise: uk", *self.given(self.ROW.replace("default", "any")))

    def test_listed_without_a_difference(self) -> None:
        more = "| `fr-CA` | `fr-FR` | `fr-FR` region | none | why |\n"
        self.fails("listed but alike: fr-CA", *self.given(self.ROW + more))
        self.fails("listed but no pair: fr-CA among fr", *self.given(self.ROW + more.replace("`fr-FR` |", "`fr` |", 1)))
        self.fails("listed twice: uk", *self.given(self.ROW * 2))

    def test_no_reason(self) -> None:
        self.fails("no reason: uk", *self.given(self.ROW.replace("another language", "")))

    def test_another_icu_is_no_fault(self) -> None:
        status, said = self.run_script(*self.given("", version="74.2"))
        self.assertEqual(status, 0)
        self.assertIn("skipped, the differences listed are those of ICU 72.1, this is ICU 74.2", said)

    def test_no_compiler_is_no_fault(self) -> None:
        with mock.patch.dict(os.environ, {"CXX": "no-such-compiler"}):
            status, said = self.run_script(check_locales)
        self.assertEqual((status, said), (0, "check_locales: skipped, there is no C++ compiler\n"))


class SamplePages(Case):
    def chosen(self, tree: dict[str, str]) -> list[str]:
        out = write(self.root / "o", tree)
        status, said = self.run_script(sample_pages, out)
        self.assertEqual(status, 0)
        return [Path(line).relative_to(out).as_posix() for line in said.splitlines()]

    def topic(self, asset: str, error: str = "", body: str = "") -> str:
        meta = f'<meta name="help-asset-id" content="{asset}"/>'
        if error:
            meta += f'<meta name="help-topic-id" content="{error}"/><meta name="help-error-id" content="{error}"/>'
        return PAGE.format(f"<p>{asset}</p>{body}").replace("</head>", meta + "</head>")

    def test_kinds(self) -> None:
        cell = '<td><blockquote class="alert"><p>n</p></blockquote></td>'
        tree = {
            f"{locale}/{asset}.html": self.topic(asset, error)
            for locale in ("en", "fr", "de")
            for asset, error in {"a": "x.A", "b": "x.B", "c": "x.C", "d": "y.D"}.items()
        }
        del tree["de/b.html"]
        bodies = {
            "alert": f"<table><tbody><tr>{cell}</tr></tbody></table>",
            "deep": "<ul><li><ol><li>x</li></ol></li></ul>", "shallow": "<ul><li>x</li></ul>",
            "code": "<pre>x</pre>", "served": '<p><a href="../de/a.html" hreflang="de">x</a></p>',
            "heads": "<h2>x</h2><h3>y</h3>",
            "wide": '<table><tbody><tr><td colspan="3">x</td><td>y</td></tr></tbody></table>',
            "lost": '<p><span class="broken-link">x</span></p>', "plain": "",
        }
        tree |= {f"en/{name}.html": self.topic(name, body=body) for name, body in bodies.items()}
        tree |= {f"{locale}/_contents.html": PAGE.replace("article", "section").format(text)
                 for locale, text in {"en": "text", "ru": "текст"}.items()}
        tree["index.html"] = tree["en/index.html"] = tree["en/_contents.html"]
        self.assertEqual(set(self.chosen(tree)), {
            "de/c.html", "en/c.html", "fr/c.html", "en/alert.html", "en/deep.html", "en/code.html", "en/served.html",
            "en/heads.html", "en/wide.html", "en/lost.html", "ru/_contents.html", "index.html",
        })

    def test_content_with_little_in_it(self) -> None:
        self.assertEqual(self.chosen({"a.html": self.topic("a"), "index.html": self.topic("b")}), ["index.html"])

    def test_nothing_there(self) -> None:
        self.assertEqual(self.run_script(sample_pages, self.root / "nowhere")[0], 2)


ASSET = "187967b2-cb28-45d7-8858-2a083c1ebe58"


class FakeBundle:
    """Answers as a right bundle does; each name in `faults` makes it wrong in one way."""

    faults: dict[str, object] = {}

    def __init__(self, library: Path, path: Path) -> None:
        self.content = check_lookup.Content(path, check_lookup.Report("fake"))
        self.asked = {question.asked: question for question in check_lookup.questions(self.content)}
        self.raw = mock.Mock(translation=0)
        self.last = None

    def close(self) -> None:
        pass

    def tags(self) -> list[str]:
        return [check_lookup.canonical(locale) for locale in self.content.locales]

    def keys(self) -> list[str]:
        return [key for key in self.content.claims if key != self.faults.get("lost")] + self.faults.get("more", [])

    def info(self) -> mock.Mock:
        return mock.Mock(key_count=len(self.keys()))

    def answer(self, document, expected, question, wanted) -> check_lookup.Answer:
        served = check_lookup.canonical(document.locale)
        wish = "" if expected.reason == "default" else check_lookup.canonical(wanted) if wanted else served
        differs = bool(question.version and document.version) and question.version.lower() != document.version.lower()
        fields = {
            "status": expected.status, "path": document.path, "served": served, "requested": wish,
            "reason": expected.reason, "match": expected.kind, "version_differs": differs,
        }
        return check_lookup.Answer(**{**fields, **self.faults.get("answer", {})})

    def find(self, key: str, wanted: str | None) -> check_lookup.Answer:
        question = self.asked[key]
        expected = self.content.expected(question.key, wanted, question.locale)
        if self.faults.get("missing") == key:
            return check_lookup.Answer(check_lookup.NOT_FOUND)
        if expected.status not in (check_lookup.OK, check_lookup.FALLBACK):
            return check_lookup.Answer(expected.status)
        self.last = expected.documents[0]
        return self.answer(self.last, expected, question, wanted)

    def candidates(self, key: str, wanted: str | None) -> list[check_lookup.Answer]:
        question = self.asked[key]
        expected = self.content.expected(question.key, wanted, question.locale)
        found = [self.answer(document, expected, question, wanted) for document in expected.documents]
        return found[1:] if "candidates" in self.faults else found

    def texts(self) -> dict[str, str]:
        own = {name: "" for name in ("text", "html", "summary")} | self.last.expected_texts()
        self.raw.translation = int(own.pop("translation"))
        return own | self.faults.get("texts", {})


class Lookup(Case):
    def content(self, **more: str) -> Path:
        url = "https://technet.microsoft.com/{}library/ms.rules.diskspacemissing(v=PROD.150)"
        return write(self.root / "content", {
            "en-us/a.md": "\ufeff---\ntitle: 'It''s a disk: full'\nTOCTitle: Disk_DiskSpaceMissing\n"
            f"ms:assetid: {ASSET}\nms:mtpsurl: {url.format('')}\nms:contentKeyID: 50\nf1.keywords:\n- NOCSH\n"
            "ms.date: 4/2/2018\n---\nText.",
            "fr-fr/x/b.md": f"---\ntitle: \"Disque\"\nms.assetid: '{{{ASSET.upper()}}}'\nms:contentKeyID: '51'\n"
            f"f1_keywords:\n- disque plein, vidage\nms:mtpsurl: {url.format('fr-fr/')}\nms.translationtype: MT\n---\nT",
            "en-us/c.md": "---\ntitle: C\nassetid: 00000000-0000-4000-8000-000000000001\nerrorid: proxy\n---\nC",
            "en-us/d.md": "---\ntitle: D\nassetid: 00000000-0000-4000-8000-000000000002\nerrorid: Proxy\n"
            "aliases: [other]\nmtps_version: v=PROD.150\n---\nD",
            "fr-fr/index.md": "---\nredirect_url: 'x/b'\n---\n", "fr-fr/README.md": "# Read me", **more,
        })

    def said(self, word: str, **faults: object) -> str:
        content = self.content()
        with mock.patch.object(check_lookup, "Bundle", FakeBundle), mock.patch.object(FakeBundle, "faults", faults):
            run = (check_lookup, content, content)
            return self.fails(word, *run) if word else self.passes(*run)

    def read(self) -> check_lookup.Content:
        return check_lookup.Content(self.content(), check_lookup.Report("read"))

    def test_right(self) -> None:
        said = self.said("")
        self.assertIn("records=4", said)
        self.assertIn("redirects=1", said)

    def test_front_matter(self) -> None:
        one, other = self.read().documents[0], self.read().documents[-1]
        self.assertEqual((one.asset, one.number, one.mtps), (ASSET, "50", "ms.rules.diskspacemissing"))
        self.assertEqual((one.error, one.suffix, one.version), ("DiskSpaceMissing", "DiskSpaceMissing", "PROD.150"))
        self.assertEqual((other.asset, other.group), (one.asset, one.group))
        texts = one.expected_texts()
        self.assertEqual((texts["title"], texts["date"]), ("It's a disk: full", "2018-04-02"))
        self.assertEqual(other.expected_texts()["translation"], "1")
        self.assertNotIn("nocsh", self.read().claims)
        self.assertIsNone(check_lookup.front_matter(b"# none"))
        self.assertEqual(check_lookup.front_matter(b"---\r\ntitle: x\r\n...\r\n"), ({"title": "x"}, False))

    def test_ids_of_urls(self) -> None:
        site = "https://technet.microsoft.com"
        for url, found in (
            (f"{site}/fr-fr/library/Aa1(v=PROD.150)", ("Aa1", "PROD.150")),
            (f"{site}/library/Aa1%28v=PROD.150%29?f=255#x", ("Aa1", "PROD.150")),
            ("https://example.com/library/Aa1", ("", "")), (f"{site}/library/Aa1.aspx", ("Aa1", "")),
        ):
            self.assertEqual(check_lookup.id_of_url(url), found)

    def test_who_owns_a_key(self) -> None:
        content = self.read()
        self.assertEqual([claim.kind for claim in content.owners("PROXY")], ["error-id", "error-id"])
        self.assertEqual(content.expected("proxy", "en-us", None).status, check_lookup.AMBIGUOUS)
        self.assertEqual(content.expected("index", "fr-fr", None).kind, "redirect")
        self.assertEqual(content.expected("other", "fr-fr", None).reason, "default")
        self.assertEqual(content.expected("51", None, None).documents[0].locale, "fr-fr")
        self.assertEqual(content.expected("51", "en-us", None).documents[0].locale, "en-us")
        self.assertEqual([claim.kind for claim in content.owners("diskspacemissing")], ["error-id"])

    def test_two_topics_with_one_id(self) -> None:
        twin = f"---\ntitle: Twin\nassetid: {ASSET}\n---\nT"
        content = check_lookup.Content(self.content(**{"en-us/b.md": twin}), check_lookup.Report("read"))
        self.assertEqual(content.expected(ASSET, "en-us", None).status, check_lookup.AMBIGUOUS)
        self.assertEqual(content.expected(ASSET, "fr-fr", None).documents[0].path, "fr-fr/x/b.md")

    def test_not_in_a_locale(self) -> None:
        only = {"fr-fr/only.md": "---\ntitle: Only\nerrorid: only\n---\nO"}
        content = check_lookup.Content(self.content(**only), check_lookup.Report("read"))
        self.assertEqual(content.expected("only", "en-us", None).status, check_lookup.NOT_IN_LOCALE)
        self.assertEqual(content.expected("only", None, "fr-fr").status, check_lookup.OK)

    def test_forms(self) -> None:
        asked = {question.asked for question in check_lookup.questions(self.read())}
        for form in (
            "[Rule:DiskSpaceMissing]", "{" + ASSET.upper() + "}", "DISKSPACEMISSING", r"ms\.rules\.diskspacemissing",
            "Help URL: http://technet.microsoft.com/library(PROD.150)/ms.rules.diskspacemissing.aspx", "51", "index",
            "disque plein, vidage", "other",
        ):
            self.assertIn(form, asked)

    def test_wrong(self) -> None:
        self.said("missing", missing="DISKSPACEMISSING")
        self.said("wrong topic", answer={"path": "en-us/c.md"})
        self.said("wrong locale", answer={"served": "de-DE"})
        self.said("wrong reason", answer={"reason": "any"})
        self.said("wrong kind", answer={"match": "alias"})
        self.said("wrong wish", answer={"requested": "de-DE"})
        self.said("wrong status", answer={"status": check_lookup.OK})
        self.said("wrong version flag", answer={"version_differs": True})
        self.said("wrong candidates", candidates=True)
        self.said("wrong text", texts={"title": "Another"})
        self.said("key lost", lost="proxy")
        self.said("key too much", more=["unheard-of"])

    def test_not_served(self) -> None:
        content = self.content()
        with mock.patch.object(check_lookup, "Bundle", FakeBundle):
            with mock.patch.object(check_lookup, "questions", lambda content: []):
                self.fails("nothing checked", check_lookup, content, content)

    def test_no_bundle(self) -> None:
        library = self.root / "none.so"
        status, _ = self.run_script(check_lookup, self.root / "none.helpb", self.content(), "--library", library)
        self.assertEqual(status, 2)


# Mends ‘x’ to ‘y’; STUB says what it does wrong.
FIXER = '''
import difflib, json, os, sys
from pathlib import Path

mode = os.environ.get("STUB", "")
content, more = Path(sys.argv[2]), sys.argv[3:]
found = []
for path in sorted(content.rglob("*.md")):
    name, text = path.relative_to(content).as_posix(), path.read_text()
    fixed = text if mode == "lazy" else text.replace("x", "yy" if mode == "long" else "y")
    if mode == "again":
        fixed += "x"
    if "--dry-run" in more:
        lines = difflib.unified_diff(text.splitlines(True), fixed.splitlines(True), "a/" + name, "b/" + name)
        sys.stdout.write("".join(list(lines)[: 3 if mode == "patch" else None]))
        if mode == "wet":
            path.write_text(fixed)
        continue
    if "--fix" in more and fixed != text:
        path.write_text(fixed)
        if mode == "mode":
            path.chmod(0o600)
        text = fixed
    for offset, letter in enumerate(text):
        if letter in "xn" or mode == "new" and letter == "y":
            edits = [{"start": {"offset": offset}, "end": {"offset": offset + 1}, "text": "y"}]
            found.append({"id": letter, "path": name, "message": letter, "fix": {"edits": edits} if letter == "x" else None})
if "--dry-run" not in more:
    print(json.dumps({"diagnostics": found}))
sys.exit(1 if found else 0)
'''


class Fixes(Case):
    def setUp(self) -> None:
        super().setUp()
        self.helpc = self.root / "helpc"
        self.helpc.write_text(f"#!{sys.executable}\n{FIXER}", encoding="utf-8")
        self.helpc.chmod(0o755)
        self.content = write(self.root / "content", {"en-us/a.md": "a x\nn\nx\n", "en-us/b.md": "b\n"})

    def said(self, word: str, mode: str) -> None:
        with mock.patch.dict(os.environ, {"STUB": mode}):
            self.fails(word, check_fixes, self.helpc, self.content)

    def test_right(self) -> None:
        self.assertIn("fixes=2", self.passes(check_fixes, self.helpc, self.content))

    def test_wrong(self) -> None:
        self.said("not changed", "lazy")
        self.said("other bytes than the edits", "long")
        self.said("a second run changed", "again")
        self.said("changed without a fix", "again")
        self.said("patched otherwise", "patch")
        self.said("a dry run wrote", "wet")
        self.said("mode", "mode")
        self.said("new", "new")

    def test_nothing_there(self) -> None:
        self.fails("nothing checked", check_fixes, self.helpc, write(self.root / "none", {"a.md": "a\n"}))


if __name__ == "__main__":
    unittest.main()
