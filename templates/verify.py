#!/usr/bin/env python3
"""Check what a site says of its decision flows. Shares no code with the program that made the site.

usage: python3 verify.py KERNEL CLAIMS    a flow: its kernel.json and its claims.json
       python3 verify.py FOLDER           every flow of a site that was downloaded

Nothing in the claims is believed: rules and diagram are walked side by side. Exit code 0: all is so. Needs Python 3.10.
"""

import hashlib
import json
import re
import sys
from collections import Counter
from functools import cache, reduce
from itertools import product
from math import inf, prod
from operator import or_
from pathlib import Path

FALSE, TRUE = 0, 1
NOWHERE = -1_000_000  # the reference for answers that do not exist together
DATA = re.compile(rb'<script type="application/json" data-flow>(.*?)</script>')


def need(truth, message):
    if not truth:
        raise ValueError(message)


# The form of what is under a key: a type (text if not here), a list of one form, keys (`?`: optional), keys by `type`.
FORMS = {
    **dict.fromkeys(("add", "at-least", "at-most", "decimals", "format", "least", "most", "root"), int),
    **{key: [str] for key in ("away-from", "exclusive", "from-most", "of", "options", "outcomes", "towards")},
    "when": (CONDITION := {
        "answer": "question of at-least", "fact": "fact", "score": "score at-least? at-most?", "all": "parts",
        "any": "parts", "not": "part", "compare": "question value at-least? at-most?", "decision": "decision of",
    }), "part": CONDITION, "parts": [CONDITION], "questions": ["id domain applies? offers?"], "facts": ["id when"],
    "applies": CONDITION, "offers": ["option when"],
    "domain": {"option": "options", "set": "options none exclusive? at-most?", "values": "values differences"},
    "values": [{"number": "id unit decimals least? most?", "day": "id clock least? most?"}],
    "differences": ["id value minus"], "scores": ["id points"], "points": ["add when"], "rules": ["id give when?"],
    "decides": {"rules": "rules", "tree": "start ways", "collect": "groups nothing"}, "first-match": bool,
    "ways": ["from option? when? ask? give?"], "groups": ["id first-match items"], "items": [str],
    ("id first-match items", "items"): ["id when?"],
    "laws": [{"never": "outcomes when", "alike": "question options", "monotone-value": "question towards away-from",
              "monotone": "question from-most towards away-from", "independent": "question decision?",
              "disjoint": "decision?", "some-of": "items when"}],
    "decisions": ["id values cases"], ("id values cases", "values"): [str], "cases": ["value when?"],
    "nodes": [[int]], "flows": ["kernel kernel-sha256 claims claims-sha256 page"],
}  # fmt: skip
LEAF, CLAIMED = "outcome combinations rule?", "id root combinations"


def fit(value, form, place):
    """Refuse a value that has not the form."""
    if isinstance(form, dict):
        kind = value.get("type") if isinstance(value, dict) else None
        need(isinstance(kind, str) and kind in form, f"{place} has the type {kind!r}, which is not known here")
        form = f"type {form[kind]}"
    wanted = form if isinstance(form, type) else list if isinstance(form, list) else dict
    need(type(value) is wanted, f"{place} is no {wanted.__name__}")
    for number, each in enumerate(value if wanted is list else ()):
        fit(each, form[0], f"{place}[{number}]")
    for key in sorted({*value, *form.replace("?", "").split()}) if wanted is dict else ():
        known = {key, f"{key}?"} & {*form.split()}
        need(f"{key}?" in known or (known and key in value), f"{place} lacks the key {key!r}, or has it unknown")
        if key in value:
            fit(value[key], FORMS.get((form, key), FORMS.get(key, str)), f"{place}.{key}")


def read(data, name, newest=2):
    """The object in a file, if its format is known."""
    value = json.loads(data.decode("utf-8"))
    version = value.get("format") if isinstance(value, dict) else None
    need(type(version) is int and 0 < version <= newest, f"{name} has the format {version!r}; newest here: {newest}")
    return value


