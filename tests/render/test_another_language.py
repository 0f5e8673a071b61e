"""A site in another language has no English word of the program's, on any page and in any script.

Rooms: builder/languages.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from builder.languages import catalogue
from tests.knowledge_bases import CASES, read_files, run_builder, write_files
from tests.languages.pseudo import CODE, KEPT, pseudo_words
from tests.shared import shared

SPOKEN = ("title", "aria-label", "alt", "placeholder", "aria-description", "label", "data-shown", "data-none")
"""Attributes whose words readers see or hear."""
MACHINES = ("robots.txt", "kernel.json", "claims.json", "build.json", "verify.py", "v.json")
_UNSAID = re.compile(r'"[^"]*":|\{[a-z_]*\}|https?:\S+|\]\([^)]*\)|export default')
"""Keys, slots and addresses."""
WORD = re.compile(r"[A-Za-z]{2,}")


def _made(out: Path, language: str) -> None:
    root = out.with_name(f"kb-{language}")
    shutil.copytree(CASES / "good/everything", root)
    site = re.sub(r"(?m)^language:.*\n", "", (root / "content/site.yaml").read_text("utf-8"))
    write_files(root, {"content/site.yaml": f"{site}language: {language}\n"})
    if language == CODE:
        write_files(root, {f"content/words/{CODE}.yaml": pseudo_words()})
    done = run_builder(root, "build", "--no-search", "--out", str(out))
    assert (done.exit_code, done.stderr) == (0, "")
    (out / "known.json").write_text(json.dumps(sorted(_of_editors(root))), "utf-8")


@pytest.fixture(scope="module", params=["de", CODE])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The large case in German, and in a language that is none."""
    return shared(tmp_path_factory, f"in-{request.param}", partial(_made, language=request.param))


def _of_editors(root: Path) -> set[str]:
    files = [file for file in (root / "content").rglob("*") if file.is_file() and "words" not in file.parts]
    return {word.lower() for file in files for word in WORD.findall(file.read_text("utf-8", "replace"))}


def words_of(language: str) -> set[str]:
    """The words of a catalogue in small letters, without slots and patterns."""
    messages = catalogue(language).messages.items()
    texts = [re.sub(r"\{[^{}]*\}", "", str(each.written)) for id_, each in messages if not id_.startswith(KEPT)]
    return {word.lower() for text in texts for word in WORD.findall(text)}


def texts_of(page: Element) -> Iterator[str]:
    """All that readers see or hear of a page, and the messages that scripts get."""
    for element in page.iter():
        if element.tag not in ("script", "style", "code", "pre"):
            yield element.text or ""
        if element.tag == "script" and "data-messages" in element.attrib:
            yield from _of_messages(json.loads(element.text or "{}"))
        yield element.tail or ""
        yield from (element.attrib.get(name, "") for name in SPOKEN)
        if element.attrib.get("name") == "description":
            yield element.attrib.get("content", "")


def _of_messages(messages: dict[str, str | dict[str, str]]) -> Iterator[str]:
    for name, message in messages.items():
        texts = [message] if isinstance(message, str) else list(message.values())
        yield from (re.sub(r"\{[^{}]*\}", "", text) for text in texts if name != "plural")


def test_no_english_word_is_left(site: Path) -> None:
    """Every word of pages is one of editors; so is every word that is made for scripts, feeds and the summary."""
    known = set(json.loads((site / "known.json").read_text("utf-8"))) | {"kernel", "claims", "json", "verify", "py"}
    english = words_of("en") - (words_of("de") if b'lang="de"' in (site / "index.html").read_bytes() else set())
    left: dict[str, str] = {}
    for name, data in read_files(site).items():
        if name.endswith(".html"):
            texts = list(texts_of(html5lib.parse(data.decode(), namespaceHTMLElements=False)))
        elif name.endswith(("words.js", "llms.txt")):
            texts = [_UNSAID.sub("", data.decode())]
        else:
            continue
        words = {word.lower() for text in texts for word in WORD.findall(text)} - known
        left |= {word: name for word in words & english if name not in MACHINES}
    assert left == {}


def test_every_page_says_its_language(site: Path) -> None:
    """And the direction that it is written in."""
    begin = (
        '<html lang="de" dir="ltr">'
        if b'lang="de"' in (site / "index.html").read_bytes()
        else f'<html lang="{CODE}" dir="rtl">'
    )
    assert [
        name for name, data in read_files(site).items() if name.endswith(".html") and begin.encode() not in data
    ] == []
