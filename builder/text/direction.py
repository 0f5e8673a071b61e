"""The direction in which a language is written."""

from __future__ import annotations

_LANGUAGES = frozenset(["ar", "arc", "ckb", "dv", "fa", "he", "khw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"])
"""Languages that are written from right to left where their tag names no script (Common Locale Data Repository)."""
_SCRIPTS = frozenset(("adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"))
_LETTERS_OF_A_SCRIPT = 4


def direction(language: str) -> str:
    """`rtl` or `ltr`, the value of `dir` in HTML, for a language tag (BCP 47)."""
    code, *parts = language.lower().split("-")
    script = next((part for part in parts if len(part) == _LETTERS_OF_A_SCRIPT and part.isalpha()), "")
    return "rtl" if (script in _SCRIPTS if script else code in _LANGUAGES) else "ltr"
