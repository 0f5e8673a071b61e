#!/usr/bin/env python3
"""Check what a site says of its decision flows. Shares no code with the program that made the site.

usage: python3 verify.py KERNEL CLAIMS    a flow: its kernel.json and its claims.json
       python3 verify.py FOLDER           every flow of a site that was downloaded

Nothing in the claims is believed: all is worked out anew from the kernel. Exit code 0: all is so. Needs Python 3.10.
"""

import hashlib
import json
import re
import sys
from calendar import monthrange
from datetime import date
from fractions import Fraction
from functools import cache, reduce
from itertools import combinations, pairwise, product, starmap
from math import ceil, floor, inf, prod
from operator import add, mul, or_
from pathlib import Path

FALSE, TRUE, NOWHERE = 0, 1, 2
MISSING = -1_000_000  # the reference to nowhere: where answers lead that do not exist together
REFUSALS = ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError
DATA = re.compile(rb'<script type="application/json" data-flow>(.*?)</script>')
DAYS = date(1000, 1, 1).toordinal(), date(9999, 12, 31).toordinal()
ANSWERED = date(2000, 1, 1).toordinal(), date(2199, 12, 31).toordinal()

LISTS = (
    "away-from cases decisions differences entries exclusive facts figures from-most groups items laws of offers "
    "options outcomes parts points questions rates rules scores towards values ways"
)
NUMBERS = "add at-least at-most decimals first format last least most"
FORMS = dict.fromkeys(LISTS.split(), list) | dict.fromkeys(NUMBERS.split(), int) | {"first-match": bool}
NEWER = {  # keys and types that kernels of older formats do not have
    2: "collect compare decision decisions disjoint independent monotone-value some-of values",
    3: "applies at-most:set exclusive figures offers rates",
}


def need(truth, message):
    if not truth:
        raise ValueError(message)


class Named(dict):
    """Things by name, as in an object of JSON. Notes what is asked for: a key that nothing reads is not understood."""

    def __init__(self, pairs, what="key"):
        super().__init__(pairs := [*pairs])
        self.what, self.read = what, set()
        need(len(self) == len(pairs), f"two {what}s are the same")

    def __getitem__(self, name):
        need(name in self, f"there is no {self.what} {name!r}")
        self.read.add(name)
        return super().__getitem__(name)

    def get(self, name, otherwise=None):
        return self[name] if name in self else otherwise  # noqa: SIM401, as it is noted


def by_id(listed, what):
    return Named(((each["id"], each) for each in listed), what)


def bounds(part, low="at-least", high="at-most"):
    return part.get(low, -inf), part.get(high, inf)


def read(data, name, newest=3):
    """The object in a file with all objects in it, if its format is known; newer ones have what older ones have."""
    objects = []
    value = json.loads(data.decode("utf-8"), object_pairs_hook=lambda each: objects.append(Named(each)) or objects[-1])
    version = value.get("format") if isinstance(value, dict) else None
    need(type(version) is int and 0 < version <= newest, f"{name} has the format {version!r}; newest here: {newest}")
    return value, objects


def check_form(kernel, objects):
    """Refuse what a kernel of this format does not have, and numbers, lists and texts in the place of one another."""
    newer = {word for version, words in NEWER.items() if version > kernel["format"] for word in words.split()}
    for each in objects:
        kind = dict.get(each, "type")
        for key, value in each.items():
            forms = {type(part) for part in value} if type(value) is list else set()
            need(not newer & {key, kind, f"{key}:{kind}"}, f"{key!r} is newer than the format of the kernel: {value!r}")
            fits = type(value) is FORMS[key] if key in FORMS else type(value) in (str, Named)
            need(fits and forms <= {str, Named}, f"{key!r} cannot be {value!r}")


