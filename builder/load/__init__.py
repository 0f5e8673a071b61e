"""Read the knowledge base from disk into the site model, collecting every problem on the way."""