def place_of(name, names, what):
    need(name in names, f"there is no {what} {name!r}")
    return list(names).index(name)


def no_two(names, what):
    need(len(set(names)) == len(names), f"two {what} are the same")
    return names


def cells(domain, tests):
    """Yield a range of each value and difference, as tests cut them, in all combinations that whole numbers are in."""
    every, values, ranges = domain["values"] + domain["differences"], [each["id"] for each in domain["values"]], []
    for each in no_two([each["id"] for each in every], "values") and every:
        least, most, own = each.get("least", -inf), each.get("most", inf), tests.get(each["id"], [])
        cuts = {test.get("at-least", -inf) for test in own} | {test.get("at-most", inf) + 1 for test in own}
        lows = [least, *sorted(cut for cut in cuts if least < cut <= most and cut < inf)]
        ranges.append([*zip(lows, [*(low - 1 for low in lows[1:]), most], strict=True)])
    ends = [(each.get("value", each["id"]), each.get("minus")) for each in every]  # a value: its difference from nought
    need({end for pair in ends for end in pair} <= {*values, None}, "a difference is of a value that is not there")
    for cell in product(*ranges):
        at, within = dict.fromkeys([None, *values], 0), [*zip(ends, cell, strict=True)]
        for (one, other), (least, most) in within * len(at):  # after as many rounds all fit, or nothing does (Bellman)
            at[one] = min(at[one], at[other] + most)
            at[other] = min(at[other], at[one] - least)
        if all(least <= at[one] - at[other] <= most for (one, other), (least, most) in within):
            yield cell


