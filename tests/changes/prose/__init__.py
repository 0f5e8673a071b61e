"""Tests of comparing two texts."""
