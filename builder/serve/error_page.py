"""Show in the browser why the newest content has no page: everything escaped, nothing inline."""

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
    """A page with a panel on top that shows the trouble."""
    words = "This is the last good page. It will update once you correct this."
    panel = _PANEL.format(title="The newest content cannot be shown.", words=words, trouble=trouble).encode()
    return _BODY.sub(lambda body: body[0] + panel, page, count=1)


def trouble_page(trouble: str, policy: str, style: str) -> bytes:
    """The page for every address until a build succeeds."""
    words = "The site will replace this page once you correct this."
    panel = _PANEL.format(title="The site cannot be shown yet.", words=words, trouble=trouble)
    return _PAGE.format(policy=policy, title="The site cannot be shown yet", style=style, panel=panel).encode()


def explain(error: Exception, folders: Sequence[Path]) -> str:
    """An exception in one line, with the template and line if it came from one of the template folders."""
    place = _place(error, folders)
    what = f"{type(error).__name__}: {error}"
    return f"{place}: {what}" if place else f"{what}\n\nThe terminal has the details."


def in_template(error: Exception, folders: Sequence[Path]) -> bool:
    """True if an exception comes from a template."""
    return bool(_place(error, folders))


def _place(error: Exception, folders: Sequence[Path]) -> str:
    """The innermost template line in the traceback, where Jinja puts it; empty if there is none."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        for folder in folders:
            if frame.filename.endswith(".html") and Path(frame.filename).is_relative_to(folder):
                return f"templates/{Path(frame.filename).relative_to(folder).as_posix()}:{frame.lineno}"
    return ""
