"""Cards from another program's file, or from text that was pasted, become decks; none is saved."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from revise1924.adopting import Adopted, Adopting, summed_up
from revise1924.cards import MOST_CARDS, MOST_IN_A_LINE
from revise1924.errors import Fault, SourceError, UsageError
from revise1924.formats.exchange import KNOWN, Format, named, recognised
from revise1924.formats.found import Found, FoundDeck, Remark, Wishes
from revise1924.formats.source import Source
from revise1924.slugs import MOST_IN_AN_ID, SLUG, next_free, slug_from
from revise1924.storage.disk import open_ordinary
from revise1924.strict_json import FaultsFound, nearest
from revise1924.text import clean, is_blank, one_line

MOST_ALIKE = 5
"""Remarks of one kind that are told; how many more there are is said."""


@dataclass(frozen=True)
class Naming:
    """What the student says of a deck that the source does not, or says otherwise."""

    format: str | None = None
    """The name of the source's format; None where it is to be recognised."""
    id: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class Brought:
    """One deck that was found: its title, its cards in order, an id for it."""

    id: str
    title: str
    is_named: bool
    """Whether the source or the student has said this title."""
    description: str | None
    cards: Sequence[Adopted]


@dataclass(frozen=True)
class Understood:
    """What was understood of a source."""

    form: str
    """In words."""
    decks: Sequence[Brought]
    remarks: Sequence[Remark]
    """What was left out, or is doubtful; those of many alike are summed up."""
    is_joined: bool
    """Whether several decks of the source were put together into one."""


@contextmanager
def source_at(path: Path) -> Iterator[Source]:
    """Open the file at `path`; raises UnreadableError where there is none that can be read."""
    with open_ordinary(path) as file:
        yield Source(file, path.stem)


def understand(
    source: Source,
    wishes: Wishes,
    naming: Naming,
    *,
    in_sentences: bool = False,
    path: Path | None = None,
) -> Understood:
    """Return the decks in `source`, which is the file at `path`, or was pasted.

    With `in_sentences` an answer in one piece becomes a point a sentence. Raises SourceError where
    no card is found, UsageError where there is no such format, or the id can be none.
    """
    _refuse_bad_id(naming.id)
    try:
        row = _format_of(source, wishes, naming.format)
        found = row.reader.find(source, wishes)
        read_so = source.remarks if source.is_text else []
        adopting = Adopting(in_sentences=in_sentences)
        decks = [_brought(deck, adopting, source.name, naming) for deck in found.decks]
    except FaultsFound as error:
        raise SourceError(path, error.faults, remedy=_REMEDY) from error
    whole = [deck for deck in decks if deck.cards]
    if not whole:
        raise SourceError(path, [_nothing(found, adopting.remarks)], remedy=_REMEDY)
    if len(whole) > 1 and naming.id:
        what = f"{len(whole)} decks were found, and they cannot all have one id"
        raise UsageError(what, remedy="Leave --as out, or --split.")
    remarks = [*read_so, *found.remarks, *adopting.remarks]
    decks = _with_ids_of_their_own(whole)
    return Understood(found.form, decks, summed_up(remarks, MOST_ALIKE), found.is_joined)


_REMEDY = (
    "`revise1924 import --help` lists the formats that are known, and --from says which it is."
)


def _format_of(source: Source, wishes: Wishes, name: str | None) -> Format:
    """Return the format that was named, else the one that the source is in by its content."""
    if name is not None:
        row = named(name)
        if row is None or not row.reads:
            known = [row.name for row in KNOWN if row.reads]
            near = nearest(name, known)
            raise UsageError(
                f'no format is called "{name}"{near}', remedy=f"Say {', '.join(known)}."
            )
        return row
    said = named("table") if wishes.between or wishes.rows else None
    row = said or recognised(source)
    if row is None:
        raise FaultsFound(Fault(_unknown(source)))
    return row


def _unknown(source: Source) -> str:
    """Return why a source is in no format, and what can be done where another form would be."""
    if not source.is_text:
        what = "is no text, and no package of cards"
        return f"{what}: save a spreadsheet as CSV, and paste the text of a document"
    if is_blank(source.text):
        return "is empty"
    if source.text.lstrip()[:9].lower().startswith(("<html", "<!doctype")):
        return "is the code of a web page: open it in a browser, and paste what it shows"
    return "has no cards in a format that is known: no table, no lists of points, no questions"


def _nothing(found: Found, remarks: Sequence[Remark]) -> Fault:
    """Return why nothing was found, by the first card that was left out."""
    why = f": {remarks[0]}" if remarks else ""
    return Fault(f"was read as {found.form}, and has no card that can be taken{why}")


def _brought(found: FoundDeck, adopting: Adopting, name: str, naming: Naming) -> Brought:
    said = naming.title or found.title
    title = _title(said or name.replace("_", " "))
    cards = [card for each in found.cards for card in adopting.take(each)]
    if len(cards) > MOST_CARDS:
        raise FaultsFound(Fault(f"has {len(cards):,} cards, and a deck has at most {MOST_CARDS:,}"))
    given = found.id if re.fullmatch(SLUG, found.id) and len(found.id) <= MOST_IN_AN_ID else ""
    description = adopting.described(found.description)
    return Brought(
        naming.id or given or slug_from(title), title, bool(said), description, _each_id_once(cards)
    )


def _title(said: str) -> str:
    """Return a title; one that is sound stays as it is."""
    text = clean(said)
    flat = text if "\n" not in text and len(text) <= MOST_IN_A_LINE else one_line(text)
    return "Imported cards" if is_blank(flat) else flat


def _each_id_once(cards: Sequence[Adopted]) -> list[Adopted]:
    """Return the cards; an id that a card before has already is no name for one."""
    seen, kept = set[str](), list[Adopted]()
    for card in cards:
        is_taken = card.id != "" and card.id in seen
        kept.append(card._replace(id="") if is_taken else card)
        seen.add(card.id)
    return kept


def _with_ids_of_their_own(decks: Sequence[Brought]) -> list[Brought]:
    taken, made = set[str](), Counter[str]()
    kept = list[Brought]()
    for deck in decks:
        deck_id = next_free(deck.id, taken, made) if deck.id in taken else deck.id
        taken.add(deck_id)
        kept.append(replace(deck, id=deck_id))
    return kept


def _refuse_bad_id(given: str | None) -> None:
    if given is not None and not (re.fullmatch(SLUG, given) and len(given) <= MOST_IN_AN_ID):
        raise UsageError(
            f'"{given}" can be no id: small letters a-z, digits and single hyphens between them',
            remedy=f'As in --as "{slug_from(given)}".',
        )
