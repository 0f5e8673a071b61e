"""Pages and files about a whole site: files for programs, the feed, the head of pages, and pages that list others.

Rooms: builder/render/sitewide.
"""

from __future__ import annotations

import datetime
import json
import re
import struct
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from builder.load.knowledge_base import load_site
from builder.load.template_files import PACKAGED
from builder.render.sitewide.feed import ATOM, MOST, feed
from builder.render.sitewide.for_machines import llms
from builder.render.sitewide.structured_data import linked_data, locale, script_json
from builder.schema.listing import LISTING
from builder.site import Entry, Site
from docs.pages import doc_page
from tests.knowledge_bases import CASES, read_files, run_builder, write_files

HARD = 'Go & <b>"stay"</b> [x](y) </script><!-- ü'
BASE = "https://example.org/a/"


def article(title: str, more: str = "") -> str:
    """An article with a title that needs quotes."""
    return f"---\ntitle: {json.dumps(title)}\nsummary: {json.dumps(title)}\n{more}---\nText.\n"


def site_of(folder: Path, files: dict[str, str]) -> Site:
    """A site of some articles; it has no problem, but for signs in titles that only an older version can have."""
    write_files(folder, {"content/site.yaml": f"title: {json.dumps(HARD)}\ntagline: {json.dumps(HARD)}\n"})
    site, problems = load_site(write_files(folder, dict(files)))
    assert {problem.check for problem in problems} <= {"plain-text"}
    return site


def test_whatever_a_title_holds(tmp_path: Path) -> None:
    """Markup in titles stays text, in the feed, in JSON-LD and in llms.txt."""
    site = site_of(tmp_path, {"content/articles/decide/go.md": article(HARD, "reviewed: 2026-11-23\ntags: ['a&b']\n")})
    data = feed(site, BASE)
    assert data is not None
    root = ET.fromstring(data)
    assert HARD == root.findtext(f"{{{ATOM}}}entry/{{{ATOM}}}title")
    text = str(linked_data(site, BASE)["decide/go/"])
    assert "<" not in text
    assert HARD == json.loads(text)["@graph"][0]["headline"]
    assert "[Go & \\<b\\>" in llms(site, BASE, []).decode()
    assert "\\[x\\](y)" in llms(site, BASE, []).decode()


def test_who_and_when_in_data(tmp_path: Path) -> None:
    """Authors, reviewer and days as far as they are known; else the site itself stands for the text.

    An author may be an office, so nobody is called a person.
    """
    told = (
        "authors: [Ada, Bo]\nreviewer: Cy\nreviewed: 2026-11-02\nchanges: [{date: 2026-11-20, note: Other advice.}]\n"
    )
    files = {
        "content/articles/decide/told.md": article("Told", told),
        "content/articles/decide/bare.md": article("Bare"),
    }
    site = site_of(tmp_path, files)
    data = linked_data(site, BASE)
    told_, bare = (json.loads(str(data[f"decide/{slug}/"]))["@graph"][0] for slug in ("told", "bare"))
    assert told_["author"] == [{"name": "Ada"}, {"name": "Bo"}]
    assert told_["dateModified"] == "2026-11-20"
    assert told_["mainEntityOfPage"]["reviewedBy"] == {"name": "Cy"}
    assert told_["mainEntityOfPage"]["lastReviewed"] == "2026-11-02"
    assert bare["author"] == bare["publisher"] == {"@type": "Organization", "name": HARD, "url": BASE}
    assert {"dateModified", "reviewedBy", "lastReviewed"} & {*bare, *bare["mainEntityOfPage"]} == set()
    names = [
        str(node.text)
        for node in ET.fromstring(feed(site, BASE) or b"").iterfind(f".//{{{ATOM}}}entry//{{{ATOM}}}name")
    ]
    assert names == ["Ada", "Bo"]


