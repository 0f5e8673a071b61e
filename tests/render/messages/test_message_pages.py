"""The pages of messages: the list, a page that works without scripts, and none of it where there is no message."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.build import build
from builder.render.options import Options
from tests.knowledge_bases import CASES, read_files, run_builder, write_files

MESSAGE = "---\ntitle: Late\nsummary: You come later.\noccasion: On the way\n---\n## Text\n\nI am late.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of the case with every key, by file."""
    out = tmp_path_factory.mktemp("messages") / "site"
    assert build(CASES / "good/everything", out, Options("https://example.org/")).ok
    return {name: data.decode() for name, data in read_files(out).items() if name.endswith((".html", ".xml", ".txt"))}


def test_list(site: dict[str, str]) -> None:
    """All messages by occasion; every page links to the list, and it is in the sitemap."""
    page = site["messages/index.html"]
    assert re.findall(r"<h2>(.*?)</h2>", page) == ["Go", "Stay at home"]
    assert 'href="not-today/"' in page
    assert '<a href="../../messages/">Words to send</a>' in site["decide/go-or-not/index.html"]
    assert "https://example.org/messages/not-today/" in site["sitemap.xml"]


def test_page_without_scripts(site: dict[str, str]) -> None:
    """Every form is there with its blanks, and each part below its condition in words."""
    page = site["messages/not-today/index.html"]
    shown = re.sub(r"<[^>]*>", "", page)
    assert "Dear [their name]," in shown
    assert "{This is no slot.} 1 * 2 &amp; 3" in shown
    assert re.search(r"If you have a fever\s+I have a fever\.", shown)
    assert re.findall(r'class="message-form.*?data-form="(\w+)"', page) == ["email", "text", "phone"]
    assert "Applies to: Ireland, United Kingdom" in shown


def test_outcomes_and_flow(site: dict[str, str]) -> None:
    """The page leads to the advice that it goes with, and to the flow whose answers it reads."""
    page = site["messages/not-today/index.html"]
    assert '<a href="../../flows/pick/outcomes/stay/">Stay</a>' in page
    assert '<a href="../../flows/pick/">Pick</a>' in page


def test_found_elsewhere(site: dict[str, str]) -> None:
    """It is in the index, also by its other titles, has a tag, an alias, a section and a place on the first page."""
    assert "Excuses" in site["a-z/index.html"]
    assert "Not today" in site["tags/deciding/index.html"]
    assert "../messages/not-today/" in site["excuses/index.html"]
    assert "Not today" in site["decide/index.html"]
    assert 'href="messages/not-today/"' in site["index.html"]


def test_nothing_on_other_pages(site: dict[str, str]) -> None:
    """Neither the scripts nor the styles of messages are on a page without one."""
    loading = [name for name, text in site.items() if "message.css" in text or "message.js" in text]
    flow = ["flows/pick/outcome.stay.html", "flows/pick/outcomes/stay/index.html"]
    assert sorted(loading) == [*flow, "messages/not-today/index.html", "messages/yes/index.html"]


def test_no_message_no_list(tmp_path: Path) -> None:
    """A knowledge base without messages has no page for them."""
    assert build(CASES / "good/smallest", tmp_path / "site", Options()).ok
    assert not (tmp_path / "site/messages").exists()
    assert "Words to send" not in (tmp_path / "site/index.html").read_text("utf-8")


def test_portable(tmp_path: Path) -> None:
    """Without scripts there is no field and no button, and every form can be read."""
    assert build(CASES / "good/everything", tmp_path / "site", Options(portable=True)).ok
    page = (tmp_path / "site/messages/not-today/index.html").read_text("utf-8")
    assert not re.search(r"<(input|button|script src)", page)
    assert 'class="message message-wide"' in page


def test_draft(tmp_path: Path) -> None:
    """A draft is published with --drafts alone; mistakes in it stop nothing until then."""
    files = {"content/site.yaml": "title: T\n", "content/messages/late.md": MESSAGE}
    files["content/messages/soon.md"] = MESSAGE.replace("---\n##", "draft: true\n---\n##").replace("late.", "*late*.")
    root = write_files(tmp_path, dict(files))
    assert run_builder(root, "check").stdout == "no problems\n"
    assert "message-markup" in run_builder(root, "check", "--drafts").stdout
    assert build(root, tmp_path / "site", Options()).ok
    assert [path.parent.name for path in sorted((tmp_path / "site/messages").glob("*/index.html"))] == ["late"]


def test_link_from_an_article(tmp_path: Path) -> None:
    """A link to the file of a message leads to its page; one that is not there is a mistake."""
    article = "---\ntitle: A\nsummary: S.\n---\n[how](../../messages/late.md)\n"
    files = {"content/site.yaml": "title: T\n", "content/articles/decide/a.md": article}
    root = write_files(tmp_path, {**files, "content/messages/late.md": MESSAGE})
    assert build(root, tmp_path / "site", Options()).ok
    assert 'href="../../messages/late/"' in (tmp_path / "site/decide/a/index.html").read_text("utf-8")
    (root / "content/messages/late.md").rename(root / "content/messages/later.md")
    assert "did you mean `../../messages/later.md`?" in run_builder(root, "check").stdout


def test_withdrawn(tmp_path: Path) -> None:
    """A withdrawn message is a notice, and is in no list of words to send."""
    reason = "withdrawn: [{page: messages/late.md, date: 2026-11-20, reason: It can harm.}]\n"
    other = MESSAGE.replace("Late", "Early")
    root = write_files(tmp_path, {
        "content/site.yaml": f"title: T\n{reason}",
        "content/messages/late.md": MESSAGE,
        "content/messages/early.md": other,
    })  # fmt: skip
    assert build(root, tmp_path / "site", Options()).ok
    pages = {name: data.decode() for name, data in read_files(tmp_path / "site").items() if name.endswith(".html")}
    assert "It can harm." in pages["messages/late/index.html"]
    assert "I am late." not in "".join(pages[name] for name in pages if not name.startswith("messages/early"))
    assert "Late" not in pages["messages/index.html"]