class Logic:
    """Conditions and diagrams as numbers, equal ones the same; what is left of one. Value 0 of a box is ticked."""

    def __init__(self, kernel):
        self.shapes, self.reads, self.numbers, self.made, self.named = [(), ()], [0, 0], {}, {}, {}
        self.under = cache(self.cofactor)
        for kind in ("question", "fact", "score", "decision"):
            ids = no_two([each["id"] for each in kernel.get(f"{kind}s", [])], f"{kind}s")
            self.named[kind] = dict(zip(ids, kernel.get(f"{kind}s", []), strict=True))
        self.domains = {id_: each["domain"] for id_, each in self.named["question"].items()}
        self.variables, self.sizes, self.own = [], [], {}
        own, at = {}, lambda part: own.setdefault(part.get("question"), {}).setdefault(part.get("value"), [])
        json.loads(json.dumps(kernel), object_hook=lambda part: at(part).append(part) or part)
        for question, domain in self.domains.items():
            if domain["type"] == "values" and kernel["format"] > 1:
                domain["options"] = [*cells(domain, own.get(question, {}))]
            options, ticks = no_two(domain["options"], f"options of {question!r}"), domain["type"] == "set"
            need(options and domain.get("none") not in options, f"the options of {question!r} are none")
            made = [[question, option] for option in options] if ticks else [[question]]
            self.own[question] = range(len(self.variables), len(self.variables) + len(made))
            self.variables += made
            self.sizes += [2 if ticks else len(options)] * len(made)
        limits = [limit for question in self.named["question"].values() for limit in self.limits(question)]
        self.exist, self.once = (
            self.every(limits),
            self.every([*limits, *map(self.form, self.named["question"].values())]),
        )

    def limits(self, question):
        """Yield what the options in an answer fulfil where not all go together, or not everybody is offered them."""
        domain, terms = question["domain"], lambda *options: [(self.answered(question["id"], {*options}, 1), 1)]
        for each in question.get("offers", ()):
            yield self.between(-inf, 0, [*terms(each["option"]), (self.of(each["when"]), -1)])
        for one in domain.get("exclusive", ()):
            yield self.between(-inf, 1, [*terms(one), *terms(*(each for each in domain["options"] if each != one))])
        if "at-most" in domain:
            yield self.between(-inf, domain["at-most"], [term for each in domain["options"] for term in terms(each)])

    def form(self, question):
        """A question applies, or has the answer that stands for all others where it does not."""
        applies, domain = self.of(question.get("applies", {"type": "all", "parts": []})), question["domain"]
        need(self.reads[applies] < 1 << self.own[question["id"]][0], "a question applies by a later answer")
        first = self.chosen(question["id"], {domain.get("none", domain["options"][0])}, 1)
        return self.between(1, inf, [(applies, 1), (first, 1)])

    def every(self, parts):
        """All parts hold."""
        return self.between(len(parts), inf, [(part, 1) for part in parts])

    def make(self, shape, parts, reads=0):
        if shape not in self.numbers:
            self.numbers[shape] = len(self.shapes)
            self.shapes.append(shape)
            self.reads.append(reads | self.all_reads(parts))
        return self.numbers[shape]

    def all_reads(self, parts):
        return reduce(or_, (self.reads[part] for part in parts), 0)

    def node(self, variable, children):
        same = len(set(children)) == 1
        return children[0] if same else self.make(("node", variable, children), children, 1 << variable)

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

    def of(self, condition):
        kind, bounds = condition["type"], (condition.get("at-least", -inf), condition.get("at-most", inf))
        if kind == "answer":
            return self.answered(condition["question"], set(condition["of"]), condition["at-least"])
        if kind == "compare":
            domain = self.domains.get(condition["question"], {})
            names = [each["id"] for each in [*domain.get("values", ()), *domain.get("differences", ())]]
            place = place_of(condition["value"], names, "value")
            within = {cell for cell in domain["options"] if bounds[0] <= cell[place][0] and cell[place][1] <= bounds[1]}
            return self.answered(condition["question"], within, 1)
        if kind in ("all", "any", "not"):
            parts = [condition["part"]] if kind == "not" else condition["parts"]
            low, high = {"all": (len(parts), inf), "any": (1, inf), "not": (-inf, 0)}[kind]
            return self.between(low, high, [(self.of(part), 1) for part in parts])
        place_of(condition[kind], self.named[kind], kind)
        each, key = self.named[kind][condition[kind]], (kind, condition[kind])
        if key not in self.made:
            self.made[key] = None
            parts = {"fact": [each], "score": each.get("points"), "decision": each.get("cases")}[kind]
            self.made[key] = [(self.of(part["when"]) if "when" in part else TRUE, part) for part in parts]
        need(self.made[key] is not None, f"the {kind} {key[1]!r} is defined by itself")
        if kind != "decision":
            terms = [(when, part.get("add", 1)) for when, part in self.made[key]]
            return self.between(*(bounds if kind == "score" else (1, inf)), terms)
        holds, values = FALSE, {*condition["of"], *(part["value"] for _, part in self.made[key])}
        need(values <= {*no_two(each["values"], "values")}, f"{key[1]!r} has no value of those that are named")
        for when, part in reversed(self.made[key]):  # what the later cases give, unless this one holds
            holds = self.between(1, inf, [(holds, 1), (when, 1 if part["value"] in condition["of"] else -1)])
        return holds

    def values(self, decision):
        """A condition for each value of a decision, and one that it has any."""
        place_of(decision, self.named["decision"], "decision")
        values = self.named["decision"][decision]["values"]
        return [self.of({"type": "decision", "decision": decision, "of": of}) for of in [*zip(values), values]]

    def answered(self, question, options, at_least):
        """A question applies, and at least so many of some options are in its answer."""
        place_of(question, self.domains, "question")
        holds, applies = self.chosen(question, options, at_least), self.named["question"][question].get("applies")
        return self.every([holds, self.of(applies)]) if applies else holds

    def chosen(self, question, options, at_least):
        """At least so many of some options are in the answer, which is `none` alone where nothing is ticked."""
        domain, own, none = self.domains[question], self.own[question], self.domains[question].get("none")
        places = [place_of(each, domain["options"], f"option of {question!r}") for each in options - {none}]
        one = [self.node(own[0], tuple(int(value in places) for value in range(self.sizes[own[0]])))]
        terms = one if none is None else [self.node(own[place], (TRUE, FALSE)) for place in places]
        if none in options:
            terms.append(self.between(len(own), inf, [(self.node(variable, (FALSE, TRUE)), 1) for variable in own]))
        return self.between(at_least, inf, [(term, 1) for term in terms])

    def cofactor(self, one, variable, value):
        """What is left once the variable has the value."""
        if not self.reads[one] >> variable & 1:
            return one
        kind, first, *rest = self.shapes[one]
        if kind == "between":
            return self.between(first, rest[0], [(self.under(part, variable, value), add) for part, add in rest[1]])
        left = (self.under(child, variable, value) for child in rest[0])
        return rest[0][value] if first == variable else self.node(first, tuple(left))

    def ends(self, start, met):
        """What several diagrams and conditions come to under the same answers, but for what was met before."""
        waiting = [start]
        while waiting:
            ones = waiting.pop()
            reads = self.all_reads(ones)
            variable = (reads & -reads).bit_length() - 1  # the lowest bit
            if not reads and ones not in met:
                yield ones
            for value in range(self.sizes[variable] if ones not in met and reads else 0):
                waiting.append(tuple(self.under(one, variable, value) for one in ones))
            met.add(ones)


