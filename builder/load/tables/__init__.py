"""Readers of decision tables that other programs keep."""