def cells(domain, tests):
    """Yield a range of each value and difference, as tests cut them, in all combinations that whole numbers are in."""
    every, values, ranges = domain["values"] + domain["differences"], [each["id"] for each in domain["values"]], []
    for name, each in by_id(every, "value").items():
        (least, most), own = bounds(each, "least", "most"), [bounds(test) for test in tests if test["value"] == name]
        cuts = {cut for low, high in own for cut in (low, high + 1) if least < cut <= most and cut < inf}
        lows = [least, *sorted(cuts)]
        ranges.append([*zip(lows, [*(low - 1 for low in lows[1:]), most], strict=True)])
    ends = [(each.get("value", each["id"]), each.get("minus")) for each in every]  # a value: its difference from nought
    need({end for pair in ends for end in pair} <= {*values, None}, "a difference is of a value that is not there")
    need({each["type"] for each in domain["values"]} <= {"number", "day"}, "a value is neither a number nor a day")
    for cell in product(*ranges):
        at, within = dict.fromkeys([None, *values], 0), [*zip(ends, cell, strict=True)]
        for (one, other), (least, most) in within * len(at):  # after as many rounds all fit, or nothing does (Bellman)
            at[one] = min(at[one], at[other] + most)
            at[other] = min(at[other], at[one] - least)
        if all(least <= at[one] - at[other] <= most for (one, other), (least, most) in within):
            yield cell


