"""Checks of decision flows: what is proved over every combination of answers."""
