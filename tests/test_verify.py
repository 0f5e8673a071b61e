"""`verify.py` believes what is so, and nothing else: claims with one thing wrong in them are refused."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.flows.collect import SomeOf
from builder.flows.collected import compile_items
from builder.flows.compile import compile_flow
from builder.flows.conditions import ALWAYS
from builder.flows.decision import Disjoint, Independent
from builder.flows.kernel.claims import claims_bytes
from builder.flows.kernel.write_kernel import kernel_bytes
from builder.flows.model import Flow, Law, Monotone, Never, SameAdvice
from builder.flows.questions.checkbox import Checkbox
from builder.flows.tree import compile_tree
from builder.load.knowledge_base import load_site
from tests.corruptions import corruptions, random_corruptions
from tests.flows import naive, naive_collected, naive_reader
from tests.flows.kernel import naive as naive_kernel
from tests.flows.kernel.test_format_1 import FROZEN
from tests.flows.kernel.test_write_kernel import ROOTS
from tests.flows.random_flows import HERE, OUTCOMES, flows, literals, trees
from tests.flows.test_annealed_order import apart, boxes, in_some_order
from tests.flows.test_collected import collecting
from tests.properties import examples
from tests.verifier import FILE, verify

MOST_LINES = 530
Json = Any


KERNELS = sorted(FROZEN.parent.glob("*/*.kernel.json"))


def claims_file(kernel: Path) -> Path:
    """The file with the claims about a kernel."""
    return kernel.with_name(kernel.name.replace("kernel", "claims"))


def published(flow: Flow) -> tuple[bytes, bytes]:
    """The kernel and the claims of a flow, as a site would have them."""
    diagram = compile_flow(flow) if flow.rules else compile_tree(flow).diagram
    assert diagram is not None
    return kernel_bytes(flow), claims_bytes(flow, diagram)


def refused(kernel: bytes, claims: bytes) -> bool:
    """True if the claims are refused, or cannot be read at all, which the program says as well."""
    try:
        verify.check(kernel, claims)
    except verify.REFUSALS:
        return True
    return False


def about(kernel: Json, claims: bytes) -> tuple[bytes, bytes]:
    """A kernel that was changed, and the claims with its digest and its laws."""
    data = json.dumps(kernel).encode()
    said = json.loads(claims) | {"kernel": hashlib.sha256(data).hexdigest(), "laws": kernel["laws"]}
    return data, json.dumps(said).encode()


def test_it_is_one_short_file_of_the_standard_library() -> None:
    """Of a bounded number of lines, without the program or any library."""
    text = FILE.read_text("utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    names = {line.split()[1] for line in text.splitlines() if line.startswith(("import ", "from "))}
    assert names <= sys.stdlib_module_names


@pytest.mark.parametrize("root", ROOTS, ids=lambda root: root.name)
def test_what_is_so_is_believed(root: Path) -> None:
    """Every flow of the cases."""
    for page in load_site(root).value.flows:
        said = verify.check(kernel_bytes(page.flow), claims_bytes(page.flow, page.diagram, page.collected))
        assert said.startswith(f"{page.flow.slug}: ")
        assert said.endswith(f"laws: {len(page.flow.laws)}; all as claimed")


@pytest.mark.parametrize("kernel", KERNELS, ids=lambda file: file.name)
def test_what_was_published_once_is_still_read(kernel: Path) -> None:
    """Files of every format, as they were."""
    assert verify.check(kernel.read_bytes(), claims_file(kernel).read_bytes()).endswith("all as claimed")


@pytest.mark.one_in(2)
@pytest.mark.parametrize("kernel", KERNELS, ids=lambda file: file.name)
def test_each_single_corruption_is_refused(kernel: Path) -> None:
    """Of the digest, the variables, each edge, each leaf, each count and each law; 300 of each file, spread evenly."""
    whole = kernel.read_bytes()
    made = list(corruptions(json.loads(claims_file(kernel).read_bytes()), 300))
    assert len(made) > 100
    assert [place for place, claims in made if not refused(whole, json.dumps(claims).encode())] == []


@pytest.mark.parametrize("kernel", KERNELS, ids=lambda file: file.name)
def test_random_corruptions_are_refused(kernel: Path) -> None:
    """Edges turned to other nodes and leaves, and anything else."""
    whole, claims = kernel.read_bytes(), json.loads(claims_file(kernel).read_bytes())
    made = random_corruptions(claims, 60, 7)
    assert [place for place, other in made if not refused(whole, json.dumps(other).encode())] == []


@pytest.mark.long
@pytest.mark.parametrize("kernel", KERNELS, ids=lambda file: file.name)
def test_ten_thousand_corruptions_are_refused(kernel: Path) -> None:
    """All the systematic ones, and random ones up to 10,000 of all files together."""
    whole, claims = kernel.read_bytes(), json.loads(claims_file(kernel).read_bytes())
    made = itertools.chain(corruptions(claims), random_corruptions(claims, 10_000 // len(KERNELS), 8))
    assert [place for place, other in made if not refused(whole, json.dumps(other).encode())] == []


@pytest.mark.parametrize("kernel", KERNELS, ids=lambda file: file.name)
def test_another_kernel_is_refused(kernel: Path) -> None:
    """A byte more is enough, and so is the kernel of another flow."""
    claims = claims_file(kernel).read_bytes()
    assert refused(kernel.read_bytes() + b"\n", claims)
    assert refused(KERNELS[KERNELS.index(kernel) - 1].read_bytes(), claims)


@settings(max_examples=examples(40), deadline=None)
@given(flows() | flows(complete=True) | trees())
def test_random_flows(flow: Flow) -> None:
    """Every flow without a gap is believed, each with one is refused, also where a decision has it."""
    gaps = any(
        None in (naive.gets(flow, answers)[0], *(naive.value_of(d, flow, answers) for d in flow.decisions.values()))
        for answers in naive.every_combination(flow)
    )
    assert refused(*published(flow)) == gaps


@settings(max_examples=examples(40), deadline=None)
@given(flow=flows(complete=True), dice=st.randoms(use_true_random=False))
def test_other_rules_are_noticed(flow: Flow, dice: Any) -> None:
    """A rule that gives something else is refused exactly where some combination gets something else by it."""
    whole, claims = published(flow)
    kernel = json.loads(whole)
    rule = dice.choice(kernel["decides"]["rules"])
    rule["give"] = dice.choice(OUTCOMES)
    data, said = about(kernel, claims)
    same = all(naive_kernel.gets(kernel, each) == naive.gets(flow, each) for each in naive.every_combination(flow))
    assert refused(data, said) != same


def law_holds(law: Law, flow: Flow) -> bool:
    """A direct reading of a law (§18, §19, §39, §40 and §45 of flow-semantics.md)."""
    if isinstance(law, Independent | Disjoint):
        return naive_reader.law_holds(law, flow)
    assert not isinstance(law, SomeOf), "a law of items is read in naive_collected.py"
    for answers in naive.every_combination(flow):
        outcome = naive.gets(flow, answers)[0]
        if isinstance(law, Never):
            if outcome in law.outcomes and naive.holds(law.when, flow, answers):
                return False
            continue
        options = [option.id for option in flow.questions[law.question].options]
        for other in options:
            after = naive.gets(flow, answers | {law.question: (other,)})[0]
            if isinstance(law, SameAdvice) and {answers[law.question][0], other} <= {*law.options} and after != outcome:
                return False
            more = options.index(other) < options.index(answers[law.question][0])
            if isinstance(law, Monotone) and more and outcome in law.towards and after in law.away_from:
                return False
    return True


@st.composite
def with_laws(draw: st.DrawFn) -> Flow:
    """A flow or a tree with laws, which may hold or not."""
    flow = draw(flows(complete=True) | trees())
    some = st.sets(st.sampled_from(OUTCOMES), min_size=1, max_size=2).map(lambda names: tuple(sorted(names)))
    laws: list[Law] = [Never(draw(some), draw(literals(dict(flow.questions))), HERE)]
    laws += [Disjoint(HERE, decision) for decision in ("", *flow.decisions)] if flow.rules else []
    for question in flow.questions.values():
        laws += [Independent(question.id, HERE, decision) for decision in ("", *flow.decisions)]
        if not isinstance(question.kind, Checkbox):
            options = tuple(option.id for option in question.options)
            laws += [Monotone(question.id, draw(some), draw(some), HERE), SameAdvice(question.id, options[:2], HERE)]
    return replace(flow, laws=(draw(st.sampled_from(laws)),))


@settings(max_examples=examples(60), deadline=None)
@given(with_laws())
def test_laws_are_proved_anew(flow: Flow) -> None:
    """A law is believed exactly where a direct reading finds that it holds."""
    assert refused(*published(flow)) != law_holds(flow.laws[0], flow)


@settings(max_examples=examples(30), deadline=None)
@given(collecting(), st.data())
def test_items(flow: Flow, data: st.DataObject) -> None:
    """Every flow that collects is believed, unless its laws do not hold or its claims were changed."""
    some: list[Law] = [Never(("a",), flow.groups["g0"].items[0].when, HERE), SomeOf(("a", "b"), ALWAYS, HERE)]
    some += [Never((flow.nothing,), flow.facts["fact"].when, HERE)]
    some += [Independent(question, HERE) for question in flow.questions]
    flow = replace(flow, laws=(data.draw(st.sampled_from(some)),))
    collected = compile_items(flow)
    kernel, claims = kernel_bytes(flow), claims_bytes(flow, collected.nothing, collected)
    holds = naive_collected.law_holds(flow.laws[0], flow)
    assert refused(kernel, claims) != holds
    made = random_corruptions(json.loads(claims), 5, data.draw(st.integers(0, 1000)))
    assert not holds or [place for place, other in made if not refused(kernel, json.dumps(other).encode())] == []


def test_the_random_laws_are_of_both_kinds() -> None:
    """Some of the small flow's laws hold and some do not, so that the test above can tell."""
    flow = naive.flow_of(
        "format: 1\ntitle: T\nsummary: S\nquestions:\n  q: {ask: Q?, options: {x: X, y: Y, z: Z}}\n"
        "rules: [{when: {q: x}, advise: a}, {otherwise: b}]\n"
    )
    laws: list[Law] = [SameAdvice("q", ("y", "z"), HERE), SameAdvice("q", ("x", "z"), HERE)]
    laws += [Monotone("q", ("a",), ("b",), HERE), Monotone("q", ("b",), ("a",), HERE)]
    laws += [Never(("a",), flow.rules[0].when, HERE), Never(("b",), flow.rules[0].when, HERE)]
    found = Counter(refused(*published(replace(flow, laws=(law,)))) for law in laws)
    assert found == {True: 3, False: 3}


