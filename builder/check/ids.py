"""The ids of all problems, in one table. `python -m builder.check docs/problems.md` makes the manual from it.

Any room of the program may find a problem, but its id is from this list. Ids are stable, because workflows look for
them. If a module in `builder/check/` names an id in its docstring, the manual adds that docstring to the id's entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ERROR, WARNING, EITHER = "error", "warning", "error or warning"
COMMAND = "ends the command"
"""Not a problem of the content: a command such as `builder diff` cannot go on, and says so without the id."""


@dataclass(frozen=True, slots=True)
class ProblemId:
    """One kind of problem."""

    id: str
    severity: str
    """One of the constants above."""
    meaning: str
    fix: str


_ = ProblemId  # so that an entry fits on two lines
GROUPS: Mapping[str, tuple[ProblemId, ...]] = {
    "Files and folders": (
        _("empty-folder", ERROR, "A section or the knowledge base has no article and no flow to publish.",
          "Add an article or remove the folder; take `draft: true` out of one article if all are drafts."),
        _("encoding", ERROR, "A file is not UTF-8.", "Save it with the encoding UTF-8 in your editor."),
        _("missing-file", ERROR, "A file that is always needed is missing: `site.yaml`, or `flow.yaml` of a flow.",
          "Add it. The message says what it begins with."),
        _("odd-name", EITHER, "A name cannot be part of an address, or is reserved. In the history it is a warning.",
          "Rename it with the letters a to z, digits and hyphens. For the history there is nothing to do."),
        _("stray-file", ERROR, "A file or folder has no place where it is, so nothing would read it.",
          "Move it to the folder that it belongs to, or out of `content/`."),
        _("symlink", EITHER, "A link leads out of the content. Links are not followed: they could show any file of the "
          "machine. In the history it is a warning.", "Put a copy of the file in place of the link."),
        _("too-long", ERROR, "A file, a text, a list or an address is longer than its limit ([limits.md](limits.md)).",
          "Shorten or split it. The message names the limit."),
        _("unreadable", ERROR, "The system refuses to read a file or folder.", "Check that you may read it."),
    ),
    "YAML and keys": (
        _("duplicate-key", ERROR, "A key or an entry is there twice, so one of the two would be ignored.",
          "Remove one of the two."),
        _("empty-value", ERROR, "A key has no value, or a page has no text.", "Write the value, or remove the key."),
        _("front-matter", ERROR, "A Markdown file does not begin with front matter between two lines `---`.",
          "Begin the file with `---`, then `title: …` and `summary: …`, then another `---`."),
        _("missing-key", ERROR, "A key that is needed is missing.", "Add it. The message shows its form."),
        _("no-date", ERROR, "A value is not a date, or a day that does not exist.", "Write it as 2026-11-23."),
        _("unfinished", WARNING, "`TODO` is left where readers would see it.", "Write the text, and remove the word."),
        _("unknown-key", ERROR, "No such key exists here, so its value would be ignored.",
          "Correct the spelling, or remove it."),
        _("wrong-type", ERROR, "A value has the wrong shape: for example a list where one word is expected.",
          "Write it in the shape that the message shows."),
        _("wrong-value", ERROR, "A value has the right shape, but is not one that the key can have.",
          "Use one of the values that the message names."),
        _("yaml", ERROR, "The text is not valid YAML. The place is that of the mistake, as far as it can be known.",
          "Follow the message; most often quotation marks, a space after a colon, or an indentation are missing."),
    ),
    "Markdown": (
        _("heading", ERROR, "A heading is empty, of the first level, or skips a level.",
          "Begin with `##`, and go down one level at a time."),
        _("html", ERROR, "HTML is shown as text, not carried out.",
          "Write it in Markdown, or in backquotes if it is meant to be shown."),
        _("stray-box", ERROR, "A line with `:::` belongs to no box.",
          "Begin a box with `::: note`, and end it with `:::`."),
        _("stray-definition", ERROR, "A definition belongs to no term.", "Write the term alone on the line above it."),
        _("stray-task", ERROR, "`[ ]` is not read as a box to tick.", "Write `- [ ]` and the words in one line."),
        _("unclosed", ERROR, "A box or a code block is not closed.", "Add a line `:::`, or the closing fence."),
        _("unknown-box", ERROR, "No such kind of box exists, or it does not work here.",
          "Use `takeaways`, `note`, `tip` or `warning`; `when` works in outcomes only."),
        _("unknown-footnote", ERROR, "A footnote has no text.", "Write `[^name]: its text` on a line of its own."),
        _("unused-footnote", ERROR, "Nothing refers to a footnote.", "Refer to it with `[^name]`, or remove it."),
    ),
    "Images": (
        _("alt-text", ERROR, "An image has no words that stand for it.", "Write `![what it shows](file.png)`."),
        _("broken-image", ERROR, "An image is damaged or not of the kind that its name says.", "Export it again."),
        _("large-image", ERROR, "An image has more pixels or bytes than are read.", "Make it smaller."),
        _("missing-image", ERROR, "An image does not exist, or is on another site; pages load nothing from elsewhere.",
          "Put its file beside the article, and write its name alone."),
        _("moving-image", ERROR, "An image moves. Readers cannot stop it, and some cannot read beside it.",
          "Use one still picture, or describe the steps in words."),
        _("unsafe-svg", ERROR, "A drawing holds more than a drawing needs, such as scripts or links.",
          "Export it as “plain” or “optimised” SVG, or as PNG."),
        _("unused-image", WARNING, "No page shows an image, so it is not published.", "Show it, or remove the file."),
    ),
    "Links, addresses and lists": (
        _("alias-taken", ERROR, "A former address is the address of something else.", "Remove one of the two."),
        _("broken-anchor", ERROR, "A link leads to a heading that its page does not have.",
          "Use one of the anchors that the message names."),
        _("broken-link", ERROR, "A link leads nowhere, or is not read as a link.", "Correct the address."),
        _("duplicate-url", ERROR, "Two pages or files would have one address.", "Give one of them another name."),
        _("listed-twice", WARNING, "A page is in the same list twice.", "Remove one of the two."),
        _("odd-alias", ERROR, "A former address cannot be an address of this site.",
          "Write it as it was, without the name of the host."),
        _("odd-related", ERROR, "A related article is the article itself, named twice, or not an article.",
          "Name other articles, each once."),
        _("same-tag", WARNING, "One tag is written in several ways.", "Write it the same way everywhere."),
        _("similar-tags", WARNING, "Two tags look like one, for example by an added s.",
          "Use one of them; if both are meant, name both under `tags` in site.yaml."),
        _("unknown-section", ERROR, "`also-in` names a section that does not exist.",
          "Use a folder below content/articles/, or a section of site.yaml."),
        _("unused-section", WARNING, "No page is in a section of site.yaml, and the name looks misspelt.",
          "Correct the name."),
        _("unused-tag", WARNING, "No page has a tag of site.yaml.", "Correct the name, or remove it."),
    ),
    "Sources and reviews": (
        _("broken-citation", ERROR, "A citation is not read as one.", "Write `[@key]`, or `[@key; @other]`."),
        _("future-date", WARNING, "A date is in the future.", "Correct the date. It may be tomorrow's at most."),
        _("no-review", WARNING, "An article does not say when it was reviewed, and site.yaml asks for it.",
          "Check the article against its sources, then add `reviewed: …`."),
        _("overdue-help", WARNING, "A help service was last checked longer ago than its `review-every`.",
          "Look at its source again, correct what changed, and set `checked` to today."),
        _("overdue-review", WARNING, "The review of an article is overdue, which its readers see, too.",
          "Read it against its sources, then set `reviewed` to today."),
        _("unknown-help", ERROR, "A text names a help service that does not exist.",
          "Correct the key, or add the service to help.yaml."),
        _("unknown-source", ERROR, "A citation names a source that does not exist.",
          "Correct the key, or add the source to sources.yaml."),
        _("unused-help", WARNING, "No text names a help service.",
          "Name it as `[help:key]` where it helps, or remove it."),
        _("unused-source", WARNING, "Nothing cites a source.", "Cite it where it is used, or remove it."),
    ),
    "Flows: names and structure": (
        _("asks-twice", ERROR, "A way through a tree comes back to a question. A second answer could contradict the "
          "first.", "Let the way lead elsewhere."),
        _("circle", ERROR, "A fact or score is defined by itself.", "Take one of the references out."),
        _("duplicate-id", ERROR, "Two things in a flow have one id.", "Give one of them another id."),
        _("flow-format", ERROR, "The flow is written in a format that this program does not know.",
          "Write `format: 1`, or use a newer version of the program."),
        _("no-exit", ERROR, "A sensitive flow has no page to leave to.", "Add `exit: https://…` to site.yaml."),
        _("retired-id", ERROR, "A former id is in use again, so old answers would be taken for today's.",
          "Choose another id, or take the former one out of `was`."),
        _("too-many-options", ERROR, "A question or a flow has more options than the limit ([limits.md](limits.md)).",
          "Ask in two steps, the first with groups of options; or split the flow."),
        _("too-many-parts", ERROR, "A fact is made of too many conditions once its names are written out.",
          "Let fewer facts build on each other."),
        _("too-many-questions", ERROR, "The flow asks for too many single answers; a checkbox counts as one.",
          "Split it into several flows."),
        _("too-many-states", ERROR, "The flow has too many states to tell apart, or too much to prove about them.",
          "Ask the questions that the message names one after another, or combine fewer of them."),
        _("unasked", ERROR, "A guard reads the answer to a question that is not asked on every way to it.",
          "Ask it on every way, or guard by what was asked."),
        _("unknown-block", ERROR, "A flow uses a block that does not exist.", "Correct the name, or write the block."),
        _("unknown-fact", ERROR, "A condition names a fact or score that does not exist.", "Correct the name."),
        _("unknown-option", ERROR, "A condition names an option that its question does not have.",
          "Correct the name."),
        _("unknown-outcome", EITHER, "An outcome that is named does not exist. In a withdrawal, it is a warning if no "
          "history was read.", "Correct the name, or write its advice in a file beside flow.yaml."),
        _("unknown-question", ERROR, "A question that is named does not exist.", "Correct the name."),
        _("unknown-rule", ERROR, "A rule that is named does not exist.", "Correct the name."),
        _("unknown-target", ERROR, "A way leads to a question or outcome that does not exist.", "Correct the name."),
        _("unused-block", WARNING, "No flow uses a block.", "Use it, or remove it."),
    ),
    "Flows: what is proved": (
        _("broken-law", ERROR, "Some answers break a law of the flow. The message has an example.",
          "Correct the rules, or the law."),
        _("dead-fact", ERROR, "Nothing depends on a fact or score.", "Use it in a condition, or remove it."),
        _("dead-paragraph", ERROR, "Nobody sees a paragraph: its condition never holds for its outcome.",
          "Correct its condition, or remove it."),
        _("dead-rule", ERROR, "A rule never decides: its condition cannot hold, or earlier rules take all its cases.",
          "Move it up, correct its condition, or remove it."),
        _("dead-way", ERROR, "A way in a tree is never taken.", "Correct its guard or those before it, or remove it."),
        _("gap", ERROR, "Some answers have no outcome. The message has the shortest example.",
          "Add a rule for this case, or end the rules with `otherwise: outcome`."),
        _("idle-option", WARNING, "Ticking a checkbox changes nothing.", "Use it in a condition, or remove it."),
        _("long-way", WARNING, "Some readers are asked very many questions. Fewer of them get to the advice.",
          "Ask what decides most first, or leave questions out."),
        _("never-holds", ERROR, "No answers fulfil the condition of a fact or of points.",
          "Correct the condition, or remove it."),
        _("scenario", ERROR, "A scenario does not lead to the outcome that it expects.",
          "Correct `expect`, the answers or the rules."),
        _("unreachable-outcome", ERROR, "Nobody gets an outcome.", "Let a rule or a way lead to it, or remove it."),
        _("unreachable-question", ERROR, "A question is never asked.", "Let something depend on it, or remove it."),
        _("untested-outcome", WARNING, "The flow has scenarios, but none expects this outcome.", "Add a scenario."),
    ),
    "History, releases and withdrawals": (
        _("damaged-history", WARNING, "A part of the git repository is missing or damaged.",
          "Look with `git fsck`, and clone the repository again with all of its history."),
        _("missing-note", WARNING, "The advice of a page changed, and no note under `changes` tells its readers.",
          "Add `- {date: …, note: …}` under `changes:`. Fixing a typo needs no note."),
        _("no-git", WARNING, "There is no git, or one that is too old.", "Install git, or go on without versions."),
        _("release-elsewhere", WARNING, "A tag is on no commit of the published branch, so it is no release.",
          "Tag a commit of that branch, after the merge."),
        _("release-name", WARNING, "The name of a tag cannot be part of an address, so it is no release.",
          "Choose another name, or put a word and a slash in front of it."),
        _("same-words", WARNING, "Another version says the same as a withdrawn one.", "Withdraw it, too."),
        _("shallow-history", WARNING, "The clone has only a part of the history.", "Run `git fetch --unshallow`."),
        _("slow-history", WARNING, "git gave no answer in time.", "Look with `git fsck` what it waits for."),
        _("unknown-version", EITHER, "A withdrawal names a page or version that does not exist. It is a warning if no "
          "history was read.", "Correct the name."),
        _("unordered-dates", WARNING, "A commit is dated before the one it follows.", "There is nothing to do."),
        _("unread-history", WARNING, "git refuses to read the repository.", "Follow the message; it names the reason."),
        _("unread-version", WARNING, "One version is withdrawn; all are shown so, since no history was read.",
          "Build with the history."),
        _("no-history", COMMAND, "The folder is in no git repository, or nothing is committed yet.", "Commit it."),
        _("no-revision", COMMAND, "git knows no such revision, or it has no content.", "Name another one."),
        _("unread-content", COMMAND, "`content/` leads elsewhere.", "Put the folder itself in its place."),
    ),
    "Templates of a knowledge base": (
        _("template", ERROR, "A template is not valid Jinja, or fails while a page is rendered: for example at a name "
          "that is not defined.", "Correct it, or go back to the program's own file of this name."),
        _("unused-template", WARNING, "No page uses a file in templates/.",
          "Give it the name of the file that it replaces."),
    ),
}  # fmt: skip
IDS: Mapping[str, ProblemId] = {each.id: each for group in GROUPS.values() for each in group}
