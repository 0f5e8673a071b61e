"""Every section under `also-in` exists (`unknown-section`).

No section of `site.yaml` has the code of a language as its name: translations have addresses like that.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.load.settings import FILE as SETTINGS
from builder.problems import Problem, did_you_mean
from builder.site import Site
from builder.site.address_table import RESERVED_SECTIONS, language_prefix

FOLDER = "content/articles/"


def check(site: Site) -> Iterator[Problem]:
    """`also-in` of articles and flows: sections are folders of articles, or named in `site.yaml`."""
    for slug, named in site.settings.sections.items():
        if language_prefix(slug):
            message, fix = f"a section cannot be called `{slug}`", "use a word of three letters or more"
            yield Problem(named.where, "odd-name", message, fix, why=RESERVED_SECTIONS[slug])
    folders = {file.split("/")[2] for file in site.files if file.startswith(FOLDER)}
    known = list(dict.fromkeys([*site.settings.sections, *sorted(folders)]))
    if SETTINGS in site.unread:
        return
    for entry in site.entries:
        for reference in entry.listing.also_in:
            if reference.target not in known:
                fix = did_you_mean(reference.target, known, "use the name of a folder below content/articles/")
                yield Problem(reference.where, "unknown-section", f"there is no section `{reference.target}`", fix)
