"""The pages of flows: start, steps, outcomes, rules and how it works."""
