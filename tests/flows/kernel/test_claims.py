"""The claims of a flow are what was counted, and as their schema has them."""

from __future__ import annotations

import hashlib
import json

import jsonschema

from builder.flows.counts import combinations
from builder.flows.kernel.claims import claims_bytes, claims_of
from builder.flows.kernel.write_kernel import kernel_bytes
from builder.schema import schema_text
from tests.interview import interview


def test_the_claims_of_a_long_flow() -> None:
    """The digest, the sums of the counts, and each law."""
    page = interview()
    claims = claims_of(page.flow, page.diagram)
    assert claims.kernel == hashlib.sha256(kernel_bytes(page.flow)).hexdigest()
    assert claims.combinations == str(combinations(page.diagram)) == "21233664"
    assert sum(int(each.combinations) for each in claims.outcomes) == 21_233_664
    assert sum(int(each.combinations) for each in claims.leaves) == 21_233_664
    assert {each.outcome for each in claims.outcomes} == {*page.flow.outcomes}
    assert len(claims.laws) == len(page.flow.laws) == 4
    assert len(claims.diagram.nodes) == len(page.diagram.nodes)


def test_they_are_as_their_schema_has_them() -> None:
    """The file in docs/schemas/ says what is in them."""
    page = interview()
    claims = json.loads(claims_bytes(page.flow, page.diagram))
    assert list(jsonschema.Draft202012Validator(json.loads(schema_text("claims"))).iter_errors(claims)) == []
    claims["variables"][0] = "contact"
    assert list(jsonschema.Draft202012Validator(json.loads(schema_text("claims"))).iter_errors(claims)) != []
