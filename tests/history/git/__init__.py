"""Tests of how git is run."""
