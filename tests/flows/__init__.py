"""Tests of the flow compiler, and the naive reading it is held against."""