def small() -> tuple[Json, bytes]:
    """A kernel to change, and its claims."""
    page = next(page for page in load_site(ROOTS[-1]).value.flows)
    return json.loads(kernel_bytes(page.flow)), claims_bytes(page.flow, page.diagram)


def twice(kernel: Json) -> None:
    """Two questions that lead to one another, whatever is answered."""
    ways = kernel["decides"]["ways"]
    ways[:] = [{"from": way["from"], "ask": ways[0]["from"]} for way in ways]


KERNEL = FROZEN / "pick.kernel.json"
TREE = FROZEN / "tea.kernel.json"
ODD: list[tuple[str, Path, Any]] = [
    ("the kernel has the format 4; newest here: 3", KERNEL, lambda k: k.update(format=4)),
    ("the kernel has the format True", KERNEL, lambda k: k.update(format=True)),
    ("there are keys that are not known: {'items'}", KERNEL, lambda k: k.update(items=[])),
    ("there is no key 'facts'", KERNEL, lambda k: k.pop("facts")),
    ("there is no type 'day'", KERNEL, lambda k: k["questions"][0]["domain"].update(type="day")),
    ("'flow' in the claims is not what was found", KERNEL, lambda k: k.update(flow="other")),
    ("'flow' cannot be 1", KERNEL, lambda k: k.update(flow=1)),
    ("'options' cannot be 'ab'", KERNEL, lambda k: k["questions"][0]["domain"].update(options="ab")),
    ("'options' cannot be [1]", KERNEL, lambda k: k["questions"][0]["domain"].update(options=[1])),
    ("'at-least' cannot be True", KERNEL, lambda k: k["facts"][0]["when"].update({"at-least": True})),
    ("two questions are the same", KERNEL, lambda k: k["questions"].append(k["questions"][0])),
    ("two outcomes are the same", KERNEL, lambda k: k["outcomes"].append(k["outcomes"][0])),
    ("two rules are the same", KERNEL, lambda k: k["decides"]["rules"].append(k["decides"]["rules"][0])),
    ("there is no outcome", KERNEL, lambda k: k["decides"]["rules"][0].update(give="nowhere")),
    ("there is no fact 'f'", KERNEL, lambda k: k["decides"]["rules"][0].update(when={"type": "fact", "fact": "f"})),
    ("some answers lead to no outcome", KERNEL, lambda k: k["decides"]["rules"].pop()),
    ("to one of the two", TREE, lambda k: k["decides"]["ways"][0].update(ask="a", give="b")),
    ("there is no question 'then'", TREE, lambda k: k["decides"].update(start="then")),
    ("twice", TREE, twice),
]


