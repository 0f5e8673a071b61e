"""The search: the records of pages that its index is made from, and its page."""
