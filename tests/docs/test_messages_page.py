"""The promises of messages.md: every key and check is explained, and its example is a message."""

from __future__ import annotations

import re
from pathlib import Path

from builder.check.ids import GROUPS
from builder.load import listing, message, message_variables
from builder.site.message_text import FORMS
from docs.pages import doc_page
from tests.docs.test_flow_format import FLOWS
from tests.knowledge_bases import run_builder, write_files

PAGE = doc_page("messages").read_text("utf-8")
(EXAMPLE,) = re.findall(r"```markdown\n(.*?)```", PAGE, re.DOTALL)


def test_every_key_is_explained() -> None:
    """In the order in which the program knows them; those that all pages have are in whole-site.md."""
    own = tuple(key for key in message.KEYS if key not in listing.KEYS)
    assert tuple(re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.MULTILINE)[: len(own)]) == own
    assert set(re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.MULTILINE)) >= {*own, *message_variables.KEYS}


def test_every_type_and_form_is_named() -> None:
    """So nobody has to read the program to know them."""
    assert [name for name in message_variables.INPUTS if f"`{name}`" not in PAGE] == []
    assert [name for name in FORMS if f"`## {name}`" not in PAGE] == []


def test_every_check_is_named() -> None:
    """In the table of errors."""
    errors = PAGE.partition("## Errors")[2]
    assert [each.id for each in GROUPS["Messages"] if f"`{each.id}`" not in errors] == []


def test_example(tmp_path: Path) -> None:
    """It has no mistake beside the flow that it reads."""
    flow = FLOWS["invitation"].replace("go: {title: Go,", "go: {title: Go, messages: late,")
    root = write_files(tmp_path, {
        "content/site.yaml": "title: Test\nexit: https://example.org/\n",
        "content/flows/invitation/flow.yaml": flow,
        "content/messages/late.md": EXAMPLE,
    })  # fmt: skip
    assert run_builder(root, "check").stdout == "no problems\n"


def test_limits() -> None:
    """The numbers are those of the program."""
    numbers = (message.SUBJECT_LIMIT, message.TEXT_FORM_LIMIT, message_variables.LABEL_LIMIT)
    assert [number for number in numbers if f" {number}\n" not in PAGE and f" {number} " not in PAGE] == []
