"""A kernel says what its flow says: read as its page has it, by this program, and by its schema.

Rooms: builder/flows/kernel.
"""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

from builder.flows.collected import compile_items
from builder.flows.compile import compile_flow
from builder.flows.diagram import Diagram
from builder.flows.kernel.write_kernel import kernel_bytes
from builder.flows.model import Flow
from builder.flows.tree import compile_tree
from builder.load.kernel import read_kernel
from builder.load.knowledge_base import load_site
from builder.schema import schema_text
from builder.site import FlowPage
from tests.flows import naive
from tests.flows.kernel import naive as naive_kernel
from tests.flows.random_flows import flows, trees
from tests.interview import INTERVIEW
from tests.knowledge_bases import CASES
from tests.properties import examples

ROOTS = [INTERVIEW, *sorted((CASES / "good").iterdir()), *sorted((CASES / "flows").iterdir())]
ROOTS = [root for root in ROOTS if (root / "content/flows").is_dir()]


def pages(root: Path) -> list[FlowPage]:
    """The flows of a knowledge base that is sound."""
    return list(load_site(root).value.flows)


def compiled(flow: Flow) -> Diagram | None:
    """The diagram that readers would walk; of items, the one that tells for whom there is none."""
    if flow.groups:
        return compile_items(flow).nothing
    return compile_flow(flow) if flow.rules else compile_tree(flow).diagram


@settings(max_examples=examples(20), deadline=None)
@given(flows() | trees())
def test_the_kernel_equals_a_naive_reading(flow: Flow) -> None:
    """For every combination, the kernel gives what the flow gives, each read as its page of the documentation says."""
    kernel = json.loads(kernel_bytes(flow))
    for answers in naive.every_combination(flow):
        assert naive_kernel.gets(kernel, answers) == naive.gets(flow, answers)


@settings(max_examples=examples(20), deadline=None)
@given(flows() | trees())
def test_the_kernel_of_a_random_flow_compiles_to_its_diagram(flow: Flow) -> None:
    """The same nodes, in the same order; and the kernel of what was read is the same kernel."""
    read = read_kernel(kernel_bytes(flow))
    assert compiled(read) == compiled(flow)
    assert kernel_bytes(read) == kernel_bytes(flow)


@pytest.mark.one_in(2)
@pytest.mark.parametrize("root", ROOTS, ids=lambda root: root.name)
def test_the_kernel_of_every_flow(root: Path) -> None:
    """It compiles to the flow's own diagram, is written back as it was, and is as its schema has it."""
    schemas = {1: schema_text("kernel"), 2: schema_text("kernel-2"), 3: schema_text("kernel-3")}
    assert pages(root)
    for page in pages(root):
        data = kernel_bytes(page.flow)
        assert compiled(read_kernel(data)) == page.diagram
        assert kernel_bytes(read_kernel(data)) == data
        kernel = json.loads(data)
        validator = jsonschema.Draft202012Validator(json.loads(schemas[kernel["format"]]))
        assert list(validator.iter_errors(kernel)) == []


def test_there_are_no_words_in_it() -> None:
    """Neither labels nor titles, nor anything else that only people read."""
    (page,) = pages(INTERVIEW)
    text = kernel_bytes(page.flow).decode()
    words = [page.title, *(question.ask for question in page.flow.questions.values())]
    words += [rule.because for rule in page.flow.rules if rule.because]
    assert [each for each in words if each in text] == []
