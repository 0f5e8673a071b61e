"""The ids of the problems of flows."""

from __future__ import annotations

from collections.abc import Mapping

from builder.check.problem_id import EITHER, ERROR, WARNING, ProblemId

_ = ProblemId  # so that an entry fits on two lines
FLOWS: Mapping[str, tuple[ProblemId, ...]] = {
    "Flows: names and structure": (
        _("asks-twice", ERROR, "A way through a tree comes back to a question. A second answer could contradict the "
          "first.", "Let the way lead elsewhere."),
        _("circle", ERROR, "A fact, a score, a set or a decision is defined by itself.",
          "Take one of the references out."),
        _("duplicate-id", ERROR, "Two things in a flow have one id.", "Give one of them another id."),
        _("flow-format", ERROR, "The flow is written in a format that this program does not know.",
          "Write `format: 1`, or use a newer version of the program."),
        _("later-question", ERROR, "`applies-when` reads its own question, or one that is asked later.",
          "Let it read earlier questions only."),
        _("no-exit", ERROR, "A sensitive flow has no page to leave to.", "Add `exit: https://…` to site.yaml."),
        _("retired-id", ERROR, "A former id is in use again, so old answers would be taken for today's.",
          "Choose another id, or take the former one out of `was`."),
        _("same-option", ERROR, "Readers cannot tell two options of a question apart.",
          "Let each label say how it differs, or give each a hint."),
        _("same-text", WARNING, "Two questions, outcomes or facts of a flow have the same words, so that readers, "
          "reviewers and histories cannot tell them apart.", "Word one of them otherwise, or keep one."),
        _("too-many-options", ERROR, "A question or a flow has more options than the limit ([limits](limits.md)).",
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
        _("unknown-decision", ERROR, "A law names a decision that does not exist.", "Correct the name."),
        _("unknown-fact", ERROR, "A condition names a fact or score that does not exist.", "Correct the name."),
        _("unknown-figure", ERROR, "A figure, a value that it reads, or a table of rates does not exist; or it is "
          "shown where it cannot be worked out.", "Correct the name, or show it in the advice of an outcome."),
        _("unknown-option", ERROR, "A condition names an option that its question does not have.",
          "Correct the name."),
        _("unknown-outcome", EITHER, "An outcome that is named does not exist. In a withdrawal, it is a warning if no "
          "history was read.", "Correct the name, or write its advice in a file beside flow.yaml."),
        _("unknown-question", ERROR, "A question that is named does not exist.", "Correct the name."),
        _("unknown-rule", ERROR, "A rule that is named does not exist.", "Correct the name."),
        _("unknown-target", ERROR, "A way leads to a question or outcome that does not exist.", "Correct the name."),
        _("unknown-value", ERROR, "A value that is named is not one of the decision's values.",
          "Correct the name, or add it to the values."),
        _("unsound-figure", ERROR, "A figure could come to too large a number, a day in no calendar, or a day without "
          "a rate.", "Give what is typed `least` and `most`, and the table all days."),
        _("unused-block", WARNING, "No flow uses a block.", "Use it, or remove it."),
        _("unused-figure", ERROR, "No outcome shows a figure.", "Show it, or remove it."),
    ),
    "Decision tables of other programs": (
        _("table-dead-rule", ERROR, "A rule of a decision table never decides, or a cell fits no value.",
          "Move it up, correct its cells, or remove it."),
        _("table-gap", ERROR, "No rule of a decision table applies to some values.", "Add a rule for them."),
        _("table-overlap", ERROR, "Two rules of a decision table apply together, which its hit policy forbids.",
          "Change one of them, or choose another policy."),
        _("table-unread", ERROR, "A part of a decision table cannot be read, so that nothing is proved of it.",
          "Write it as [decision tables of other programs](../how-to/importing.md) says."),
    ),
    "Flows: what is proved": (
        _("broken-law", ERROR, "Some answers break a law of the flow. The message has an example.",
          "Correct the rules, or the law."),
        _("constant-item", WARNING, "Everybody gets an item, whatever they answer.",
          "Give it a condition, or say it on the start page."),
        _("dead-carry", ERROR, "Nobody who gets an outcome brings an answer that its next flow is to be told.",
          "Take it out of `carry`, or ask the question after that outcome."),
        _("dead-fact", ERROR, "Nothing depends on a fact, score or decision.", "Use it in a condition, or remove it."),
        _("dead-item", ERROR, "Nobody gets an item: its condition cannot hold, or earlier ones of its group take "
          "all its cases.", "Correct its condition, move it up, or remove it."),
        _("dead-paragraph", ERROR, "Nobody sees a paragraph: its condition never holds for its outcome.",
          "Correct its condition, or remove it."),
        _("dead-rule", ERROR, "A rule, or a case of a decision, never decides: its condition cannot hold, or "
          "earlier ones take all its cases.",
          "Move it up, correct its condition, or remove it."),
        _("dead-value", ERROR, "No case of a decision gives one of its values.", "Give it in a case, or remove it."),
        _("dead-way", ERROR, "A way in a tree is never taken.", "Correct its guard or those before it, or remove it."),
        _("gap", ERROR, "Some answers have no outcome, or a decision has no value for them. The message has the "
          "shortest example.", "Add a rule for this case, or end the rules with `otherwise: outcome`."),
        _("idle-ask-after", EITHER, "The mark to ask a question after an outcome has no effect. It is a warning if the "
          "question is asked there without it.",
          "Let a paragraph of that outcome read the question, or remove the mark."),
        _("idle-option", WARNING, "Ticking a checkbox changes nothing.", "Use it in a condition, or remove it."),
        _("idle-question", WARNING, "Readers of a tree come to a question, and no answer to it ever matters, so it "
          "is not asked.", "Let its options lead to different places, let a paragraph read it, or remove it."),
        _("long-way", WARNING, "Some readers are asked very many questions. Fewer of them get to the advice.",
          "Ask what decides most first, or leave questions out."),
        _("never-applies", ERROR, "A question or an option applies to nobody.",
          "Correct its `applies-when`, or remove it."),
        _("never-holds", ERROR, "No answers fulfil the condition of a fact or of points.",
          "Correct the condition, or remove it."),
        _("no-option", ERROR, "A question applies to readers to whom none of its options does.",
          "Let one option apply to everybody who is asked."),
        _("overlap", ERROR, "Two rules hold for the same answers, and the flow says that none do; or two cases of a "
          "decision. The message has an example.", "Narrow one of the two, or remove `overlaps: never`."),
        _("scenario", ERROR, "A scenario does not lead to the outcome that it expects.",
          "Correct `expect`, the answers or the rules."),
        _("unasked-answer", ERROR, "The words of an outcome show an answer that some of its readers did not give.",
          "Say what stands there then: `{question or words}`."),
        _("unreachable-outcome", ERROR, "Nobody gets an outcome.", "Let a rule or a way lead to it, or remove it."),
        _("unreachable-question", ERROR, "A question is never asked.", "Let something depend on it, or remove it."),
        _("untested-outcome", WARNING, "No scenario of the flow expects this outcome or item.", "Add a scenario."),
    ),
}  # fmt: skip