class Logic:
    """Conditions, decisions and diagrams as numbers, equal ones the same. Value 0 of a box is ticked."""

    def __init__(self, kernel, tests):
        self.shapes, self.reads, self.numbers, self.made = [], [], {}, {}
        self.under, self.diagram, self.giving = cache(self.cofactor), cache(self.compiled), cache(self.gives)
        self.questions, self.applies = by_id(kernel["questions"], "question"), cache(self.applying)
        self.domains = Named(((name, each["domain"]) for name, each in self.questions.items()), "question")
        self.ends, self.variables, self.sizes, self.own = [self.make(("end", (end,))) for end in range(3)], [], [], {}
        for question, domain in self.domains.items():
            kind, own = domain["type"], [test for test in tests if test["question"] == question]
            need(kind in ("option", "set", "values"), f"there is no type {kind!r}")
            options = cells(domain, own) if kind == "values" else domain["options"]
            domain.places = Named(((option, place) for place, option in enumerate(options)), f"option of {question!r}")
            need(domain.places and domain.get("none") not in domain.places, f"{question!r} has no options")
            made = [[question, option] for option in domain.places] if kind == "set" else [[question]]
            self.own[question] = range(len(self.variables), len(self.variables) + len(made))
            self.variables += made
            self.sizes += [2 if kind == "set" else len(domain.places)] * len(made)
        self.named = {kind: by_id(kernel[f"{kind}s"], kind) for kind in ("fact", "score")}
        self.named["decision"] = by_id(kernel.get("decisions", []), "decision")
        for kind, name in ((kind, name) for kind, names in self.named.items() for name in names):
            self.parts(kind, name)
        self.exist = self.every(part for each in self.questions.values() for part in self.limits(each))
        self.once = self.every([self.exist, *map(self.form, self.questions)])
        need(self.once == TRUE or kernel["decides"]["type"] != "tree", "a tree has answers that do not exist together")

    def limits(self, question):
        """Yield what the options in an answer fulfil where not all go together, or not everybody is offered them."""
        name, domain = question["id"], question["domain"]
        chosen = Named(((each, self.answered(name, {each}, 1)) for each in domain.get("options", ())), "option")
        for each in question.get("offers", ()):
            yield self.between(-inf, 0, [(chosen[each["option"]], 1), (self.earlier(each["when"], name), -1)])
        for one in domain.get("exclusive", ()):
            others = self.some(part for each, part in chosen.items() if each != one)
            yield self.between(-inf, 1, [(chosen[one], 1), (others, 1)])
        yield self.between(-inf, domain.get("at-most", inf), [(part, 1) for part in chosen.values()])

    def form(self, question):
        """A question applies, or has the answer that stands for all others where it does not."""
        first = self.domains[question].get("none", next(iter(self.domains[question].places)))
        return self.some([self.applies(question), self.chosen(question, {first}, 1)])

    def applying(self, question):
        return self.earlier(self.questions[question].get("applies"), question)

    def earlier(self, condition, question):
        """A condition on the questions before one."""
        need(self.reads[when := self.of(condition)] < 1 << self.own[question][0], "a later answer says what applies")
        return when

    def make(self, shape, parts=(), reads=0):
        if shape not in self.numbers:
            self.numbers[shape] = len(self.shapes)
            self.shapes.append(shape)
            self.reads.append(reduce(or_, (self.reads[part] for part in parts), reads))
        return self.numbers[shape]

    def node(self, variable, children):
        one, *others = {*children} - {NOWHERE} or {NOWHERE}
        return self.make(("node", variable, children), children, 1 << variable) if others else one

    def first(self, cases, gap="", asks=-1):
        """What the first case gives whose condition holds; one has to. `asks`: the variables that come first."""
        left = []
        for when, to in cases:
            left += [(when, to)] if when != FALSE else []
            if when == TRUE:
                break
        else:
            left.append((TRUE, self.make(("refused", f"some answers {gap}"))))
        while asks < 0 and len(left) > 1 and left[-2][1] == left[-1][1]:
            del left[-2]
        parts = [part for case in left for part in case]
        one = len(left) == 1 and not self.reads[left[0][1]] & asks
        return left[0][1] if one else self.make(("first", tuple(left), asks), parts)

    def between(self, low, high, terms):
        """The points of the terms that hold are `low` or more and `high` or less."""
        left = {}
        for part, points in terms:
            left[part] = left.get(part, 0) + points
        done, _ = left.pop(TRUE, 0), left.pop(FALSE, 0)
        least, most = (done + sum(choose(points, 0) for points in left.values()) for choose in (min, max))
        if most < low or least > high or (low <= least and most <= high):
            return TRUE if low <= least and most <= high else FALSE
        if len(left) == 1 and low <= done + sum(left.values()) <= high:
            return next(iter(left))
        return self.make(("between", low - done, high - done, tuple(sorted(left.items()))), left)

    def some(self, parts, at_least=1):
        return self.between(at_least, inf, [(part, 1) for part in parts])

    def every(self, parts):
        parts = [*parts]
        return self.some(parts, len(parts))

    def where(self, exist, one, otherwise):
        """A condition or what is decided, and something else where answers do not exist."""
        return one if exist == TRUE else self.first([(exist, one), (TRUE, otherwise)])

    def of(self, one):
        """A condition."""
        if one is None:
            return TRUE
        kinds = {
            "answer": lambda: self.answered(one["question"], {*one["of"]}, one["at-least"]),
            "all": lambda: self.every(map(self.of, one["parts"])),
            "any": lambda: self.some(map(self.of, one["parts"])),
            "not": lambda: self.between(-inf, 0, [(self.of(one["part"]), 1)]),
            "fact": lambda: self.some(when for when, _ in self.parts("fact", one["fact"])),
            "score": lambda: self.between(*bounds(one), self.parts("score", one["score"])),
            "decision": lambda: self.decided(one["decision"], one["of"]),
            "compare": lambda: self.compared(one["question"], one["value"], *bounds(one)),
        }
        return Named(kinds.items(), "type")[one["type"]]()

    def parts(self, kind, name):
        """The conditions in a fact, a score or a decision, each with its points or its value."""
        each, key = self.named[kind][name], (kind, name)
        if key not in self.made:
            self.made[key], parts = None, {"fact": [each], "score": each.get("points"), "decision": each.get("cases")}
            self.made[key] = [(self.of(part.get("when")), part.get("add", part.get("value"))) for part in parts[kind]]
        need(self.made[key] is not None, f"the {kind} {name!r} is defined by itself")
        return self.made[key]

    def decided(self, name, of):
        """A decision has one of some values."""
        values = Named(((value, int(value in of)) for value in self.named["decision"][name]["values"]), "value")
        cases = [*self.parts("decision", name), *((FALSE, value) for value in of)]
        return self.first([(when, values[value]) for when, value in cases], f"give the decision {name!r} no value")

    def compared(self, question, value, low, high):
        domain = self.domains[question]
        place = [*by_id(domain["values"] + domain["differences"], "value")].index(value)
        within = {cell for cell in domain.places if low <= cell[place][0] and cell[place][1] <= high}
        return self.answered(question, within, 1)

    def answered(self, question, options, at_least):
        """A question applies, and at least so many of some options are in its answer."""
        return self.every([self.chosen(question, options, at_least), self.applies(question)])

    def chosen(self, question, options, at_least):
        """At least so many of some options are in the answer, which is `none` alone where nothing is ticked."""
        domain, own, none = self.domains[question], self.own[question], self.domains[question].get("none")
        named = [domain.places[each] for each in options - {none}]
        one = [self.node(own[0], tuple(int(value in named) for value in range(self.sizes[own[0]])))]
        terms = one if none is None else [self.node(own[place], (TRUE, FALSE)) for place in named]
        nothing = [self.every(self.node(variable, (FALSE, TRUE)) for variable in own)]
        return self.some(terms + nothing if none in options else terms, at_least)

    def cofactor(self, one, variable, value):
        """What is left once the variable has the value."""
        if not self.reads[one] >> variable & 1:
            return one
        kind, low, high, *terms = self.shapes[one]
        if kind == "between":
            return self.between(low, high, [(self.under(part, variable, value), points) for part, points in terms[0]])
        if kind == "first":
            left = ((self.under(when, variable, value), to) for when, to in low)
            return self.first(((when, self.under(to, variable, value)) for when, to in left), asks=high)
        return high[value] if low == variable else self.node(low, tuple(self.under(to, variable, value) for to in high))

    def compiled(self, one):
        """The same as a diagram: one number for all that come to the same ends by way of the same variables."""
        kind, cases, *asks = self.shapes[one]
        need(kind != "refused", cases)
        reads = self.reads[one] & (asks[0] if kind == "first" else -1)
        need(reads or kind == "end", "a guard reads what was not asked")
        variable = (reads & -reads).bit_length() - 1  # the lowest bit
        below = (self.under(one, variable, value) for value in range(self.sizes[variable] if reads else 0))
        return self.node(variable, tuple(map(self.diagram, below))) if reads else one

    def gives(self, one, outcomes):
        """The condition that a diagram comes to one of some outcomes."""
        kind, first, *rest = self.shapes[one]
        if kind != "node":
            return int(first[0] in outcomes)
        return self.node(first, tuple(self.giving(child, outcomes) for child in rest[0]))

    def counted(self, one):
        """How many combinations come to each node and end of a diagram; those that do not exist come to FALSE."""
        root = self.diagram(self.where(self.once, one, FALSE))
        weights = {root: prod(self.sizes)}
        for place in range(root, NOWHERE, -1):  # what a node leads to was made before it
            kind, _, *children = self.shapes[place] if place in weights else ("", ())
            for child in children[0] if kind == "node" else ():
                weights[child] = weights.get(child, 0) + weights[place] // len(children[0])
        return weights

    def ways(self, decides, outcomes):
        """What the first way gives that holds, which can be to ask on. Rules are ways from one place."""
        own = {question: sum(1 << variable for variable in own) for question, own in self.own.items()}
        asks = Named({"tree": own, "rules": {"": -1}}.items(), "type")[decides["type"]]
        listed, later = Named(((place, []) for place in asks), "question"), dict.fromkeys(asks, frozenset())
        for way in [*by_id(decides.get("rules", []), "rule").values(), *decides.get("ways", [])]:
            need(("ask" in way) != ("give" in way), "a way leads to a question or to an outcome, to one of the two")
            whens = [self.answered(way["from"], {way["option"]}, 1)] if "option" in way else []
            end = "give" in way and self.make(("end", (outcomes[way["give"]], way.get("id"))))
            whens.append(self.of(way.get("when")))
            listed[way.get("from", "")].append((self.every(whens), end, way.get("ask")))
        for place in [*asks] * len(asks):  # after so many rounds: all places that can come after each
            asked = [to for _, end, to in listed[place] if not end]
            later[place] = frozenset(asked).union(*(later[each] for each in asked))

        @cache
        def given(place, before=frozenset()):
            """What is given from a place on; `before` are those that were come to and could come again."""
            here, cases = before | {place}, []
            for when, end, to in listed[place]:
                twice = to in here and self.first((), f"lead to {to!r} twice")
                cases.append((when, end or twice or given(to, here & later[to])))
            return self.first(cases, "lead to no outcome", asks[place])

        return {"": given(decides.get("start", ""))}

    def items(self, decides, outcomes):
        """Each item by name, and what there is without."""
        every, given = [], []
        for group in by_id(decides["groups"], "group").values():
            whens = [self.of(item.get("when")) for item in group["items"]]
            for place, item in enumerate(group["items"]):
                earlier = [(when, -1) for when in whens[:place]] if group["first-match"] else []
                given.append((outcomes[item["id"]], self.between(1, inf, [(whens[place], 1), *earlier])))
            every += [(when, 1) for when in whens]
        return Named([*given, (outcomes[decides["nothing"]], self.between(-inf, 0, every))], "item")


