"""Load old versions of pages."""
