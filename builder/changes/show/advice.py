"""The change of a flow's advice, without its words, as `builder flow diff` shows it: text, Markdown and JSON."""

from __future__ import annotations

from collections.abc import Sequence

from builder.changes.flow.compare_advice import Comparison, Moved
from builder.changes.flow.figure_change import FigureChange
from builder.changes.flow.redefined import Redefined
from builder.flows.witness import answers_in_words
from builder.text.counted import plural
from builder.text.markdown_words import escaped
from builder.text.printable import json_text, one_line


def advice_as_text(comparison: Comparison) -> str:
    """Show it on a terminal."""
    lines = [_summary(comparison), *(one_line(each.sentence) for each in comparison.redefined)]
    for moved in comparison.moved:
        lines += ["", f"{_change(comparison, moved)}: {plural(moved.count, 'combination')} of answers"]
        lines += [] if comparison.items else [f"  rules: {_rules(moved)}"]
        lines += [f"  - {one_line(words)}" for words in moved.classes]
        lines += [f"  - and {moved.left:,} more"] if moved.left else []
        lines.append(f"  for example: {one_line(_witness(comparison, moved))}")
    for each in comparison.figures:
        lines += ["", one_line(each.headline), *(f"  {one_line(line)}" for line in each.lines)]
    return "\n".join(lines)


def advice_as_markdown(comparison: Comparison) -> str:
    """Show it in a pull request, with all words escaped."""
    lines = [escaped(_summary(comparison))]
    lines += ["", *(f"- {escaped(each.sentence)}" for each in comparison.redefined)] if comparison.redefined else []
    for moved in comparison.moved:
        lines += ["", f"### {escaped(_change(comparison, moved))}", ""]
        rules = "" if comparison.items else f", by the rules {escaped(_rules(moved))}"
        lines += [f"{plural(moved.count, 'combination')} of answers{rules}:", ""]
        lines += [f"- {escaped(words)}" for words in moved.classes]
        lines += [f"- and {moved.left:,} more"] if moved.left else []
        lines += ["", f"For example: {escaped(_witness(comparison, moved))}"]
    for each in comparison.figures:
        lines += ["", f"### {escaped(each.headline)}", "", *(f"- {escaped(line)}" for line in each.lines)]
    return "\n".join(lines)


def advice_as_json(comparison: Comparison) -> str:
    """Give it to a program."""
    return json_text(
        {
            "same": comparison.same,
            "new": comparison.appeared,
            "gone": comparison.gone,
            "redefined": redefined_as_data(comparison.redefined),
            "changed": [
                {
                    "before": moved.before,
                    "after": moved.after,
                    "combinations": moved.count,
                    "classes": moved.classes,
                    "more": moved.left,
                    "witness": moved.witness,
                    "rules": [moved.rule_before, moved.rule_after],
                }
                for moved in comparison.moved
            ],
            "figures": figures_as_data(comparison.figures),
        }
    )


def figures_as_data(found: Sequence[FigureChange]) -> list[dict[str, object]]:
    """The amounts and days that results show otherwise, for a program."""
    return [
        {
            "became": each.became,
            "id": each.id,
            "label": each.label,
            "outcomes": each.outcomes,
            "ranges": _sides(each.ranges),
            "values": _sides(each.values),
            "example": each.example or None,
            "alike": each.is_alike,
            "worked_out": each.worked_out,
        }
        for each in found
    ]


def _sides(words: tuple[str, str]) -> list[str | None]:
    return [each or None for each in words]


def redefined_as_data(found: Sequence[Redefined]) -> list[dict[str, object]]:
    """The facts and scores that mean something else now, for a program."""
    return [
        {
            "kind": each.kind, "id": each.id, "words": each.words, "covers": each.covers, "no_longer": each.no_longer,
            "points": each.points,
        }
        for each in found
    ]  # fmt: skip


def _summary(comparison: Comparison) -> str:
    """The extent of the change, in one line."""
    changed = comparison.changed
    total = changed + comparison.same
    parts = [f"The advice changes for {changed:,} of {plural(total, 'combination')} of answers"] if changed else []
    same = "outcome" if comparison.figures else "advice"
    parts = parts or [f"The {same} is the same for all {plural(total, 'combination')} of answers"]
    if comparison.appeared:
        parts.append(plural(comparison.appeared, "combination is", "combinations are") + " new")
    if comparison.gone:
        parts.append(f"{comparison.gone:,} {'is' if comparison.gone == 1 else 'are'} gone")
    if number := len({each.id for each in comparison.figures}):
        parts.append(plural(number, "figure that results show changes", "figures that results show change"))
    return f"{'; '.join(parts)}."


def _change(comparison: Comparison, moved: Moved) -> str:
    if comparison.items:
        return one_line(f"{moved.after} is given now" if moved.after else f"{moved.before} is no longer given")
    return one_line(f"{moved.before or 'no outcome'} → {moved.after or 'no outcome'}")


def _rules(moved: Moved) -> str:
    return one_line(f"{moved.rule_before or '(none)'} → {moved.rule_after or '(none)'}")


def _witness(comparison: Comparison, moved: Moved) -> str:
    return answers_in_words(comparison.both, moved.witness)
