"""Outcomes name messages that exist (`unknown-message`).

A message whose parts read the answers of a flow goes with one of its outcomes (`unused-message`).
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.problems import Problem, Severity, did_you_mean
from builder.site import FlowPage, MessagePage, Site


def check(site: Site) -> Iterator[Problem]:
    """The `messages` of outcomes, and the `flow` of messages."""
    messages = {message.slug: message for message in site.messages}
    for flow in site.flows:
        yield from _unknown(site, flow, messages)
        named = {each.target for outcome in flow.outcomes.values() for each in outcome.messages}
        for message in messages.values():
            if message.flow and message.flow.target == flow.flow.slug and message.slug not in named:
                text = f"no outcome of the flow `{flow.flow.slug}` names this message"
                fix = "add it to `messages` of an outcome, or remove `flow`"
                why = "it is in the list of messages, but nobody comes to it with answers"
                yield Problem(message.flow.where, "unused-message", text, fix, why=why, severity=Severity.WARNING)


def _unknown(site: Site, flow: FlowPage, messages: dict[str, MessagePage]) -> Iterator[Problem]:
    """Messages that outcomes name and that are not there."""
    drafts = {page.file for page in site.drafts}
    for outcome in flow.outcomes.values():
        for reference in outcome.messages:
            file = f"content/messages/{reference.target}.md"
            if reference.target in messages or file in site.unread:
                continue
            if file in drafts:
                text, fix = f"the message `{reference.target}` is a draft", "publish it, or take it out of `messages`"
            else:
                text = f"there is no message `{reference.target}`"
                fix = did_you_mean(reference.target, messages, "write the name of a file in content/messages/")
            yield Problem(reference.where, "unknown-message", text, fix)
