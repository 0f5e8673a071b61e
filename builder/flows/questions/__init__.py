"""Kinds of question: one file a kind, with all that the logic must know of it."""
