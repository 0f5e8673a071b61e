"""The ids of all problems, in one table. The manual is made from it.

    python -m builder.check docs/content/articles/reference/problems.md

Any room of the program may find a problem, but its id is from this list. Ids are stable, because workflows look for
them. If a module in `builder/check/` names an id in its docstring, the manual adds that docstring to the id's entry.
"""

from __future__ import annotations

from collections.abc import Mapping

from builder.check.content_ids import CONTENT
from builder.check.flow_ids import FLOWS
from builder.check.problem_id import COMMAND, EITHER, ERROR, WARNING, ProblemId
from builder.check.prose_ids import PROSE

_ = ProblemId  # so that an entry fits on two lines
GROUPS: Mapping[str, tuple[ProblemId, ...]] = {
    **CONTENT,
    **FLOWS,
    **PROSE,
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
        _("template-block", ERROR, "A template fills in a block that the one it extends does not have.",
          "Correct the name. `builder template list` shows the blocks that there are."),
        _("unused-template", WARNING, "No page uses a file in templates/.",
          "Give it the name of the file that it replaces."),
    ),
}  # fmt: skip
IDS: Mapping[str, ProblemId] = {each.id: each for group in GROUPS.values() for each in group}
