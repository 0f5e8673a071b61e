"""Compare two states of the content, two versions of a page, or two texts. Nothing here writes a file.

`content.py` compares states, `page.py` pages, `flow/` the advice and words of flows, `prose/` texts, and `show/` gives
the result as text, Markdown, JSON or HTML.
"""
