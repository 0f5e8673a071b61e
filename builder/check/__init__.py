"""Checks, one to a file: of flows, the site, its history, its templates and its links to other sites."""
