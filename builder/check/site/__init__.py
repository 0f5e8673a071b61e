"""Checks of pages and of what connects them: addresses, links, tags, images, sources and reviews."""
