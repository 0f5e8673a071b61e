"""The states of a content as each of its languages has them, so that each language is compared for itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from builder.changes.states import ContentState
from builder.load.translations import FILE, translations_in
from builder.site.language_view import LOGIC, LanguageView


def views_of(old: ContentState, new: ContentState) -> list[LanguageView]:
    """The original language of two states, then each that one of them is translated into."""
    codes = frozenset(code for state in (old, new) for code in _translations(state))
    return [LanguageView(codes, code) for code in ("", *sorted(codes))]


def _translations(state: ContentState) -> frozenset[str]:
    try:
        return translations_in(state.contents[FILE]) if FILE in state.contents else frozenset()
    except OSError:
        return frozenset()


def seen_in(view: LanguageView, state: ContentState) -> ContentState:
    """A state with the files of one language, under the names that it has for them."""
    if not view.translations:
        return state
    names = {seen: file for file in state.ids if (seen := view.seen(file))}
    names = {seen: file for seen, file in names.items() if seen.removesuffix(LOGIC) in names}
    return replace(
        state,
        ids={seen: state.ids[file] for seen, file in names.items()},
        contents=_Seen(names, state.contents),
        odd={seen: state.odd[file] for seen, file in names.items() if file in state.odd},
    )


@dataclass(frozen=True, slots=True)
class _Seen(Mapping[str, bytes]):
    """Files under other names."""

    names: Mapping[str, str]
    contents: Mapping[str, bytes]

    def __getitem__(self, file: str) -> bytes:
        return self.contents[self.names[file]]

    def __iter__(self) -> Iterator[str]:
        return (seen for seen, file in self.names.items() if file in self.contents)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, file: object) -> bool:
        return file in self.names and self.names[str(file)] in self.contents
