"""The mark `{question or other words}` in the words of an outcome, which somebody's answer fills."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from builder.flows.answer_slots import SLOT


def answer_slot(state: StateInline, silent: bool) -> bool:
    """A rule of Markdown: a token with the other words, the question as `meta["question"]`, and its offset."""
    match = SLOT.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("answer", "", 0)
        token.content = match["otherwise"] or ""
        token.meta |= {"pos": state.pos, "question": match["question"]}
    state.pos = match.end()
    return True
