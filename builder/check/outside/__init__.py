"""Links that leave the site: list them, and ask whether they still lead somewhere. Nothing else here uses a network."""
