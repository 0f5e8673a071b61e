"""Differences between two versions of a flow: whose advice changes, and which words."""
