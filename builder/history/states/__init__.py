"""Load pages as they stood at a commit."""
