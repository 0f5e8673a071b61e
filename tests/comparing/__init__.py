"""Tests of what differs between two states of the content."""
