"""Telephone numbers as any telephone dials them.

Rooms: builder/text.
"""

from __future__ import annotations

import pytest

from builder.text.telephone import dialled, number_of


@pytest.mark.parametrize(
    ("written", "country", "number"),
    [
        ("999", "", "999"),
        ("116 123", "", "116123"),
        ("85258", "", "85258"),
        ("0300 123 2040", "GB", "+443001232040"),
        ("(0)30 123456", "DE", "+4930123456"),
        ("(800) 669-4000", "US", "+18006694000"),
        ("1-800-669-4000", "US", "+18006694000"),
        ("+44 20 7946 0000", "", "+442079460000"),
        ("+1.800.669.4000", "FR", "+18006694000"),
        ("0300 123 2040", "", ""),
        ("06 1234 5678", "IT", ""),
        ("669-4000", "US", ""),
        ("0800 NOW", "GB", ""),
        ("+0 123 456 789", "", ""),
        ("+44 1", "", ""),
        ("+44123456789012345", "", ""),
        ("1", "", ""),
        ("", "GB", ""),
    ],
)
def test_dialled(written: str, country: str, number: str) -> None:
    """Short numbers stay, national ones get the code of their country, and what nobody can dial is none."""
    assert number == dialled(written, country)


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("tel:+44-20-7946-0000", "+442079460000"),
        ("sms:85258?body=SHOUT", "85258"),
        ("tel:+44%2020%207946%200000", "+442079460000"),
        ("tel:020-7946-0000", ""),
        ("tel:", ""),
    ],
)
def test_number_of_an_address(address: str, number: str) -> None:
    """Without what to say; a national number in a link is dialled from anywhere, so it needs its country."""
    assert number == number_of(address)
