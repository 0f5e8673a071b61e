"""The catalogue of readers' words, and that nothing else has any."""
