"""Corruptions of claims, each a single change somewhere in their JSON: systematic ones, and any number at random."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator
from typing import Any

Json = Any
Place = tuple[str | int, ...]
Change = Callable[[Json, "str | int"], object]


def places(value: Json, at: Place = ()) -> Iterator[Place]:
    """The place of everything inside a value: its keys and places in lists, outermost first."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        yield (*at, key)
        yield from places(each, (*at, key))


def changed(value: Json, place: Place, change: Change) -> Json:
    """A copy of a value with a change made in the object or list around a place."""
    whole = copy.deepcopy(value)
    around = whole
    for key in place[:-1]:
        around = around[key]
    change(around, place[-1])
    return whole


def put(other: Json) -> Change:
    """A change to another value."""

    def change(around: Json, key: str | int) -> None:
        around[key] = other

    return change


def exchange(around: Json, key: str | int) -> None:
    """Exchange an entry of a list with the one before it; the first with the last."""
    if isinstance(key, int):
        around[key], around[key - 1] = around[key - 1], around[key]


def again(around: Json, key: str | int) -> None:
    """Write an entry of a list twice; an entry of an object under another key as well."""
    if isinstance(key, int):
        around.insert(key, copy.deepcopy(around[key]))
    else:
        around[f"{key}-2"] = around[key]


def take_out(around: Json, key: str | int) -> None:
    """Take an entry out."""
    del around[key]


def others(value: Json) -> list[Json]:
    """Other values for one in its place."""
    if isinstance(value, bool) or value is None:
        return [not value]
    if isinstance(value, int):
        return [value + 1, value - 1, ~value, str(value), value == 1]
    if isinstance(value, str):
        return [f"{value}0", value[:-1], "", None, *([str(int(value) + 1)] if value.isdecimal() else [])]
    return [[], {}, None]


def ways(claims: Json, place: Place) -> list[Change]:
    """The ways to change what is at a place."""
    value = claims
    for key in place:
        value = value[key]
    return [take_out, again, exchange, *map(put, others(value))]


def corruptions(claims: Json, most: int = 1_000_000) -> Iterator[tuple[Place, Json]]:
    """Every place of some claims in all of these ways, where that makes others of them.

    Of what is inside a part of the claims, so many at most, spread evenly.
    """
    before = json.dumps(claims)
    inside = [(place, change) for place in places(claims) if place[1:] for change in ways(claims, place)]
    whole = [((key,), change) for key in claims for change in ways(claims, (key,))]
    for place, change in (*whole, *inside[:: len(inside) // most + 1]):
        made = changed(claims, place, change)
        if json.dumps(made) != before:
            yield place, made


def random_corruptions(claims: Json, number: int, seed: int) -> Iterator[tuple[Place, Json]]:
    """So many corruptions: half of them turn an edge of the diagram to some other node or leaf."""
    dice = random.Random(seed)
    nodes = claims.get("diagram", claims)["nodes"]
    leaves, within = len(claims.get("leaves", (0, 1))), ("diagram", "nodes") if "diagram" in claims else ("nodes",)
    edges = [(*within, node, value) for node, each in enumerate(nodes) for value in range(1, len(each))]
    anywhere = list(places(claims))
    before = json.dumps(claims)
    while number > 0:
        if edges and dice.random() < 0.5:
            place: Place = dice.choice(edges)
            change = put(dice.choice([*range(-leaves, 0), *range(int(place[-2]) + 1, len(nodes))]))
        else:
            place = dice.choice(anywhere)
            change = dice.choice(ways(claims, place))
        made = changed(claims, place, change)
        if json.dumps(made) != before:
            number -= 1
            yield place, made
