#!/usr/bin/env python3
"""Check what a site says of its decision flows. Shares no code with the program that made the site.

usage: python3 verify.py KERNEL CLAIMS    a flow: its kernel.json and its claims.json
       python3 verify.py FOLDER           every flow of a site that was downloaded

Nothing in the claims is believed: rules and diagram are walked side by side, over all answers, each pair of a node and
what is left of the rules once, so that millions of combinations take seconds. The exit code is 0 if all is as claimed.
"""

import hashlib
import json
import re
import sys
from functools import cache, reduce
from math import inf, prod
from operator import or_
from pathlib import Path

FALSE, TRUE = 0, 1
DATA = re.compile(rb'<script type="application/json" data-flow>(.*?)</script>')
RefusedError = ValueError  # something is not as claimed, or cannot be read


def need(truth, message):
    """Refuse what is not so."""
    if not truth:
        raise RefusedError(message)


# The keys of each object, by its type or by the key that holds it, with `*` for each in a list; `?` can be missing.
FORMS = """
    kernel: format flow questions facts scores outcomes decides laws decisions?; questions*: id domain; facts*: id when;
    scores*: id points; points*: add when; decisions*: id values cases; cases*: value when?; rules*: id give when?;
    ways*: from option? when? ask? give?; groups*: id first-match items; items*: id when?; diagram: root nodes;
    leaves*: outcome combinations rule?; flows*: page kernel kernel-sha256 claims claims-sha256; option: options;
    answer: question of at-least; all: parts; any: parts; not: part; fact: fact; score: score at-least? at-most?;
    decision: decision of; set: options none; rules: rules; tree: start ways; collect: groups nothing;
    never: outcomes when; monotone: question from-most towards away-from; alike: question options; disjoint: decision?;
    independent: question decision?; some-of: items when"""
KEYS = dict(each.strip().split(":") for each in FORMS.split(";"))
TYPED = {"domain", "decides", "laws*", "when", "part", "parts*"}
LISTS = {key[:-1] for key in KEYS if key[-1] == "*"} | {"options", "of", "parts", "values", "outcomes", "laws", "nodes"}
LISTS |= {"from-most", "towards", "away-from", "nodes*"}
KINDS = {**dict.fromkeys(["format", "add", "at-least", "at-most", "root", "nodes**"], int), "first-match": bool}


def fit(value, name, place):
    """Refuse a value that has not the form that its name says."""
    need(isinstance(value, list) == (name in LISTS), f"{place} is {'no' if name in LISTS else 'a'} list")
    if name in LISTS:
        for number, each in enumerate(value):
            fit(each, f"{name}*", f"{place}[{number}]")
    elif isinstance(value, dict) and (name in KEYS or name in TYPED):
        kind = value.get("type") if name in TYPED else name
        need(isinstance(kind, str) and kind in KEYS, f"{place} has the type {kind!r}, which is not known here")
        known = {key.rstrip("?"): key for key in ["type"] * (name in TYPED) + KEYS[kind].split()}
        for key in value.keys() ^ known.keys():
            lacks = "lacks" if key in known else "has the unknown key"
            need(known.get(key, key)[-1] == "?", f"{place} {lacks} {key!r}")
        for key in value:
            fit(value[key], key, f"{place}.{key}")
    else:
        need(type(value) is KINDS.get(name, str), f"{place} is no {KINDS.get(name, str).__name__}")


def read(data, name, formats=(1, 2)):
    """The object in a file, if its format is known."""
    value = json.loads(data.decode("utf-8"))
    version = isinstance(value, dict) and value.get("format")
    need(version in formats and type(version) is int, f"{name} has the format {version!r}, which is not in {formats}")
    return value


def place_of(name, names, what):
    """The place of a name, which must be there."""
    need(name in names, f"there is no {what} {name!r}")
    return list(names).index(name)


def no_two(names, what):
    """The names, of which no two may be the same."""
    need(len(set(names)) == len(names), f"two {what} are the same")
    return names