class Decision:
    """What is left to decide: cases, each with the leaf or place that it leads to. In a tree, a place is a question."""

    def __init__(self, kernel, logic):
        self.logic, decides = logic, kernel["decides"]
        if decides["type"] == "rules":
            self.names, self.asks, start = ["rules"], [(1 << len(logic.variables)) - 1], "rules"
            ways = [{"from": "rules", **rule} for rule in decides["rules"]]
            no_two([rule["id"] for rule in ways], "rules")
        else:
            self.names, ways, start = list(logic.own), decides["ways"], decides["start"]
            self.asks = [sum(1 << variable for variable in own) for own in logic.own.values()]
        start, self.needs = place_of(start, self.names, "question"), [0] * len(self.asks)
        self.cases = [[(logic.between(-inf, 0, [(logic.exist, 1)]), (NOWHERE, None))] for _ in self.asks]
        for way in ways:
            need(("ask" in way) != ("give" in way), "a way leads to a question or to an outcome, to one of the two")
            place = place_of(way["from"], self.names, "question")
            to = place_of(way["ask"], self.names, "question") if "ask" in way else (way["give"], way.get("id"))
            need(isinstance(to, int) or to[0] in kernel["outcomes"], f"there is no outcome {to!r}")
            when = [logic.answered(way["from"], {way["option"]}, 1)] if "option" in way else []
            when += [logic.of(way["when"])] if "when" in way else []
            self.cases[place].append((logic.between(len(when), inf, [(part, 1) for part in when]), to))
        for _ in self.asks:  # after so many rounds: all variables that the cases of a place, or of a later one, read
            self.needs = [self.reads(cases) for cases in self.cases]
        self.begin, _ = self.settle(start, self.cases[start], ())

    def reads(self, cases):
        later = (self.needs[to] for _, to in cases if isinstance(to, int))
        return reduce(or_, later, self.logic.all_reads(case for case, _ in cases))

    def settle(self, place, cases, known, *answer):
        """Take an answer, and go on to where one must be asked, or to a leaf: that, and the places come to, as bits."""
        through, answers, known = 0, answer and [answer], known + (answer and (answer,))
        while True:
            for variable, value in answers:
                cases = [(self.logic.under(case, variable, value), to) for case, to in cases]
            cases = [case for case in cases if case[0] != FALSE]
            cases = cases[: next((number for number, case in enumerate(cases, 1) if case[0] == TRUE), len(cases))]
            reads = self.reads(cases)
            known = tuple(answer for answer in known if reads >> answer[0] & 1)
            if asks := reads & self.asks[place] & ~sum(1 << variable for variable, _ in known):
                return (place, tuple(cases), known, (asks & -asks).bit_length() - 1), through
            need(cases, "some answers lead to no outcome")
            need(cases[0][0] == TRUE, f"a guard at {self.names[place]!r} reads what was not asked")
            place = cases[0][1]
            if not isinstance(place, int):
                return place, through
            need(not through >> place & 1, f"some answers lead to {self.names[place]!r} twice")
            through |= 1 << place
            answers = known = tuple(answer for answer in known if not self.asks[place] >> answer[0] & 1)
            cases = self.cases[place]


