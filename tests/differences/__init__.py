"""Tests of `builder/differences/`."""
