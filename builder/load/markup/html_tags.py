"""HTML that is shown as text, by what there is to write in its place."""

from __future__ import annotations

from builder.load.markup.pattern import UnreadMarkup, unread

_SHOWN = "or in backquotes if it is meant to be shown"


def _tags(names: str, what: str, fix: str) -> UnreadMarkup:
    """The row of some tags; `what` they make is named, since each kind is reported once."""
    pattern = rf"(?i)<(?:{names})(?=[\s/>])[^<>]{{0,2000}}+>"
    return unread("<", pattern, "html", f"{what} in HTML is shown as text here, not carried out", fix)


HTML_TAGS = (
    unread("<", r"<!--", "unclosed", "this comment is not closed, or text follows it on its last line",
           "add `-->` at its end, before the next empty line if it begins inside of a text"),
    unread("<", r"<[A-Z]\w{0,60}+(?:\.\w{1,60}+)?(?:\s++\w{1,60}+=[^<>]{0,2000}+|\s{0,20}+/)>", "html",
           "this is a component of MDX, and shown as text", "write what it shows in Markdown"),
    _tags("b|strong", "bold text", f"write `**words**`, {_SHOWN}"),
    _tags("i|em|cite|dfn|var", "emphasis", f"write `*words*`, {_SHOWN}"),
    _tags("u|ins|mark|big", "an emphasis", f"write `**words**`, {_SHOWN}"),
    _tags("s|del|strike", "struck text", f"write `~~words~~`, {_SHOWN}"),
    _tags("kbd|code|samp|tt|pre", "code", "write it between backquotes"),
    _tags("sup|sub|small", "raised, lowered or small text", "write the characters ² or ₂, or a footnote `[^name]`"),
    _tags("a", "a link", f"write `[words](address)`, {_SHOWN}"),
    _tags("img|picture|source|figure|figcaption", "an image", "write `![what it shows](file.png)`"),
    _tags("h[1-6]", "a heading", "write `## Words`"),
    _tags("table|thead|tbody|tfoot|tr|td|th|caption|col|colgroup", "a table",
          "write its rows as `| one | two |`, with a line `| --- | --- |` below the first"),
    _tags("ul|ol|li|dl|dt|dd", "a list", "write each item after `- ` or `1. `"),
    _tags("blockquote|q", "a quotation", "write `> ` before its lines"),
    _tags("details|summary", "this folding box",
          "write `<details>`, `<summary>Title</summary>` and `</details>` each on a line of its own, the title without "
          "markup; or `::: details Title`, then its text, then `:::`"),
    _tags("hr", "a line", "write `***` alone on a line"),
    _tags("iframe|video|audio|embed|object|script|style|link|meta|form|input|button|svg|canvas",
          "an embedded element", "link to a page that has it; pages of this site load nothing from elsewhere"),
    _tags("p|div|span|center|font|section|article|aside|header|footer|main|nav|abbr|time|wbr|address",
          "an element for layout", "remove the tag; write boxes as `::: note`"),
    unread("<", r"<[a-zA-Z][^<>]{0,2000}+>|<[?%!][a-zA-Z=\[-]", "html", "HTML is shown as text here, not carried out",
           f"write it in Markdown, {_SHOWN}"),
    unread("<", r"</[a-zA-Z][^<>]{0,2000}+>", "html", "HTML is shown as text here, not carried out",
           f"write it in Markdown, {_SHOWN}", once=True),
)  # fmt: skip
