"""Tests of comparing two flows."""