class Logic:
    """Conditions and diagrams as numbers. A variable is a question, or an option of a set: 0 is ticked, 1 is not."""

    def __init__(self, kernel):
        self.shapes, self.reads, self.numbers, self.made = [(), ()], [0, 0], {}, {}
        self.under = cache(self.cofactor)
        self.named = {}
        for kind in ("question", "fact", "score", "decision"):
            ids = no_two([each["id"] for each in kernel.get(f"{kind}s", [])], f"{kind}s")
            self.named[kind] = dict(zip(ids, kernel.get(f"{kind}s", []), strict=True))
        self.domains = {id_: each["domain"] for id_, each in self.named["question"].items()}
        self.variables, self.sizes, self.own = [], [], {}
        for question, domain in self.domains.items():
            options, ticks = no_two(domain["options"], f"options of {question!r}"), domain["type"] == "set"
            need(options and domain.get("none") not in options, f"the options of {question!r} are none")
            made = [[question, option] for option in options] if ticks else [[question]]
            self.own[question] = range(len(self.variables), len(self.variables) + len(made))
            self.variables += made
            self.sizes += [2 if ticks else len(options)] * len(made)

    def make(self, shape, parts, reads=0):
        """The number of a shape; it reads all variables that its parts read, which are bits here."""
        if shape not in self.numbers:
            self.numbers[shape] = len(self.shapes)
            self.shapes.append(shape)
            self.reads.append(reads | self.all_reads(parts))
        return self.numbers[shape]

    def all_reads(self, parts):
        """The variables that any of some parts reads."""
        return reduce(or_, (self.reads[part] for part in parts), 0)

    def node(self, variable, children):
        """A node of a diagram, with what follows from each value."""
        same = len(set(children)) == 1
        return children[0] if same else self.make(("node", variable, children), children, 1 << variable)

    def one_of(self, variable, values):
        """The variable has one of these values."""
        return self.node(variable, tuple(int(value in values) for value in range(self.sizes[variable])))

    def between(self, low, high, terms):
        """The points of the terms that hold are `low` or more and `high` or less."""
        left = {}
        for part, points in terms:
            left[part] = left.get(part, 0) + points
        done, _ = left.pop(TRUE, 0), left.pop(FALSE, 0)
        least, most = (done + sum(choose(points, 0) for points in left.values()) for choose in (min, max))
        if most < low or least > high or (low <= least and most <= high):
            return FALSE if most < low or least > high else TRUE
        if len(left) == 1 and low <= done + sum(left.values()) <= high:
            return next(iter(left))
        return self.make(("between", low - done, high - done, tuple(sorted(left.items()))), left)

    def of(self, condition):
        """The number of a condition."""
        kind = condition["type"]
        if kind == "answer":
            return self.answered(condition["question"], set(condition["of"]), condition["at-least"])
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
            low, high = condition.get("at-least", 1 if kind == "fact" else -inf), condition.get("at-most", inf)
            return self.between(low, high, [(when, part.get("add", 1)) for when, part in self.made[key]])
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
        """At least so many of some options are in the answer, which is `none` alone where nothing is ticked."""
        place_of(question, self.domains, "question")
        domain, own, none = self.domains[question], self.own[question], self.domains[question].get("none")
        places = [place_of(each, domain["options"], f"option of {question!r}") for each in options - {none}]
        terms = [self.one_of(own[0], places)] if none is None else [self.one_of(own[place], {0}) for place in places]
        if none in options:
            terms.append(self.between(len(own), inf, [(self.one_of(variable, {1}), 1) for variable in own]))
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
            if ones not in met and not reads:
                yield ones
            elif ones not in met:
                variable = (reads & -reads).bit_length() - 1  # the lowest bit
                under = ([self.under(one, variable, value) for one in ones] for value in range(self.sizes[variable]))
                waiting += map(tuple, under)
            met.add(ones)


class Decision:
    """What is left to decide: cases that lead to a place or a leaf. Rules are one place, in a tree each question is."""

    def __init__(self, kernel, logic):
        self.logic, decides = logic, kernel["decides"]
        if decides["type"] == "rules":
            self.names, self.asks, start = ["rules"], [(1 << len(logic.variables)) - 1], "rules"
            ways = [{"from": "rules", **rule} for rule in decides["rules"]]
            no_two([rule["id"] for rule in ways], "rules")
        else:
            self.names, ways, start = list(logic.own), decides["ways"], decides["start"]
            self.asks = [sum(1 << variable for variable in own) for own in logic.own.values()]
        self.start, self.needs = place_of(start, self.names, "question"), [0] * len(self.asks)
        self.cases = [[] for _ in self.asks]
        for way in ways:
            need(("ask" in way) != ("give" in way), "a way leads to a question or to an outcome, to one of the two")
            place = place_of(way["from"], self.names, "question")
            to = place_of(way["ask"], self.names, "question") if "ask" in way else (way["give"], way.get("id"))
            need(isinstance(to, int) or to[0] in kernel["outcomes"], f"there is no outcome {to!r}")
            when = [logic.answered(way["from"], {way["option"]}, 1)] if "option" in way else []
            when += [logic.of(way["when"])] if "when" in way else []
            self.cases[place].append((logic.between(len(when), inf, [(part, 1) for part in when]), to))
        self.first = self.cases[self.start]
        for _ in self.asks:  # after so many rounds: all variables that the cases of a place, or of a later one, read
            self.needs = [self.reads(cases) for cases in self.cases]

    def reads(self, cases):
        """The variables that cases read, or anything that they lead to."""
        needs = (self.needs[to] for _, to in cases if isinstance(to, int))
        return reduce(or_, needs, self.logic.all_reads(case for case, _ in cases))

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
            if not isinstance(cases[0][1], int):
                return cases[0][1], through
            place = cases[0][1]
            need(not through >> place & 1, f"some answers lead to {self.names[place]!r} twice")
            through |= 1 << place
            answers = known = tuple(answer for answer in known if not self.asks[place] >> answer[0] & 1)
            cases = self.cases[place]


