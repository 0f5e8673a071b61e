"""Tests of the records for the search."""
