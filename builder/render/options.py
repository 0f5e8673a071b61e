"""The options for rendering a site."""

from __future__ import annotations

from dataclasses import dataclass, replace

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; "
    "form-action 'none'"
)
"""The Content-Security-Policy of a page: nothing but its own files, and nothing inline."""
CONNECT = "; connect-src 'self'"
"""Scripts may fetch files of the site, as pictures may anyway; a preview listens for changes."""
TRUSTED = "; require-trusted-types-for 'script'; trusted-types 'none'"
"""No string becomes a script; the scripts of a preview do not keep to it."""
WASM = "script-src 'self' 'wasm-unsafe-eval'; "
"""The part of the policy that lets the one page with the search run WebAssembly."""
SCRIPTS = "script-src 'self'; "
"""The part of the policy that a portable site does without: it has no scripts."""


@dataclass(frozen=True, slots=True)
class Options:
    """The options for rendering a site."""

    base_url: str = ""
    """Replaces the one in `site.yaml`, if given."""
    jobs: int = 1
    """The number of worker processes."""
    preview: bool = False
    """True for the live preview: pages listen for changes, and assets keep their addresses."""
    drafts: bool = False
    """True to publish drafts too, each with a banner."""
    cache: bool = True
    """True to keep what was made for the next build."""
    history: bool = False
    """True to publish older versions, read from git."""
    portable: bool = False
    """True for a copy to open from a disk: links name files, and there are no scripts and no base address.

    Browsers load no modules from a disk. The copy is nowhere on the web, so it must not say that it is.
    """
    own_templates: bool = True
    """True to use the templates of the knowledge base, which are code."""
    search: bool = False
    """True to have a page with the search, and its index: a preview has the page alone."""
    edit_url: str = ""
    """The address at which readers can propose a change, with `{file}` for the file, where `site.yaml` says nothing."""

    @property
    def same_site(self) -> str:
        """A text that is the same for options that make the same site, as those do that differ in their processes."""
        return repr(replace(self, jobs=1))

    @property
    def policy(self) -> str:
        """The Content-Security-Policy of every page."""
        if self.portable:
            return POLICY.replace(SCRIPTS, "") + TRUSTED
        return POLICY + CONNECT + ("" if self.preview else TRUSTED)

    @property
    def searched(self) -> bool:
        """True if the site has a search; a portable one runs no scripts."""
        return self.search and not self.portable