class Checker:
    """Checks claims about a kernel. What is counted and proved on the diagram holds once that was walked."""

    def __init__(self, kernel, claims):
        fit(kernel, "kernel", "the kernel")
        kind = kernel["decides"]["type"]
        for name in ["nodes"] if kind == "collect" else ["diagram", "leaves"]:
            fit(claims.get(name), name, f"the {name}")
        no_two(kernel["outcomes"], "outcomes")
        self.logic, self.after = Logic(kernel), {}
        new = {*kernel, kind, *(law["type"] for law in kernel["laws"])}
        new &= {"decisions", "collect", "independent", "disjoint", "some-of"}
        need(kernel["format"] == 2 or not new, f"the kernel has {new}, which is not in its format")
        for decision in self.logic.named["decision"]:
            for ends in self.logic.ends((self.logic.values(decision)[-1],), set()):
                need(ends == (TRUE,), f"some answers give the decision {decision!r} no value")
        sizes, self.given, self.rules = self.logic.sizes, {}, kernel["decides"].get("rules", [])
        nodes = claims["nodes"] if kind == "collect" else claims["diagram"]["nodes"]
        self.leaves = no_two([(leaf["outcome"], leaf.get("rule")) for leaf in claims.get("leaves", [])], "leaves")
        made = {~place: self.logic.make(("leaf", place), ()) for place in range(len(self.leaves))}
        made = {-1: FALSE, -2: TRUE} if kind == "collect" else made
        for place, (variable, *children) in reversed([*enumerate(nodes)]):
            need(0 <= variable < len(sizes) and len(children) == sizes[variable], f"node {place} asks nothing")
            need(all(child in made for child in children), f"node {place} leads to no later node or leaf")
            before = 1 << variable if kind == "tree" else (2 << variable) - 1
            late = self.logic.all_reads(made[child] for child in children)
            need(not late & before, f"node {place} asks twice, or before what comes first")
            made[place] = self.logic.node(variable, tuple(made[child] for child in children))
        need(len(set(made.values())) == len(made), "two nodes are the same, or one makes no difference")
        roots = [each["root"] for each in claims["items"]] if kind == "collect" else [claims["diagram"]["root"]]
        self.counts = []  # for each root, the combinations that come to a leaf
        for root in roots:
            weights = {**dict.fromkeys(made, 0), root: prod(sizes)}
            for place, (_, *children) in enumerate(nodes):
                for child in children:
                    weights[child] += weights[place] // len(children)
            self.counts.append(weights)
        come = [any(weights[reference] for weights in self.counts) for reference in made]
        need(all(come), "a node or leaf is not there, or nothing leads to it")
        self.decision = None if kind == "collect" else Decision(kernel, self.logic)
        self.root = self.items(kernel, claims["items"], made) if kind == "collect" else made[roots[0]]

    def items(self, kernel, claimed, made):
        """Each item with its diagram, beside its condition; and the outcome where there is none."""
        logic, every, wanted = self.logic, [], {}
        for group in kernel["decides"]["groups"]:
            whens = [logic.of(item["when"]) if "when" in item else TRUE for item in group["items"]]
            for place, item in enumerate(group["items"]):
                earlier = [(when, -1) for when in whens[:place]] if group["first-match"] else []
                need(item["id"] not in wanted, "two items are the same")
                wanted[item["id"]] = logic.between(1, inf, [(whens[place], 1), *earlier])
            every += [(when, 1) for when in whens]
        wanted[kernel["decides"]["nothing"]] = logic.between(-inf, 0, every)
        need(
            [each["id"] for each in claimed] == [*wanted] and {*wanted} <= {*kernel["outcomes"]},
            "other items are claimed",
        )
        for each in claimed:
            self.given[each["id"]] = made[each["root"]]
            for one, other in logic.ends((made[each["root"]], wanted[each["id"]]), set()):
                need(one == other, f"the diagram of {each['id']!r} is not its condition")

    def walk(self, one, state):
        """Walk diagram and decision side by side from here on. Returns the places that are come to, as bits."""
        shape = self.logic.shapes[one]
        if len(state) == 2:
            need(shape[0] == "leaf" and self.leaves[shape[1]] == state, f"the diagram does not give {state} everywhere")
            return 0
        pair, (place, cases, known, variable), after = (one, state), state, 0
        if pair not in self.after:
            self.after[pair] = None
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
        kind, decided, logic = law["type"], law.get("decision"), self.logic
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
            domain = logic.domains[law["question"]]
            ones = logic.values(decided) if decided else [*self.given.values()] or [self.root]
            named = law.get("options", law.get("from-most", domain["options"]))
            options = [place_of(each, domain["options"], "option") for each in named]
            need(kind == "independent" or domain["type"] == "option", "a law is not about one answer")
            need(kind == "alike" or sorted(options) == [*range(len(domain["options"]))], "a law lacks options")
            pairs = []
            for one, variable in ((one, variable) for one in ones for variable in logic.own[law["question"]]):
                under = [logic.under(one, variable, v) for v in (options if domain["type"] == "option" else (0, 1))]
                pairs += [(less, more) for place, less in enumerate(under) for more in under[:place]]
        met = set()
        for was, now in (ends for pair in pairs for ends in logic.ends(pair, met)):
            one, other = (end if end <= TRUE else self.leaves[logic.shapes[end][1]][0] for end in (was, now))
            bad = one in law.get("towards", law.get("outcomes", [one])), other in law.get("away-from", [TRUE])
            broken = one != other if kind in ("alike", "independent") else all(bad)
            need(not broken, f"a law is broken: {one} becomes {other}")


