"""Tests of flows' pages."""
