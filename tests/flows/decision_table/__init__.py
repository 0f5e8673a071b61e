"""Tests of decision tables of other programs."""
