"""The promises of translations.md: its examples make a site in two languages, once their originals are named."""

from __future__ import annotations

import re
from pathlib import Path

from docs.pages import doc_page
from tests.docs.fences import examples
from tests.knowledge_bases import run_builder, write_files

ARTICLE = "---\ntitle: {}\nsummary: {}\nweight: 1\n---\n{}\n\n{}\n"
KEEP = "outcomes: {keep: {title: Behalten, verdict: Behalten Sie es., advice: Nutzen Sie es.}}"
FLOW = """format: 1
title: Repair or replace?
summary: One question.
questions:
  broken:
    ask: Is it broken?
    options: {"yes": {label: Yes, clause: it is broken}, "no": {label: No, clause: it works}}
rules:
  - {id: broken, when: {broken: "yes"}, advise: mend, because: It is broken.}
  - {otherwise: keep}
outcomes: {keep: {title: Keep it, verdict: Keep it., advice: Use it.}}
"""
OUTCOME = "---\ntitle: {}\nverdict: {}\n---\n{}\n"
NAMED = re.compile(r"^content/(\S+?):\d.*\n(?:.*\n)*?.*write `(original: \w{8})`", re.MULTILINE)


def test_the_examples_are_a_site(tmp_path: Path) -> None:
    """Each file asks for its original by name, and nothing else is wrong; named, all is well."""
    settings, words = examples("translations", "yaml")
    (heading,) = examples("translations", "markdown")
    files = {
        "site.yaml": settings,
        "articles/go/plan.md": ARTICLE.format("Your plan", "What to do.", "## Before you go", "Eat."),
        "articles/go/plan.de.md": ARTICLE.format("Ihr Plan", "Was Sie tun.", heading.strip(), "Essen Sie."),
        "flows/repair/flow.yaml": FLOW,
        "flows/repair/mend.md": OUTCOME.format("Mend it", "Mend it.", "Have it mended."),
        "flows/repair/flow.de.yaml": f"{words}summary: Eine Frage.\n{KEEP}\n",
        "flows/repair/mend.de.md": OUTCOME.format("Reparieren", "Lassen Sie es reparieren.", "Es lohnt sich."),
    }
    root = write_files(tmp_path / "kb", {f"content/{name}": text for name, text in files.items()})
    said = run_builder(root, "check").stdout
    named = dict(NAMED.findall(said))
    assert set(re.findall(r"^content/(\S+?):\d", said, re.MULTILINE)) == named.keys() == {
        file for file in files if ".de." in file
    }, said  # fmt: skip
    for file, original in named.items():
        path = root / "content" / file
        text = path.read_text("utf-8")
        path.write_text(
            f"{original}\n{text}" if file.endswith(".yaml") else text.replace("---\n", f"---\n{original}\n", 1), "utf-8"
        )
    checked = run_builder(root, "check")
    assert (checked.exit_code, checked.stdout) == (0, "no problems\n")
    built = run_builder(root, "build", "--no-search", "--out", str(tmp_path / "site"))
    assert built.exit_code == 0
    rows = doc_page("translations").read_text("utf-8")
    pages = dict(re.findall(r"^\| `\w+/.*\.md`.*?`(\w+/.*?\.de\.md)` \| `/(de/.*?)`", rows, re.MULTILINE))
    assert [pages[file] for file in pages if file in files and not (tmp_path / "site" / pages[file]).is_dir()] == []
    assert len(pages.keys() & files.keys()) == 2
