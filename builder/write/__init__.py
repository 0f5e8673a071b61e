"""The folder that a site is written into: where it may be, what it may hold, and what a build leaves in it."""
