"""Pages of miniature knowledge bases, and histories in short."""

from __future__ import annotations

from builder.history.history import History
from builder.history.model import PageHistory

A, B, OLD = "content/articles/decide/a.md", "content/articles/decide/b.md", "content/articles/decide/old.md"
SOURCES, BLOCK = "content/sources.yaml", "content/blocks/trouble.yaml"
HELP = "content/help.yaml"
FLOW, OUTCOME, STAY = (f"content/flows/pick/{name}" for name in ("flow.yaml", "go.md", "stay.md"))
SITE = {"content/site.yaml": "title: Test site\n"}
PROSE = "\n".join(f"Line {number} of some prose that stays as it is." for number in range(20))


def article(text: str = "Text.", title: str = "Title", more: str = "") -> str:
    """An article."""
    return f"---\ntitle: {title}\nsummary: A summary.\n{more}---\n{text}\n"


def source(key: str, shows: str = "something") -> str:
    """An entry of `sources.yaml`."""
    return f"{key}: {{title: A study, grade: A, shows: {shows}}}\n"


def service(key: str, telephone: str) -> str:
    """An entry of `help.yaml`."""
    return f"{key}: {{name: {key.capitalize()}, telephone: {telephone}, source: seen}}\n"


def flow(question: str = "mood: {use: trouble}", words: str = "", more: str = "") -> str:
    """A flow of one question, which it takes from a block."""
    return (
        f"format: 1\ntitle: Pick\nsummary: A flow.\n{more}start: Begin here. {words}\nquestions:\n  {question}\n"
        "rules:\n  - {id: good, when: {mood: good}, advise: go}\n  - {id: else, otherwise: stay}\n"
    )


def outcome(advice: str = "Do it.", more: str = "") -> str:
    """An outcome of the flow."""
    return f"---\ntitle: Outcome\nverdict: This is the advice.\n{more}---\n{advice}\n"


def block(ask: str = "How is your mood?", more: str = "") -> str:
    """The block that the flow takes its question from, which has another question, too."""
    options = "options: {good: Good, bad: Bad}"
    return f"questions:\n  mood: {{ask: {ask}, {options}}}\n  other: {{ask: Other?{more}, {options}}}\n"


WHOLE_FLOW = {FLOW: flow(), OUTCOME: outcome(), STAY: outcome("Stay."), BLOCK: block()}


def page(history: History, file: str) -> PageHistory:
    """The page that has this file, or had it last."""
    (found,) = [page for page in history.pages if page.file == file]
    return found


def addresses(history: History, file: str) -> list[str]:
    """The addresses of all versions of a page, oldest first."""
    return [version.address for version in page(history, file).versions]