def test_feed_is_of_the_newest(tmp_path: Path) -> None:
    """Newest first, by title within a day, and not more than so many; what has no date is left out."""
    days = {f"page-{number}": datetime.date(2026, 1, 1) + datetime.timedelta(number // 2) for number in range(MOST + 9)}
    files = {f"content/articles/decide/{s}.md": article(s, f"reviewed: {day}\n") for s, day in days.items()}
    site = site_of(tmp_path, {**files, "content/articles/decide/undated.md": article("Undated")})
    data = feed(site, BASE)
    assert data is not None
    titles = [str(node.text) for node in ET.fromstring(data).findall(f"{{{ATOM}}}entry/{{{ATOM}}}title")]
    assert titles == sorted(days, key=lambda slug: (-days[slug].toordinal(), int(slug[5:])))[:MOST]


def test_another_source_of_dates(tmp_path: Path) -> None:
    """Dates may come from elsewhere; without any there is no feed."""
    site = site_of(tmp_path, {"content/articles/decide/go.md": article("Go")})
    assert feed(site, BASE) is None

    def committed(_entry: Entry) -> datetime.date:
        return datetime.date(2026, 11, 24)

    assert b"<updated>2026-11-24T00:00:00Z</updated>" in (feed(site, BASE, committed) or b"")


def test_without_a_base_address(tmp_path: Path) -> None:
    """Nothing that has to be absolute is written, and nothing points at it."""
    run_builder(CASES / "good/tree", "build", "--out", str(tmp_path / "site"))
    files = read_files(tmp_path / "site")
    assert {"sitemap.xml", "feed.xml"} & files.keys() == set()
    text = b"".join(data for file, data in files.items() if file.endswith((".html", ".txt")))
    assert not re.search(rb"feed\.xml|canonical|og:|ld\+json|Sitemap:", text)
    assert b"](flows/message/)" in files["llms.txt"]


def test_files_for_machines(tmp_path: Path) -> None:
    """Robots are told of the sitemap; Jekyll is told to leave the site alone."""
    run_builder(CASES / "good/everything", "build", "--out", str(tmp_path / "site"))
    files = read_files(tmp_path / "site")
    rules = b"".join(b"Disallow: /advice/*/v/%d\n" % century for century in (19, 20, 21))
    assert b"User-agent: *\n%s\nSitemap: https://example.org/advice/sitemap.xml\n" % rules == files["robots.txt"]
    assert b"" == files[".nojekyll"]
    lines = files["llms.txt"].decode().splitlines()
    assert lines[:3] == ["# Everything: a test", "", "> Every key and every form"]
    assert [line for line in lines if line.startswith("## ")] == [
        "## Questions that lead to advice", "## Decide", "## About", "## Optional",
    ]  # fmt: skip
    links = [line for line in lines if line.startswith("- ")]
    assert all(re.fullmatch(r"- \[.+\]\(https://example\.org/advice/\S*\)(: .+)?", line) for line in links)


@pytest.mark.parametrize(
    ("language", "expected"), [("en-GB", "en_GB"), ("cy", ""), ("zh-Hant-TW", "zh_TW"), ("sr-Latn", ""), ("es-419", "")]
)
def test_locale(language: str, expected: str) -> None:
    """Open Graph wants a country."""
    assert locale(language) == expected


def test_guests_are_listed_and_have_one_address(tmp_path: Path) -> None:
    """An article in a further section is in both lists; a section of site.yaml exists as soon as it has a guest."""
    run_builder(CASES / "good/everything", "build", "--out", str(tmp_path / "site"))
    files = {file: data.decode() for file, data in read_files(tmp_path / "site").items() if file.endswith("l")}
    assert 'href="../flows/pick/">Pick</a>\n<p>' in files["your-situation/index.html"]
    assert 'href="../decide/go-or-not/">Go or not' in files["about/index.html"]
    assert 'href="go-or-not/">Go or not' in files["decide/index.html"]
    assert "your-situation/pick/index.html" not in files
    assert 1 == files["sitemap.xml"].count("/go-or-not/")


def test_own_pictures_take_the_place_of_ours(tmp_path: Path) -> None:
    """A publisher puts favicon.ico and the others into templates/assets/img."""
    own = {f"templates/assets/img/{name}": b"own" for name in ("favicon.ico", "apple-touch-icon.png", "social.png")}
    write_files(tmp_path, {**own, "content/site.yaml": "title: T", "content/articles/decide/go.md": article("Go")})
    run_builder(tmp_path, "build")
    built = read_files(tmp_path / "site")
    assert {built[name.rpartition("/")[2]] for name in own} == {b"own"}


def test_our_pictures_are_what_they_say() -> None:
    """PNG in the sizes that others expect: 1200 by 630 to share, 180 for phones, 32 in the icon file."""
    pictures = PACKAGED / "assets/img"
    sizes = {"social.png": (1200, 630), "apple-touch-icon.png": (180, 180)}
    for name, size in sizes.items():
        data = (pictures / name).read_bytes()
        assert data.startswith(b"\x89PNG\r\n\x1a\n")
        assert size == struct.unpack(">II", data[16:24])
        assert len(data) < 40_000
    icon = (pictures / "favicon.ico").read_bytes()
    width, height, length, offset = struct.unpack("<6xBB6xII", icon[:22])
    assert (width, height, 22 + length) == (32, 32, len(icon))
    assert struct.unpack(">II", icon[offset + 16 : offset + 24]) == (32, 32)


def test_the_page_on_it_is_true() -> None:
    """whole-site.md has the keys there are, in the words of the schema, and checks that there are."""
    page = doc_page("whole-site").read_text("utf-8")
    keys = re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", page.partition("## Tags")[0], re.MULTILINE)
    assert keys == [(key, schema["description"]) for key, schema in LISTING.items()]
    source = "".join(file.read_text("utf-8") for file in (PACKAGED.parent / "builder/check").rglob("*.py"))
    checks = re.findall(r"^\| `([a-z-]+)`(?:, a warning)? \|", page.partition("## Tags")[2], re.MULTILINE)
    assert [check for check in checks if f'"{check}"' not in source] == []


def test_json_in_a_page() -> None:
    """No text ends the element that it stands in."""
    text = script_json(["</script>", "<!--", "&", "\u2029"])
    assert not re.search("[<>&\u2029]", text)
    assert json.loads(text) == ["</script>", "<!--", "&", "\u2029"]


def test_notice_at_the_foot_of_every_page(tmp_path: Path) -> None:
    """The publisher's own words, if the site has any, those on privacy last; none of ours in their place."""
    files = {"content/articles/decide/go.md": article("Go"), "content/site.yaml": "title: S\nnotice: Not < advice >.\n"}
    privacy = "publisher: {privacy: No cookies.}\n"
    for expected, other in (
        ("<p>Not &lt; advice &gt;.</p>", f"title: S\nnotice: Not advice.\n{privacy}"),
        ("<p>Not advice. No cookies.</p>", f"title: S\n{privacy}"),
        ("<p>No cookies.</p>", "title: S\n"),
        ("<p>S</p>\n</div>\n</footer>", ""),
    ):
        write_files(tmp_path, dict(files))
        assert run_builder(tmp_path, "build").exit_code == 0
        for page in ("index.html", "decide/go/index.html", "404.html"):
            assert expected in read_files(tmp_path / "site")[page].decode()
        files["content/site.yaml"] = other
