"""Checks of a knowledge base's own templates."""
