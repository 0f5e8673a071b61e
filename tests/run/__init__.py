"""Tests of `run.py`, without network: programs that it starts are small scripts here."""
