"""Decision tables of other programs: their cells, and what is wrong with them as a whole."""
