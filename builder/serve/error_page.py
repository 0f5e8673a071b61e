"""Show in the browser what keeps the newest content from being shown: everything escaped, nothing inline."""

from __future__ import annotations

import re
import traceback
from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

_BODY = re.compile(rb"<body[^>]*>\n?")
_PANEL = Markup("""<div class="preview-problems" role="alert">
<p><strong>{title}</strong> {words}</p>
<pre tabindex="0">{trouble}</pre>
</div>
""")
_PAGE = Markup("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="/{style}">
<script src="/livereload.js" defer></script>
</head>
<body>
<main id="page.main">
{panel}</main>
</body>
</html>
""")


def with_panel(page: bytes, trouble: str) -> bytes:
    """A page with the trouble on top of it."""
    words = "You see the last good page; it is brought up to date when this is mended."
    panel = _PANEL.format(title="The newest content cannot be shown.", words=words, trouble=trouble).encode()
    return _BODY.sub(lambda body: body[0] + panel, page, count=1)


def trouble_page(trouble: str, policy: str, style: str) -> bytes:
    """A page for every address while there is no good one."""
    words = "This page is exchanged for the site when this is mended."
    panel = _PANEL.format(title="The site cannot be shown yet.", words=words, trouble=trouble)
    return _PAGE.format(policy=policy, title="The site cannot be shown yet", style=style, panel=panel).encode()


def explain(error: Exception, folders: Sequence[Path]) -> str:
    """An exception in a line, with the template and its line where it came from one of the template folders."""
    place = _place(error, folders)
    what = f"{type(error).__name__}: {error}"
    return f"{place}: {what}" if place else f"{what}\n\nThe terminal shows where this happened."


def in_template(error: Exception, folders: Sequence[Path]) -> bool:
    """Whether an exception comes from a template."""
    return bool(_place(error, folders))


def _place(error: Exception, folders: Sequence[Path]) -> str:
    """The innermost line of a template that led to it; Jinja puts those into the traceback."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        for folder in folders:
            if frame.filename.endswith(".html") and Path(frame.filename).is_relative_to(folder):
                return f"templates/{Path(frame.filename).relative_to(folder).as_posix()}:{frame.lineno}"
    return ""
