"""A theme: what its stylesheet says, what becomes of its files, and what the rest of a site knows of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.build import read_and_check
from builder.check.site.theme import EDGES, TEXT, program_tokens
from builder.load.theme_style import read_style
from tests.docs.test_theme_page import FONT
from tests.knowledge_bases import ARTICLE, run_builder, write_files
from tests.render.test_styles import contrast

BASE: dict[str, str | bytes] = {"content/site.yaml": "title: Mine\n", "content/articles/decide/when.md": ARTICLE}
STYLE = "content/theme/theme.css"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} 10"><path d="M0 0h1v1z"/></svg>'


def problems_of(root: Path) -> list[tuple[str, int, str]]:
    """The id and line of each problem, with its message."""
    return [(each.check, each.where.line, each.message) for each in read_and_check(root)[1]]


def built(root: Path, *options: str) -> tuple[str, str]:
    """The first page and the stylesheet of a site."""
    assert run_builder(root, "build", "--no-search", *options).exit_code == 0
    (style,) = (root / "site").glob("assets/*/style.css")
    return (root / "site/index.html").read_text("utf-8"), style.read_text("utf-8")


@pytest.mark.parametrize(
    ("style", "light", "dark"),
    [
        (":root { --ink: #111 }", {"ink": "#111"}, {}),
        (":root { --ink: #111; --ink: #222 }", {"ink": "#222"}, {}),
        ("@media (prefers-color-scheme: dark) { :root { --ink: #eee } }", {}, {"ink": "#eee"}),
        ("@media (prefers-color-scheme:dark){:root{--ink:#eee}}", {}, {"ink": "#eee"}),
        (":root { @media (prefers-color-scheme: dark) { --ink: #eee } }", {}, {"ink": "#eee"}),
        ("html { --ink: #111 }", {"ink": "#111"}, {}),
        (":root, .a { --ink: #111 }", {"ink": "#111"}, {}),
        ("@layer mine { :root { --ink: #111 } }", {"ink": "#111"}, {}),
        (".a { --ink: #111 }", {}, {}),
        ("@media print { :root { --ink: #111 } }", {}, {}),
        ("/* :root { --ink: #111 } */", {}, {}),
    ],
)
def test_tokens(style: str, light: dict[str, str], dark: dict[str, str]) -> None:
    """Those of the whole page, for one scheme or both; those of a part of it, or of paper, are none."""
    found = read_style(style, STYLE)
    assert found.problems == []
    assert {name: token.value for name, token in found.light.items()} == light
    assert {name: token.value for name, token in found.dark.items()} == dark


def test_the_theme_is_on_top(tmp_path: Path) -> None:
    """It is the last layer but that for paper, and part of the one stylesheet."""
    write_files(tmp_path, {**BASE, STYLE: ":root { --round: 0 }\n"})
    html, style = built(tmp_path)
    assert style.endswith("@layer theme {\n:root { --round: 0 }\n}\n")
    layers = re.findall(r"@layer ([\w, ]+);", style)[0].split(", ")
    assert layers[-2:] == ["theme", "print"]
    assert len(re.findall('rel="stylesheet"', html)) == 2  # that of the home page is the other one


def test_a_font_of_readers_is_not_loaded(tmp_path: Path) -> None:
    """Neither the program's nor one of the theme is loaded at once where text is set in neither."""
    write_files(tmp_path, {**BASE, STYLE: ":root { --sans: Georgia, serif }"})
    assert "preload" not in built(tmp_path)[0]
    write_files(tmp_path, {STYLE: ":root { --round: 0 }"})
    assert 'figtree.woff2" as="font"' in built(tmp_path)[0]


def test_icons_take_the_place_of_the_programs(tmp_path: Path) -> None:
    """In the folder of assets, and at the root of the site."""
    icon = SVG.format(10)
    write_files(tmp_path, {**BASE, "content/theme/icon.svg": icon, "content/theme/favicon.ico": b"icon"})
    built(tmp_path)
    (found,) = (tmp_path / "site").glob("assets/*/icon.svg")
    assert found.read_text("utf-8") == icon
    assert (tmp_path / "site/favicon.ico").read_bytes() == b"icon"


