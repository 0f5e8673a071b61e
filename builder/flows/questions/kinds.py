"""The kinds of question by the word that an editor writes after `choose:`; the first one needs no word."""

from __future__ import annotations

from collections.abc import Mapping

from builder.flows.questions.checkbox import Checkbox
from builder.flows.questions.kind import Kind
from builder.flows.questions.radio import Radio

KINDS: Mapping[str, type[Kind]] = {
    "one": Radio,
    "many": Checkbox,
    "yes-no": Radio,
}
"""Two words can mean the same kind. Each word has a reader (`builder/load/questions.py`) and a schema."""
