"""Measurements of the builder; README.md says how to run them and what they gave."""
