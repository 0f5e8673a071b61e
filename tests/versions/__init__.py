"""Tests of reading the history; each makes the repositories that it needs."""
