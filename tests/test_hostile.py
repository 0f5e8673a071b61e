"""Input that nobody means well with, or that nobody wrote: refused at once, and never a crash."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder import report
from builder.check.run_checks import check_site
from builder.check.today import Day, today
from builder.load.knowledge_base import load_site
from builder.problems import Location, Problem
from tests.counted_calls import at_most
from tests.knowledge_bases import ARTICLE, CASES, read_files, write_files
from tests.properties import examples

ARTICLE_FILE, FLOW_FILE, SITE_FILE = (
    "content/articles/decide/go.md",
    "content/flows/pick/flow.yaml",
    "content/site.yaml",
)
FLOW = (CASES / "bad/proof-gap" / FLOW_FILE).read_text("utf-8")
EVERYTHING = {file: data.decode() for file, data in read_files(CASES / "good/everything").items()}


def problems_of(root: Path) -> list[Problem]:
    """Every problem of a knowledge base."""
    site, found = load_site(root)
    return [*found, *check_site(site, Day(today()))]


def front_matter(keys: str) -> dict[str, str]:
    """An article with these keys as well."""
    return {ARTICLE_FILE: ARTICLE.replace("---\nText", f"{keys}---\nText")}


def facts(lines: str) -> dict[str, str]:
    """A flow with these facts."""
    return {FLOW_FILE: FLOW.replace("rules:\n", f"facts:\n  f0: {{pay: good}}\n{lines}rules:\n")}


HOSTILE = {
    "deep flow list": (front_matter(f"tags: {'[' * 1000}{']' * 1000}\n"), "nested too deeply"),
    "deep unclosed list": (front_matter(f"tags: {'[' * 200_000}\n"), "nested too deeply"),
    "deep block list": (front_matter(f"tags:\n  {'- ' * 1000}x\n"), "nested too deeply"),
    "deep groups": ({SITE_FILE: "".join(f"{' ' * n}k:\n" for n in range(1000))}, "nested too deeply"),
    "10 MB scalar": (front_matter(f"tags: {'x' * 10_000_000}\n"), "too long"),
    "long scalar": ({SITE_FILE: f"title: {'x' * 1_500_000}\n"}, "too long"),
    "long key": (front_matter(f"? {'x' * 900_000}\n: y\n"), "unknown key"),
    "long slug": (front_matter(f"slug: {'x' * 900_000}\n"), "cannot be"),
    "billion laughs": (front_matter("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"), "cannot begin with `&`"),
    "merge key": (front_matter("a: {<<: *b}\n"), "cannot begin with `*`"),
    "object": (front_matter("a: !!python/object/apply:os.system ['touch hacked']\n"), "cannot begin with `!`"),
    "many keys": (front_matter("".join(f"tittle{n}: x\n" for n in range(60_000))), "too many values"),
    "equal keys": (front_matter("title: x\n" * 80_000), "too many values"),
    "many entries": (front_matter(f"tags: [{'[a],' * 150_000}]\n"), "too many values"),
    "facts in a chain": (facts("".join(f"  f{n}: {{not: f{n - 1}}}\n" for n in range(1, 3000))), "once the names"),
    "many blocks": (front_matter("tags:\n" + "  - |\n    x\n" * 60_000), "too many values"),
    "doubling facts": (
        facts("".join(f"  f{n}: {{all: [f{n - 1}, f{n - 1}]}}\n" for n in range(1, 60))),
        "once the names",
    ),
}


@pytest.mark.parametrize(("files", "message"), HOSTILE.values(), ids=HOSTILE)
def test_refused_at_once(files: dict[str, str], message: str, tmp_path: Path) -> None:
    """Each is refused with a message, with little work."""
    write_files(tmp_path, {SITE_FILE: "title: Test site\n", ARTICLE_FILE: ARTICLE, **files})
    with at_most(6_000_000):
        messages = [problem.message for problem in problems_of(tmp_path)]
    assert any(message in each for each in messages), messages


def outside(problem: Problem, root: Path) -> list[Location]:
    """The places of a problem that are not in its file, give or take one character or line."""
    places = [problem.where, *(where for where, _ in problem.also)]
    wrong = []
    for where in places:
        lines = (root / where.file).read_text("utf-8").split("\n") if where.line else []
        line = lines[min(where.line, len(lines)) - 1] if lines else ""
        if where.line and not (1 <= where.line <= len(lines) + 1 and 1 <= where.column <= len(line) + 2):
            wrong.append(where)
    return wrong


PIECES = st.sampled_from(
    ["\n", "\n\n", " ", "  ", "\t", "---\n", "#", "## ", "> ", "- ", "1. ", ":", ": ", "::: note\n", ":::\n",
     "::: when ", "```\n", "~~~", "[", "]", "(", ")", "](", "[@", "[^", "[^a]: ", "![", "<", ">", "<b>", "|", "|---|",
     "\\", "`", "*", "{", "}", "{pay: good}", ",", "'", '"', "&", "!", "%", "@", "?", "\r", "\ufeff", "\0", "\u2028",
     "\xa0", "é", "日", "\U0001f600", "title", "pay", "go", "when", "all", "none", "rules:\n", "null", "0", "-1", "~",
     "~~", "**", "<!--", "-->", "<details>\n", "<summary>a</summary>\n", "</details>\n", "<br>", "{#a}", "> [!NOTE]\n",
     "@a", "https://a.org", "a@b.org", "$", "==", "<<<<<<< a\n", "TODO", "[a]: b\n", "[@a, p. 1]",
     "<<", "|\n", ">\n"]
)  # fmt: skip
NOISE = st.lists(PIECES | st.text(max_size=5), max_size=30).map("".join)


def noisy(text: str) -> st.SearchStrategy[str]:
    """Noise alone, noise behind front matter, and most often a sound text with mutations."""
    return NOISE | NOISE.map(lambda noise: ARTICLE + noise) | mutations(text) | mutations(text)


@st.composite
def mutations(draw: st.DrawFn, text: str) -> str:
    """A sound text in which a few pieces were cut out, doubled or put in."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        text = text[:start] + draw(st.sampled_from(["", text[start:end] * 2]) | NOISE) + text[end:]
    return text


@settings(max_examples=examples(15), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(EVERYTHING)).flatmap(lambda file: st.tuples(st.just(file), noisy(EVERYTHING[file]))))
def test_noise(written: tuple[str, str]) -> None:
    """Reading never fails, and every problem is at a place that exists and can be shown."""
    file, text = written
    with TemporaryDirectory() as folder:
        root = write_files(Path(folder), {**EVERYTHING, file: text.encode("utf-8", "surrogatepass")})
        problems = problems_of(root)
        for problem in problems:
            assert outside(problem, root) == []
            assert problem.message
            assert problem.fix
            assert re.fullmatch(r"[a-z-]+", problem.check)
        assert report.full(problems, lambda name: (root / name).read_text("utf-8", "replace").split("\n"))
