"""Plain text and its rules: alphabetical order, slugs, web addresses, safe printing. Knows nothing of the rest."""
