"""The targets of links, and the messages about broken ones."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.site.links import OUTSIDE, Broken, External, Internal, Targets

HERE = "content/articles/decide/go.md"
FLOW = "content/flows/pick/flow.yaml"
TARGETS = Targets(
    url_paths={
        HERE: "decide/go/",
        "content/articles/decide/stay-at-home.md": "decide/stay/",
        "content/articles/safety/scams.md": "safety/scams/",
        "content/articles/about/a b.md": "about/a-b/",
        "content/articles/about/cafe\u0301.md": "about/caf\u00e9/",
        "content/articles/about/\u0439.md": "about/\u0439/",
        FLOW: "flows/pick/",
        "content/flows/pick/stay.md": "flows/pick/outcomes/stay/",
    },
    anchors={
        HERE: frozenset({"costs", "time-off", "cafe\u0301"}),
        "content/articles/safety/scams.md": frozenset({"signs"}),
    },
    others=frozenset({"content/site.yaml", "content/articles/decide", "content/flows/pick", "content/articles/empty"}),
    unread=frozenset({"content/articles/decide/torn.md", "content/articles/closed"}),
)

INTERNAL = {
    "stay-at-home.md": ("content/articles/decide/stay-at-home.md", "decide/stay/", ""),
    "./stay-at-home.md": ("content/articles/decide/stay-at-home.md", "decide/stay/", ""),
    "../decide/../safety/scams.md#signs": ("content/articles/safety/scams.md", "safety/scams/", "signs"),
    "../about/a%20b.md": ("content/articles/about/a b.md", "about/a-b/", ""),
    "../../flows/pick/flow.yaml": (FLOW, "flows/pick/", ""),
    "../../flows/pick/stay.md": ("content/flows/pick/stay.md", "flows/pick/outcomes/stay/", ""),
    "#costs": (HERE, "decide/go/", "costs"),
    "#": (HERE, "decide/go/", ""),
    "go.md#": (HERE, "decide/go/", ""),
    "#caf%C3%A9": (HERE, "decide/go/", "cafe\u0301"),
    "../about/caf\u00e9.md": ("content/articles/about/cafe\u0301.md", "about/caf\u00e9/", ""),
    "../about/%D0%B8%CC%86.md": ("content/articles/about/\u0439.md", "about/\u0439/", ""),
    "../closed/any.md": ("content/articles/closed/any.md", "", ""),
    "torn.md#anything": ("content/articles/decide/torn.md", "", ""),
}


@pytest.mark.parametrize(("href", "expected"), INTERNAL.items())
def test_inside(href: str, expected: tuple[str, str, str]) -> None:
    """Paths lead from the file they are written in; what could not be read is not judged."""
    assert TARGETS.resolve(HERE, href) == Internal(*expected)


@pytest.mark.parametrize(
    "href",
    [
        "https://example.org/",
        "http://example.org",
        "https://example.org/a?b#c",
        "mailto:a@b.org",
        "tel:+44-20-7946-0000",
        "tel:112",
        "sms:85258?body=SHOUT",
        "sms:+442079460000",
    ],
)
def test_outside(href: str) -> None:
    """Whole addresses are left as they are."""
    assert TARGETS.resolve(HERE, href) == External(href)


BROKEN = {
    "": ("this link has no address", "write it between the round brackets, or remove the link"),
    "stay-at-hme.md": ("`stay-at-hme.md` does not exist", "did you mean `stay-at-home.md`?"),
    "Stay-At-Home.md": ("`Stay-At-Home.md` does not exist", "did you mean `stay-at-home.md`?"),
    "scams.md": ("`scams.md` does not exist", "did you mean `../safety/scams.md`?"),
    "x/y/z.md": ("`x/y/z.md` does not exist", "correct it, or add that file"),
    "../../../../etc/passwd": ("`../../../../etc/passwd` is outside of content/", OUTSIDE),
    "../../../LICENSE": ("`../../../LICENSE` is outside of content/", OUTSIDE),
    "../decide/": ("`../decide/` is a folder, not a page", "link to a file in it, like `go.md`"),
    "../../flows/pick": (
        "`../../flows/pick` is a folder, not a page",
        "link to a file in it, like `../../flows/pick/flow.yaml`",
    ),
    "../empty/": ("`../empty/` is not a page", "link to an article, an outcome or a flow.yaml"),
    "../../site.yaml": ("`../../site.yaml` is not a page", "link to an article, an outcome or a flow.yaml"),
    "/decide/stay-at-home.md": ("`/decide/stay-at-home.md` does not exist", "did you mean `stay-at-home.md`?"),
    "/": (
        "`/` begins at the root of a server",
        "link to the file, from the folder of this one, like `../decide/example.md`",
    ),
    "//example.org/x": (
        "the address `//example.org/x` does not say how it is reached",
        "write `https://example.org/x`",
    ),
    "www.example.org": ("`www.example.org` does not exist", "write `https://www.example.org`"),
    "us@example.org": ("`us@example.org` does not exist", "write `mailto:us@example.org`"),
    "..%5Csafety%5Cx.md": (r"`..\safety\x.md` does not exist", r"write `/` for each `\`"),
    "ftp://example.org": ("links to `ftp:` are not published", "link to a page that begins with https://"),
    "javascript:alert(1)": ("links to `javascript:` are not published", "link to a page that begins with https://"),
    "C:/x.md": ("links to `c:` are not published", "link to a page that begins with https://"),
    "https:example.org": (
        "`https:example.org` is not a whole address",
        "write all of it, like https://example.org/page",
    ),
    "https://%5B::1": ("`https://%5B::1` is not a whole address", "write all of it, like https://example.org/page"),
    "https://[::1": ("`https://[::1` is not an address", "correct it"),
}


@pytest.mark.parametrize(("href", "expected"), BROKEN.items())
def test_broken(href: str, expected: tuple[str, str]) -> None:
    """Each says what is wrong, and what was probably meant."""
    broken = TARGETS.resolve(HERE, href)
    assert isinstance(broken, Broken)
    assert (broken.message, broken.fix) == expected
    assert broken.check == "broken-link"


def test_files_of_the_repository() -> None:
    """They lead to where their host shows them, with the part that is meant; nowhere if that is not known."""
    known = {"LICENSE": "https://example.org/us/it/blob/main/LICENSE", "b c.py": ""}
    targets = replace(TARGETS, repository=known)
    assert targets.resolve(HERE, "../../../LICENSE") == External(known["LICENSE"])
    assert targets.resolve(HERE, "../../../LICENSE#L3") == External(f"{known['LICENSE']}#L3")
    assert targets.resolve(HERE, "../../../b%20c.py#x") == External("")
    assert targets.resolve(HERE, "../../../src") == Broken(
        "`../../../src` does not exist", "correct it, or add that file"
    )


ANCHORS = {
    "#cost": ("this page has no heading with the anchor `#cost`", "did you mean `#costs`?"),
    "#x": ("this page has no heading with the anchor `#x`", "use `#cafe\u0301`, `#costs` or `#time-off`"),
    "../safety/scams.md#sings": ("`scams.md` has no heading with the anchor `#sings`", "did you mean `#signs`?"),
    "../../flows/pick/flow.yaml#x": (
        "`flow.yaml` has no heading with the anchor `#x`",
        "remove `#x`; it has no headings at all",
    ),
}


@pytest.mark.parametrize(("href", "expected"), ANCHORS.items())
def test_broken_anchor(href: str, expected: tuple[str, str]) -> None:
    """The page is there, and the heading is not."""
    broken = TARGETS.resolve(HERE, href)
    assert isinstance(broken, Broken)
    assert (broken.message, broken.fix) == expected
    assert broken.check == "broken-anchor"


PARTS = (
    "../",
    "./",
    "decide/",
    "about/",
    "content/",
    "go.md",
    "scams.md",
    "torn.md",
    "a%20b.md",
    "flow.yaml",
    "#costs",
    "#",
)


@given(st.sampled_from([*TARGETS.url_paths, "go.md"]), st.lists(st.sampled_from(PARTS), max_size=5).map("".join))
def test_the_quick_way(file: str, href: str) -> None:
    """It leads where the long way leads."""
    quick = TARGETS._plainly(file, href)
    assert quick is None or quick == TARGETS._resolved(file, href)
