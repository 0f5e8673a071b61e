"""`builder withdraw`: take harmful advice off every page, by an entry in `site.yaml`."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from builder.commands.root import Root
from builder.text.documentation import documented
from builder.text.say import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.history.past import Past
    from builder.history.withdrawable import Withdrawable
    from builder.problems import Problem
    from builder.site import Site


OTHERWISE = "give its address, like decide/first-visit, its file, or the name of a flow"


@click.command()
@click.argument("page", metavar="PAGE|FLOW")
@click.option("--version", metavar="NAME", default="", help="Withdraw only this version, like 2026-11-23.")
@click.option(
    "--outcome", metavar="ID", default="", help="Withdraw only this outcome; the rest of the flow still works."
)
@click.option("--reason", metavar="TEXT", required=True, help="For readers: what was wrong, and what to do instead.")
@click.pass_obj
def withdraw(root: Root, page: str, version: str, outcome: str, reason: str) -> None:
    """Withdraw advice that could harm.

    A notice with the reason replaces the advice on every page. PAGE is an address like decide/go, or a file; FLOW is
    the name of a flow. The command adds an entry to content/site.yaml and changes nothing else; readers see the notice
    after you publish. Without --version, all versions are withdrawn until you remove the entry.

    \b
    Example: builder withdraw decide/go --reason "The law changed. Call first."
    """
    from builder.build import read_and_check
    from builder.check.history.open_past import open_past
    from builder.history.withdrawable import in_translations, withdrawable
    from builder.load.settings import FILE
    from builder.problems import has_errors
    from builder.site.language_view import language_of

    words = _reason(reason)
    site, problems = read_and_check(root.folder)
    _check_settings(root, [problem for problem in problems if problem.where.file == FILE])
    with open_past(root.folder, site, history=True) as (past, found):
        named = _page(page, withdrawable(site, past) | in_translations(site, past), site)
        past = past and past.translations.get(language_of(named.file), past)
        _check_version(named, version, past, found)
        _check_outcome(named, outcome, version, past)
    _check_new(site, named, version, outcome)
    _write(root, {"page": named.file.removeprefix("content/"), "version": version, "outcome": outcome, "reason": words})
    _say_next(root, named, site)
    if has_errors(problems):
        say("The content has errors, so nothing can be published yet; `builder check` shows them.", err=True)


def _reason(reason: str) -> str:
    """The reason on one line."""
    from builder.load.located import UNPRINTABLE
    from builder.load.settings import REASON_LIMIT

    words = " ".join(reason.split())
    if not words:
        raise click.UsageError("the reason is empty; say what was wrong, and what readers should do instead")
    if len(words) > REASON_LIMIT:
        raise click.UsageError(f"the reason has {len(words)} characters; shorten it to {REASON_LIMIT} or fewer")
    if UNPRINTABLE.search(words):
        raise click.UsageError("the reason has a character that cannot be shown; delete it")
    return words


def _check_settings(root: Root, problems: Sequence[Problem]) -> None:
    """End the command if `site.yaml` has errors: a file that is not understood is not changed."""
    from builder.problems import has_errors

    if has_errors(problems):
        root.tell(problems)
        say("Nothing written; correct this first.", err=True)
        sys.exit(1)


def _page(name: str, known: dict[str, Withdrawable], site: Site) -> Withdrawable:
    """Find the page by its file, its address or the name of a flow."""
    from builder.history.follow.page_files import page_of
    from builder.problems import close_names, did_you_mean, one_of

    base = site.settings.base_url
    meant = (name.removeprefix(base) if base else name).removeprefix("content/").strip("/")
    names: dict[str, Withdrawable] = {}
    for page in reversed(known.values()):  # today's pages have precedence, so they are set last
        file = page.file.removeprefix("content/")
        short = file.removesuffix("/flow.yaml").removesuffix(".md").removeprefix("articles/")
        names |= dict.fromkeys((file, page.url_path.strip("/"), short, short.removeprefix("flows/")), page)
    if meant in names:
        return names[meant]
    flow = known.get(page_of(f"content/{meant}"))
    if flow:
        outcome = meant.rpartition("/")[2].removesuffix(".md")
        raise click.UsageError(f"`{meant}` is an outcome; write {_short(flow)} --outcome {outcome}")
    by_slug = {_short(page).rpartition("/")[2]: _short(page) for page in known.values()}
    close = [by_slug[slug] for slug in close_names(meant.rpartition("/")[2], by_slug)]
    fix = f"did you mean {one_of(close)}?" if close else did_you_mean(meant, map(_short, known.values()), OTHERWISE)
    raise click.UsageError(f"there is no page `{meant}`; {fix}")


def _short(page: Withdrawable) -> str:
    file = page.file.removeprefix("content/")
    return file.split("/")[1] if page.is_flow else file.removesuffix(".md").removeprefix("articles/")


def _check_version(page: Withdrawable, version: str, past: Past | None, problems: Sequence[Problem]) -> None:
    from builder.problems import did_you_mean

    if version and past is None:
        why = problems[0].message if problems else "nothing is committed"
        raise click.UsageError(f"no version is known ({why}); leave out --version to withdraw all versions")
    if version and version not in page.names:
        fix = did_you_mean(version, page.names, "" if page.names else "it was never committed")
        raise click.UsageError(f"{_short(page)} has no version `{version}`; {fix}")


def _check_outcome(page: Withdrawable, outcome: str, version: str, past: Past | None) -> None:
    from builder.problems import did_you_mean

    if outcome and not page.is_flow:
        raise click.UsageError(f"{_short(page)} is an article, which has no outcomes; leave out --outcome")
    if not outcome or (outcome in page.outcomes and not version):
        return
    outcomes = page.outcomes_in(past, version)
    if outcome not in outcomes:
        raise click.UsageError(f"{_short(page)} has no outcome `{outcome}`; {did_you_mean(outcome, sorted(outcomes))}")


def _check_new(site: Site, page: Withdrawable, version: str, outcome: str) -> None:
    """Refuse a second entry for what is withdrawn already."""
    settings = site.settings
    there = settings.withdrawal(page.file, version) or settings.withdrawal(page.file, version, outcome)
    if there:
        raise click.ClickException(f"this is withdrawn already: see {there.where}")


def _write(root: Root, said: dict[str, str]) -> None:
    """Add the entry. If the rest of the file would change, show what to write by hand instead."""
    from builder.check.today import today
    from builder.commands.edit_site_yaml import add_withdrawal
    from builder.load.settings import FILE
    from builder.text.yaml_entry import lines

    reason = said.pop("reason")
    entry = {key: value for key, value in said.items() if value} | {"date": str(today()), "reason": reason}
    try:
        written = add_withdrawal(root.folder, entry)
    except OSError as error:
        raise click.ClickException(f"{FILE} could not be written: {error.strerror}") from error
    if not written:
        say(f"{FILE} is written in a way that this command cannot change. Nothing written.", err=True)
        say(f"Add this entry to its list `withdrawn` yourself:\n\nwithdrawn:\n{lines(entry)}", err=True)
        sys.exit(1)
    say(f"Added to `withdrawn` in {FILE}:\n\n{lines(entry)}")


def _say_next(root: Root, page: Withdrawable, site: Site) -> None:
    """Show the steps until readers see the notice. Nothing is committed here, because other files may have changed."""
    from builder.load.settings import FILE

    file, name = shlex.quote(str(root.folder / FILE)), _short(page)
    say(f"Readers see the notice once this is published:\n  git commit --message 'Withdraw {name}' -- {file}")
    say("  git push")
    where = f"{site.settings.base_url}{page.url_path}" if site.settings.base_url else f"/{page.url_path}"
    say(f"Then check that {where} shows it. Some copies remain for a while:")
    say(f"  {documented('how-to/withdrawing')}")
