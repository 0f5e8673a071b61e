"""Tests of reading older states."""