@pytest.mark.parametrize(("said", "file", "change"), ODD, ids=[each[0] for each in ODD])
def test_a_kernel_that_cannot_be_read(said: str, file: Path, change: Any) -> None:
    """It is named what is wrong, also where the digest is right."""
    kernel = json.loads(file.read_bytes())
    change(kernel)
    with pytest.raises(ValueError, match=re.escape(said)):
        verify.check(*about(kernel, claims_file(file).read_bytes()))


DECIDED: list[tuple[str, Any]] = [
    ("two decisions are the same", lambda k: k["decisions"].append(k["decisions"][0])),
    ("there is no decision 'why'",
     lambda k: k["laws"].append({"type": "independent", "question": "q", "decision": "why"})),
    ("there is no question 'r'", lambda k: k["laws"].append({"type": "independent", "question": "r"})),
    ("there is no value '[yz]'", lambda k: k["decisions"][0]["values"].pop()),
    ("there is no value '[yz]'", lambda k: k["decides"]["rules"][0]["when"]["of"].append("z")),
    ("two values are the same", lambda k: k["decisions"][0]["values"].append("x")),
    ("give the decision 'which' no value", lambda k: k["decisions"][0]["cases"].pop()),
    ("the decision 'which' is defined by itself",
     lambda k: k["decisions"][0]["cases"][0].update(when={"type": "decision", "decision": "which", "of": ["x"]})),
]  # fmt: skip


