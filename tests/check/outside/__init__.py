"""Tests of asking for links to other sites."""
