"""The sentences that the screens and `status` share, and how days are spoken of."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from revise1924.cards import Card
from revise1924.forecast import backlog_gone, every_card_met
from revise1924.kinds import KINDS
from revise1924.overview import Counts, Overview
from revise1924.progress import Standing
from revise1924.reviews import Review

if TYPE_CHECKING:
    from revise1924.library import Desk
    from revise1924.recite import Recital
    from revise1924.tally import Outcome
    from revise1924.undo import Undone


UNSAVED = "Unsaved: nothing is kept"
"""Stands on home and on every card while it is so."""

NOTHING_TO_UNDO = "Nothing to undo today."

STILL_YOUR_TICKS = "Here are your ticks from before; Enter saves them."

NOTHING_TO_REPEAT = "Nothing that was missed is on the cards any more."
NO_WEAK_POINTS = "No weak points: you have won back all you missed."


_HOURS_FROM = 120
"""Minutes from which on hours are told."""

_MOST_NAMED = 10
"""Topics that a sentence numbers; more of them are counted."""


def counted(number: int, thing: str) -> str:
    """Return "1 card" or "7 cards"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def full_day(day: date, today: date) -> str:
    """Return "Thursday 26 November", with the year where it is another one."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day:%A} {day.day} {day:%B}{year}"


def on_day(day: date, today: date) -> str:
    """Return when `day` is, as one says it: "tomorrow", "on Thursday", "on Thursday 3 December"."""
    ahead = (day - today).days
    if ahead <= 0:
        return "today"
    if ahead == 1:
        return "tomorrow"
    return f"on {day:%A}" if ahead < 7 else f"on {full_day(day, today)}"


def named_day(day: date, today: date) -> str:
    """Return a day by a short name: "today", "tomorrow", "Thursday", "Thu 3 Dec"."""
    if (day - today).days < 7:
        return on_day(day, today).removeprefix("on ")
    return short_day(day)


def due_in(standing: Standing, today: date) -> str:
    """Return when a card is due, short enough for a table: "new", "today", "in 3 days"."""
    return "new" if standing.due is None else day_in(standing.due, today)


def day_in(day: date, today: date) -> str:
    """Return a day, short enough for a table: "today", also of one past, or "in 3 days"."""
    ahead = (day - today).days
    if ahead <= 0:
        return "today"
    return "tomorrow" if ahead == 1 else f"in {ahead} days"


def stands(standing: Standing, today: date) -> str:
    """Return where a card stands: "Box 2, back on Thursday. Reviewed 3 times."."""
    if standing.box is None or standing.due is None:
        return "New: not reviewed yet."
    times = {1: "once", 2: "twice"}.get(standing.reviews, f"{standing.reviews} times")
    return f"Box {standing.box}, back {on_day(standing.due, today)}. Reviewed {times}."


def recall(review: Review | None) -> str:
    """Return the recall of a look, "3 of 5", or a dash where there was none."""
    return "–" if review is None else f"{review.points_recalled} of {review.points_asked}"


def bar_of(score: float) -> str:
    """Return a recall score as a bar of five, "■■■□□": full only when all came back."""
    filled = int(4 * score) + 1 if score > 0 else 0
    return "■" * filled + "□" * (5 - filled)


def score(recalled: int, asked: int) -> str:
    """Return a mark: "21 of 22 points recalled · 95 %"."""
    percent = round(100 * recalled / max(1, asked))
    return f"{recalled} of {counted(asked, 'point')} recalled · {percent} %"


def duration(seconds: float) -> str:
    """Return a time as one says it: "40 s", "5 min", "2 h 5 min"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def short_day(day: date) -> str:
    """Return "Tue 24 Nov"."""
    return f"{day:%a} {day.day} {day:%b}"


def undone(taken: "Undone") -> str:
    """Return what an undo took back: "Undone: The purges, 3 of 5."."""
    review = taken.review
    if KINDS[review.kind].is_one_piece:
        return f"Undone: your {review.kind}."
    topics = (card.topic for card in taken.desk.deck.cards if card.id == review.card)
    return f"Undone: {next(topics, review.card)}, {recall(review)}."


def waiting(counts: Counts) -> str:
    """Return what is to do now: "3 cards to revise and 2 new ones today."; else nothing."""
    tasks = to_do(counts.due, counts.new, counts.again, counts.new_left)
    return f"{tasks} today." if tasks else ""


def to_do(due: int, new: int, again: int, new_left: int = 0) -> str:
    """Return what so many cards ask for: "3 cards to revise, 2 new ones and 1 to try once more"."""
    parts: list[str] = []
    if due:
        parts.append(f"{counted(due, 'card')} to revise")
    if new:
        some = f"{new} of " if new_left else ""
        parts.append(some + counted(new + new_left, "new one" if parts else "new card"))
    if again:
        parts.append(f"{again if parts else counted(again, 'card')} to try once more")
    *others, last = parts or [""]
    return f"{', '.join(others)} and {last}" if others else last


