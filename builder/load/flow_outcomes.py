"""Find the outcomes of a flow, in files of their own and inside `flow.yaml`."""

from __future__ import annotations

from builder.load.fields import GROUP, Fields, check_slug, wrong_type
from builder.load.files import Files
from builder.load.foreign_files import is_for_editors, of_language
from builder.load.former_ids import LINKS, claimed_twice, reused
from builder.load.front_matter import split
from builder.load.located import Mapping, Node, Scalar
from builder.load.markdown import parse_markdown, parse_scalar
from builder.load.outcome import INLINE_KEYS, KEYS, read_outcome
from builder.load.reader import Reader
from builder.problems import Location
from builder.site import Document, OutcomePage
from builder.site.language_view import LOGIC

ELSEWHERE = "move it elsewhere; a flow's folder holds flow.yaml, an .md file for each outcome, and .csv files of rules"
Outcomes = dict[str, tuple[OutcomePage, Fields]]
"""Each outcome with its keys, which keep its problems: some keys can only be read once the questions are known."""


def outcome_files(files: Files, folder: str) -> Outcomes:
    """The outcomes that have a file beside `flow.yaml`. One that cannot be read is there, but empty."""
    outcomes: Outcomes = {}
    for file, path in files.entries(folder):
        if path.is_file() and (path.name in ("flow.yaml", f"flow.yaml{LOGIC}") or path.suffix == ".csv"):
            if path.suffix == ".csv":
                files.check_name(file, "table")
            continue
        if path.suffix != ".md" or path.is_dir() or is_for_editors(path.name):
            fix = "rename it flow.yaml" if path.name == "flow.yml" else of_language(file) or ELSEWHERE
            files.problem(file, "stray-file", f"{path.name} is not a part of a flow", fix)
            files.unread.add(file)
            continue
        files.check_name(file, "outcome")
        outcomes[path.stem] = _from_file(files, file, path.stem)
    return outcomes


def _from_file(files: Files, file: str, outcome_id: str) -> tuple[OutcomePage, Fields]:
    reader = Reader()
    text = reader.take(files.read_text(file))
    parts = reader.take(split(text, file, "`title: …` and `verdict: …`")) if text is not None else None
    if parts is None:
        files.unread.add(file)
        return _empty(outcome_id, Location(file), reader)
    fields = Fields(parts.front_matter, "this outcome", KEYS, within=reader)
    if not parts.body.strip():
        fix = "write below the front matter what the reader should do"
        fields.problem(file, "empty-value", "this outcome has no advice", fix)
    body = fields.take(parse_markdown(parts.body, Location(file, parts.body_line), outcome=True))
    return read_outcome(outcome_id, fields, body), fields


def _empty(outcome_id: str, where: Location, within: Reader) -> tuple[OutcomePage, Fields]:
    """An outcome that is there and cannot be read."""
    page = OutcomePage(
        id=outcome_id,
        file=where.file,
        title="",
        verdict="",
        body=Document(where.file, ""),
        where=where,
        do_now=(),
        read=(),
        evidence=(),
    )
    return page, Fields(Mapping((), where), "this outcome", KEYS, within=within)


def add_inline_outcomes(flow: Fields, outcomes: Outcomes) -> bool:
    """Add the outcomes that are written in the flow itself. Whether what is there could be taken as outcomes."""
    inline = flow.mapping("outcomes")
    for key, value in inline.entries if inline else ():
        if key.text in outcomes:
            also = ((Location(outcomes[key.text][0].file), "the file"),)
            message = f"the outcome `{key.text}` has a file of its own already"
            flow.problem(key.where, "duplicate-id", message, "keep one of the two", also=also)
        else:
            flow.take(check_slug(key, "the id of an outcome"))
            outcomes[key.text] = _from_flow(key, value)
    named = [(id_, page.where, keys.node_of("was")) for id_, (page, keys) in outcomes.items()]
    flow.report(*reused(named, "an outcome", LINKS), *claimed_twice(named, "an outcome"))
    return inline is not None or not (flow.has("outcomes") or "outcomes" in flow.misspelt)


def _from_flow(key: Scalar, node: Node) -> tuple[OutcomePage, Fields]:
    if not isinstance(node, Mapping):
        reader = Reader()
        reader.report(wrong_type(node, f"the outcome `{key.text}`", GROUP))
        return _empty(key.text, key.where, reader)
    fields = Fields(node, "this outcome", INLINE_KEYS, key.where)
    advice = fields.scalar("advice", required=True)
    body = fields.take(parse_scalar(advice, outcome=True)) if advice else Document(key.where.file, "")
    return read_outcome(key.text, fields, body), fields