def test_a_change_of_the_theme_makes_no_page_anew(tmp_path: Path) -> None:
    """Pages name the folder of assets, and nothing else of a stylesheet; their bytes follow it all the same."""
    write_files(tmp_path, {**BASE, STYLE: ":root { --round: 0 }"})
    built(tmp_path)
    write_files(tmp_path, {STYLE: ":root { --round: 1px }"})
    html, style = built(tmp_path)
    assert "--round: 1px" in style
    (folder,) = (tmp_path / "site/assets").iterdir()
    assert f"assets/{folder.name}/style.css" in html


def test_unused_files_are_named(tmp_path: Path) -> None:
    """A warning: readers would not get them."""
    write_files(tmp_path, {**BASE, "content/theme/inter.woff2": FONT, "content/theme/spare.svg": SVG.format(10)})
    assert problems_of(tmp_path) == [("theme-file", 0, "nothing names this file")] * 2


def test_two_logos(tmp_path: Path) -> None:
    """One of them would never be seen."""
    write_files(tmp_path, {**BASE, "content/theme/logo.svg": SVG.format(10), "content/theme/logo.avif": b""})
    found = [message for _, _, message in problems_of(tmp_path)]
    assert "this file is not an image that can be read" in found


def test_our_own_colours_have_enough_contrast() -> None:
    """Counted by another function; this is what a theme is held against."""
    light, dark = ({name: token.value for name, token in tokens.items()} for tokens in program_tokens())
    for tokens in (light, {**light, **dark}):
        weak = [pair for pair in TEXT if contrast(tokens[pair[0]], tokens[pair[1]]) < 4.5]
        weak += [pair for pair in EDGES if contrast(tokens[pair[0]], tokens[pair[1]]) < 3]
        assert weak == []


@pytest.mark.parametrize(
    ("style", "weak"),
    [
        ("--muted: #777777", True),  # 4.48 to 1 on white, the classic
        ("--accent: #000; --accent-ink: #fff", True),  # black on a dark page
        ("--line: #fff", False),
        ("--ink: color-mix(in srgb, red, blue)", False),
        ("--ink: rgb(0 0 0 / 20%)", False),
        ("--ink: hsl(60deg 100% 90%)", True),
        ("--ink: oklch(95% 0 0)", True),
        ("--ink: var(--own); --own: white", True),
        ("--ink: var(--own); --own: var(--ink)", False),
        ("--ink: revert", False),
    ],
)
def test_contrast(style: str, weak: bool, tmp_path: Path) -> None:
    """Colours that say what they are, in any form and through other tokens, are held against those of the site."""
    write_files(tmp_path, {**BASE, STYLE: f":root {{ {style} }}"})
    assert any(check == "low-contrast" for check, _, _ in problems_of(tmp_path)) == weak


def test_files_are_published_as_they_are(tmp_path: Path) -> None:
    """Those in `.well-known`, too, but none of editors and systems; not where the publisher is not trusted."""
    published = {".well-known/security.txt": b"Contact: x\n", "google1.html": b"<script>1</script>", "a/b.bin": b"\x00"}
    left_out = {".env": b"SECRET", ".git/config": b"SECRET", "b.txt~": b"SECRET", "a/.well-known/x": b"SECRET"}
    write_files(tmp_path, {**BASE, **{f"content/static/{name}": data for name, data in (published | left_out).items()}})
    built(tmp_path)
    assert {name: (tmp_path / "site" / name).read_bytes() for name in published} == published
    assert not any((tmp_path / "site" / name).exists() for name in left_out)
    built(tmp_path, "--no-own-templates")
    assert not any((tmp_path / "site" / name).exists() for name in published)


def test_a_folder_that_leads_elsewhere(tmp_path: Path) -> None:
    """A link is not followed, wherever it is."""
    write_files(tmp_path, {**BASE, "content/static/a.txt": "a", "private/key": "SECRET"})
    (tmp_path / "content/static/.well-known").symlink_to(tmp_path / "private")
    (tmp_path / "content/theme").symlink_to(tmp_path / "private")
    assert {check for check, _, _ in problems_of(tmp_path)} == {"symlink"}
