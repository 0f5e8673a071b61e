"""Characters that cannot be seen, or that look like a sign of YAML and are another one. The one list of them."""

from __future__ import annotations

import unicodedata

SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Characters that look like a space; YAML and Markdown know the one of the space bar alone."""
UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
)
"""Characters without any width. In prose some of them part or join letters; in a key or a name they are slips."""
SPACES_AND_UNSEEN = SPACES + UNSEEN
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
BULLETS = "\u2022\u00b7\u2023\u25aa"
COLONS = "\uff1a\ufe13\ufe55"
OPENING_QUOTES = "\u201c\u201e\u201f\u00ab\u2039\u2018\u201a"
BETWEEN_QUOTES = (
    "[\u201c\u201e\u201d][^\u201c\u201d\u201e]*[\u201c\u201d]|[\u2018\u201a][^\u2018\u2019\u201a]*[\u2018\u2019]"
    "|\u00ab[^\u00ab\u00bb]*\u00bb|\u2039[^\u2039\u203a]*\u203a"
)
"""A pattern for text between one pair of curly quotation marks."""
_CALLED = {
    "\u00a0": "a no-break space", "\u202f": "a narrow no-break space", "\u3000": "a wide space",
    "\u00ad": "a soft hyphen", "\u200b": "a zero-width space", "\u200c": "a zero-width non-joiner",
    "\u200d": "a zero-width joiner", "\ufeff": "a byte order mark", "\u2013": "an en dash", "\u2014": "an em dash",
    "\u2212": "a minus sign", "\u2022": "a bullet", "\uff1a": "a wide colon",
}  # fmt: skip
_SEEN = str.maketrans(dict.fromkeys(SPACES, " ") | dict.fromkeys(UNSEEN, ""))


def called(character: str) -> str:
    """The name of a character in a message: `a no-break space (U+00A0)`."""
    name = _CALLED.get(character) or f"the character {unicodedata.name(character, 'without a name').lower()}"
    return f"{name} (U+{ord(character):04X})"


def way_out(character: str) -> str:
    """Advice for a character that cannot be seen where none belongs."""
    return "delete it, and type a space with the space bar" if character in SPACES else "delete it"


def seen(text: str) -> str:
    """Text with plain spaces, and without characters that have no width."""
    return text.translate(_SEEN)
