"""Progress as a table: a row for each point that was asked, for spreadsheets and statistics."""

from collections.abc import Iterator

from revise1924.cards import Card, Deck
from revise1924.edits import PointHistory, noted_once
from revise1924.formats.table.contents import csv_of
from revise1924.progress import Progress
from revise1924.reviews import Review

COLUMNS = (
    "deck",
    "card",
    "topic",
    "at",
    "study day",
    "kind",
    "point",
    "text",
    "recalled",
    "box",
    "seconds",
    "undone",
)


def write_reviews(deck: Deck, progress: Progress) -> str:
    """Return all reviews of a deck as CSV, in the order of their moments, undone ones too.

    `point` is the number that a point has today, from 1, and `text` its words; both are empty where
    it is gone, or nobody can tell which it was. The topic is empty where the card is gone.
    `recalled` and `undone` are 1 or 0. `box` and `seconds` stand on each row of their review; the
    seconds are those of the whole card, front and back, and empty where they are not known.
    """
    return csv_of([COLUMNS, *_rows(deck, progress)])


def _rows(deck: Deck, progress: Progress) -> Iterator[tuple[str, ...]]:
    cards = {card.id: card for card in deck.cards}
    histories = dict[str, PointHistory]()
    for look in progress.reviews:
        if look.card not in histories:
            edits = noted_once(progress.edits.get(look.card, ()))
            histories[look.card] = PointHistory(edits)
        card = cards.get(look.card)
        now = _points_now(look, card, histories[look.card])
        for index, recalled in enumerate(look.recalled):
            if recalled is not None:
                number, text = now.get(index, ("", ""))
                yield (
                    progress.deck,
                    look.card,
                    card.topic if card else "",
                    look.at.isoformat(),
                    look.day.isoformat(),
                    look.kind,
                    number,
                    text,
                    str(int(recalled)),
                    "" if look.box is None else str(look.box),
                    "" if look.seconds is None else f"{sum(look.seconds):.1f}",
                    str(int(look.undone)),
                )


def _points_now(
    look: Review, card: Card | None, history: PointHistory
) -> dict[int, tuple[str, str]]:
    """Return the number and the text that points of a look have today, by their index then."""
    was = history.places(look)
    if card is None or was is None or len(was) != len(card.back):
        return {}
    return {
        index: (str(number), text)
        for number, (index, text) in enumerate(zip(was, card.back, strict=True), 1)
        if index is not None
    }
