"""The changes of a flow for a pull request: whose advice first, all words escaped."""

from __future__ import annotations

from collections.abc import Iterator

from builder.changes.flow.model import FlowChanges, NewAdvice
from builder.changes.prose.passages import passages
from builder.changes.show.flow_as_text import part_in_words, place_of
from builder.changes.show.prose_as_markdown import as_markdown, fields_as_markdown
from builder.text.counted import plural
from builder.text.markdown_words import escaped


def flow_as_markdown(changes: FlowChanges) -> str:
    """Paragraphs and lists, without headings of their own."""
    blocks = [f"**{escaped(changes.extent.capitalize())}.** {escaped(' '.join(changes.sentences))}".rstrip()]
    blocks += ["\n".join(f"- {escaped(each.sentence)}" for each in changes.redefined)] if changes.redefined else []
    for each in changes.advice:
        blocks += _advice(each)
    for figure in changes.figures:
        blocks += [f"**{escaped(figure.headline)}**", "\n".join(f"- {escaped(line)}" for line in figure.lines)]
    gone = [f"- Gone {escaped(part_in_words(named))}" for named in changes.removed]
    listed = [*(f"- New {escaped(part_in_words(named))}" for named in changes.added), *gone]
    blocks += ["\n".join(listed)] if listed else []
    for wording in changes.words:
        blocks += [f"*{escaped(place_of(wording))}:*", as_markdown(passages(wording.prose))]
    return "\n\n".join([*blocks, fields_as_markdown(changes.fields)]).strip()


def _advice(each: NewAdvice) -> Iterator[str]:
    before, after = (escaped(title or "no outcome") for title in (each.before, each.after))
    yield f"**{before} → {after}**: {plural(each.count, 'combination')} ({escaped(each.share)}), if"
    more = [f"- and {each.left:,} more"] if each.left else []
    yield "\n".join([*(f"- {escaped(words)}" for words in each.classes), *more])
    yield f"For example: {escaped(each.example)}"
    if each.rule_before or each.rule_after:
        rules = (escaped(rule or "(none)") for rule in (each.rule_before, each.rule_after))
        yield "Rule before: {}  \nRule now: {}".format(*rules)
