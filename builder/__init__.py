"""Builds a knowledge base of Markdown articles and proved decision flows into a static site."""

__version__ = "0.1.0"
