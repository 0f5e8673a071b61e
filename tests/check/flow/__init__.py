"""Tests of the checks of a flow."""