def months_later(day, count):
    """The day so many months later; a day that a month does not have is its last one."""
    start = date.fromordinal(floor(day))
    year, month = divmod(start.year * 12 + start.month - 1 + floor(count), 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])).toordinal()


WAYS = {"up": ceil, "down": floor, "nearest": lambda steps: floor(steps + Fraction(1, 2))}
BOTH = {"add": add, "multiply": mul, "smallest": min, "greatest": max, "months": months_later}


class Figures:
    """The range of each figure over all answers: each part is taken for itself, at its ends. A day is its number."""

    def __init__(self, kernel, domains):
        self.domains, self.ranges, self.rates = domains, Named((), "figure"), Named((), "table of rates")
        for name, table in by_id(kernel.get("rates", []), "table of rates").items():
            keys = ("first", "last", "rate")
            self.rates.update({name: [[Fraction(each[key]) for key in keys] for each in table["entries"]]})
        for figure in by_id(kernel.get("figures", []), "figure").values():
            least, most = self.of(figure["value"])
            low, high = DAYS if figure["measure"]["type"] == "day" else (least, most)
            low, high = Fraction(figure.get("never-below", low)), Fraction(figure.get("never-above", high))
            need(low <= least <= most <= high, f"the figure {figure['id']!r} is outside its bounds")
            need({*figure["outcomes"]} <= {*kernel["outcomes"]}, "a figure is shown by no outcome")
            self.ranges.update({figure["id"]: (least, most)})

    def of(self, part):
        """The least and the most that an expression can be."""
        step, way = Fraction(part.get("to", 1)), WAYS[part.get("way", "down")]
        kinds = dict.fromkeys(BOTH, lambda: starmap(BOTH[part["type"]], product(*map(self.of, part["parts"])))) | {
            "number": lambda: [Fraction(part["number"])],
            "today": lambda: ANSWERED,
            "figure": lambda: self.ranges[part["figure"]],
            "value": lambda: self.typed(by_id(self.domains[part["question"]]["values"], "value")[part["value"]]),
            "rate": lambda: self.in_force(self.rates[part["rate"]], *self.of(part["on"])),
            "round": lambda: [way(end / step) * step for end in self.of(part["part"])],
        }
        ends = [*Named(kinds.items(), "type")[part["type"]]()]
        return min(ends), max(ends)

    def in_force(self, rates, first, last):
        need(all(one[1] + 1 == other[0] for one, other in pairwise(rates)), "rates do not follow one another")
        need(rates[0][0] <= first and last <= rates[-1][1], "a figure asks for a rate on a day without one")
        return [rate for begin, end, rate in rates if begin <= last and first <= end]

    def typed(self, value):
        """The bounds of a value; those of a day that is counted from today, on the first day of all and on the last."""
        ends = bounds(value, "least", "most")
        if value["type"] == "number":
            need(-inf < ends[0] <= ends[1] < inf, "a figure reads a value that has no bounds")
            return [Fraction(end, 10 ** value["decimals"]) for end in ends]
        kinds = {"calendar": lambda _, end: end, "days": add, "months": lambda now, end: months_later(now, end / 2)}
        on = kinds[value["clock"]]
        return [day if abs(end) == inf else on(now, end) for end, now, day in zip(ends, ANSWERED, DAYS, strict=True)]


