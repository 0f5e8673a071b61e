"""Tests of showing changes."""
