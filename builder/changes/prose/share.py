"""Count the words of a text that changed, to judge if the change needs a note."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from builder.changes.prose.blocks import Block
from builder.changes.prose.compare_prose import Added, Edited, Gone, Part, Prose, Same, Within
from builder.changes.prose.inline import Word, read_words
from builder.changes.prose.runs import RunKind


@dataclass(frozen=True, slots=True)
class Counted:
    """Words of two versions; what has no letter or digit is no word."""

    kept: int = 0
    deleted: int = 0
    inserted: int = 0

    @property
    def share(self) -> float:
        """The share of words that changed, 0 to 1; a word exchanged for another counts once."""
        longer = self.kept + max(self.deleted, self.inserted)
        return max(self.deleted, self.inserted) / longer if longer else 0.0

    def __add__(self, other: Counted) -> Counted:
        """Both together, for texts in several pieces."""
        return Counted(self.kept + other.kept, self.deleted + other.deleted, self.inserted + other.inserted)


def count_words(prose: Prose) -> Counted:
    """The words of a difference that were kept, deleted and inserted; capitals and typography do not tell words apart.

    A single word can turn advice round. So this says how much to read again, not how much it matters.
    """
    return sum((_counted(part) for part in prose.parts), Counted())


def _counted(part: Part) -> Counted:
    match part:
        case Same(block):
            return Counted(kept=_in_block(block))
        case Gone(block):
            return Counted(deleted=_in_block(block))
        case Added(block):
            return Counted(inserted=_in_block(block))
        case Within(_, parts):
            return sum((_counted(each) for each in parts), Counted())
        case Edited(_, runs):
            found = Counted()
            deleted: list[str] = []
            for run in runs:
                words = _plain(run.words)
                if run.kind is RunKind.DELETED:
                    deleted = words
                    found += Counted(deleted=len(words))
                elif run.kind is RunKind.INSERTED and "".join(words) == "".join(deleted):
                    found += Counted(kept=len(words), deleted=-len(deleted))
                else:
                    inserted = run.kind is RunKind.INSERTED
                    found += Counted(inserted=len(words)) if inserted else Counted(kept=len(words))
                    deleted = []
            return found


def _in_block(block: Block) -> int:
    return sum(word.is_word for leaf in block.leaves for word in read_words(leaf.inner))


def _plain(words: Iterable[Word]) -> list[str]:
    """The words alone, in one spelling for all that is typography: quotes, dashes, ligatures, capitals."""
    plain = []
    for word in words:
        if word.is_word:
            letters = unicodedata.normalize("NFKC", word.text).casefold()
            plain.append("".join(character for character in letters if character.isalnum()))
    return plain
