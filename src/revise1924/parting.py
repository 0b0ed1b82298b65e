"""What is said before the student quits, and in the shell afterwards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from revise1924.desks import Desks
from revise1924.library import Desk
from revise1924.listing import summary_of
from revise1924.overview import open_drafts, survey_desk
from revise1924.recite import Draft
from revise1924.summaries import Summary
from revise1924.wording import counted, on_day


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of what was answered in this run."""

    reviews: int = 0
    """Reviews that are on disk."""
    unsaved: int = 0
    """Reviews that are not, as the student has agreed."""
    ticks: int = 0
    """Cards whose ticks are lost."""
    essays: int = 0
    """Essays that are lost."""


def unsaved_ticks(desks: Iterable[Desk], now: datetime) -> frozenset[Draft]:
    """Return what has been answered at these desks and would be lost by quitting."""
    return frozenset().union(*(open_drafts(desk, survey_desk(desk, now)) for desk in desks))


def unsaved_essays(desks: Iterable[Desk]) -> frozenset[str]:
    """Return the essays, as they are now, that would be lost by quitting."""
    unsaved = (desk.essays.unsaved for desk in desks if desk.essays)
    return frozenset(filter(None, unsaved))


def at_parting(desks: Desks, now: datetime, *, of_all: bool) -> str:
    """Return what is said when the student quits, of all `desks` or of those opened alone.

    Raises as `Desks.listing` does.
    """
    opened = desks.opened
    kept = Kept(
        sum(desk.keeper.recorded for desk in opened if desk.keeper.is_saved),
        sum(desk.keeper.recorded for desk in opened if not desk.keeper.is_saved),
        len(unsaved_ticks(opened, now)),
        len(unsaved_essays(opened)),
    )
    if of_all:
        entries = desks.listing(now).entries()
        sound = [each.summary for each in entries if each.summary and each.fault is None]
    else:
        sound = [summary_of(desk, now) for desk in opened]
    return parting(sound, kept)


def parting(decks: Sequence[Summary], kept: Kept) -> str:
    """Return one line: "Saved. 7 cards on Friday, 14 days to go."; nothing where none is needed.

    That is so as long as no card has ever been answered. Where reviews are lost, what comes next
    is not said: the decks still count them.
    """
    lost = [
        left_unsaved(kept.ticks, kept.essays),
        "answers you agreed not to keep" if kept.unsaved else "",
    ]
    what = " and ".join(each for each in lost if each)
    if what:
        said = f"Saved, but for {what}." if kept.reviews else f"Not saved: {what}."
    else:
        said = "Saved." if kept.reviews else ""
    is_begun = what or any(deck.reviews for deck in decks)
    ahead = _ahead(decks, kept) if is_begun and not kept.unsaved else ""
    return " ".join(part for part in (said, ahead) if part)


def _ahead(decks: Sequence[Summary], kept: Kept) -> str:
    """Return what comes next and how near the exam is: "3 cards left today, exam tomorrow."."""
    parts = [part for part in (_next_cards(decks, kept), _exam(decks)) if part]
    line = ", ".join(parts)
    return f"{line[0].upper()}{line[1:]}." if line else ""


def _next_cards(decks: Sequence[Summary], kept: Kept) -> str:
    now = sum(deck.due + deck.new + deck.again for deck in decks)
    if now:
        return f"{counted(now, 'card')} {'left' if kept.reviews else 'to revise'} today"
    days = [deck.next_session for deck in decks if deck.next_session]
    if not days:
        return ""
    day: date = min(days)
    cards = sum(deck.next_cards for deck in decks if deck.next_session == day)
    return f"{counted(cards, 'card')} {on_day(day, decks[0].today)}"


def _exam(decks: Sequence[Summary]) -> str:
    """Return how far away the nearest exam is; nothing where none is ahead."""
    left = min((deck.days_left for deck in decks if deck.days_left), default=0)
    if left == 1:
        return "exam tomorrow"
    return f"{left} days to go" if left else ""


def left_unsaved(cards: int, essays: int) -> str:
    """Return what is not saved, "your ticks on 2 cards and your essay"; nothing where all is."""
    ticks = f"your ticks on {counted(cards, 'card')}" if cards else ""
    written = f"your {f'{essays} essays' if essays > 1 else 'essay'}" if essays else ""
    return " and ".join(filter(None, (ticks, written)))


def quitting(cards: int, essays: int) -> str:
    """Return what is said before ticks on so many cards are lost, or so many essays."""
    them = "them" if cards or essays > 1 else "it"
    return f"Not saved: {left_unsaved(cards, essays)}. The same key again quits without {them}."
