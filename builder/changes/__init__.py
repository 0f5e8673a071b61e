"""Everything that differs between two states of the content: `builder diff`, and what a release changes.

`states.py` says what a state is, `compare.py` compares two, and the modules `as_…` show what was found. Nothing writes.
"""
