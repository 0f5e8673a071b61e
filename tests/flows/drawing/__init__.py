"""The drawing of flows."""
