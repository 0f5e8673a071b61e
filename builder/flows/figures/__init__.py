"""Figures: amounts and days that are worked out for a result. They never decide anything."""
