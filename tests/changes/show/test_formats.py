"""Changes as they are shown: whole outputs, the bound of a comment, colour, and words that stay words.

Rooms: builder/changes/show.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from builder.changes.model import ContentChanges
from builder.changes.revisions import changes_between
from builder.changes.show.content_as_json import changes_as_json
from builder.changes.show.content_as_markdown import LIMIT, changes_as_markdown
from builder.changes.show.content_as_text import changes_as_text
from tests.conftest import Golden
from tests.history.pages import FLOW, OUTCOME, SITE, SOURCES, WHOLE_FLOW, A, B, article, flow, outcome, source
from tests.history.repositories import Commit, Content, make
from tests.knowledge_bases import CASES

DECIDE = "content/articles/decide"
TURNED = flow(words="Answer one question.").replace("otherwise: stay", "otherwise: go")
BEFORE: Mapping[str, Content] = {
    **SITE, **WHOLE_FLOW, SOURCES: source("law"),
    A: article("## When to stay\n\nStay if you are ill [@law].", "Stay at home"),
    B: article("Nothing.", "Broken"), f"{DECIDE}/gone.md": article("Old words.", "Gone"),
    f"{DECIDE}/old.md": article("One.\n\nTwo.", "Moved"),
}  # fmt: skip
NOTE = 'changes: [{date: 2026-11-21, note: "Ask for another day first."}]\ntags: [illness]\n'
AFTER: Mapping[str, Content] = {
    "content/site.yaml": "title: Another\n", FLOW: TURNED, OUTCOME: outcome("Do it now."),
    SOURCES: source("law", "less"),
    A: article("## When to stay\n\nAsk for another day if you are ill [@law].", "Stay at home", NOTE), B: "Nothing.",
    f"{DECIDE}/gone.md": None, f"{DECIDE}/old.md": None, f"{DECIDE}/x.png": b"x",
    f"{DECIDE}/fresh.md": article("Words that are new.", "Fresh"),
    f"{DECIDE}/new.md": article("One.\n\nTwo.", "Moved", "aliases: /decide/old/\n"),
}  # fmt: skip


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> ContentChanges:
    """A change of each kind."""
    root = tmp_path_factory.mktemp("diff") / "kb"
    make(root, [Commit("2026-11-20", BEFORE), Commit("2026-11-21", AFTER)])
    return changes_between(root, "HEAD~1", "HEAD")


def test_text(everything: ContentChanges, golden: Golden) -> None:
    """All of it, the advice first."""
    golden(CASES / "diff/everything.txt", changes_as_text(everything))


def test_markdown(everything: ContentChanges, golden: Golden) -> None:
    """All of it, as a comment."""
    golden(CASES / "diff/everything.md", changes_as_markdown(everything))


def test_json(everything: ContentChanges, golden: Golden) -> None:
    """All of it, for programs."""
    shown = changes_as_json(everything)
    golden(CASES / "diff/everything.json", shown)
    assert json.loads(shown)["format"] == 1


def test_colour(everything: ContentChanges) -> None:
    """The same text, and nothing but colour besides."""
    coloured = changes_as_text(everything, colour=True)
    assert "\x1b[31m[-Stay-]\x1b[0m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == changes_as_text(everything)


def test_nothing() -> None:
    """A sentence in each of them."""
    nothing = ContentChanges("a", "b")
    assert changes_as_text(nothing) == "From a to b:\n- Nothing changes.\n"
    assert changes_as_markdown(nothing) == "From a to b:\n\n- Nothing changes\\.\n"
    assert json.loads(changes_as_json(nothing))["changed"] is False


def big(folder: Path, pages: int, paragraphs: int) -> ContentChanges:
    """Many pages of which many words changed, and one flow with other advice."""
    names = [f"{DECIDE}/page-{number}.md" for number in range(pages)]
    lines = [f"{{}} number {place} ééé *x* <b>." for place in range(paragraphs)]
    texts = ["\n\n".join(lines).replace("{}", word) for word in ("Old", "New")]
    before, after = ({name: article(text, f"Title of {name}") for name in names} for text in texts)
    root = make(folder, [Commit("2026-11-20", {**BEFORE, **before}), Commit("2026-11-21", {FLOW: TURNED, **after})])
    return changes_between(root, "HEAD~1", "HEAD")


def test_comment_is_bounded(tmp_path: Path) -> None:
    """Whatever the limit: no more bytes, whole pieces, the advice first, and a count of what has no room."""
    changes = big(tmp_path / "kb", 20, 70)
    for limit in (10_000, 20_000, LIMIT):
        shown = changes_as_markdown(changes, limit)
        assert limit // 4 < len(shown.encode()) <= limit
        assert shown.count("<details>") == shown.count("</details>")
        assert shown.index("Advice changed") < shown.index("Words changed")
        titled = len(re.findall(r"^### Title of", shown, re.MULTILINE))
        (left,) = re.findall(r"^### And (\d+) more, for which there is no room$", shown, re.MULTILINE)
        assert titled + int(left) == 20
        assert shown.count("\n- Title of") == int(left)
    whole = changes_as_markdown(changes, 1 << 30)
    assert "no room" not in whole


def test_one_large_page_leaves_room_for_the_others(tmp_path: Path) -> None:
    """It is cut between two pieces, which are counted."""
    changes = big(tmp_path / "kb", 2, 900)
    shown = changes_as_markdown(changes)
    assert len(shown.encode()) <= LIMIT
    assert shown.count("pieces, for which there is no room") == 2
    assert "### And" not in shown


def test_many_pages_are_counted_where_their_names_have_no_room(tmp_path: Path) -> None:
    """Sixty names, then a number."""
    changes = big(tmp_path / "kb", 120, 3)
    shown = changes_as_markdown(changes, 12_000)
    assert len(shown.encode()) <= 12_000
    assert re.search(r"^- and \d+ more$", shown, re.MULTILINE)


HOSTILE = "@everyone #1 [x](https://evil.example) ![y](z) <img src=x> </details> `a` **b**"


def test_words_stay_words(tmp_path: Path) -> None:
    """No word of a change becomes a link, an image, a mention or an element."""
    title = json.dumps(HOSTILE)
    texts: Mapping[str, Content] = {
        A: article(f"{HOSTILE} now", title, "changes: [{date: 2026-11-20, note: " + title + "}]\n"),
        SOURCES: f"law: {{title: {title}, grade: A, shows: {title}}}\n",
        FLOW: flow().replace("title: Pick", f"title: {title}"),
        OUTCOME: outcome(HOSTILE).replace("title: Outcome", f"title: {title}"),
        f"{DECIDE}/[x](y) @z.md": "x",
    }
    root = make(tmp_path / "kb", [Commit("2026-11-20", BEFORE), Commit("2026-11-21", texts)])
    changes = changes_between(root, "HEAD~1", "HEAD")
    shown = changes_as_markdown(changes)
    html = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(shown)
    assert set(re.findall(r"</?[a-z0-9]+", html)) <= {
        f"{end}{tag}" for end in ("<", "</")
        for tag in ("p", "ul", "li", "h3", "em", "strong", "s", "del", "blockquote", "details", "summary", "code", "br")
    }  # fmt: skip
    assert "evil" in html
    assert not re.search(r"@\w|#\d", html)