@pytest.mark.parametrize(("said", "change"), DECIDED, ids=range(len(DECIDED)))
def test_a_decision_that_cannot_be_read(said: str, change: Any) -> None:
    """Names of nothing, two of a kind, gaps and circles."""
    whole, claims = published(
        naive.flow_of(
            "format: 1\ntitle: T\nsummary: S\nquestions:\n  q: {ask: Q?, options: {u: U, v: V}}\n"
            "decisions: {which: {values: {x: X, y: Y}, cases: [{when: {q: u}, is: x}, {otherwise: y}]}}\n"
            "rules: [{when: {which: x}, advise: a}, {otherwise: b}]\n"
        )
    )
    kernel = json.loads(whole)
    assert not refused(whole, claims)
    change(kernel)
    with pytest.raises(ValueError, match=said):
        verify.check(*about(kernel, claims))


REDUNDANCY = FROZEN.parent / "3/redundancy.kernel.json"
FIGURES: list[tuple[str, Any]] = [
    ("'amount' is outside its bounds", lambda k: k["figures"][-1].update({"never-above": "21569"})),
    ("'amount' is outside its bounds", lambda k: k["figures"][-1].update({"never-below": "1/100"})),
    ("'figures' in the claims is not", lambda k: k["rates"][0]["entries"][-1].update(rate="718")),
    ("'figures' in the claims is not", lambda k: k["figures"][-2]["value"].update(to="7")),
    ("a rate on a day without one", lambda k: k["rates"][0]["entries"].pop()),
    ("rates do not follow one another", lambda k: k["rates"][0]["entries"].reverse()),
    ("a value that has no bounds", lambda k: k["questions"][1]["domain"]["values"][0].pop("most")),
    ("two figures are the same", lambda k: k["figures"].append(k["figures"][0])),
    ("there is no figure 'amount'",
     lambda k: k["figures"][0].update(value={"type": "figure", "figure": "amount"})),
    ("shown by no outcome", lambda k: k["figures"][0].update(outcomes=["nowhere"])),
    ("there is no type 'power'", lambda k: k["figures"][0]["value"].update(type="power")),
    ("keys that are not known: {'unless'}", lambda k: k["figures"][0]["value"].update(unless="1")),
]  # fmt: skip


