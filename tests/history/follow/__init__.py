"""Tests of following pages through the history."""
