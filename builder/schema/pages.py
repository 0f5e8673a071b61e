"""The shapes of articles, settings and sources."""

from __future__ import annotations

from builder.load import article, changes, glossary, help_services, prose_rules, publisher, settings, sources, ways_in
from builder.load.article import SUMMARY_LIMIT
from builder.load.prose_rules import MOST
from builder.schema.listing import LISTING
from builder.schema.shapes import (
    ORIGINAL,
    Schema,
    by_id,
    date,
    each_with,
    entries,
    group,
    having,
    items,
    line,
    one_of,
    refer,
    slug,
    text,
    texts,
    whole,
    yes_no,
)

ARTICLE = group(
    article.KEYS,
    {
        "title": line("The title of the article."),
        "summary": line("One or two sentences for lists and search engines, at most 160 characters.", SUMMARY_LIMIT),
        "slug": slug("The last part of its address, where it is not the name of the file."),
        "reviewed": date("The day of its last review, as 2026-11-23."),
        "reviewer": line("The name or role of the expert who reviewed it."),
        "review-every": whole("After how many months it is to be reviewed again."),
        "authors": entries("The names or roles of those who wrote it."),
        "countries": texts("The countries it applies to, by English name or ISO 3166-1 code."),
        "related": entries("The files of up to three articles and flows to go on with; else tags say which."),
        "weight": whole("Its place in the section: smaller numbers come first."),
        "toc": yes_no("Whether it may have a table of contents; it has one from three headings on."),
        "anchors": each_with(
            text(), "Anchors that it had before, each with the anchor or file where its words are now."
        ),
        "sheet": yes_no("Whether it is one sheet of paper to print, whose boxes can be ticked."),
        "draft": yes_no("Whether it is not to be published yet."),
        "original": ORIGINAL,
        "changes": items(refer("change"), "What readers are told of its changes."),
        **LISTING,
    },
    ["title", "summary"],
    also={"dependentRequired": {"reviewer": ["reviewed"], "review-every": ["reviewed"]}},
)
CHANGE = group(
    changes.KEYS,
    {
        "date": date("The day from which it is so, as 2026-11-23."),
        "note": line("What changed for readers, in a sentence or two, at most 300 characters.", changes.NOTE_LIMIT),
    },
    changes.KEYS,
)
WITHDRAWAL = group(
    settings.WITHDRAWN_KEYS,
    {
        "page": line("The file of the page, from `content/` on."),
        "version": line("The name of one version, as in its address; without it, all of them are withdrawn."),
        "outcome": line("The id of one outcome of a flow; without it, the whole page is withdrawn."),
        "date": date("The day of the withdrawal, as 2026-11-23."),
        "reason": line(
            "What was wrong and what to do instead, for readers, at most 600 characters.", settings.REASON_LIMIT
        ),
    },
    ["page", "date", "reason"],
)
SECTION = group(
    settings.SECTION_KEYS,
    {
        "title": line("The title of the section or tag."),
        "summary": line("What it is about, in a sentence."),
    },
    ["title"],
)
PUBLISHER = group(
    publisher.KEYS,
    {
        "name": line("Who publishes the site."),
        "email": text("An address that takes reports of mistakes in private."),
        "issues": text("An address that takes them in public, with `{title}` and `{body}` for what is filled in."),
        "corrections": text("The article that says how mistakes are corrected."),
        "privacy": line("Your word on cookies and the like, at the foot of every page."),
        "unreviewed": line("Your word on pages that no expert has reviewed."),
    },
)
SHORTCUT = group(
    ways_in.SHORTCUT_KEYS,
    {
        "title": line("Its words, as short as “I missed it”.", ways_in.SHORTCUT_LIMIT),
        "page": text("The file of the page that it leads to."),
    },
    ways_in.SHORTCUT_KEYS,
)
HOME = group(
    ways_in.HOME_KEYS,
    {
        "ask": text("The flow whose first question is on the home page."),
        "shortcuts": items(refer("shortcut"), "Up to six short links below the tagline."),
    },
)
PROSE = group(
    prose_rules.KEYS,
    {
        "grade": whole("The highest reading grade of a page, 8 by default."),
        "sentence": whole("The most words of a sentence, 28 by default."),
        "names": entries("Names, and terms of law without a plain synonym, which do not count as hard.", most=MOST),
        "avoid": each_with(
            {"type": ["string", "number", "boolean"]}, "Further words to avoid, with what to write instead."
        ),
        "allow": entries("Words of the program's list that may be used.", most=MOST),
        "figures": each_with(text(), "Figures that need no source, each with the reason."),
        "apart": entries("Sections whose articles need no next step and no link that leads to them.", most=MOST),
    },
)
SITE = group(
    settings.KEYS,
    {
        "title": line("The name of the site."),
        "tagline": line("A line that follows the name."),
        "notice": line("A sentence at the foot of every page: what the site is not, for example."),
        "base-url": text("Where the site will be, in full."),
        "language": text("The code of its language, like `en-GB`."),
        "translations": texts("The two-letter codes of the languages that it is translated into, like `de`."),
        "welcome": text("Markdown for the first page."),
        "grades": text("The article that explains the grades of evidence."),
        "exit": line("A harmless page elsewhere, in full, to which readers of a sensitive flow can leave at once."),
        "sections": by_id(refer("section"), "Titles and words of sections, in the order in which they are shown."),
        "tags": by_id(refer("section"), "Titles and words of tags, where they need any."),
        "review-every": whole("After how many months articles are to be reviewed again that do not say so."),
        "publisher": refer("publisher"),
        "versions-from": date("Versions that were superseded before this day are not published."),
        "withdrawn": items(refer("withdrawal"), "Advice that could harm, which a notice replaces."),
        "edit-url": text("Where readers can propose a change of a page, with `{file}` for its file; or `none`."),
        "repository": text("The folder of the repository, `.` or `..`: texts can link to all files in it."),
        "prose": refer("prose", "The limits of `builder check --prose`."),
        "home": refer("home", "What the home page begins with."),
        "menu": entries(
            "Sections by their folder, lists like `flows` and `messages`, and files of pages, in their order.",
            most=ways_in.MOST_ENTRIES,
        ),
        "cards": entries(
            "The files of flows to offer under articles that name none, the most important first.",
            most=ways_in.MOST_ENTRIES,
        ),
    },
    ["title"],
)
SOURCE = group(
    sources.KEYS,
    {
        "title": line("The title of the work."),
        "by": line("Who wrote it."),
        "publisher": line("Where it appeared."),
        "year": text("The year it appeared in."),
        "url": text("Its address, in full."),
        "read": date("The day on which it was last read, as 2026-11-23."),
        "grade": one_of(sources.GRADES, "How strong this evidence is."),
        "shows": line("What it shows, in a sentence."),
    },
    ["title", "grade"],
)
HELP_SERVICE = group(
    help_services.KEYS,
    {
        "name": text("The name of the service."),
        "kind": text("Its heading among the services of a country, as “Someone to talk to”."),
        "countries": texts("The countries it is for, by English name or ISO 3166-1 code."),
        "emergency": yes_no("Whether it comes when life is in danger."),
        "telephone": text("Its number, as people read it: with the code of the country, as dialled there, or short."),
        "text": text("The number that takes texts."),
        "text-words": text("The word to text, where it must be a certain one."),
        "relay": text("The way for those who cannot speak or hear, in words."),
        "sign-language": text("The way in sign language, in words."),
        "email": text("Its e-mail address."),
        "web": text("Its address on the web, in full."),
        "hours": text("When it can be reached."),
        "note": text("What to know beforehand, in a sentence or two."),
        "source": text("The key of the source in which all of this was seen."),
        "checked": date("The day on which somebody last looked, as 2026-11-23."),
        "review-every": whole("After how many months it is to be checked again."),
    },
    ["name", "source"],
    also={
        "dependentRequired": {"review-every": ["checked"], "text-words": ["text"]},
        "anyOf": [having(route) for route in help_services.ROUTES],
    },
)
GLOSSARY_TERM = group(
    glossary.KEYS,
    {
        "term": line("The word as it is written in the middle of a sentence."),
        "means": line("What it means, in at most 30 plain words."),
        "also": texts("Other words for the same."),
        "countries": texts("The countries in which it means this, by English name or ISO 3166-1 code."),
        "source": text("The key of the source of the explanation."),
        "read": text("The page that says more, as a path from `content/`."),
    },
    ["term", "means"],
)
SOURCES = by_id(refer("source"))
HELP = by_id(refer("help-service"))
GLOSSARY = by_id(refer("glossary-term"))
PARTS: dict[str, Schema] = {
    "publisher": PUBLISHER,
    "section": SECTION,
    "home": HOME,
    "shortcut": SHORTCUT,
    "prose": PROSE,
    "source": SOURCE,
    "help-service": HELP_SERVICE,
    "glossary-term": GLOSSARY_TERM,
    "change": CHANGE,
    "withdrawal": WITHDRAWAL,
}
