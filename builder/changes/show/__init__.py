"""Differences as text, Markdown, JSON and HTML."""
