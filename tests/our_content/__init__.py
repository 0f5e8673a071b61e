"""Promises about the content this repository publishes: its flagship's rules, its pages, the figures in the README.

All other tests run on knowledge bases under `tests/` and read nothing in `content/`. A fork with content of its own
leaves this folder out (`python3 run.py test --ignore=tests/our_content`) or deletes it. Publishing needs no test.
"""
