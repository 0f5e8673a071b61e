"""Differences between two versions of words and advice, that people can read: data in, data and markup out."""