@pytest.mark.parametrize(("said", "change"), FIGURES, ids=range(len(FIGURES)))
def test_another_figure_is_refused(said: str, change: Any) -> None:
    """A law that its range breaks, another rate or rounding, and what cannot be worked out for every answer."""
    kernel = json.loads(REDUNDANCY.read_bytes())
    change(kernel)
    with pytest.raises((ValueError, LookupError), match=re.escape(said)):
        verify.check(*about(kernel, claims_file(REDUNDANCY).read_bytes()))


def question(id_: str, **changes: Any) -> Any:
    """A change to a question of a kernel, or to its domain; None takes a key out."""

    def change(kernel: Json) -> None:
        asked = next(each for each in kernel["questions"] if each["id"] == id_)
        for key, value in changes.items():
            around = asked if key in ("applies", "offers") else asked["domain"]
            around[key.replace("_", "-")] = value
            if value is None:
                del around[key.replace("_", "-")]

    return change


def is_(id_: str, *of: str) -> Json:
    """The condition that an answer is one of some."""
    return {"type": "answer", "question": id_, "of": of, "at-least": 1}


MEAL, GIFTS = (FROZEN.parent / f"3/{name}.kernel.json" for name in ("meal", "gifts"))
DIFFERENT = "the diagram does not give what is due"
LIMITS: list[tuple[str, Path, Any]] = [
    (DIFFERENT, MEAL, question("likes", at_most=3)),
    (DIFFERENT, MEAL, question("likes", at_most=None)),
    (DIFFERENT, MEAL, question("likes", at_most=1)),
    (DIFFERENT, MEAL, question("likes", exclusive=None)),
    (DIFFERENT, MEAL, question("likes", exclusive=["curry"])),
    ("there is no option 'rice'", MEAL, question("likes", exclusive=["rice"])),
    (DIFFERENT, MEAL, question("likes", offers=None)),
    (DIFFERENT, MEAL, question("likes", offers=[{"option": "curry", "when": is_("guest", "adult")}])),
    (DIFFERENT, MEAL, question("likes", offers=[{"option": "fish", "when": is_("guest", "adult", "teenager")}])),
    ("there is no option 'rice'", MEAL, question("likes", offers=[{"option": "rice", "when": is_("guest", "adult")}])),
    ("a later answer says", MEAL, question("likes", offers=[{"option": "curry", "when": is_("drink", "wine")}])),
    (DIFFERENT, MEAL, question("drink", offers=None)),
    (DIFFERENT, MEAL, question("drink", applies=None)),
    ("some answers lead to no outcome", MEAL, question("drink", applies=is_("guest", "adult"))),
    ("a later answer says", MEAL, question("age", applies=is_("drink", "wine"))),
    ("recursion", MEAL, question("drink", applies=is_("drink", "wine"))),
    ("is newer than the format", MEAL, lambda k: k.update(format=2)),
    ("is newer than the format", MEAL, lambda k: [k.update(format=2), question("drink", applies=None)(k)]),
    ("a law is broken", MEAL, lambda k: k["laws"][2]["when"].update(parts=[is_("guest", "child")])),
    (DIFFERENT, GIFTS, question("likes", exclusive=None)),
    (DIFFERENT, GIFTS, question("likes", at_most=1)),
    (DIFFERENT, GIFTS, question("likes", offers=None)),
    (DIFFERENT, GIFTS, question("age", applies=None)),
    (
        "a law is broken",
        GIFTS,
        lambda k: k["laws"].append({"type": "never", "outcomes": ["card"], "when": is_("who", "child")}),
    ),
    (
        "a tree has answers that do not exist",
        TREE,
        lambda k: [k.update(format=3), k["questions"][1].update(applies=is_("thirst", "yes"))],
    ),
]


