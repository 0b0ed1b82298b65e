"""From the wish for a session to its end: which screen follows which."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Protocol

from textual.app import App

from revise1924 import several, wording
from revise1924.cards import Card
from revise1924.desks import ask_for_more
from revise1924.errors import ReviseError
from revise1924.forecast import FITS
from revise1924.library import Desk
from revise1924.overview import Overview, survey_desk
from revise1924.recite import Draft
from revise1924.records import card_records, weak_points
from revise1924.session import Session
from revise1924.tui import registry
from revise1924.tui.shared.wishes import Edit, Written
from revise1924.undo import Undone

Make = Callable[[], Session]
"""What makes the session that was asked for."""


class Base(Protocol):
    """The screen from which sessions begin, and to which they come back."""

    def tell(self, news: str) -> None:
        """Tell the student something there."""

    def look(self) -> None:
        """Show what has changed."""


class Sittings:
    """Has the student sit through sessions."""

    def __init__(
        self,
        app: App[None],
        clock: Callable[[], datetime],
        base: Callable[[], Base],
        edit: Edit,
    ) -> None:
        """Take the app, a clock, which screen sessions come back to, and what edits a card."""
        self._app = app
        self._clock = clock
        self._base = base
        self._edit = edit

    def study(self, desks: Sequence[Desk]) -> None:
        """Study what is due; with more than fits, ask how much of it."""
        overviews = self._overviews(desks)
        if not any(overview.to_study for overview in overviews):
            self.more(desks)
            overviews = self._overviews(desks)
        cards = sum(len(overview.to_study) for overview in overviews)
        if not cards:
            self._base().tell(several.NOTHING_DUE)
        elif cards > FITS:
            self._app.push_screen(registry.how_many(overviews), partial(self._study_some, desks))
        else:
            self._begin(desks, lambda: Session(desks, self._clock()))

    def _study_some(self, desks: Sequence[Desk], most: int | None) -> None:
        if most is not None:
            self._begin(desks, lambda: Session(desks, self._clock(), most=most))

    def test(self, desks: Sequence[Desk]) -> None:
        """Ask every card once, within some time where the student wants that."""
        from revise1924.test_words import asked_at  # noqa: PLC0415 - most days have no test

        asked = asked_at(desks)
        if asked.cards:
            self._app.push_screen(registry.clock(asked), partial(self._test_within, desks))
        else:
            self._base().tell(several.NO_CARDS)

    def drill_points(self, desk: Desk, points: Mapping[str, Collection[int]]) -> None:
        """Drill these points of cards that the deck still has, by the ids of the cards."""
        ids = {card.id for card in desk.deck.cards}
        there = {desk.deck.id: {card: points[card] for card in points if card in ids}}
        self._begin([desk], lambda: Session([desk], self._clock(), "drill", points=there))

    def _test_within(self, desks: Sequence[Desk], answer: tuple[int | None] | None) -> None:
        if answer is not None:
            (minutes,) = answer
            self._begin(desks, lambda: Session(desks, self._clock(), "test", minutes=minutes))

    def drill(self, desks: Sequence[Desk], card: Card | None = None) -> None:
        """Drill the weak points, or those of one card, where there are any."""
        now, points, weak = self._clock(), dict[str, dict[str, list[int]]](), list[Desk]()
        for desk in desks:
            of_desk = weak_points(card_records(desk.asked, desk.counted, now))
            if card is not None:
                of_desk = {each: of_desk[each] for each in of_desk if each == card.id}
            if of_desk:
                points[desk.deck.id] = of_desk
                weak.append(desk)
        if weak:
            self._begin(weak, lambda: Session(weak, self._clock(), "drill", points=points))
        else:
            self._base().tell(wording.NO_WEAK_POINTS)

    def more(self, desks: Sequence[Desk]) -> None:
        """Bring in more new cards today."""
        ask_for_more(desks, self._clock())
        self._base().look()

    def _overviews(self, desks: Sequence[Desk]) -> list[Overview]:
        return [survey_desk(desk, self._clock()) for desk in desks]

    def _begin(self, desks: Sequence[Desk], make: Make) -> None:
        """Begin a session."""
        self.once_agreed(desks, lambda: self._ask_cards(make()))

    def once_agreed(self, desks: Sequence[Desk], begin: Callable[[], None]) -> None:
        """Begin; where nothing can be saved, ask before the first card, not after it."""
        self._base().tell("")
        closed = [(desk, why) for desk in desks if (why := desk.keeper.why_unwritable())]
        if closed:
            screen = registry.unsaved(closed[0][1])
            self._app.push_screen(
                screen, partial(self._begin_unsaved, [desk for desk, _ in closed], begin)
            )
        else:
            begin()

    def _begin_unsaved(
        self, desks: Sequence[Desk], begin: Callable[[], None], agreed: bool | None
    ) -> None:
        if agreed:
            for desk in desks:
                desk.keep_in_memory()
            begin()

    def _ask_cards(self, session: Session, undone: Undone | None = None) -> None:
        with suppress(ReviseError):  # the card's screen will tell
            session.reread(self._clock())
        if session.card is not None:
            screen = registry.cards_of(session, self._clock, self._edit, self._write, undone)
            self._app.push_screen(screen, self._end)

    def _end(self, session: Session | None) -> None:
        """Tell what a session came to, unless it was left before its end."""
        if session is not None:
            after = partial(self._after_end, session)
            self._app.push_screen(registry.end_of(session, self._clock, self._edit), after)

    def _after_end(self, session: Session, answer: Undone | str | None) -> None:
        """Go back, repeat what was missed, or put the card of an undone review up again."""
        if isinstance(answer, Undone):
            self._ask_cards(session, answer)
            if session.card is None:  # another window's, of another kind of session
                self._base().tell(wording.undone(answer))
        elif answer == "repeat":
            missed = session.missed_again(self._clock())
            self._ask_cards(missed)
            if missed.card is None:
                self._base().tell(wording.NOTHING_TO_REPEAT)

    def _write(self, card: Card, draft: Draft, written: Written) -> None:
        """Let the student write before the flip."""
        self._app.push_screen(registry.writing(card, draft), written)
