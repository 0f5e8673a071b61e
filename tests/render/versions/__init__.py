"""Tests of pages of older versions."""