@pytest.mark.parametrize(("said", "file", "change"), LIMITS, ids=range(len(LIMITS)))
def test_other_limits_are_refused(said: str, file: Path, change: Any) -> None:
    """Other combinations exist then, or answers limit one another in ways that no kernel has."""
    kernel = json.loads(file.read_bytes())
    change(kernel)
    with pytest.raises((ValueError, RecursionError), match=re.escape(said)):
        verify.check(*about(kernel, claims_file(file).read_bytes()))


def ticked(kernel: Json) -> Json:
    """The first domain of a kernel in which options are ticked."""
    return next(each["domain"] for each in kernel["questions"] if each["domain"]["type"] == "set")


INDEPENDENT = {"type": "independent", "question": "pay"}
SECOND = FROZEN.parent / "2/pick.kernel.json"
OLDER: list[tuple[str, Path, Any]] = [
    ("decisions", KERNEL, lambda k: k.update(decisions=[])),
    ("independent", KERNEL, lambda k: k["laws"].append(INDEPENDENT)),
    ("figures", SECOND, lambda k: k.update(figures=[])),
    ("rates", SECOND, lambda k: k.update(rates=[])),
    ("applies", SECOND, lambda k: k["questions"][0].update(applies={"type": "all", "parts": []})),
    ("offers", SECOND, lambda k: k["questions"][0].update(offers=[])),
    ("exclusive", SECOND, lambda k: ticked(k).update(exclusive=[])),
    ("at-most", SECOND, lambda k: ticked(k).update({"at-most": 9})),
]


@pytest.mark.parametrize(("said", "file", "change"), OLDER, ids=[each[0] for each in OLDER])
def test_what_an_older_format_does_not_have_is_refused(said: str, file: Path, change: Any) -> None:
    """Also where it would change nothing: whoever reads that format alone does not know what it means."""
    kernel = json.loads(file.read_bytes())
    change(kernel)
    with pytest.raises(ValueError, match=f"{said}.* newer than|newer than.*{said}"):
        verify.check(*about(kernel, claims_file(file).read_bytes()))


def test_what_is_defined_by_itself_is_refused() -> None:
    """A fact that names itself, through another one."""
    kernel = json.loads(KERNEL.read_bytes())
    kernel["facts"] += [
        {"id": one, "when": {"type": "fact", "fact": other}} for one, other in itertools.permutations(("f", "g"))
    ]
    kernel["decides"]["rules"][0]["when"] = {"type": "fact", "fact": "f"}
    with pytest.raises(ValueError, match="the fact 'f' is defined by itself"):
        verify.check(*about(kernel, claims_file(KERNEL).read_bytes()))


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the program as its users do, away from the project."""
    command = [sys.executable, "-I", str(FILE), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")


def some_commands() -> Iterator[tuple[list[object], int, str]]:
    """Arguments, the exit code, and what is said."""
    kernel, claims = FROZEN / "attend-or-cancel.kernel.json", FROZEN / "attend-or-cancel.claims.json"
    yield [kernel, claims], 0, "attend-or-cancel: 21,233,664 combinations, outcomes: 12, laws: 4; all as claimed\n"
    yield [kernel, claims_file(TREE)], 1, "NOT as claimed: "
    yield [claims, kernel], 1, "NOT as claimed: "
    yield [FROZEN / "nothing"], 1, "NOT as claimed: [Errno 2]"
    yield [kernel, FROZEN / "nothing"], 1, "NOT as claimed: [Errno 2]"
    yield [], 1, "Check what a site says"
    yield ["--help"], 1, "Check what a site says"


@pytest.mark.parametrize(("arguments", "code", "said"), list(some_commands()), ids=range(7))
def test_the_command(arguments: list[object], code: int, said: str) -> None:
    """One sentence a flow, or what is wrong; nothing but the standard library is at hand."""
    done = run(*arguments)
    assert (done.returncode, (done.stdout or done.stderr)[: len(said)]) == (code, said)


@pytest.mark.parametrize("make", [apart, boxes], ids=["questions", "boxes"])
def test_a_flow_that_is_asked_in_another_order(make: Callable[[], Flow]) -> None:
    """A flow is checked like any other where its rules were compiled in an order that was looked for."""
    found, diagram = in_some_order(make)
    said = verify.check(kernel_bytes(found), claims_bytes(found, diagram))
    assert said.endswith("all as claimed")
