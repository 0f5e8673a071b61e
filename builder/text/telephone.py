"""Telephone numbers: the form in which any telephone can dial them, from the form in which people read them."""

from __future__ import annotations

import re

SCHEMES = ("tel", "sms")
"""The schemes of links that dial a number."""
_SPACE = re.compile(r"[\s().-]+")
_INTERNATIONAL = re.compile(r"\+[1-9][0-9]{6,14}")
_SHORT = re.compile(r"[1-9][0-9]{1,5}")
_NATIONAL = re.compile(r"[0-9]{6,14}")
_CALLING = (
    "AT 43, AU 61, BE 32, CA 1, CH 41, CZ 420, DE 49, DK 45, ES 34, FI 358, FR 33, GB 44, IE 353, IN 91, JP 81, "
    "KE 254, NG 234, NL 31, NO 47, NZ 64, PL 48, PT 351, SE 46, US 1, ZA 27"
)
CALLING = dict(row.split(" ") for row in _CALLING.split(", "))
"""The calling codes of countries where a 0 before the area falls away, or there is none; others need the `+`."""


def dialled(written: str, country: str = "") -> str:
    """A number as E.164 has it, or a short one as it is; empty if no telephone could dial it.

    `country` is the code of the country whose national numbers are understood.
    """
    plain = _SPACE.sub("", written)
    if _INTERNATIONAL.fullmatch(plain) or _SHORT.fullmatch(plain):
        return plain
    calling = CALLING.get(country)
    if calling is None or not _NATIONAL.fullmatch(plain):
        return ""
    national = plain.removeprefix(
        "1" if calling == "1" and len(plain) == 11 else "0"
    )  # what is dialled within a country
    whole = f"+{calling}{national}"
    return whole if _INTERNATIONAL.fullmatch(whole) and (calling != "1" or len(national) == 10) else ""


def number_of(address: str) -> str:
    """The number of a link that dials, without what to say; empty if it cannot be dialled from everywhere."""
    _, _, rest = address.partition(":")
    return dialled(rest.partition("?")[0].replace("%20", " "))
