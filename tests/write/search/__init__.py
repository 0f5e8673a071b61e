"""Tests of the index of the search."""
