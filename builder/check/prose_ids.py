"""The ids of the problems of prose, which `builder check --prose` alone looks for."""

from __future__ import annotations

from collections.abc import Mapping

from builder.check.problem_id import WARNING, ProblemId

_ = ProblemId  # so that an entry fits on two lines
PROSE: Mapping[str, tuple[ProblemId, ...]] = {
    "Prose, with `--prose`": (
        _("hard-to-read", WARNING, "The median sentence of a page is above the reading grade of the site.",
          "Write its hardest sentences anew: one idea each, and common words. The message shows three of them."),
        _("island", WARNING, "No other article, or no flow, leads to an article: only menus do.",
          "Link to it where readers need it."),
        _("long-sentence", WARNING, "A sentence has more words than the limit.", "Make it two sentences."),
        _("no-next-step", WARNING, "An article or outcome ends, and readers are not told what to do.",
          "End with a link, a message or a help service."),
        _("same-link-text", WARNING, "Two links of a page have the same words and lead to different places.",
          "Give each its own words."),
        _("uncited-figure", WARNING, "A figure that is a claim has no source.",
          "Cite one, `[@key]`, or leave it out; list a figure of your own under `prose: {figures: …}` in site.yaml."),
        _("vague-link", WARNING, "The words of a link do not say where it leads.", "Write what readers find there."),
        _("word-to-avoid", WARNING, "A word is longer, vaguer or less kind than it need be.",
          "Write what the message says; `prose: {allow: […]}` in site.yaml allows a word."),
    ),
}  # fmt: skip
