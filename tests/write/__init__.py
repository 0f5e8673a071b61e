"""Tests of writing the site."""
