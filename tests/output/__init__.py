"""The output folder: where it may be, what it may hold, what killed builds leave."""
