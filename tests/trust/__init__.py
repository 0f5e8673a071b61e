"""Somebody else's repository: what it can and cannot do to whoever checks, builds, previews or compares it."""
