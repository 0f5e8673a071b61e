"""The colours of a theme can be told apart (`low-contrast`), and its tokens are there (`unknown-token`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product

from builder.load.template_files import PACKAGED
from builder.problems import Problem, Severity, did_you_mean
from builder.site import Look, Site, TokenValue
from builder.text.documentation import documented

TONES = ("wrong", "wait", "go")
TEXT = (
    *product(("ink", "muted", "accent", *TONES), ("paper", "raised", "sunk")),
    *product(("ink", "accent", "muted"), ("accent-soft",)),
    *((ink, f"{tone}-soft") for tone in TONES for ink in (tone, "ink", "accent")),
    ("accent-ink", "accent"), ("added-ink", "added"),
)  # fmt: skip
"""Each colour of text with a ground that it stands on, by their tokens."""
EDGES = (*product(("edge", "focus"), ("paper", "raised", "sunk", "accent-soft")),)
"""The same for the edges of fields, and for the ring around what has the focus."""
LEAST_OF_TEXT, LEAST_OF_EDGES = 4.5, 3.0
"""WCAG 2.2, criteria 1.4.3 and 1.4.11."""

_TAKEN = re.compile(r"var\(\s*--([\w-]+)\s*\)")


def check(site: Site) -> Iterator[Problem]:
    """The problems of the theme, if there is one."""
    look = site.look
    if not look.style:
        return
    light, dark = program_tokens()
    yield from _unknown(look, light)
    yield from _weak("", {**light, **look.light}, look.light)
    ours, theirs = {**light, **dark}, {**look.light, **look.dark}
    yield from _weak(", where readers prefer a dark page", {**ours, **theirs}, theirs)


@cache
def program_tokens() -> tuple[Mapping[str, TokenValue], Mapping[str, TokenValue]]:
    """The tokens of the program, and those that it sets anew for readers who prefer a dark page."""
    from builder.load.theme_style import read_style

    style = read_style((PACKAGED / "assets/css/tokens.css").read_text("utf-8"), "")
    return style.light, style.dark


def _unknown(look: Look, known: Mapping[str, TokenValue]) -> Iterator[Problem]:
    """Tokens that neither the program has nor the theme reads: nothing would follow from them."""
    for name, token in {**look.dark, **look.light}.items():
        if name not in known and name not in look.made:
            fix = did_you_mean(
                f"--{name}", [f"--{each}" for each in known], f"{documented('how-to/theme', 'tokens')} lists the tokens"
            )
            message = f"there is no token `--{name}`, so that nothing follows from it"
            yield Problem(token.where, "unknown-token", message, fix, severity=Severity.WARNING)


def _weak(scheme: str, tokens: Mapping[str, TokenValue], own: Mapping[str, TokenValue]) -> Iterator[Problem]:
    """A problem for each colour that is too much like another one, of which the theme sets one."""
    for pairs, least, what in ((TEXT, LEAST_OF_TEXT, "text"), (EDGES, LEAST_OF_EDGES, "the edges of fields")):
        weak: dict[str, list[str]] = {}
        for one, other in pairs:
            found = _contrast(_value(one, tokens), _value(other, tokens))
            if own.keys() & {one, other} and found is not None and found < least:
                token, ground = (one, other) if one in own else (other, one)
                weak.setdefault(token, []).append(f"{found:.2f} to 1 with `--{ground}`")
        for token, found_with in weak.items():
            message = f"`--{token}` has too little contrast{scheme}: {', '.join(found_with)}"
            why = f"many readers could not see it; WCAG 2.2 asks for {least} to 1 for {what}"
            yield Problem(own[token].where, "low-contrast", message, "make it darker or lighter", why=why)


def _value(name: str, tokens: Mapping[str, TokenValue]) -> str:
    """The value of a token, through others that it takes its value from; empty if that leads nowhere."""
    for _ in tokens:
        value = tokens[name].value if name in tokens else ""
        taken = _TAKEN.fullmatch(value)
        if not taken:
            return value
        name = taken[1]
    return ""


def _contrast(one: str, other: str) -> float | None:
    """The contrast of two colours as WCAG 2 defines it, from 1 to 21; None where one of them cannot be told here.

    A colour that lets something shine through has no contrast of its own.
    """
    from coloraide import Color  # for those who have a theme

    found = [Color.match(value, fullmatch=True) for value in (one, other)]
    colours = [each.color.fit("srgb") for each in found if each is not None]
    if len(colours) < 2 or any(colour.alpha() < 1 for colour in colours):
        return None
    return float(colours[0].contrast(colours[1], method="wcag21"))
