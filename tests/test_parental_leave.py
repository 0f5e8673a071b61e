"""Leave and pay for two parents, with named decisions: as an independent reading has them, and with a fault.

GOV.UK's own flow once took maternity pay from a mother because her partner had changed jobs.
"""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

from builder.flows.conditions import FactHolds
from builder.flows.decision import value_name
from builder.flows.walk import walk
from builder.load.knowledge_base import load_site
from builder.problems import Location
from builder.site import FlowPage
from tests.flows import naive
from tests.knowledge_bases import CASES, run_builder, write_files

CASE = CASES / "flows/parental-leave"
FLOW = "content/flows/leave-and-pay/flow.yaml"
WORK = ("employee", "worker", "self-employed", "none")
BOTH = ("yes", "no")
HERE = Location("flow.yaml")


def reading(
    carers: str, her_work: str, her_start: str, her_still: str, her_earnings: str, her_record: str, her_help: str,
    his_work: str, his_start: str, his_earnings: str, his_record: str,
) -> dict[str, str]:  # fmt: skip
    """The rules as the guidance says them, written without looking at the flow."""
    couple = carers == "two"
    employed = her_work in ("employee", "worker")
    found = dict.fromkeys(("her-leave", "her-pay", "his-leave", "his-pay", "shared"), "none")
    if her_work == "employee" and her_still == "yes":
        found["her-leave"] = "maternity"
    if employed and "no" not in (her_start, her_still, her_earnings):
        found["her-pay"] = "statutory"
    elif her_work != "none" and her_record == "yes":
        found["her-pay"] = "allowance"
    elif her_work == "none" and couple and his_work == "self-employed" and her_help == "yes":
        found["her-pay"] = "helper"
    if couple and his_start == "yes" and his_work == "employee":
        found["his-leave"] = "paternity"
    if couple and his_start == his_earnings == "yes" and his_work in ("employee", "worker"):
        found["his-pay"] = "statutory"
    she_shares = couple and found["her-pay"] == "statutory" and his_record == "yes"
    he_shares = couple and found["his-pay"] == "statutory" and her_record == "yes"
    he_shares = he_shares and found["her-pay"] in ("statutory", "allowance")
    found["shared"] = {(True, True): "both", (True, False): "she", (False, True): "he"}.get(
        (she_shares, he_shares), "none"
    )
    paid = found["her-pay"] != "none", found["his-pay"] != "none"
    off = found["her-leave"] != "none" or found["his-leave"] != "none"
    named = {(True, True): "pay-for-both", (True, False): "pay-for-her", (False, True): "pay-for-him"}
    found["outcome"] = named.get(paid, "leave-only" if off else "nothing")
    return found


def page() -> FlowPage:
    """The flow."""
    (flow,) = load_site(CASE).value.flows
    return flow


def test_every_combination_is_as_it_is_read() -> None:
    """The outcome, and the value of each decision."""
    read = page()
    flow, count = read.flow, 0
    answers = itertools.product(("two", "one"), WORK, *[BOTH] * 5, WORK, *[BOTH] * 3)
    for given in answers:
        expected = reading(*given)
        combination: naive.Answers = {
            question: (answer,) for question, answer in zip(flow.questions, given, strict=True)
        }
        leaf = read.diagram.leaves[~walk(read.diagram, combination).reference]
        assert leaf.outcome == expected.pop("outcome")
        for decision, value in expected.items():
            held = FactHolds(value_name(decision, value), HERE)
            assert naive.holds(held, flow, combination)
            assert naive.holds(flow.facts[held.fact].when, flow, combination)
        count += 1
    assert count == 8192


def test_a_mother_who_loses_her_pay_by_her_partners_new_job_is_found(tmp_path: Path) -> None:
    """One condition too many in her pay: the law has the case, also if nobody had thought of a scenario."""
    root = Path(shutil.copytree(CASE, tmp_path / "copy"))
    text = (root / FLOW).read_text("utf-8")
    right = '{her-work: [employee, worker], her-start: "yes", her-still: "yes", her-earnings: "yes"}, is: statutory'
    assert right in text
    wrong = right.replace("}, is", ', his-start: "yes"}, is')
    write_files(root, {FLOW: text.replace(right, wrong).partition("scenarios:")[0]})
    said = run_builder(root, "check", "--format", "concise").stdout
    assert "error[broken-law]: this law is broken: “No” turns `her-pay` from `statutory` into `allowance`" in said
    assert said.count("error[") == 1


def test_it_is_proved() -> None:
    """Without an error or a warning; the rules in words name what was decided."""
    assert run_builder(CASE, "check").stdout == "no problems\n"
    assert len(page().flow.decisions) == 5
