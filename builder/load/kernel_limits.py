"""Read from a kernel what limits answers: exclusive options, a most, and for whom questions and options apply."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import UNSET

from builder.flows.conditions import Condition
from builder.flows.kernel import format_1, format_2, format_3, typed_parts
from builder.flows.questions.checkbox import NONE, Checkbox
from builder.load.applies_when import Applies
from builder.load.kernel_error import KernelError, known, once
from builder.problems import Location


def ticks_of(domain: format_1.SetDomain | format_1.OptionDomain) -> Checkbox:
    """The kind of a question whose options are ticked."""
    if not isinstance(domain, format_3.SetDomain3):
        return Checkbox(NONE)
    exclusive = () if domain.exclusive is UNSET else once("exclusive option", domain.exclusive)
    at_most = None if domain.at_most is UNSET else domain.at_most
    return Checkbox(NONE, exclusive=tuple(known(option, domain.options) for option in exclusive), at_most=at_most)


def read_applies(
    read: format_1.Kernel, condition: Callable[[format_2.Test2], Condition], where: Location
) -> tuple[Applies, ...]:
    """For whom the questions and options of a kernel apply."""
    found = []
    for asked in read.questions:
        if not isinstance(asked, format_3.Asked3):
            continue
        if asked.applies is not UNSET:
            found.append(Applies(asked.id, "", condition(asked.applies), where))
        for each in () if asked.offers is UNSET else asked.offers:
            options = () if isinstance(asked.domain, typed_parts.ValuesDomain) else asked.domain.options
            found.append(Applies(asked.id, known(each.option, options), condition(each.when), where))
    if found and isinstance(read.decides, format_1.WayList):
        raise KernelError("this kernel is a tree, in which every question and option applies")
    return tuple(found)
