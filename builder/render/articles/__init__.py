"""The pages of articles and of their sections."""
