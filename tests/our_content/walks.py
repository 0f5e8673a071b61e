"""Twelve people who come to the flow: what they answer, and in which words they would say it."""

from __future__ import annotations

NONE = "None of these"
KNOWS_OF_NOTHING = "Nothing I know of"

WALKS: dict[str, list[str]] = {
    "final-round-unlikely-a-long-trip": [
        NONE, "Unlikely, but I can imagine it, or another role there", KNOWS_OF_NOTHING,
        "Something I would notice but can bear, or I do not know yet", "More than 48 hours", "A lot", "Two or three",
        "The final round, or an assessment day", "No",
    ],
    "ill-this-morning": ["I am too ill to go, or there is an emergency", "Less than 24 hours"],
    "asked-for-bank-details": ["They asked for money, or before any offer for my bank details or passport"],
    "on-benefits-and-would-never-take-it": [NONE, "No, whatever they offer", "Yes"],
    "clash-with-child-care": [
        "I cannot be there at that time", "Probably", KNOWS_OF_NOTHING, "Little", "24 to 48 hours",
    ],
    "adjustments-needed-tomorrow": [
        "I need a change to take part fairly, and it is not settled yet", "Probably", KNOWS_OF_NOTHING, "Little",
        "Less than 24 hours",
    ],
    "adjustments-refused": [
        "They refused or ignored a change that I need to take part fairly", "Probably", KNOWS_OF_NOTHING,
    ],
    "employed-and-in-secret": [
        "I cannot be there at that time", "Maybe, or I am not sure", KNOWS_OF_NOTHING,
        "Something I would notice but can bear, or I do not know yet", "More than 48 hours",
    ],
    "tomorrow-with-nerves": [
        "Nerves make me want to cancel", "Probably", KNOWS_OF_NOTHING, "Little",
    ],
    "missed-it-in-panic": ["I have already missed it"],
    "the-pay-unknown": [
        NONE, "Maybe, or I am not sure", "Yes, but I am guessing, and one question could settle it", "Little",
    ],
    "messages-on-a-chat-app-only": ["I could not check something about them"],
}  # fmt: skip
"""By a name that says who it is: the labels of their answers, in the order asked."""
