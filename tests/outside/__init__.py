"""Tests of `builder/outside/`."""
