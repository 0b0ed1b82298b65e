"""One card edited as text: what is opened in the editor, what was made of it, and the save."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from revise1924.cards import MOST_BYTES, Card, Deck
from revise1924.errors import (
    DeckChangedError,
    Fault,
    ReviseError,
    SaveError,
    WrittenCardError,
)
from revise1924.formats import deck_from, in_place, reader_of, written_card
from revise1924.formats.written import WrittenCard
from revise1924.rewording import points_before
from revise1924.shipped import is_shipped, keep_copy
from revise1924.storage.disk import read_bytes, replace_file, saving, sweep
from revise1924.strict_json import FaultsFound
from revise1924.text import one_line

_REMEDY = "Edit it again, or drop it; the deck is as it was."


@dataclass(frozen=True)
class Change:
    """What becomes of a card; nothing is saved yet."""

    before: Card
    after: Card
    was: tuple[int | None, ...]
    """Which point of `before` each point of `after` was, from 0; None is a new one."""
    is_change: bool
    """Whether the file of the deck would be another; the card may be the same, as where a comment
    was changed."""
    data: bytes
    """The file of the deck with this change."""

    @property
    def meaning(self) -> str:
        """What a change of the points' number or order means, or of the id; empty where neither is.

        It is said before the change is saved.
        """
        said = [self._of_points(), self._of_id()]
        return " ".join(sentence for sentence in said if sentence)

    def _of_points(self) -> str:
        many, before = len(self.was), len(self.before.back)
        kept = [old for old in self.was if old is not None]
        new, gone = many - len(kept), before - len(kept)
        if not new and not gone:
            moved = "The points are in another order; what came back of each stays with it."
            return moved if kept != sorted(kept) else ""
        changes = [_are(number, what) for number, what in ((new, "new"), (gone, "gone")) if number]
        sentence = f"{many} {_points(many)} now, {before} before: {', '.join(changes)}."
        out_of = f"; scores so far were out of {before}" if many != before else ""
        return f"{sentence} Its box and its day stay{out_of}."

    def _of_id(self) -> str:
        if self.after.id == self.before.id:
            return ""
        return (
            f'Its id is "{self.after.id}" now, no longer "{self.before.id}": it begins as a new'
            " card, and what was reviewed so far stays with the old id."
        )


@dataclass(frozen=True)
class Sheet:
    """One card of a deck, to be edited; see `sheet_of`."""

    file: Path
    """Of the deck."""
    text: str
    """The card in Markdown, as it is opened in the editor; each line ends in a newline."""
    _data: bytes
    _deck: Deck
    _index: int

    @property
    def card(self) -> Card:
        """The card as it is in the file."""
        return self._deck.cards[self._index]

    def read(self, written: bytes) -> Change:
        """Return what becomes of the card by the text that was `written` in the place of `text`.

        It keeps its id unless the text says another. Raises WrittenCardError where the text is not
        one sound card, and where more of the deck would change than this card.
        """
        try:
            one = written_card(written)
            after = one.card
            if one.id_line is None:
                after = after.model_copy(update={"id": self.card.id})
            data = self._data if f"{one.text}\n" == self.text else self._with(one, after)
        except FaultsFound as error:
            raise WrittenCardError(None, error.faults, remedy=_REMEDY) from error
        was = points_before(self.card.back, after.back)
        return Change(self.card, after, was, is_change=data != self._data, data=data)

    def save(self, change: Change) -> Path:
        """Write `change`, durably; return the file that holds the deck now.

        That is `file`, but of the deck that ships the student's own copy. Raises DeckChangedError
        where the file is no longer what it was when the sheet was made, SaveError where it cannot
        be written. Then the deck is as it was.
        """
        if not change.is_change:
            return self.file
        if is_shipped(self.file):
            return keep_copy(change.data)
        with saving(self.file):
            target = Path(os.path.realpath(self.file))
            self._check_unchanged()
            if not (target.stat().st_mode & 0o222 and os.access(target, os.W_OK)):
                raise SaveError(
                    "not saved: the file is for reading only",
                    path=self.file,
                    remedy="Make it one that you may write, then try again.",
                )
            sweep(target)
            replace_file(target, change.data, check=self._check_unchanged)
        return self.file

    def _check_unchanged(self) -> None:
        if read_bytes(self.file, MOST_BYTES) != self._data:
            raise DeckChangedError(
                "not saved: the deck was changed elsewhere while you were editing this card",
                path=self.file,
                remedy="Open the card again; it is now as the file has it.",
            )

    def _with(self, one: WrittenCard, after: Card) -> bytes:
        """Return the file with that card in the place of this one; raises FaultsFound where not.

        Whatever was done to the file, it is read again: it must be the deck with that card.
        """
        self._refuse_taken_id(one, after)
        form, read = in_place(self.file), reader_of(self.file)
        cards = tuple(after if card is self.card else card for card in self._deck.cards)
        faults: list[Fault] = []
        for pin in (False, True):  # the id is written only where the topic would not make it
            data = form.replaced(self._data, self._index, one, (self.card, after), pin=pin)
            try:
                deck = read(data)
            except FaultsFound as error:
                faults = [_of_deck(fault) for fault in error.faults]
                continue
            if deck == self._deck.model_copy(update={"cards": cards}) and len(data) <= MOST_BYTES:
                return data
            faults = [_what_else(deck.cards, cards, one) if len(data) <= MOST_BYTES else _TOO_LARGE]
        raise FaultsFound(*faults)

    def _refuse_taken_id(self, one: WrittenCard, after: Card) -> None:
        for card in self._deck.cards:
            if card.id == after.id and card is not self.card:
                what = f'is "{card.id}", which the card "{one_line(card.topic)}" has already'
                raise FaultsFound(Fault(what, field="the id", line=one.id_line))


_TOO_LARGE = Fault(f"would be larger than {MOST_BYTES >> 20} MiB", field="the deck")


def _of_deck(fault: Fault) -> Fault:
    return Fault(f"would not be sound: {fault}", field="the deck")


def _what_else(cards: Sequence[Card], wanted: Sequence[Card], one: WrittenCard) -> Fault:
    """Return what would change besides the card."""
    if len(cards) == len(wanted):
        for card, other in zip(cards, wanted, strict=True):
            if card.id != other.id:
                what = (
                    f'would make "{card.id}" of the id of the card "{one_line(other.topic)}", which'
                    f' is "{other.id}"; first write that into the card'
                )
                return Fault(what, field="this change", line=one.id_line)
    return Fault("would change more of the deck than this card", field="the text")


def sheet_of(file: Path, card_id: str) -> Sheet:
    """Return the card with this id in the deck in `file`, to be edited.

    Raises UnreadableError and DeckError as `load_deck` does, ReviseError where the deck has no such
    card (any more).
    """
    data = read_bytes(file, MOST_BYTES)
    deck = deck_from(data, file)
    for index, card in enumerate(deck.cards):
        if card.id == card_id:
            text = in_place(file).text_of(data, index, card)
            return Sheet(file, f"{text}\n", data, deck, index)
    raise ReviseError(f'the deck has no card "{card_id}" any more', path=file)


def _points(number: int) -> str:
    return "point" if number == 1 else "points"


def _are(number: int, what: str) -> str:
    return f"{number} {'is' if number == 1 else 'are'} {what}"
