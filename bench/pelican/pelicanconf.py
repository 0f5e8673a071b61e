"""The least that gives the same pages: articles, a list for each section and tag, home."""

SITENAME = "Corpus"
SITEURL = "https://example.org"
TIMEZONE = "UTC"
DEFAULT_DATE = "fs"
THEME = "simple"
ARTICLE_URL = "{category}/{slug}/"
ARTICLE_SAVE_AS = "{category}/{slug}/index.html"
SLUGIFY_SOURCE = "basename"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DEFAULT_PAGINATION = False
