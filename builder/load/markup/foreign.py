"""Markup of other programs, which editors know from GitHub, MkDocs, Hugo, Jekyll, Docusaurus, Pandoc and Obsidian."""

from __future__ import annotations

from builder.load.markup.pattern import LINE, UnreadMarkup, unread

_TEXT = "write the text itself; `\\{` if a brace is meant"
_BOX = "write `::: note Title`, then its text, then `:::`, each on lines of their own"


def _foreign(at: str, pattern: str, message: str, fix: str) -> UnreadMarkup:
    """One row of the table."""
    return unread(at, pattern, "foreign-markup", message, fix)


FOREIGN_MARKUP = (
    _foreign("{", r"\{%[^{}\n]{0,200}+(?:%\})?", "this is a tag of Jekyll, Hugo or Jinja, and not carried out",
           _TEXT),
    _foreign("{", r"\{\{[<%][^{}\n]{0,200}+(?:\}\})?", "this is a shortcode of Hugo, and not carried out", _TEXT),
    _foreign("{", r"\{\{[^{}\n]{0,200}+\}\}", "this is a variable of a template, and not replaced", _TEXT),
    _foreign("{", r"\{:?\s?toc\s?\}", "this is a table of contents of Kramdown",
           "remove it; a page with three headings has one by itself"),
    _foreign("{", r"\{#[\w-]{1,99}+\}", "this id is not read: only a heading can have one",
           "put it at the end of a heading, or remove it"),
    _foreign("{", r"\{#[^{}\n]{0,200}+#\}", "this is a comment of Jinja, and shown as text",
           "write `<!-- … -->`"),
    _foreign("{", r"\{:\s?[^{}\n]{0,200}+\}|\{\s?(?:[.#]-?[A-Za-z]|[\w-]{1,40}+=)[^{}\n]{0,200}+\}",
           "this is a list of attributes of Kramdown, Pandoc or MkDocs, and not read",
           "remove it; only a heading can have an id, `## Words {#id}`"),
    _foreign("{", r"\{(?:\+\+|--|~~|>>|==)", "this is a mark of CriticMarkup, and not read",
           "write the text as it should be; versions show what changed"),
    _foreign("{", r"\{/\*", "this is a comment of MDX, and shown as text", "write `<!-- … -->`"),
    _foreign("{", r"\{!", "this includes a file in MkDocs, and is not carried out", _TEXT),
    _foreign("!", rf"{LINE}!{{3}}\+? ++[a-z]", "this is a box of MkDocs, and not read", _BOX),
    _foreign("", rf"{LINE}\?{{3}}\+? ++[a-z]", "this is a folding box of MkDocs, and not read",
           "write `::: details Title`, then its text, then `:::`, each on lines of their own"),
    _foreign("", rf"{LINE}\.\. [\w-]{{1,40}}+::", "this is a directive of reStructuredText, and not read", _BOX),
    _foreign("[", rf"{LINE}\[!\w{{1,40}}+\][+-]?", "this is not read as an alert of GitHub",
           "write `> [!NOTE]` alone on its line (`TIP`, `IMPORTANT`, `WARNING` or `CAUTION`), or a box with a title, "
           "`::: note Title`"),
    _foreign("[", r"\[\[?_?(?:TOC|toc)_?\]\]?", "this is a table of contents of other programs",
           "remove it; a page with three headings has one by itself"),
    _foreign("[!", r"!?\[\[[^\[\]\n]{1,200}+\]\]", "this is a link of a wiki or Obsidian, and not read",
           "write `[words](file.md)`"),
    _foreign("^", r"\^\[", "this is a note of Pandoc inside of its sentence, and not read",
           "write `[^name]` here, and `[^name]: its text` on a line of its own"),
    _foreign("^", r"(?<=\w)\^[\w+-]{1,20}+\^", "this is a raised text of Pandoc, and not read",
           "write it with the characters ¹ ² ³, or in words"),
    _foreign("~", r"(?<!~)~[^\s~]{1,40}+~(?!~)", "this is a lowered text of Pandoc, or struck out on GitHub",
           "write `~~words~~` to strike out, and lowered figures with the characters ₁ ₂ ₃"),
    _foreign("=", r"(?<![\w=])==(?=[^\s=])[^=\n]{1,200}+(?<=\S)==(?![\w=])",
           "this is a mark of other programs, and not read",
           "write `**words**`"),
    _foreign("+", r"(?<![\w+])\+\+(?=[^\s+])(?:[^+\n]|\+(?!\+)){1,200}+(?<=\S)\+\+(?![\w+])",
           "this is a mark of other programs for inserted words or keys, and not read",
           "write the words alone, or `**words**`"),
    _foreign("%", r"%%(?=[^\s%])[^%\n]{1,200}+%%|%% [^%\n]{1,200}+ %%",
           "this is a comment of Obsidian, and shown as text",
           "write `<!-- … -->`"),
    _foreign(":", r"(?<![\w:]):[a-z][a-z:]{0,40}+:(?=`)", "this is a role of reStructuredText or MyST, and not read",
           "write the words alone, in backquotes or as a link"),
    _foreign(":", r"(?<![\w:]):(?:[a-z][a-z0-9_+-]{1,40}+|\+1|-1):(?![\w:])",
           "this is the name of a picture character, and not replaced",
           "write the character itself, or a word"),
    _foreign("$", rf"{LINE}\$\$[ \t]*\n|(?<![\w$])\$\$(?=[^$\n\\^_={{]{{0,200}}+[\\^_={{])[^$\n]{{1,200}}+\$\$",
           "this is a formula of TeX, and shown as text",
           "write it in words, in code or as an image"),
    _foreign("$", r"(?<![\w$])\$(?=[^\s$])(?=[^$\n\\^_={]{0,200}+[\\^_={]|[a-zA-Z]\$)[^$\n]{1,200}+(?<=\S)\$(?![\w$])",
           "this is a formula of TeX, and shown as text", "write it in words, in code or as an image"),
    _foreign("&", r"(?<!\w)&(?:[a-zA-Z][a-zA-Z0-9]{1,31}+|#\d{1,9}+|#[xX][\da-fA-F]{1,8}+);",
           "no character has this name",
           "write the character itself"),
    _foreign("&", r"&(?:nbsp|amp|lt|gt|quot|mdash|ndash|hellip|copy|euro|pound)\b(?!;)",
           "this name of a character does not end with `;`",
           "write the character itself, or add the `;`"),
    _foreign("", rf"{LINE}import\s[^\n]{{0,200}}?['\"][\w@./~-]{{1,200}}+['\"];?[ \t]*(?=\n|\Z)"
           rf"|{LINE}export\s++(?:default|const|function|let)\s",
           "this is a program of MDX, and shown as text",
           "remove it; nothing on a page is carried out"),
    _foreign("+", rf"{LINE}\+{{3}}[ \t]*(?=\n|\Z)", "this is a line of front matter in TOML",
           "write the front matter as YAML, between lines `---` at the beginning of the file"),
)  # fmt: skip
