"""markdown-it-py with fewer steps: a rule is asked only where the character at hand can begin its markup.

The library asks every rule at every place, and most of its time goes into rules that answer no. Tokens are the same
(`tests/load/test_quick_markdown.py`). All rules are added before the first text is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import Any, TypeVar

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock, RuleFuncBlockType
from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.renderer import RendererProtocol
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

Rule = TypeVar("Rule", bound=Callable[..., object])
_BlockRules = tuple[RuleFuncBlockType, ...]
_INLINE: Mapping[str, str] = {
    "newline": "\n", "escape": "\\", "backticks": "`", "strikethrough": "~", "emphasis": "*_", "link": "[",
    "image": "!", "autolink": "<", "html_inline": "<", "entity": "&", "footnote_ref": "[", "citation": "[",
    "help": "[", "term": "[", "comment": "<", "break": "<", "answer": "{", "mentions": "@", "text": "",
}  # fmt: skip
_BLOCK: Mapping[str, str] = {
    "comment": "<", "folding": "<", "container_box": ":", "fence": "`~", "blockquote": ">", "hr": "*-_",
    "list": "*+-0123456789", "footnote_def": "[", "reference": "[", "html_block": "<", "heading": "#",
}  # fmt: skip
"""The characters with which the markup of each rule begins; a rule that is not here is asked everywhere."""
_PATH = re.compile(r"(?!//)[a-zA-Z0-9_./-]+(?:#[a-zA-Z0-9_-]+)?")
_OF_LINES = ("table", "lheading")
"""Rules whose blocks have a second line, with text."""


class QuickMarkdown(MarkdownIt):
    """The library's parser, with the two parsers of this module."""

    def __init__(self, preset: str, options: Mapping[str, Any], renderer: type[RendererProtocol]) -> None:
        super().__init__(preset, options, renderer_cls=renderer)
        self.inline, self.block = _Inline(), _Block()
        self.configure(preset, options)

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - its name
        """As the library's; the path of a file stays as it is."""
        return url if _PATH.fullmatch(url) else super().normalizeLink(url)


class _Inline(ParserInline):
    """Text goes by in one step; at signs, those rules are asked that may begin there."""

    @cached_property
    def _rules(self) -> tuple[dict[str, tuple[RuleFuncInlineType, ...]], tuple[RuleFuncInlineType, ...]]:
        """The rules at each sign that ends plain text, and those of plain text."""
        rules = dict(zip(self.ruler.get_active_rules(), self.ruler.getRules(), strict=True))
        signs = [sign for sign in map(chr, range(128)) if self.terminator_re.match(sign)]
        return {sign: _beginning_with(sign, rules, _INLINE) for sign in signs}, (rules["text"],)

    def tokenize(self, state: StateInline) -> None:
        """As the library's."""
        at, in_text = self._rules
        source, end, deepest = state.src, state.posMax, state.md.options["maxNesting"]
        while (place := state.pos) < end:
            for rule in at.get(source[place], in_text) if state.level < deepest else ():
                if rule(state, False):
                    break
            else:
                state.append_pending(source[place])
                state.pos += 1
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 - its name
        """As the library's."""
        place = state.pos
        if place in state.cache:
            state.pos = state.cache[place]
            return
        if state.level >= state.md.options["maxNesting"]:
            state.pos = state.posMax + 1
        else:
            at, in_text = self._rules
            state.level += 1
            if not any(rule(state, True) for rule in at.get(state.src[place], in_text)):
                state.pos += 1
            state.level -= 1
        state.cache[place] = state.pos

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """As the library's; a text without marks of emphasis has nothing to pair and to join."""
        state = StateInline(src, md, env, tokens)
        self.tokenize(state)
        if state.delimiters or any(meta and meta["delimiters"] for meta in state.tokens_meta):
            for rule in self.ruler2.getRules():
                rule(state)
        return state.tokens


class _BlockRuler(Ruler[RuleFuncBlockType]):
    """Of each line, those rules are asked whose blocks can begin with its first character."""

    def rules_at(self, chain: str, state: StateBlock, line: int, end: int) -> _BlockRules:
        """The rules of a chain that may apply to a line; `end` is the line after the last one."""
        at, in_text, alone = self._chains[chain]
        place = state.bMarks[line] + state.tShift[line]
        rules = at.get(state.src[place : place + 1])
        if rules is None:
            return alone if line + 1 >= end or state.isEmpty(line + 1) else in_text
        return rules

    def getRules(self, chainName: str = "") -> list[RuleFuncBlockType]:  # noqa: N802, N803 - their names
        """One rule that asks those of a chain."""
        return [self._asking[chainName]] if chainName in self._asking else []

    @cached_property
    def _chains(self) -> dict[str, tuple[dict[str, _BlockRules], _BlockRules, _BlockRules]]:
        """For each chain the rules at each sign, those at other characters, and those where no line follows."""
        chains = {}
        for chain in {name for rule in self.__rules__ for name in ("", *rule.alt)}:
            rules = {rule.name: rule.fn for rule in self.__rules__ if rule.enabled and (not chain or chain in rule.alt)}
            alone = {name: rule for name, rule in rules.items() if name not in _OF_LINES}
            signs = {sign: _beginning_with(sign, rules, _BLOCK) for sign in "".join(_BLOCK.values())}
            chains[chain] = (signs, _beginning_with("", rules, _BLOCK), _beginning_with("", alone, _BLOCK))
        return chains

    @cached_property
    def _asking(self) -> dict[str, RuleFuncBlockType]:
        return {chain: partial(self._ask, chain) for chain in self._chains}

    def _ask(self, chain: str, state: StateBlock, line: int, end: int, silent: bool) -> bool:
        for rule in self.rules_at(chain, state, line, end):  # noqa: SIM110 - half the time of `any`
            if rule(state, line, end, silent):
                return True
        return False


class _Block(ParserBlock):
    def __init__(self) -> None:
        super().__init__()
        self._ruler = _BlockRuler()
        self._ruler.__rules__ = self.ruler.__rules__
        self.ruler = self._ruler

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 - their names
        """As the library's."""
        line, deepest, after_empty = startLine, state.md.options.maxNesting, False
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= deepest:
                state.line = endLine
                break
            for rule in self._ruler.rules_at("", state, line, endLine):
                if rule(state, line, endLine, False):
                    break
            state.tight = not after_empty
            line = state.line
            if line - 1 < endLine and state.isEmpty(line - 1):
                after_empty = True
            if line < endLine and state.isEmpty(line):
                after_empty = True
                line += 1
                state.line = line


def _beginning_with(character: str, rules: Mapping[str, Rule], begins: Mapping[str, str]) -> tuple[Rule, ...]:
    """The rules whose markup can begin with a character, in their order; those of text if there is none."""
    return tuple(
        rule for name, rule in rules.items() if name not in begins or (character and character in begins[name])
    )
