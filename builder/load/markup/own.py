"""Markup of our own dialect with a mistake in it: links, citations, footnotes, tables, boxes and definitions."""

from __future__ import annotations

from builder.load.markup.pattern import LINE, unread

_LABEL = r"\[(?:[^\[\]]++|\[[^\[\]]*+\])*+\]"
_BARE, _ADDRESS = (
    r"(?<!\]\()(?<!\]\(<)",
    (
        r"(?:[^\s<>.,;:!?()\]'\"*_]|\([^\s<>()]{0,200}+\)|[.,;:!?)\]'\"*_]++(?=[^\s<>]))"
        r"{1,2000}+"
    ),
)
"""An address in the text, without the punctuation that ends a sentence; not that of a link that is broken."""
_LINK = "write `[words](address)`"
STRAY_LIST = unread(
    "-+", rf"{LINE}[-+] (?=\S)", "stray-list", "this is not read as a list",
    "begin it in the first column, with an empty line above it",
)  # fmt: skip
OWN_MARKUP = (
    unread("[", r"\[\^[^\]\s]{1,200}+\]", "unknown-footnote", "this footnote has no text",
           "write `[^name]: its text` on a line of its own, or remove the mark"),
    unread("[", r"\[\s*-?@|\[[^\[\]@\n]{0,60}\s@[\w-]+[^\[\]\n]{0,60}\]", "broken-citation",
           "this is not read as a citation",
           "write `[@key]`, `[@key; @other]` or `[see @key, p. 4]`; keys have letters, digits and hyphens"),
    unread("[!", rf"(?i)(?:!?{_LABEL}\(\s*)?<?(?:javascript|vbscript|file|data):", "broken-link",
           "an address of this kind is not published", "link to a page that begins with https://"),
    unread("<", r"(?i)<(?:javascript|vbscript|file|data):", "broken-link",
           "an address of this kind is not published", "link to a page that begins with https://"),
    unread("[!", rf"!?{_LABEL}\s\((?=[^\s./#)]*+[./#])\S*\)", "broken-link",
           "there is a space inside this link", "let the `(` follow the `]` at once"),
    unread("[!", rf"!?{_LABEL}\([^()\n{{]{{0,200}}+\{{[{{%][^()\n]{{0,300}}+\)", "foreign-markup",
           "there is a variable of a template in this address, and it is not replaced",
           "write the address itself, or the path of the file"),
    unread("[!", rf"!?{_LABEL}\((?=[^()<\s]*+\s)(?=[^()\n]*+\)|[^()<\n]*+\n[^()\n]*+\))", "broken-link",
           "this address has a space in it", "put the address between `<` and `>`, or rename the file"),
    unread("[", r"\[[^\[\]\n]{0,200}+\[(?:term|help):[^\[\]\n]{0,200}+\][^\[\]\n]{0,200}+\]\(", "broken-link",
           "a term or a help service cannot be in the words of a link", "put it beside the link"),
    unread("[!", rf"!?{_LABEL}\(", "broken-link", "this link has no `)` at its end", _LINK),
    unread("[", rf"{_LABEL}\[term:[^\[\]\n]{{0,200}}+\]", "odd-term", "the words of a term have a mark in them",
           "write at most 100 characters without marks, `[words][term:key]`"),
    unread("[!", rf"!?{_LABEL}\[[^\]]*\]", "broken-link", "this looks like a link and is not read as one",
           "write `[words](address)`, or `\\[` if brackets are meant"),
    unread("[", rf"{LINE}\[[^\[\]\n]{{1,80}}+\]:[ \t]*(?:<|https?:|mailto:|\.{{0,2}}/|#|[\w./-]{{1,99}}+\.md\b)",
           "broken-link", "this is not read as the address of a link", "put an empty line above it"),
    unread("[", rf"{LINE}\[\d{{1,3}}\]:\s", "unknown-footnote", "this is not read as a footnote",
           "write `[^1]: its text`, and `[^1]` where it belongs"),
    unread("]", r"\]\(", "broken-link", "this looks like a link and is not read as one", _LINK),
    unread("[", r"(?<=\))\[(?=[^\s\[\]]*[./#])[^\s\[\]]*+\]", "broken-link",
           "the brackets of this link are the wrong way round", _LINK),
    unread("<", r"<(?:www\.|[\w-]++\.[\w-](?=[^\s<>]*/))[^\s<>]*+>", "broken-link",
           "this is not read as an address", "begin it with https://"),
    unread("", rf"(?i){_BARE}https?://{_ADDRESS}", "bare-address", "an address in the text is not a link",
           "write `<{text}>`, or `[words]({text})`", in_links=False),
    unread("", rf"(?i){_BARE}www\.{_ADDRESS}", "bare-address", "an address in the text is not a link",
           "write `<https://{text}>`, or `[words](https://{text})`", in_links=False),
    unread("", r"[\w.+-]{1,64}+@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", "bare-address",
           "an address of mail in the text is not a link", "write `<{text}>`", in_links=False),
    unread(":", rf"{LINE}: +(?=\S)", "stray-definition", "this belongs to no term",
           "write the term alone on the line above it, or `\\:` if a colon is meant"),
    unread(":", rf"{LINE}:{{2,}}(?!:)", "stray-box", "this belongs to no box",
           "begin a box with `::: note`, end it with `:::`, and leave nothing else on these lines", once=True),
    unread("#", rf"{LINE}#{{2,6}}(?=[^\s#])", "heading", "this is not read as a heading",
           "put a space after the `#` signs"),
    unread("", rf"{LINE}\|(?=[^\n|]*\|)", "broken-table", "this is not read as a table",
           "write a line like `| --- | --- |` below its first one, with as many columns, and an empty line above"),
    unread("-:", rf"{LINE}[ :-]*-[ :-]*\|[ :|-]*(?=\n|\Z)", "broken-table",
           "this is not read as a table",
           "let this line have as many columns as the one above it, and put an empty line above that"),
    STRAY_LIST,
    unread("", rf"{LINE}(?<=\n)\d{{1,3}}[.)] [^\n]*+\n\d{{1,3}}[.)] ", "stray-list", "this is not read as a list",
           "put an empty line above it"),
)  # fmt: skip
