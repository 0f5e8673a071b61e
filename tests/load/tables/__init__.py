"""Tests of the readers of decision tables."""
