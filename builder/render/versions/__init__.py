"""The pages of older versions, of histories and of changes."""
