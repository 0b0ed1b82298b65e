"""What an import has understood, in words: shown before anything is saved."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from revise1924.cards import Card
from revise1924.importing import Understood
from revise1924.text import one_line
from revise1924.updating import Plan
from revise1924.wording import counted

CARDS = 3
"""Cards of a deck that are shown as they will look."""

DECKS = 20
"""Decks of which cards are shown; of one more there is only what it comes to."""

_TOPICS = 5
"""Topics that are named of the cards that are new, changed, or gone."""

_LINES_OF_A_TEXT = 6
"""Lines of a front, a point or a note that are shown."""


class Line(NamedTuple):
    """One line of a preview."""

    kind: Literal["title", "text", "topic", "remark"]
    text: str


def preview(understood: Understood, plans: Sequence[Plan]) -> Iterator[Line]:
    """Yield what was understood, then each deck, then what was left out."""
    yield Line("text", f"{form_of(understood)}.")
    yield Line("text", "")
    yield from found_in(understood, plans)


def form_of(understood: Understood) -> str:
    """Return in what form the cards are, as a sentence without its full stop."""
    return f"This is {one_line(understood.form)}"


def found_in(understood: Understood, plans: Sequence[Plan]) -> Iterator[Line]:
    """Yield each deck, then what was left out."""
    for number, plan in enumerate(plans):
        if number:
            yield Line("text", "")
        yield from _deck(plan, CARDS if number < DECKS else 0)
    if understood.remarks:
        yield Line("text", "")
        yield Line("title", "Left out, or doubtful")
        for remark in understood.remarks:
            yield Line("remark", f"  {one_line(str(remark), 400)}")


def _deck(plan: Plan, cards: int) -> Iterator[Line]:
    deck = plan.deck
    yield Line("title", deck.title)
    size = f"{counted(len(deck.cards), 'card')}, {counted(deck.points, 'point')}"
    yield Line("text", f"{size}, {_what_it_is(plan)}")
    yield from (Line("text", f"  {words}") for words in _changes(plan))
    for card in deck.cards[:cards]:
        yield Line("text", "")
        yield from _card(card)
    if len(deck.cards) > cards > 0:
        yield Line("text", "")
        yield Line("text", f"  … and {counted(len(deck.cards) - cards, 'more card')}")


def _what_it_is(plan: Plan) -> str:
    if plan.before is None:
        return f'a new deck with the id "{plan.deck.id}"'
    if not plan.is_change:
        return f'just as your deck "{plan.deck.id}" has them'
    return f'for your deck "{plan.deck.id}"'


def _changes(plan: Plan) -> Iterator[str]:
    """Yield what is changed in the deck that there is; nothing for a new one."""
    if plan.before is None or not plan.is_change:
        return
    for cards, what in ((plan.new, "new"), (plan.changed, "changed"), (plan.gone, "gone")):
        if cards:
            more = f" and {len(cards) - _TOPICS} more" if len(cards) > _TOPICS else ""
            topics = ", ".join(one_line(card.topic, 60) for card in cards[:_TOPICS])
            yield f"{len(cards)} {what}: {topics}{more}"
    yield f"{plan.same} as before"


def _card(card: Card) -> Iterator[Line]:
    yield Line("topic", f"  {card.topic}")
    yield from _text("  ", "  ", card.question)
    for point in card.back:
        yield from _text("  • ", "    ", point)
    yield from _text("  > ", "  > ", card.note or "")
    if card.tags:
        yield Line("text", f"  {' '.join(f'#{tag}' for tag in card.tags)}")
    if card.marks:
        yield Line("text", f"  {counted(card.marks, 'mark')}")


def _text(first: str, more: str, text: str) -> Iterator[Line]:
    lines = text.split("\n") if text else []
    for index, line in enumerate(lines[:_LINES_OF_A_TEXT]):
        yield Line("text", f"{more if index else first}{line}")
    if len(lines) > _LINES_OF_A_TEXT:
        yield Line("text", f"{more}…")
