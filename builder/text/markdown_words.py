"""Words that stay words in GitHub's Markdown: for every text of the content, and every name of a file, printed there.

GitHub looks for mentions, references and emoji in the finished HTML: there a backslash or an entity (`&#64;`) is gone,
and `@name` notifies all the same. Only in code and in links does it not look, and words are neither. So these are
broken by a zero width space, which stays in the HTML, is a space to GitHub and none to the eye, and joins no letters.
"""

from __future__ import annotations

import re

from builder.text.printable import one_line

BREAK = "\N{ZERO WIDTH SPACE}"
_MARKUP = re.compile(r"[\\`*_{}\[\]<>()#+\-.!|~&$:@=^\"']")
_REFERENCE = re.compile(
    r"""
      [@#](?=\w|\Z)             # @name, name@host, #12, owner/name#12, owner/name@commit; what follows may be bold
    | (?<=[A-Za-z])-(?=\d)      # GH-12, and like it wherever a repository has links of its own
    | :(?=//|[\w+-]+:)          # https://…, :tada:
    | (?<=www)(?=\.)            # www.…
    """,
    re.IGNORECASE | re.VERBOSE,
)
_COMMIT = re.compile(r"(?<![0-9a-z])[0-9a-f]{7,}", re.IGNORECASE)


def escaped(text: str) -> str:
    """Text on one line with no markup, link, mention or reference in it, whatever was in it before."""
    text = " ".join(one_line(text).split())
    text = _COMMIT.sub(lambda found: BREAK.join(re.findall(".{1,6}", found[0])), _REFERENCE.sub(rf"\g<0>{BREAK}", text))
    return _MARKUP.sub(r"\\\g<0>", text)
