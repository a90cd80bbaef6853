#!/usr/bin/env python3
"""Has Markdown reports rendered: markdown.py PROGRAM

By cmark-gfm, which is what GitHub uses, and by markdown-it, each with raw HTML and links from bare
text switched on. In what they make of a report no element comes from the repository's text: there
are the headings, lists and tables that the findings ask for and no others, and no link, image,
comment or HTML. Outside of code nothing stands that GitHub or GitLab would take for a mention or a
reference. Every finding is told in full, in its row and below; and a report that has no end is cut.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
# not this folder, where html.py lies
sys.path[0] = str(HERE.parent / "harness")

from html.parser import HTMLParser  # noqa: E402

import report_cases  # noqa: E402

RENDERERS = {
    "cmark-gfm": ["cmark-gfm", "--unsafe", "-e", "table", "-e", "autolink", "-e", "strikethrough", "-e", "tasklist", "-e", "footnotes"],
    "markdown-it": ["node", str(HERE / "markdown_it.mjs")],
}
ELEMENTS = {"h2", "h3", "h4", "p", "table", "thead", "tbody", "tr", "th", "td", "code", "ul", "li", "strong"}
LABELS = {"What:", "App:", "For:", "Repo:", "See also:", "Clerk:", "Why:", "Fix:", "Verdicts:", "Silenced:", "Unchanged:", "Against:",
          "Snapshot:", "Baseline:", "Unknown:", "Tables about Clerk:", "As of:", "clerk-audit:"}
# outside of code: words, and what stands between them
PLAIN = re.compile(r"[\w\s.,;:?()'\"\x80-\U0010ffff-]*")
REFERENCE = re.compile(r"www\.|[0-9a-f]{7,}|\w\.\w|:\w|\b[A-Z]{2}-[0-9]", re.I)
LIMIT = 1_000_000  # bytes
MANY = 3000


class Page(HTMLParser):
    """The elements of a page, its text in and outside of code, and its rows of cells."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.counts, self.strange = [], {}, []
        self.plain, self.strong, self.rows, self.items = [""], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.counts[tag] = self.counts.get(tag, 0) + 1
        allowed = tag in ELEMENTS and all(name in ("align", "style") for name, _ in attributes)
        if not allowed:
            self.strange.append(self.get_starttag_text())
        self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
        elif tag == "li":
            self.items.append("")
        if tag != "code":
            self.plain.append("")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.strange.append(f"</{tag}>")
        if tag != "code":
            self.plain.append("")

    def handle_data(self, data):
        if "code" not in self.open:
            self.plain[-1] += data
        if "strong" in self.open:
            self.strong.append(data)
        if self.rows and self.open[-1:] and self.open[-1] in ("td", "th", "code") and ("td" in self.open or "th" in self.open):
            self.rows[-1][-1] += data
        if "li" in self.open:
            self.items[-1] += data

    def handle_comment(self, data):
        self.strange.append(f"<!--{data}")

    handle_decl = handle_pi = unknown_decl = handle_comment


def letters(text):
    """What is left when spaces and quotes, which are set otherwise, are not counted."""
    return re.sub(r"[\s'`]", "", text)


def judge_page(page, document):
    findings = [it for it in document["findings"] if it["suppressed"] is None]
    wanted = {"h2": 1, "h4": len(findings), "tr": len(findings) + 1 if findings else 0, "td": 4 * len(findings),
              "th": 4 if findings else 0, "table": 1 if findings else 0}
    got = {tag: page.counts.get(tag, 0) for tag in wanted}
    if page.strange or got != wanted or page.counts.get("h3", 0) > 4:
        yield f"elements {page.strange[:5]} {got}, wanted {wanted}"
    if set(page.strong) > LABELS:
        yield f"bold {set(page.strong) - LABELS}"
    for text in page.plain:
        if not PLAIN.fullmatch(text) or REFERENCE.search(text.replace("clerk-audit:", "")):
            yield f"outside of code: {text[:200]!r}"
    for finding, row in zip(findings, page.rows[1:]):
        if row[:2] != [finding["severity"], finding["rule"]] or letters(row[3]) != letters(finding["message"].replace("|", "\\x7c")):
            yield f"row {row} of {finding['message']}"
    told = {letters(item) for item in page.items}
    for finding in findings:
        for label, text in (("What:", finding["message"]), ("Why:", finding["why"]), ("Fix:", finding["fix"])):
            if label + letters(text) not in told:
                yield f"not told: {label} {text}"


def render(name, data):
    done = subprocess.run(RENDERERS[name], input=data, capture_output=True, timeout=120, check=True)
    return done.stdout.decode("utf-8")


def check_renderers():
    """They make elements of what is not neutralised, or the test would prove nothing."""
    for name in RENDERERS:
        html = render(name, b"<b>x</b> http://evil.example ![i](x.png) www.example.com\n\n| a |\n|---|\n| 1 |\n")
        for tag in ("<b>", '<a href="http://evil.example"', '<a href="http://www.example.com"', "<img", "<table>"):
            if tag not in html:
                yield f"{name} makes no {tag} of it"


def check_cut(program, folder):
    """More findings than there is room for: whole ones up to the limit, and how many are left out."""
    folder.mkdir()
    report_cases.write(folder / "package.json", '{"dependencies": {"@clerk/backend": "2.33.3"}}')
    for i in range(MANY):
        report_cases.write(folder / f"{'x' * 100}{i}.ts", f"import {{ createClerkClient }} from '@clerk/backend';\nexport const x = createClerkClient({{ secretKey: '{report_cases.KEY}' }});\n")
    case = report_cases.Case("many", folder, ["check", "."])
    data = report_cases.report(program, case, "markdown")
    left = [int(number) for number in re.findall(rb"\n(\d+) more findings", data)]
    rows, details = data.count(b"\n| blocker |"), data.count(b"\n#### ")
    if not LIMIT / 2 < len(data) < LIMIT or left != [MANY - rows, MANY - details] or min(rows, details) < 100:
        yield f"{MANY} findings, {rows} rows, {details} details, {left} left out, {len(data)} bytes"
    for name in RENDERERS:
        page = Page(render(name, data))
        if page.strange or page.counts["h4"] != details or page.counts["tr"] != rows + 1:
            yield f"{name}: {page.strange[:5]} {page.counts} of {rows} rows, {details} details"


def main():
    program = str(Path(sys.argv[1]).resolve())
    failed, count = list(check_renderers()), 0
    with tempfile.TemporaryDirectory(prefix="clerk-audit-markdown-") as folder:
        for case in report_cases.cases(program, Path(folder)):
            data = report_cases.report(program, case, "markdown")
            document = json.loads(report_cases.report(program, case, "json"))
            for name in RENDERERS:
                page = Page(render(name, data))
                count += page.counts.get("h4", 0)
                failed += [f"{case.name}: {name}: {problem}" for problem in judge_page(page, document)]
        failed += check_cut(program, Path(folder, "many"))
    if count < 800:
        failed.append(f"only {count} findings")
    print("\n".join(failed[:40]))
    print(f"{count} findings rendered, {len(failed)} problems")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