class Checker:
    """Checks claims about a kernel. What is counted and proved on the diagram holds once that is what was decided."""

    def __init__(self, kernel, claims, objects):
        outcomes = Named(((each, each) for each in kernel["outcomes"]), "outcome")
        self.logic = logic = Logic(kernel, [each for each in objects if dict.get(each, "type") == "compare"])
        self.figures, decides = Figures(kernel, logic.domains), kernel["decides"]
        wanted = (logic.items if decides["type"] == "collect" else logic.ways)(decides, outcomes)
        self.rules = decides.get("rules", [])
        for name, decision in logic.named["decision"].items():
            logic.diagram(logic.where(logic.exist, logic.decided(name, decision["values"]), TRUE))
        listed = claims.get("diagram", claims)
        nodes, roots = listed["nodes"], [each["root"] for each in claims.get("items", [listed])]
        need(
            {type(each) for node in [roots, *nodes] for each in node} == {int}, "a variable or a reference is no number"
        )
        self.leaves = [(each["outcome"], each.get("rule")) for each in claims.get("leaves", [])]
        ends = [logic.make(("end", leaf)) for leaf in self.leaves] or [FALSE, TRUE]
        nowhere = [(MISSING, NOWHERE)] if any(MISSING in node for node in nodes) else []
        made = Named([*nowhere, *((~place, end) for place, end in enumerate(ends))], "node or leaf")
        for place, (variable, *children) in reversed([*enumerate(nodes)]):
            need(0 <= variable < len(logic.sizes), f"node {place} asks nothing")
            made.update({place: logic.node(variable, tuple(made[child] for child in children))})
        come = {*roots}.union(*(children for _, *children in nodes))
        need(come == {*made}, "a node or leaf is not there, or nothing leads to it")
        need(len({*made.values()}) == len(made), "two nodes are the same, or one makes no difference")
        need([each["id"] for each in claims.get("items", [])] in ([*wanted], [*wanted][1:]), "other items are claimed")
        due = [logic.diagram(logic.where(logic.exist, each, NOWHERE)) for each in wanted.values()]
        need([made[root] for root in roots] == due, "the diagram does not give what is due")
        self.due, self.names = due, Named(zip(wanted, due, strict=True), "item")
        counts = [logic.counted(each) for each in due]
        self.counts = [each.get(TRUE, 0) for each in counts]
        if "leaves" in claims:
            self.names, self.counts = outcomes, [counts[0].get(end, 0) for end in ends]

    def given(self, names):
        """The condition that one of some outcomes or items is given."""
        found = [self.names[each] for each in names]
        return self.logic.giving(self.due[0], frozenset(found)) if self.leaves else self.logic.some(found)

    def proved(self, law):
        """Yield pairs of conditions that are the same where a law holds, with what says if the answers exist."""
        logic, exist, kind, some = self.logic, self.logic.exist, law["type"], self.given
        if kind == "disjoint":
            cases = logic.named["decision"][law["decision"]]["cases"] if "decision" in law else self.rules
            yield logic.some([logic.of(case["when"]) for case in cases if "when" in case], 2), FALSE, exist
        elif kind == "never":
            yield logic.some([some(law["outcomes"]), logic.of(law["when"])], 2), FALSE, exist
        elif kind == "some-of":
            yield logic.between(0, inf, [(logic.of(law["when"]), -1), (some(law["items"]), 1)]), TRUE, exist
        else:
            question, domain = law["question"], logic.domains[law["question"]]
            named = law.get("options", law.get("from-most", [*domain.places][::-1]))
            one = {"alike": "option", "monotone": "option", "monotone-value": "values", "independent": domain["type"]}
            single = kind != "monotone-value" or len(domain["values"]) == 1
            need(single and Named(one.items(), "type")[kind] == domain["type"], "a law is not about one answer")
            need(kind == "alike" or {*named} == {*domain.places}, "a law lacks options")
            turns = kind.startswith("monotone")
            if turns:
                sides = [(some(law["towards"]), some(law["away-from"]))]
            elif "decision" in law:
                values = logic.named["decision"][law["decision"]]["values"]
                sides = [[logic.decided(law["decision"], [value])] * 2 for value in values]
            else:
                sides = [[some([each])] * 2 for each in self.names]
            for (one, other), at in product(sides, logic.own[question]):
                values = (0, 1) if domain["type"] == "set" else [domain.places[each] for each in named]
                for more, less in combinations(values, 2) if turns or exist != TRUE else pairwise(values):
                    both = logic.under(one, at, less), logic.under(other, at, more)
                    here = logic.every(logic.under(exist, at, value) for value in (less, more))
                    yield (logic.every(both), FALSE, here) if turns else (*both, here)


