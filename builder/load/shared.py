"""Read the parts of the content that pages of every kind name: sources, help services and terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.load.files import Files
from builder.load.glossary import FILE as GLOSSARY
from builder.load.glossary import read_glossary
from builder.load.help_services import FILE as HELP
from builder.load.help_services import read_help
from builder.load.sources import FILE as SOURCES
from builder.load.sources import read_sources
from builder.site import GlossaryTerm, HelpService, Source


@dataclass(frozen=True, slots=True)
class Shared:
    """The parts of the content that pages of every kind name."""

    sources: Mapping[str, Source]
    help: Mapping[str, HelpService]
    glossary: Mapping[str, GlossaryTerm]


def read_shared(files: Files) -> Shared:
    """The sources, the help services and the glossary."""

    def there(file: str) -> list[str]:
        return [file] if files.exists(file) else []

    return Shared(
        files.take(files.recalled("sources", there(SOURCES), read_sources)),
        files.take(files.recalled("help", there(HELP), read_help)),
        files.take(files.recalled("glossary", there(GLOSSARY), read_glossary)),
    )
