"""The pages of the whole site: lists, index, sources, feed and files for programs."""