def check(kernel_data, claims_data, page=None):
    """Refuse claims of which one is not so; `page` is the flow's own, if there is one. Returns a sentence."""
    kernel, claims = read(kernel_data, "the kernel"), read(claims_data, "the claims")
    checker = Checker(kernel, claims)
    if not checker.given:
        checker.walk(checker.root, checker.decision.settle(checker.decision.start, checker.decision.first, ())[0])
    for law in kernel["laws"]:
        checker.prove(law)
    found = {
        "format": kernel["format"], "flow": kernel["flow"], "kernel": hashlib.sha256(kernel_data).hexdigest(),
        "variables": checker.logic.variables, "combinations": str(prod(checker.logic.sizes)), "laws": kernel["laws"],
    }  # fmt: skip
    if checker.given:
        items = zip(claims["items"], checker.counts, strict=True)
        found |= {
            "items": [{**each, "combinations": str(counts[-2])} for each, counts in items],
            "nodes": claims["nodes"],
        }
    else:
        count = {~place: str(checker.counts[0][~place]) for place in range(len(checker.leaves))}
        leaves = [{**leaf, "combinations": count[~place]} for place, leaf in enumerate(claims["leaves"])]
        given = {
            o: sum(int(leaf["combinations"]) * (leaf["outcome"] == o) for leaf in leaves) for o in kernel["outcomes"]
        }
        outcomes = [{"outcome": outcome, "combinations": str(number)} for outcome, number in given.items()]
        found |= {"diagram": claims["diagram"], "leaves": leaves, "outcomes": outcomes}
    for key in [*found, *claims]:
        one, other = (json.dumps(each.get(key), sort_keys=True) for each in (found, claims))
        need(one == other, f"{key!r} in the claims is not what was found")
    shown = json.loads(DATA.search(page)[1]) if page else {}
    walked = {key: claims[key] for key in ("variables", "diagram", "nodes") if page and key in claims}
    if page and checker.given:
        walked["items"] = [[each["id"], each["root"]] for each in claims["items"][:-1]]
    elif page:
        walked["leaves"] = [[*leaf] for leaf in checker.leaves]
    need(all(shown[key] == value for key, value in walked.items()), "readers walk another diagram")
    outcomes, laws = len(kernel["outcomes"]), len(kernel["laws"])
    numbers = f"{prod(checker.logic.sizes):,} combinations, outcomes: {outcomes}, laws: {laws}"
    return f"{kernel['flow']}: {numbers}; all as claimed"


def check_site(folder):
    """Yield a sentence for each flow of a site, whose files must be those that `build.json` names."""
    flows = read((folder / "build.json").read_bytes(), "build.json", (1,)).get("flows")
    fit(flows, "flows", "build.json")
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
