"""The history of a knowledge base, read from git: the states of its pages and their words. Begin at `history.py`."""
