"""Make builder/languages/plurals.json from the tables of the CLDR that Babel has.

Run `python -m tests.languages.make_plurals`. The category of all but a few whole numbers follows from their last two
digits, and from being a multiple of a million. A language for which that is not so is left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

from babel import Locale, localedata

from builder.languages.plurals import FILE

TRIED = (*range(3000), *range(999_990, 1_000_300), 2_000_000, 3_000_001, 17_000_000, 999_999_999)
"""Numbers at which a language must not differ from its table."""


@cache
def tables() -> dict[str, dict[str, dict[int, str] | str]]:
    """For each language the numbers with a category of their own, those of last digits, and that of millions."""
    found: dict[str, dict[str, dict[int, str] | str]] = {}
    for code in sorted(code for code in localedata.locale_identifiers() if "_" not in code):
        category: Callable[[int], str] = Locale.parse(code).plural_form
        ends = {number: category(1000 + number) for number in range(100)}
        alone = {number: category(number) for number in range(200) if category(number) != ends[number % 100]}
        million = category(1_000_000)

        def by_table(
            number: int, alone: dict[int, str] = alone, ends: dict[int, str] = ends, many: str = million
        ) -> str:
            return alone.get(number) or (many if number and number % 1_000_000 == 0 else ends[number % 100])

        if all(by_table(number) == category(number) for number in TRIED):
            found[code] = {
                "alone": alone,
                "ends": {number: name for number, name in ends.items() if name != "other"},
                "million": million if million != ends[0] else "",
            }
    return found


def made() -> str:
    """The file: a line for each table, with the languages that have it."""
    lines: dict[str, list[str]] = {}
    for code, table in tables().items():
        lines.setdefault(json.dumps({key: value for key, value in table.items() if value}), []).append(code)
    rows = [f"  [{json.dumps(codes)}, {table}]" for table, codes in lines.items()]
    return "[\n" + ",\n".join(rows) + "\n]\n"


if __name__ == "__main__":
    FILE.write_text(made(), "utf-8", newline="\n")
