"""The front matter of other programs: the key that means the same here, or advice where none does."""

from __future__ import annotations

_DAYS = "remove it, since days come from the history; only if it is the day of a review, write `reviewed: …`"
_LOOKS = "remove it; templates and stylesheets decide how pages look"
_PLACE = "remove it; the name of the file and `slug` are its address"
_ADDRESS = "remove it; an address that readers may have goes below `aliases`"
_DRAFT = "write `draft: true` if it is not to be published yet; if it is, remove this"
_REVIEW = "write the months between two reviews as `review-every: 12`, with `reviewed: …`, the day of the last one"
_SECTION = "remove it; the folder of the file is its section, and `also-in` names further ones"
_NAME = "write the name under which the index from A to Z lists it, too, as `index-as: …`, or remove it"
_MENUS = "name sections and pages in their order as `menu: […]`, or remove it; `sections` gives sections their order"
_MENU = "remove it; sections list their articles by `weight`"

ARTICLE = {
    **dict.fromkeys(("description", "excerpt", "abstract", "subtitle", "lead", "teaser"), "summary"),
    **dict.fromkeys(("author", "contributors", "byline"), "authors"),
    **dict.fromkeys(("keywords", "categories", "category", "topics", "labels"), "tags"),
    **dict.fromkeys(("order", "position", "nav_order", "sidebar_position", "menu_order", "sort", "rank"), "weight"),
    **dict.fromkeys(("see-also", "see_also", "related_posts", "related_articles"), "related"),
    **dict.fromkeys(("reviewed_by", "reviewed-by"), "reviewer"),
    **dict.fromkeys(("last_reviewed", "last-reviewed", "review_date"), "reviewed"),
    **dict.fromkeys(("heading", "name"), "title"),
    **dict.fromkeys(("permalink", "redirect_from", "redirects", "url"), _ADDRESS),
    **dict.fromkeys(("published", "unlisted", "status"), _DRAFT),
    **dict.fromkeys(("review_by", "review-by", "expires", "expiryDate", "expiry_date"), _REVIEW),
    **dict.fromkeys(("date", "updated", "lastmod", "created", "modified", "publishDate", "pubDate", "last_update",
                     "last_modified_at", "updated_at", "created_at", "publish_date"), _DAYS),
    **dict.fromkeys(("layout", "template", "type", "icon", "cssclass", "cssclasses", "css", "class", "hide", "hero",
                     "hide_title", "theme", "color"), _LOOKS),
    **dict.fromkeys(("id", "uid", "uuid"), _PLACE),
    **dict.fromkeys(("section", "parent", "nav", "grand_parent"), _SECTION),
    **dict.fromkeys(("linkTitle", "linktitle", "nav_title", "sidebar_label", "sidebarTitle", "short_title"), _NAME),
    **dict.fromkeys(("menu", "sidebar", "pagination_next", "pagination_prev", "has_children"), _MENU),
    **dict.fromkeys(("image", "cover", "thumbnail", "banner", "featured_image"),
                    "remove it; show an image in the text, `![its words](its-file.png)`"),
    **dict.fromkeys(("lang", "language", "locale"), "remove it; `language` in site.yaml is that of the whole site"),
}  # fmt: skip
"""For an article."""
SITE = {
    **dict.fromkeys(("name", "site_name", "siteName", "heading"), "title"),
    **dict.fromkeys(("description", "subtitle", "slogan", "site_description"), "tagline"),
    **dict.fromkeys(("url", "baseURL", "baseUrl", "site_url", "domain"), "base-url"),
    **dict.fromkeys(("lang", "languageCode", "locale"), "language"),
    **dict.fromkeys(("repo_url", "edit_uri", "editUrl", "edit_url"), "edit-url"),
    **dict.fromkeys(("footer", "copyright", "disclaimer"), "notice"),
    **dict.fromkeys(("nav", "navigation", "sidebar"), _MENUS),
    **dict.fromkeys(("theme", "logo", "favicon", "extra_css", "params"), _LOOKS),
}
"""For the whole site."""
