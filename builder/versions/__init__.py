"""The history of a knowledge base, read from git: which states its pages had, and what each of them said.

`history.py` is where to begin; docs/versions.md describes the model. Nothing here writes.
"""
