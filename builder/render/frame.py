"""The frame: the little of the whole site that every page shows. No template gets more of the site than this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from markupsafe import Markup

from builder.render.flows.flow_list import LIST
from builder.render.menu import menu
from builder.render.options import SCRIPTS, WASM, Options
from builder.render.render_context import RenderContext
from builder.render.search.search_page import SEARCH
from builder.render.sitewide.feed import FILE as FEED
from builder.render.sitewide.structured_data import CARD, locale
from builder.site import Look, Reference, Settings, Site
from builder.site.flow_choice import FEW
from builder.site.links import Internal

AT_ROOT = ("favicon.ico", "apple-touch-icon.png", CARD)
"""Pictures whose address never changes: other sites store it, and browsers ask for it unprompted."""
LOGO_HEIGHT = 32
"""Pixels of the image beside the title of the site."""
UNSET: Mapping[str, object] = {
    "older": None, "cite": None, "today": "", "in_force": None, "wide": False, "runs_wasm": False,
    "tags": (),
}  # fmt: skip
"""The variables of templates that only some pages set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """The site, as every template knows it."""

    settings: Settings
    flow_count: int
    has_messages: bool
    has_help: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A variable of every template for each field. Where two frames are equal, pages look alike around their words."""

    site: SiteFacts
    assets: str
    """The folder of the assets below the base address."""
    policy: Markup
    wasm_policy: Markup
    """The policy of the one page that runs WebAssembly."""
    preview: bool
    portable: bool
    search: str
    """The address of the search; empty where there is none."""
    grades: str
    """The address of the page that explains the grades of evidence; empty where there is none."""
    corrections: str
    """The address of the page about mistakes; empty where there is none."""
    many_flows: str
    """The address of the list of flows, where they are too many to name one by one."""
    site_links: tuple[tuple[str, str], ...]
    """Address and title of the pages at the foot."""
    menu: tuple[tuple[str, str], ...]
    feed: str
    """The file of the feed; empty where there is none."""
    locale: str
    icons: Mapping[str, bool]
    """Tells which of the pictures at the root of the site there are."""
    font: str
    """The name of the font that a page begins to load at once; empty for none."""
    logo: str
    """The name of the image beside the title of the site."""
    logo_size: tuple[int, int]
    """Its width and height, as far as they tell its shape."""
    card: str
    """The absolute address of the picture of the whole site; empty where it is not known."""

    def variables(self) -> dict[str, object]:
        """The variables of every template."""
        return {**UNSET, **{field.name: getattr(self, field.name) for field in fields(self)}}


def frame_of(
    context: RenderContext, options: Options, assets: str, links: list[tuple[str, str]], files: Mapping[str, object]
) -> Frame:
    """The frame of a site; `links` are the pages at its foot, `files` those of its files that are no pages."""
    settings, policy = context.site.settings, Markup(options.policy)  # ours, and its quotes are no end of an attribute
    return Frame(
        site=facts_of(context.site),
        assets=assets,
        policy=policy,
        wasm_policy=policy.replace(SCRIPTS, WASM),
        preview=options.preview,
        portable=options.portable,
        search=SEARCH if options.searched else "",
        grades=_address(context, settings.grades),
        corrections=_address(context, settings.publisher.corrections),
        many_flows=LIST if len(context.site.flows) > FEW else "",
        site_links=tuple(links),
        menu=tuple(menu(context, dict(links))),
        feed=FEED if FEED in files else "",
        locale=locale(settings.language),
        icons={name: name in files for name in AT_ROOT},
        font=_font(context.site.look),
        logo=context.site.look.logo or "icon.svg",
        logo_size=_logo_size(context.site.look),
        card=context.base_url + CARD if context.base_url and CARD in files else "",
    )


def facts_of(site: Site) -> SiteFacts:
    """The little that templates know of a site."""
    return SiteFacts(
        settings=site.settings,
        flow_count=len(site.flows),
        has_messages=bool(site.messages),
        has_help=bool(site.help),
    )


def _font(look: Look) -> str:
    """The font of the theme, or else the program's own, unless the theme sets its text in a font that readers have."""
    own = "sans" in look.light and "figtree" not in look.light["sans"].value.casefold()
    return look.font if own else "figtree.woff2"


def _logo_size(look: Look) -> tuple[int, int]:
    """The size of the logo where it is as high as the title."""
    size = look.logo_size
    return (round(LOGO_HEIGHT * size.width / size.height), LOGO_HEIGHT) if size else (LOGO_HEIGHT, LOGO_HEIGHT)


def _address(context: RenderContext, reference: Reference | None) -> str:
    """The address below the base address of a page that `site.yaml` names; empty where it names none."""
    target = reference and context.targets.resolve(context.site.settings.where.file, reference.target)
    return target.url_path if isinstance(target, Internal) else ""
