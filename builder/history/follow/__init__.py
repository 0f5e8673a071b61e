"""Follow each page through the history: where it stood, when a version began, and when it ended."""
