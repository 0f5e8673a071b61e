"""Ask for many links: each host one link at a time, all of it within bounds of number and time."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from builder.check.outside.answers import Answer, Verdict
from builder.check.outside.asking import Asker, NoTimeError
from builder.check.outside.manners import Manners
from builder.check.outside.outside_links import OutsideLink

TOO_MANY = Answer(Verdict.UNSURE, "not asked: there are too many links", is_heard=False)
NO_TIME = Answer(Verdict.UNSURE, "not asked: no time was left", is_heard=False)
FEW_HOSTS = 3
"""From so many hosts on, silence of all of them says that this machine has no network."""


class NoNetworkError(Exception):
    """No host answered at all."""


@dataclass(frozen=True, slots=True)
class CheckedLink:
    """A link, and its state."""

    link: OutsideLink
    answer: Answer


def check_links(links: Sequence[OutsideLink], manners: Manners) -> list[CheckedLink]:
    """The state of each link, in the same order. Raises `NoNetworkError` where no host answered."""
    with ThreadPoolExecutor(1) as thread:  # the caller's own thread may have a loop already
        answers = thread.submit(asyncio.run, _answers(links[: manners.most], manners)).result()
    checked = [CheckedLink(link, answers.get(link.url, NO_TIME)) for link in links[: manners.most]]
    hosts = {each.link.host for each in checked}
    if len(hosts) >= FEW_HOSTS and not any(each.answer.is_heard for each in checked):
        raise NoNetworkError
    return checked + [CheckedLink(link, TOO_MANY) for link in links[manners.most :]]


async def _answers(links: Sequence[OutsideLink], manners: Manners) -> dict[str, Answer]:
    """The answers by address, as many as there is time for."""
    asker, free = Asker(manners), asyncio.Semaphore(manners.at_once)
    by_host = itertools.groupby(sorted(links, key=lambda link: link.host), lambda link: link.host)
    tasks = [_ask_host(asker, free, list(of_host), manners.pause) for _, of_host in by_host]
    try:
        found = await asyncio.gather(*tasks)
    finally:
        asker.close()
    return {url: answer for answers in found for url, answer in answers.items()}


async def _ask_host(
    asker: Asker, free: asyncio.Semaphore, links: Sequence[OutsideLink], pause: float
) -> dict[str, Answer]:
    """Ask one host for one link after the other, until it is silent or asks for fewer requests."""
    answers: dict[str, Answer] = {}
    for number, link in enumerate(links):
        if number:
            await asyncio.sleep(pause)
        try:
            async with free:
                answer = answers[link.url] = await asker.ask(link.url)
        except NoTimeError:
            break
        if answer.is_of_host:
            rest = Answer(Verdict.UNSURE, f"not asked: of its host, {answer.reason}", is_heard=False)
            return answers | {other.url: rest for other in links[number + 1 :]}
    return answers
