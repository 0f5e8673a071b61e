"""The files of a knowledge base as one of its languages has them: a translation is a knowledge base of its own.

`go.de.md` is seen in German as `go.md`, and not at all in another language. So everything that reads, checks, renders
or follows the content through its history does the same for each language, and knows of one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LOGIC = ".original"
"""The suffix under which a translation sees the `flow.yaml` that its own has the words for."""
WORDS = ".words"
"""The suffix under which it sees its words for any other file of keys, such as `site.yaml`."""
_TRANSLATED = re.compile(r"(?P<stem>.*[^/.])\.(?P<code>[a-z]{2})\.(?P<kind>md|yaml)", re.DOTALL)
_PAGE = re.compile(r"content/(?:articles/[^/]+|flows/[^/]+|messages)/[^/]+\.md")
"""A file that is there in a language only where it is translated."""
_FLOW = re.compile(r"content/flows/[^/]+/flow\.yaml")
_SHARED = re.compile(r"content/(?:site|help|glossary|blocks/[^/]+)\.yaml")
"""A file of keys that is there in every language, with words of its own where these are translated."""


@dataclass(frozen=True, slots=True)
class LanguageView:
    """One language of a knowledge base. Without any translation, every file is seen as it is."""

    translations: frozenset[str] = frozenset()
    """The codes of the languages that there are translations into."""
    language: str = ""
    """The code of the translation that is seen; empty for the original."""

    def seen(self, file: str) -> str:
        """The name of a file in this language; empty where this language does not have it."""
        if not self.translations:
            return file
        original, code = original_of(file), language_of(file)
        if code in self.translations:
            if code != self.language:
                return ""
            return original + WORDS if _SHARED.fullmatch(original) else original
        if not self.language:
            return file
        if _FLOW.fullmatch(file):
            return file + LOGIC
        return "" if _PAGE.fullmatch(file) else file

    def real(self, file: str) -> str:
        """The file that is seen under a name."""
        if not self.language:
            return file
        if file.endswith(LOGIC) and _FLOW.fullmatch(file.removesuffix(LOGIC)):
            return file.removesuffix(LOGIC)
        if file.endswith(WORDS) or _PAGE.fullmatch(file) or _FLOW.fullmatch(file):
            stem, _, kind = file.removesuffix(WORDS).rpartition(".")
            return f"{stem}.{self.language}.{kind}"
        return file


def language_of(file: str) -> str:
    """The code in the name of a translation, as in `content/messages/ill.de.md`; empty for any other file."""
    match = _TRANSLATED.fullmatch(file)
    original = f"{match['stem']}.{match['kind']}" if match else ""
    return match["code"] if match and any(each.fullmatch(original) for each in (_PAGE, _FLOW, _SHARED)) else ""


def original_of(file: str) -> str:
    """The file that a translation translates, also as a link names it; the same file where it is none."""
    match = _TRANSLATED.fullmatch(file)
    return f"{match['stem']}.{match['kind']}" if match else file