def about(minutes: int) -> str:
    """Return how long something takes: "about 6 minutes", "about 17 hours"."""
    long = minutes >= _HOURS_FROM
    return f"about {counted(round(minutes / 60), 'hour') if long else counted(minutes, 'minute')}"


def backlog(overview: Overview, a_day: int) -> str:
    """Return when nothing is overdue any more: "At 20 a day the backlog is gone on Friday.".

    Where only new cards are many: "At 20 a day the last new card comes on Friday.".
    """
    if not overview.due:
        day = every_card_met(overview, a_day)
        if day is not None:
            return f"At {a_day} a day the last new card comes {on_day(day, overview.today)}."
    else:
        day = backlog_gone(overview, a_day)
    if day is None:
        return f"{a_day} a day are too few to get ahead of it."
    return f"At {a_day} a day the backlog is gone {on_day(day, overview.today)}."


def done_but_new(left: int) -> str:
    """Return that the day is done though so many new cards are left, of which one may ask more."""
    are = "card is" if left == 1 else "cards are"
    return f"Done for today. {left} {are} still new."


def nothing_due(counts: Counts) -> str:
    """Return until when nothing is due: "Nothing due until Thursday 26 November."."""
    return f"Nothing due until {_next_study_day(counts)}."


def on_days(days: list[tuple[date, int]], today: date) -> str:
    """Return how many cards come when: "3 cards tomorrow, 2 on Sunday"."""
    (first, cards), *others = days
    parts = [f"{number} {on_day(day, today)}" for day, number in others]
    return ", ".join([f"{counted(cards, 'card')} {on_day(first, today)}", *parts])


def farewell(counts: Counts) -> str:
    """Return when one comes again: "See you on Thursday 26 November.", or what is next today."""
    now = waiting(counts)
    return f"Next: {now}" if now else f"See you on {_next_study_day(counts)}."


def _next_study_day(counts: Counts) -> str:
    tomorrow = counts.today + timedelta(days=1)
    day = tomorrow if counts.new_left or counts.next_due is None else counts.next_due
    return full_day(max(day, tomorrow), counts.today)  # what was seen today waits for tomorrow


def went(outcome: "Outcome") -> str:
    """Return where a card went, in one line: "5 of 5: up to box 2, back on Thursday"."""
    return f"{recall(outcome.review)}: {where_it_goes(outcome)}"


def where_it_goes(outcome: "Outcome") -> str:
    """Return where a card goes: "up to box 2, back on Thursday"."""
    if outcome.move == "kept":
        early = "early look: " if outcome.is_early else ""
        return f"{early}stays {in_box(outcome.box)}{', once more today' if outcome.again else ''}"
    move = {"up": "up to ", "stayed": "stays in ", "fell": "down to "}[outcome.move]
    if outcome.before is None and outcome.move == "stayed":
        move = ""
    back = on_day(outcome.due, outcome.review.day) if outcome.due else "today"
    when = f", again today, then {back}" if outcome.again else f", back {back}"
    return f"{move}box {outcome.box}{when}"


def where_it_goes_in_brief(outcome: "Outcome") -> str:
    """Return the same where a sign tells the way: "box 2, Thursday", "box 1, again today"."""
    if outcome.again:
        return f"box {outcome.box or 1}, again today"
    if outcome.move == "kept" or outcome.due is None:
        return f"stays {in_box(outcome.box)}"
    return f"box {outcome.box}, {named_day(outcome.due, outcome.review.day)}"


def in_box(box: int | None) -> str:
    """Return "in box 2", or "new" for a card that is in none."""
    return "new" if box is None else f"in box {box}"


def recited(recital: "Recital") -> str:
    """Return what came back of an outline, the missed ones by number: "Missed: 2, 4."."""
    topics = f"{recital.score} of {counted(len(recital.points), 'topic')}"
    if not recital.missed:
        return f"{topics}: you have the whole plan."
    missed = [str(index + 1) for index in recital.missed[:_MOST_NAMED]]
    more = len(recital.missed) - len(missed)
    return f"{topics}. Missed: {', '.join([*missed, *[f'{more} more'] * (more > 0)])}."


def set_aside(card: Card) -> str:
    """Return that a card is set aside: "Set aside: The purges."."""
    return f"Set aside: {card.topic}{'' if card.topic[-1] in '.!?…？！。' else '.'}"


def left_out(desk: "Desk") -> list[str]:
    """Return what of the deck is not revised now, a sentence each; nothing where all is."""
    chosen, asked = len(desk.chosen.cards), len(desk.asked.cards)
    lines = []
    if desk.tags:
        tags = ", ".join(sorted(desk.tags))
        lines.append(f"Only {tags}: {chosen} of {counted(len(desk.deck.cards), 'card')}.")
    if aside := chosen - asked:
        lines.append(f"{counted(aside, 'card')} set aside.")
    return lines
