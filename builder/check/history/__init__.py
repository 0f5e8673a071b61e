"""Checks of the history: dates, notes on changes of advice, and withdrawn versions."""
