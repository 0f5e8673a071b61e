"""Tests of articles' pages."""
