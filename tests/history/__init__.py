"""Tests of reading versions from git, and repositories to read."""
