"""The kernel of a flow: its meaning without its words, as JSON that other programs read."""
