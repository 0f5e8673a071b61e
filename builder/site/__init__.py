"""The site as data: what the knowledge base says, read and placed, ready to be checked and rendered."""

from builder.site.article import Article, Section
from builder.site.content_page import ContentPage
from builder.site.document import AnswerSlot, CountryPassage, Document, FormerAnchor, Heading, Image, Reference, When
from builder.site.flow_page import FlowPage, Weight
from builder.site.help_service import HelpService, Number
from builder.site.listing import ChangeNote, Entry, Listing
from builder.site.look import Look, TokenValue
from builder.site.message import MessagePage
from builder.site.outcome_page import OutcomePage
from builder.site.picture import PublishedImage, Variant
from builder.site.publisher import Publisher
from builder.site.settings import Settings, Titled
from builder.site.site import Site
from builder.site.source import Source
from builder.site.term import GlossaryTerm
from builder.site.withdrawal import Withdrawal

__all__ = [
    "AnswerSlot",
    "Article",
    "ChangeNote",
    "ContentPage",
    "CountryPassage",
    "Document",
    "Entry",
    "FlowPage",
    "FormerAnchor",
    "GlossaryTerm",
    "Heading",
    "HelpService",
    "Image",
    "Listing",
    "Look",
    "MessagePage",
    "Number",
    "OutcomePage",
    "PublishedImage",
    "Publisher",
    "Reference",
    "Section",
    "Settings",
    "Site",
    "Source",
    "Titled",
    "TokenValue",
    "Variant",
    "Weight",
    "When",
    "Withdrawal",
]
