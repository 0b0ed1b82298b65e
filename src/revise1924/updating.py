"""A deck that was brought in, beside the one there is of it: what is new, changed and gone."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from revise1924.adopting import Adopted
from revise1924.cards import MOST_BYTES, Card, Deck
from revise1924.deck_before import Before, before_at, before_in, keep, keep_history
from revise1924.errors import (
    DeckChangedError,
    Fault,
    ReviseError,
    SaveError,
    SourceError,
    UsageError,
)
from revise1924.formats import FORMATS, reader_of
from revise1924.formats.exchange import Format, by_ending, named
from revise1924.importing import Brought
from revise1924.listing import Listing
from revise1924.new_deck import new_file
from revise1924.same_cards import cards_before
from revise1924.shipped import is_shipped
from revise1924.slugs import next_free, slug_from
from revise1924.storage.disk import make_folder, read_bytes, replace_file, saving
from revise1924.strict_json import FaultsFound

Fields = dict[str, object]
"""Of a card."""


MOST_BY_HAND = 1_000
"""Cards of a new deck that is written as Markdown: nobody edits more, and JSON opens faster."""


class Saved(NamedTuple):
    """What has become of an import that was saved."""

    kept: Path | None
    """Where the deck as it was is kept; None where there was none, or it is where it was."""
    trouble: ReviseError | None = None
    """Why the points of the deck may not have kept their history; None where they have."""


@dataclass(frozen=True)
class Plan:
    """What an import comes to for one deck. Nothing is saved yet."""

    deck: Deck
    file: Path
    data: bytes
    """What the file will hold."""
    before: Before | None
    """The deck there is of it; None where it is a new one."""
    new: Sequence[Card]
    changed: Sequence[Card]
    gone: Sequence[Card]

    @property
    def same(self) -> int:
        """How many cards stay as they are."""
        return len(self.deck.cards) - len(self.new) - len(self.changed)

    @property
    def replaces_all(self) -> bool:
        """Whether no card of the deck there is would be left: it may be another deck altogether."""
        return self.before is not None and len(self.new) == len(self.deck.cards)

    @property
    def is_change(self) -> bool:
        """Whether there is anything to save."""
        return self.before is None or self.before.deck != self.deck

    def save(self, now: datetime) -> Saved:
        """Write the deck, durably; points that stay keep what is known of them.

        Raises SaveError where it cannot be written, DeckChangedError where the file is another by
        now; then nothing is changed.
        """
        before = self.before
        kept = keep(before, now) if before is not None and before.file == self.file else None
        with saving(self.file):
            make_folder(self.file.parent)
            replace_file(Path(os.path.realpath(self.file)), self.data, check=self._check)
        try:
            if before is not None:
                keep_history(before.deck, self.file, now)
        except ReviseError as error:
            return Saved(kept, error)
        return Saved(kept)

    def _check(self) -> None:
        if self.before is None or self.before.file != self.file:
            if os.path.lexists(self.file):
                raise _there_is_one(self.file)
        elif read_bytes(self.file, MOST_BYTES) != self.before.data:
            raise DeckChangedError(
                "not saved: the deck was changed meanwhile",
                path=self.file,
                remedy="Import it once more, to see what is new by now.",
            )


def plans_for(decks: Iterable[Brought], now: datetime, to: Path | None = None) -> list[Plan]:
    """Return what saving these decks would do, in the library, or of a single one in the file `to`.

    Raises SaveError where something else is in a place, SourceError where one can be no deck,
    UsageError where `to` can be no deck's file, and what reading the decks that there are raises.
    """
    if to is not None:
        return [_plan(deck, before_at(to, deck.id), to) for deck in decks]
    entries = Listing(now, new_a_day=None).entries()
    files = {each.summary.deck: each.path for each in reversed(entries) if each.summary}
    return [_plan(deck, before_in(files.get(deck.id)), None) for deck in decks]


def _plan(brought: Brought, before: Before | None, to: Path | None) -> Plan:
    deck = _deck(brought, before.deck if before else None)
    file = to or _place(before, deck)
    data = _written(deck, file)
    if os.path.lexists(file) and (before is None or before.file != file):
        raise _there_is_one(file)
    earlier = {card.id: card for card in before.deck.cards} if before else {}
    ids = {card.id for card in deck.cards}
    return Plan(
        deck,
        file,
        data,
        before,
        new=[card for card in deck.cards if card.id not in earlier],
        changed=[card for card in deck.cards if earlier.get(card.id, card) != card],
        gone=[card for card in earlier.values() if card.id not in ids],
    )


def _place(before: Before | None, deck: Deck) -> Path:
    """Return the file of a deck in the library: the one it has; of what ships, the copy's."""
    if before is not None and not is_shipped(before.file):
        return before.file
    file = new_file(deck.title, deck.id)
    return file if len(deck.cards) <= MOST_BY_HAND else file.with_suffix(".json")


def _deck(brought: Brought, before: Deck | None) -> Deck:
    """Return the deck; a card that was there before has the id it had."""
    title, description = brought.title, brought.description
    if before is not None:
        title = title if brought.is_named else before.title
        description = description or before.description
    cards = [*_with_ids(brought.cards, before.cards if before else ())]
    deck = Deck.model_validate(
        {"id": brought.id, "title": title, "description": description, "cards": cards}
    )
    return deck.model_copy(update={"schema_": before.schema_}) if before else deck


def _with_ids(found: Sequence[Adopted], before: Sequence[Card]) -> Iterator[Fields]:
    """Yield the cards with their ids: that of the card it was, the source's, or a new one."""
    was = cards_before(before, found, [each.id for each in found])
    taken = {card.id for card in before} | {each.id for each in found}
    made = Counter[str]()
    for index, each in enumerate(found):
        if (old := was.get(index)) is not None:
            # What a source says nothing of, as Anki's of marks, stays.
            yield each._replace(marks=each.marks or before[old].marks).with_id(before[old].id)
        elif each.id:
            yield each.with_id(each.id)
        else:
            slug = slug_from(each.topic)
            free = next_free(slug, taken, made) if slug in taken else slug
            taken.add(free)
            yield each.with_id(free)


def _written(deck: Deck, file: Path) -> bytes:
    """Return what the file is to hold; raises SourceError where that would be no sound deck."""
    written = _format(file).writer.write(deck)
    data = written.encode() if isinstance(written, str) else written
    try:
        is_whole = len(data) <= MOST_BYTES and reader_of(file)(data) == deck
    except FaultsFound as error:
        raise SourceError(file, error.faults, remedy="The deck was not written.") from error
    if not is_whole:
        fault = Fault(f"would be larger than {MOST_BYTES >> 20} MiB, which no deck may be")
        raise SourceError(file, [fault], remedy="Take its cards in as several decks.")
    return data


def _format(file: Path) -> Format:
    """Return the form of a deck's file; raises UsageError where no deck has such a file."""
    if file.suffix.lower() not in FORMATS:
        endings = ", ".join(FORMATS)
        raise UsageError(
            f'a deck is a file that ends in {endings}, and "{file.name}" does not',
            remedy="`revise1924 export` writes other forms.",
        )
    format_ = by_ending(file.suffix) or named("markdown")
    assert format_ is not None  # noqa: S101 - it stands in the table
    return format_


def _there_is_one(file: Path) -> SaveError:
    return SaveError(
        "not saved: there is such a file already, and it is not this deck",
        path=file,
        remedy="Say with --as which id the new deck is to have, or with --to where it is to lie.",
    )