def check(kernel_data, claims_data, page=None):
    """Refuse claims of which one is not so; `page` is the flow's own, if there is one. Returns a sentence."""
    (kernel, objects), (claims, _) = read(kernel_data, "the kernel"), read(claims_data, "the claims")
    check_form(kernel, objects)
    checker, outcomes = Checker(kernel, claims, objects), kernel["outcomes"]
    logic = checker.logic
    for law in kernel["laws"]:
        for *sides, exist in checker.proved(law):
            one, other = (logic.diagram(logic.every([side, exist])) for side in sides)
            need(one == other, f"a law is broken: {law}")
    total, leaves, items = logic.counted(TRUE).get(TRUE, 0), claims.get("leaves", []), claims.get("items", [])
    found = {key: kernel[key] for key in ("format", "flow", "laws")} | {"variables": logic.variables}
    found |= {"kernel": hashlib.sha256(kernel_data).hexdigest(), "combinations": str(total)}
    ranges = [{"id": id_, "least": str(low), "most": str(high)} for id_, (low, high) in checker.figures.ranges.items()]
    found |= {"figures": ranges} if ranges else {}
    given = dict.fromkeys(outcomes if leaves else (), 0)
    for count, each in zip(checker.counts, leaves or items, strict=True):
        need(each["combinations"] == str(count), "a number of combinations is not what was found")
        given |= {each["outcome"]: given[each["outcome"]] + count} if leaves else {}
    found |= {"outcomes": [{"outcome": each, "combinations": str(given[each])} for each in outcomes]} if leaves else {}
    for key, value in found.items():
        one, other = (json.dumps(each, sort_keys=True) for each in (value, claims[key]))
        need(one == other, f"{key!r} in the claims is not what was found")
    objects += [claims, claims.get("diagram", claims), *leaves, *items]
    unread = {key for each in objects for key in {*each} - each.read - {"unit", "decimals", "clock"}}
    need(not unread, f"there are keys that are not known: {unread}")
    if page:
        *rows, last = [[each["id"], each["root"]] for each in items] or [None]
        walked = {key: claims[key] for key in ("variables", "diagram", "nodes") if key in claims}
        walked |= {"items": rows, "nothing": last} if items else {"leaves": [[*end] for end in checker.leaves]}
        shown = json.loads(DATA.search(page)[1])
        need(all(shown[key] == walked[key] for key in walked), "readers walk another diagram")
    said = f"{total:,} combinations, outcomes: {len(outcomes)}, laws: {len(kernel['laws'])}"
    return f"{kernel['flow']}: {said}; all as claimed"


def check_site(folder):
    """Yield a sentence for each flow of a site, whose files must be those that `build.json` names."""
    flows = read((folder / "build.json").read_bytes(), "build.json", 1)[0]["flows"]
    found = {file.relative_to(folder).as_posix() for file in folder.glob("flows/*/kernel.json")}
    need(found == {each["kernel"] for each in flows}, "build.json does not name the flows that are there")
    for each in flows:
        kernel, claims, page = ((folder / each[name]).read_bytes() for name in ("kernel", "claims", "page"))
        same = [hashlib.sha256(data).hexdigest() for data in (kernel, claims)]
        need(same == [each["kernel-sha256"], each["claims-sha256"]], f"{each['page']}: build.json names other bytes")
        yield check(kernel, claims, page)


if __name__ == "__main__":
    sys.setrecursionlimit(10_000)
    files = [Path(argument) for argument in sys.argv[1:]]
    if len(files) not in (1, 2) or sys.argv[1][:1] == "-":
        sys.exit(__doc__)
    try:
        for said in check_site(*files) if len(files) == 1 else [check(*(file.read_bytes() for file in files))]:
            print(said)
    except (OSError, *REFUSALS) as refused:
        sys.exit(f"NOT as claimed: {refused}")
