"""Read the words of pages as readers see them, each with its place."""