class Checker:
    """Checks claims about a kernel. What is counted and proved on the diagram holds once that was walked."""

    def __init__(self, kernel, claims):
        fit(kernel, "format flow questions facts scores decisions? outcomes decides laws", "the kernel")
        decides, self.given = kernel["decides"], {}
        collects = decides["type"] == "collect"
        forms = {"nodes": [[int]], "items": [CLAIMED]} if collects else {"diagram": "root nodes", "leaves": [LEAF]}
        for name, form in forms.items():
            fit(claims.get(name), form, f"the {name}")
        no_two(kernel["outcomes"], "outcomes")
        new = {"decisions", "collect", "independent", "disjoint", "some-of"}
        new &= {*kernel, decides["type"], *(law["type"] for law in kernel["laws"])}
        need(kernel["format"] == 2 or not new, f"the kernel has {new}, which is not in its format")
        self.logic, self.after, self.rules = Logic(kernel), {}, decides.get("rules", [])
        for decision in self.logic.named["decision"]:
            for given, exist in self.logic.ends((self.logic.values(decision)[-1], self.logic.exist), set()):
                need(FALSE in (given - TRUE, exist), f"some answers give the decision {decision!r} no value")
        self.decision, sizes = None if collects else Decision(kernel, self.logic), self.logic.sizes
        nodes, leaves = (claims if collects else claims["diagram"])["nodes"], [] if collects else claims["leaves"]
        self.leaves = no_two([(leaf["outcome"], leaf.get("rule")) for leaf in leaves], "leaves")
        made = {~place: self.logic.make(("leaf", place), ()) for place in range(len(self.leaves))}
        made |= {-1: FALSE, -2: TRUE} if collects else {}
        made |= dict.fromkeys({NOWHERE} & {each for node in nodes for each in node}, self.logic.make(("nowhere",), ()))
        for place, (variable, *children) in reversed([*enumerate(nodes)]):
            need(0 <= variable < len(sizes) and len(children) == sizes[variable], f"node {place} asks nothing")
            need(all(child in made for child in children), f"node {place} leads to no later node or leaf")
            before = 1 << variable if decides["type"] == "tree" else (2 << variable) - 1
            late = self.logic.all_reads(made[child] for child in children)
            need(not late & before, f"node {place} asks twice, or before what comes first")
            made[place] = self.logic.node(variable, tuple(made[child] for child in children))
        self.total, roots = self.existing(TRUE)[TRUE], claims["items"] if collects else [claims["diagram"]]
        self.counts = [{each["root"]: prod(sizes)} for each in roots]
        for weights in self.counts:  # how many combinations come to each node and leaf, from one root
            for place, child in ((place, child) for place, (_, *children) in enumerate(nodes) for child in children):
                weights[child] = weights.get(child, 0) + weights.get(place, 0) // (len(nodes[place]) - 1)
        need(set().union(*self.counts) == made.keys(), "a node or leaf is not there, or nothing leads to it")
        for each, weights in zip(roots, self.counts, strict=True):
            counted = self.existing(made[each["root"]]) if self.logic.once != TRUE else {}
            weights |= {end: counted.get(made[end], 0) for end in weights if end < 0 and counted}
        need(len(set(made.values())) == len(made), "two nodes are the same, or one makes no difference")
        self.root = made[roots[0]["root"]]
        if collects:
            self.collect(decides, kernel["outcomes"], [(each["id"], made[each["root"]]) for each in claims["items"]])

    def existing(self, one):
        """How many combinations that exist come to each leaf."""
        left = Counter({(one, self.logic.once): prod(self.logic.sizes)})
        for variable, size in enumerate(self.logic.sizes):
            states, left = left, Counter()
            for (ones, weight), value in product(states.items(), range(size)):
                left[tuple(self.logic.under(each, variable, value) for each in ones)] += weight // size
        return {at: weight for (at, rest), weight in left.items() if rest == TRUE}

    def collect(self, decides, outcomes, claimed):
        """Refuse an item whose diagram is not its condition, or claims of other items; nothing is claimed last."""
        logic, every, wanted = self.logic, [], []
        for group in decides["groups"]:
            whens = [logic.of(item["when"]) if "when" in item else TRUE for item in group["items"]]
            for place, item in enumerate(group["items"]):
                earlier = [(when, -1) for when in whens[:place]] if group["first-match"] else []
                wanted.append((item["id"], logic.between(1, inf, [(whens[place], 1), *earlier])))
            every += [(when, 1) for when in whens]
        wanted.append((decides["nothing"], logic.between(-inf, 0, every)))
        names = no_two([item for item, _ in wanted], "items")
        need(names == [item for item, _ in claimed] and {*names} <= {*outcomes}, "other items are claimed")
        for (item, is_claimed), (_, holds) in zip(claimed, wanted, strict=True):
            self.given[item] = is_claimed
            for one, other, exist in logic.ends((is_claimed, holds, logic.exist), set()):
                need(one == other or exist == FALSE, f"the diagram of {item!r} is not its condition")

    def walk(self, one, state):
        """Walk diagram and decision side by side from here on. Returns the places that are come to, as bits."""
        shape = self.logic.shapes[one]
        if len(state) == 2:
            same = state[0] == NOWHERE or (shape[0] == "leaf" and self.leaves[shape[1]] == state)
            need(same, f"the diagram does not give {state} where due")
            return 0
        pair, (place, cases, known, variable) = (one, state), state
        if pair not in self.after:
            self.after[pair], after = None, 0
            for value in range(self.logic.sizes[variable]):
                then, through = self.decision.settle(place, cases, known, variable, value)
                later = self.walk(shape[2][value] if shape[:2] == ("node", variable) else one, then)
                twice = later is None or (through | 1 << place) & later or through >> place & 1
                need(not twice, f"some answers lead to {self.decision.names[place]!r} twice")
                after |= through | later
            self.after[pair] = after
        return self.after[pair]

    def prove(self, law):
        """Refuse a law that some answers break."""
        kind, decided, logic, pairs, met = law["type"], law.get("decision"), self.logic, [], set()
        if kind == "disjoint":
            listed = self.rules if decided is None else logic.named["decision"][decided]["cases"]
            pairs = [(TRUE, logic.between(2, inf, [(logic.of(case["when"]), 1) for case in listed if "when" in case]))]
        elif kind == "some-of":
            without = [(self.given[item], -1) for item in law["items"]]
            pairs = [(TRUE, logic.between(1, inf, [(logic.of(law["when"]), 1), *without]))]
        elif kind == "never":
            ones = [self.given[item] for item in law["outcomes"]] if self.given else [self.root]
            pairs, law = [(one, logic.of(law["when"])) for one in ones], {"outcomes": [TRUE]} if self.given else law
        else:
            place_of(law["question"], logic.domains, "question")
            need(kind == "independent" or not self.given, "a law is about one outcome, and there are items")
            domain, ones = logic.domains[law["question"]], [*self.given.values()] or [self.root]
            ones = ones if decided is None else logic.values(decided)
            named = law.get("options", law.get("from-most", domain["options"][::-1]))
            options = [place_of(each, domain["options"], "option") for each in named]
            one = {"independent": True, "monotone-value": len(domain.get("values", ())) == 1}
            need(one.get(kind, domain["type"] == "option"), "a law is not about one answer")
            need(kind == "alike" or sorted(options) == [*range(len(domain["options"]))], "a law lacks options")
            for one, variable in ((one, variable) for one in ones for variable in logic.own[law["question"]]):
                values = (0, 1) if domain["type"] == "set" else options
                under = [(logic.under(one, variable, v), logic.under(logic.exist, variable, v)) for v in values]
                pairs += [(less[0], more[0], less[1], more[1]) for i, less in enumerate(under) for more in under[:i]]
        pairs = [(*pair, logic.exist)[:4] for pair in pairs]
        for was, now, *exist in (ends for pair in pairs for ends in logic.ends(pair, met)):
            if FALSE in exist:
                continue
            one, other = (end if end <= TRUE else self.leaves[logic.shapes[end][1]][0] for end in (was, now))
            bad = one in law.get("towards", law.get("outcomes", [one])), other in law.get("away-from", [TRUE])
            need(one == other if kind in ("alike", "independent") else not all(bad), f"a law is broken: {one}, {other}")


