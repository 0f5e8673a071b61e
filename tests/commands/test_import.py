"""`builder import` as somebody uses it who keeps decision tables elsewhere.

Rooms: builder/commands/imports, builder/load/tables, builder/flows/decision_table.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.knowledge_bases import run_builder, write_files

DMN = """\
<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="shop">
  <itemDefinition name="tCard"><typeRef>string</typeRef>
    <allowedValues><text>"gold","silver","none"</text></allowedValues></itemDefinition>
  <decision name="Discount">
    <decisionTable hitPolicy="%s">
      <input label="Card"><inputExpression typeRef="tCard"><text>card</text></inputExpression></input>
      <input><inputExpression typeRef="number"><text>years of age</text></inputExpression></input>
      <output name="discount" typeRef="string"><outputValues><text>"15","10","5"</text></outputValues>%s</output>
%s
    </decisionTable>
  </decision>
</definitions>
"""
RULE = (
    "      <rule><inputEntry><text>%s</text></inputEntry><inputEntry><text>%s</text></inputEntry>"
    '<outputEntry><text>"%s"</text></outputEntry></rule>'
)
ROWS = (('"gold"', "&gt;= 18", 10), ('"gold","silver"', "[18..65]", 15), ('not("gold")', "(65..120]", 5))


def dmn(policy: str = "UNIQUE", rows: tuple[tuple[str, str, int], ...] = ROWS, otherwise: str = "") -> str:
    """A file with one table."""
    return DMN % (policy, otherwise, "\n".join(RULE % row for row in rows))


def told(folder: Path, text: str, *options: str, name: str = "shop.dmn") -> tuple[list[str], int]:
    """The lines that begin with a place or a name, and the exit code."""
    file = write_files(folder, {name: text}) / name
    ran = run_builder(folder, "import", name.rpartition(".")[2], str(file), *options)
    lines = [line for line in ran.output.splitlines() if line.startswith((name, "“", "no table"))]
    return lines, ran.exit_code


def test_gaps_and_overlaps(tmp_path: Path) -> None:
    """In the words of the table, each with its place."""
    lines, code = told(tmp_path, dmn())
    gap = "shop.dmn:6:5: error[table-gap]: no rule of “Discount” applies when `Card` is"
    assert lines == [
        f"{gap} gold and `years of age` is < 18",
        f"{gap} none and `years of age` is <= 65 or > 120",
        f"{gap} silver and `years of age` is < 18 or > 120",
        "shop.dmn:11:7: error[table-overlap]: rules 1 and 2 both apply when `Card` is gold and `years of age` is"
        ' [18..65], and give “"10"” and “"15"”',
        "“Discount” (unique): 3 rules over 2 inputs: 3 gaps, 1 overlap",
    ]
    assert code == 1


@pytest.mark.parametrize(
    ("policy", "rows", "said", "code"),
    [
        ("UNIQUE", (("-", "&lt; 18", 5), ("-", "&gt;= 18", 10)), "no gap, no overlap", 0),
        ("ANY", (("-", "&lt; 18", 5), ("-", "&gt;= 18", 10), ('"gold"', "-", 10)), "1 overlap", 1),
        ("ANY", (("-", "-", 10), ('"gold"', "-", 10)), "no gap, no overlap", 0),
        ("FIRST", (("-", "-", 10), ('"gold"', "-", 15)), "1 dead rule", 1),
        ("PRIORITY", (("-", "-", 10), ('"gold"', "-", 15)), "no gap, no overlap", 0),
        ("PRIORITY", (("-", "-", 15), ('"gold"', "-", 10)), "1 dead rule", 1),
        ("COLLECT", (('"gold"', "-", 15), ('"gold"', "-", 10)), "no gap, no overlap", 0),
        ("UNIQUE", (("-", "-", 5), ('"bronze"', "-", 10)), "1 dead rule", 1),
    ],
)
def test_hit_policies(
    tmp_path: Path, policy: str, rows: tuple[tuple[str, str, int], ...], said: str, code: int
) -> None:
    """Rules that meet are wrong under some of them only."""
    lines, ended = told(tmp_path, dmn(policy, rows))
    assert (lines[-1].rpartition(": ")[2], ended) == (said, code)


def test_default_output_fills_gaps(tmp_path: Path) -> None:
    """A table that says what it gives otherwise has no gap."""
    otherwise = '<defaultOutputEntry><text>"5"</text></defaultOutputEntry>'
    lines, code = told(tmp_path, dmn("FIRST", (('"gold"', "-", 15),), otherwise))
    assert (lines[-1], code) == ("“Discount” (first): 1 rule over 2 inputs: no gap, no overlap", 0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (dmn("RULE ORDER"), "has the hit policy `RULE ORDER`; these are read: unique, any, priority, first, collect"),
        (dmn(rows=(("gold", "-", 5),)), "cannot be read at `gold`: only values are read"),
        (dmn(rows=()), "has no input, no output or no rule"),
        (dmn().replace("</decision>", ""), "this XML is not read: mismatched tag"),
        ("", "this XML is not read: no element found"),
        ("<a/>", "there is no decision table in this file"),
        (
            dmn().replace("<definitions", '<!DOCTYPE d [<!ENTITY a "b">]>\n<definitions', 1),
            "it declares a document type",
        ),
        ("<a>" * 200, "nests more than 100 of them"),
        (
            dmn().replace('<outputEntry><text>"15"</text></outputEntry>', ""),
            "has a rule 2 with another number of cells",
        ),
    ],
)
def test_unread(tmp_path: Path, text: str, said: str) -> None:
    """A file or a table is refused with its place, never half read."""
    lines, code = told(tmp_path, text)
    assert said in lines[0]
    assert lines[0].startswith("shop.dmn:")
    assert (lines[-1], code) == ("no table could be read", 1)


CSV = "age,member,fee,because\n<18,-,0,Children are free\n[18..65],yes,5,\n[18..65],not(yes),10,\n>65,-,2,\n"


def test_csv(tmp_path: Path) -> None:
    """Words need no quotes; the columns at the end are what is given."""
    assert told(tmp_path, CSV, name="fees.csv") == (
        ["“fees.csv” (unique): 4 rules over 2 inputs: no gap, no overlap"], 0,
    )  # fmt: skip
    lines, _ = told(tmp_path, CSV, "--allowed", "age=[0..120]", "--allowed", "member=yes, no, maybe", name="fees.csv")
    assert lines[-1].endswith("no gap, no overlap")
    split = "age,fee\n<= 17,0\n>= 18,5\n"
    assert told(tmp_path, split, name="fees.csv")[0][0].endswith("applies when `age` is (17..18)")
    assert told(tmp_path, split, "--whole", "age", name="fees.csv")[1] == 0
    assert told(tmp_path, split, "--whole", "size", name="fees.csv")[1] == 2
    assert (
        "did you mean `age`"
        in run_builder(tmp_path, "import", "csv", str(tmp_path / "fees.csv"), "--allowed", "aged=1").output
    )
    assert told(tmp_path, "fee\n1\n", name="fees.csv")[0][0].endswith("this table has no input")
    assert told(tmp_path, split, "--allowed", "age", name="fees.csv")[1] == 2


def test_write_a_flow(tmp_path: Path) -> None:
    """The flow has the same rules as a table beside it, is proved, and is not written over."""
    write_files(tmp_path, {"content/site.yaml": "title: T\n", "fees.csv": CSV})
    file = str(tmp_path / "fees.csv")
    assert run_builder(tmp_path, "import", "csv", file, "--write", "fees").exit_code == 0
    checked = run_builder(tmp_path, "check", "--drafts", "--format", "concise").stdout
    assert [line for line in checked.splitlines() if "[unfinished]" not in line] == []
    lines = '{"age": "less-than-18", "member": "yes"}\n{"age": "18-to-65", "member": "something-else"}\n'
    (tmp_path / "answers.jsonl").write_text(lines)
    flow = tmp_path / "content/flows/fees/flow.yaml"
    flow.write_text(flow.read_text("utf-8").replace("draft: true\n", ""), "utf-8")
    ran = run_builder(tmp_path, "flow", "run", "fees", "--answers", str(tmp_path / "answers.jsonl")).stdout
    assert ['"outcome": "0"' in ran, '"outcome": "10"' in ran] == [True, True]
    assert run_builder(tmp_path, "import", "csv", file, "--write", "fees").exit_code == 2
    assert run_builder(tmp_path, "import", "csv", file, "--write", "Fees!").exit_code == 2
    assert run_builder(tmp_path, "import", "csv", file, "--write", "more", "--hit", "C").exit_code == 1
    assert run_builder(tmp_path, "import", "dmn", str(tmp_path / "nothing.dmn")).exit_code == 2
