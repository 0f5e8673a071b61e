"""Checks of prose, for `builder check --prose`: sentences, words, links, figures, and the ways between pages."""
