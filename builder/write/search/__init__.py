"""The index for the search, which Pagefind makes from the words of the pages."""
