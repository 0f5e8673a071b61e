"""Tests of comparing two states."""