def check(kernel_data, claims_data, page=None):
    """Refuse claims of which one is not so; `page` is the flow's own, if there is one. Returns a sentence."""
    kernel, claims = read(kernel_data, "the kernel"), read(claims_data, "the claims")
    checker = Checker(kernel, claims)
    for law in kernel["laws"]:
        checker.prove(law)
    found = {key: kernel[key] for key in ("format", "flow", "laws")} | {"combinations": str(checker.total)}
    found |= {"kernel": hashlib.sha256(kernel_data).hexdigest(), "variables": checker.logic.variables}
    if checker.decision:
        checker.walk(checker.root, checker.decision.begin)
        counted = [(leaf, checker.counts[0][~place]) for place, leaf in enumerate(claims["leaves"])]
        given = {each: sum(n for leaf, n in counted if leaf["outcome"] == each) for each in kernel["outcomes"]}
        found |= {"diagram": claims["diagram"], "leaves": [{**leaf, "combinations": str(n)} for leaf, n in counted]}
        found["outcomes"] = [{"outcome": outcome, "combinations": str(n)} for outcome, n in given.items()]
        walked = {"diagram": claims["diagram"], "leaves": [[*leaf] for leaf in checker.leaves]}
    else:
        counted = zip(claims["items"], checker.counts, strict=True)
        found["items"] = [{**each, "combinations": str(weights.get(-2, 0))} for each, weights in counted]
        *items, nothing = ([each["id"], each["root"]] for each in claims["items"])
        found["nodes"], walked = claims["nodes"], {"nodes": claims["nodes"], "items": items, "nothing": nothing}
    for key in [*found, *claims]:
        one, other = (json.dumps(each.get(key), sort_keys=True) for each in (found, claims))
        need(one == other, f"{key!r} in the claims is not what was found")
    shown = json.loads(DATA.search(page)[1]) if page else walked | {"variables": claims["variables"]}
    same = shown["variables"] == claims["variables"] and all(shown[key] == walked[key] for key in walked)
    need(same, "readers walk another diagram")
    said = f"{checker.total:,} combinations, outcomes: {len(kernel['outcomes'])}, laws: {len(kernel['laws'])}"
    return f"{kernel['flow']}: {said}; all as claimed"


def check_site(folder):
    """Yield a sentence for each flow of a site, whose files must be those that `build.json` names."""
    flows = read((folder / "build.json").read_bytes(), "build.json", 1).get("flows")
    fit(flows, FORMS["flows"], "build.json")
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
    except (RecursionError, OSError, TypeError, KeyError, ValueError) as refused:
        sys.exit(f"NOT as claimed: {refused}")
