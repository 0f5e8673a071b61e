"""The promises of site.md: every key is explained in its order, and its examples are a sound site."""

from __future__ import annotations

import re
from pathlib import Path

from builder.build import read_and_check
from builder.load import prose_rules, publisher, settings, sources, ways_in
from builder.load.compare_translation import page_text
from docs.pages import doc_page
from tests.knowledge_bases import write_files

PAGE = doc_page("site").read_text("utf-8")
FLOW = """format: 1
title: Repair or replace?
summary: One question.
questions: {old: {ask: Is it old?, choose: yes-no}}
rules: [{when: {old: yes}, advise: replace}, {otherwise: repair}]
outcomes:
  replace: {title: Replace, verdict: Replace it., advice: Buy one.}
  repair: {title: Repair, verdict: Repair it., advice: Mend it.}
"""


def test_every_key_is_explained() -> None:
    """Those of the site, of a section, of the home page, of the publisher, of the limits of prose, and of a source."""
    tables = re.split(r"\n\| key \|.*\n", PAGE)[1:]
    keys = [tuple(re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE)) for table in tables]
    site = [settings.KEYS, settings.SECTION_KEYS, ways_in.HOME_KEYS, ways_in.SHORTCUT_KEYS]
    assert keys == [*site, publisher.KEYS, prose_rules.KEYS, sources.KEYS]


def test_examples(tmp_path: Path) -> None:
    """They have no mistake, and what they say is what is read; only a withdrawal needs a history."""
    site_yaml, prose_yaml, sources_yaml = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    article = "---\ntitle: How\nsummary: How.\nreviewed: 2026-11-23\ntags: diy\n---\n[@smith-2020] [@our-judgement]\n"
    text = page_text(article, "when.md")
    digest = text.digest if text else ""
    write_files(tmp_path, {
        "content/site.yaml": site_yaml + prose_yaml,
        "content/sources.yaml": sources_yaml,
        "content/articles/about/how-we-know.md": article,
        "content/articles/decide/when.md": article,
        "content/articles/decide/when.de.md": article.replace("---\n[", f"original: {digest}\n---\n["),
        "content/flows/repair-or-replace/flow.yaml": FLOW,
    })  # fmt: skip
    site, problems = read_and_check(tmp_path)
    assert problems == []
    written = set(re.findall(r"^([a-z-]+):", site_yaml, re.MULTILINE))
    assert written == set(settings.KEYS) - {"withdrawn", "prose"}
    assert set(re.findall(r"^  ([a-z]+):", prose_yaml, re.MULTILINE)) == set(prose_rules.KEYS)
    assert site.settings.prose.names == ("Universal Credit", "Employment Appeal Tribunal")
    assert list(site.settings.sections) == ["decide", "about"]
    assert set(re.findall(r"^  ([a-z]+):", sources_yaml, re.MULTILINE)) == set(sources.KEYS)
