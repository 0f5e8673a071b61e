"""Tests of the checks of the history."""
