"""The size of a site, compared with what GitHub Pages allows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

PAGES_LIMIT = 1_000_000_000
"""The limit of a site on GitHub Pages, in bytes."""
WARN_FROM = PAGES_LIMIT // 2
"""Half of the limit: there is time to do something."""


def sizes(files: Mapping[str, int]) -> Counter[str]:
    """The bytes of a site in each top folder, of those of each file; files in no folder are under the empty string."""
    found: Counter[str] = Counter()
    for name, size in files.items():
        folder, slash, _ = name.partition("/")
        found[folder + slash if slash else ""] += size
    return found


def size_in_words(size: int) -> str:
    """A number of bytes as people say it."""
    for unit, name in ((1_000_000_000, "GB"), (1_000_000, "MB")):
        if size >= unit:
            return f"{size / unit:.1f} {name}"
    return f"{size / 1000:.0f} kB"


def warning(found: Counter[str]) -> str:
    """A warning about a site that is too large for GitHub Pages, or will be; empty for a small one."""
    total = found.total()
    if total < WARN_FROM:
        return ""
    (folder, most), *_ = found.most_common(1)
    state = "more than" if total > PAGES_LIMIT else f"{total / PAGES_LIMIT:.0%} of"
    where = f"{folder} alone has {size_in_words(most)}" if folder else f"files in no folder have {size_in_words(most)}"
    limit = f"the {size_in_words(PAGES_LIMIT)} that GitHub Pages allows"
    return (
        f"warning: the site has {size_in_words(total)}, {state} {limit}; "
        f"{where}. Make images smaller, or publish elsewhere."
    )
