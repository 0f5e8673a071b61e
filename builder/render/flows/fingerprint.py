"""A name for the state of a flow: it changes when the questions, what decides, or any of the advice changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from builder.flows.questions.checkbox import NONE
from builder.site import Document, FlowPage

NO_OTHER = "None of these"
"""The place-holder for questions without such an option; nobody reads it, and it stays, as the names of versions do."""


def fingerprint(page: FlowPage, compiled: Mapping[str, object]) -> str:
    """Eight hexadecimal digits of a hash over the compiled flow and all its words; where they stand plays no part."""
    flow = page.flow
    words = [
        [flow.title, flow.summary, _html(page.start)],
        [  # the word for none of them has been in this list of every question since versions have names
            [
                q.ask,
                q.kind.added.get(NONE, NO_OTHER),
                [[o.label, o.hint] for o in q.options],
                _html(page.helps.get(q.id)),
            ]
            for q in flow.questions.values()
        ],
        [
            [o.id, o.title, o.verdict_filled or o.verdict, _html(o.body), [_html(step) for step in o.do_now]]
            + [reference.target for reference in (*o.read, *o.evidence)]
            + [way.label for way in flow.outcomes[o.id].then]
            + [f"{guard.of} {guard.place}" for guard in o.guards]
            + [words for each in flow.outcomes[o.id].next for words in (each.label, each.flow.id)]
            for o in page.outcomes.values()
        ],
    ]
    return hashlib.sha256(json.dumps([compiled, words]).encode()).hexdigest()[:8]


def _html(document: Document | None) -> str:
    return document.html if document else ""
