"""The Atom feed of articles and flows (RFC 4287)."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable
from xml.etree import ElementTree as ET

from builder.languages import t
from builder.render.addresses import Addresses
from builder.render.sitewide.announced import Announced
from builder.site import Entry, Site
from builder.site.tags import tags_of, tags_on
from builder.text.collation import sort_key

FILE = "feed.xml"
ATOM = "http://www.w3.org/2005/Atom"
"""The namespace of Atom, which is a name and never fetched."""
MOST = 50
"""The number of newest entries in the feed; the index lists everything."""
DateOf = Callable[[Entry], datetime.date | None]


def changed(entry: Entry) -> datetime.date | None:
    """The day of its newest change note; without any, the day of its review."""
    return entry.changes[0].date if entry.changes else entry.reviewed


def dated(site: Site, date_of: DateOf = changed) -> list[tuple[datetime.date, Entry]]:
    """Entries for the feed, newest first. Pages without a date are left out, since an entry must have one."""
    found = [(day, entry) for entry in site.entries if not entry.draft and (day := date_of(entry))]
    return sorted(found, key=lambda each: (-each[0].toordinal(), sort_key(each[1].title), each[1].url_path))


def has_feed(site: Site, withdrawals: Collection[Announced] = ()) -> bool:
    """True if a page has a date or something was withdrawn; a feed must say when it was updated."""
    return bool(withdrawals) or any(changed(entry) and not entry.draft for entry in site.entries)


def feed(site: Site, base_url: str, date_of: DateOf = changed, withdrawals: Iterable[Announced] = ()) -> bytes | None:
    """The feed, for a site with an absolute `base_url`; None for a site that has none."""
    entries: list[tuple[datetime.date, Entry | Announced]] = [(each.date, each) for each in withdrawals]
    entries += dated(site, date_of)
    entries.sort(key=lambda each: -each[0].toordinal())  # stable: of one day, withdrawals first
    if not entries:
        return None
    settings = site.settings
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": settings.language})
    _add(root, "title", settings.title)
    if settings.tagline:
        _add(root, "subtitle", settings.tagline)
    _add(root, "id", base_url)
    _add(root, "link", href=base_url)
    _add(root, "link", rel="self", type="application/atom+xml", href=base_url + FILE)
    _add(root, "updated", _moment(entries[0][0]))
    _add(_add(root, "author"), "name", settings.title)
    tags = tags_of(site)
    for day, entry in entries[:MOST]:
        node = _add(root, "entry")
        permalink = Addresses(entry.url_path, base_url).canonical
        _add(node, "title", entry.title)
        _add(node, "link", href=permalink)
        _add(node, "updated", _moment(day))
        if isinstance(entry, Announced):
            _add(node, "id", f"{permalink}#withdrawn-{day}")
            _add(node, "summary", entry.reason)
            continue
        _add(node, "id", permalink)
        for name in entry.authors:
            _add(_add(node, "author"), "name", name)
        _add(node, "summary", entry.summary)
        if entry.changes:
            _add(node, "content", t("changes.note", note=entry.changes[0].note), type="text")
        for tag in tags_on(entry.listing, tags):
            _add(node, "category", term=tag.slug, label=tag.title)
    ET.indent(root, "")
    text: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return text + b"\n"


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, tag, attributes)
    element.text = text or None
    return element


def _moment(day: datetime.date) -> str:
    """A day as Atom wants it: its first moment, in UTC."""
    return f"{day.isoformat()}T00:00:00Z"
