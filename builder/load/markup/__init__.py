"""Tables of markup that the dialect does not read, each with what to write in its place."""
