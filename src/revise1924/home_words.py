"""The sentences on home: what to do now, what else would help, and how far the deck has come."""

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from revise1924 import exam_words, pace, wording
from revise1924.days_line import Day
from revise1924.days_line import streak as streak_of
from revise1924.forecast import FITS
from revise1924.leitner import LAST_BOX, MORE, WAITS, due_date
from revise1924.overview import Overview
from revise1924.pace import Pace
from revise1924.preparation import Preparation
from revise1924.progress import Standing

if TYPE_CHECKING:
    from revise1924.essay import Essay
    from revise1924.listing import Today
    from revise1924.what_helps import Help

Wish = Literal["study", "test", "drill", "essay", "more", "browse", "exam", "back", ""]
"""What an offer leads to, on home or at the end of a session; empty where it is only told."""


class Offer(NamedTuple):
    """Something that the student may do, or is told."""

    words: str
    choice: Wish = ""

    does: str = ""
    """What the key for it does, in a word or two."""
    is_done: bool = False
    """Whether the words tell that the day is done."""
    brief: str = ""
    """The words where there is little room; empty where there are no shorter ones."""
    is_advised: bool = False
    """Whether it helps most now, though something else stands first."""


def now(overview: Overview, of_student: Pace) -> Offer:
    """Return the one thing to do now."""
    tasks = wording.waiting(overview.counts)
    if tasks:
        cards = overview.counts.cards
        minutes = pace.minutes(cards, [of_student])
        how_long = wording.about(minutes)
        does = "study" if cards <= FITS else "choose how many"
        brief = f"{wording.counted(cards, 'card')}, {minutes} min"
        return Offer(f"{tasks.removesuffix('.')}, {how_long}", "study", does, brief=brief)
    if not overview.deck.cards:
        return Offer("All of these cards are set aside.", "browse", "see them")
    if overview.new_left:
        more = min(MORE, overview.new_left)
        done = wording.done_but_new(overview.new_left)
        return Offer(done, "more", f"learn {more} more", is_done=True)
    nothing = wording.nothing_due(overview.counts)
    is_done = any(standing.today for standing in overview.standings)
    done = f"Done for today. {nothing}" if is_done else nothing
    brief = "Done for today." if is_done else "Nothing due."
    return Offer(done, "test", "test", is_done=is_done, brief=brief)


def of_all(words: str, today: "Today") -> Offer:
    """Return what to do in several decks, of which `words` say what there is."""
    if today.decks:
        return Offer(words, "study", "study")
    if today.new_left:
        return Offer(words, "more", f"learn {min(MORE, today.new_left)} more", is_done=True)
    return Offer(words)


def besides(
    overview: Overview,
    prepared: Preparation,
    *,
    suggests_exam: bool,
    too_few: str = "",
    helps: "Help | None" = None,
) -> Offer | None:
    """Return what else would help, most of all what `helps` most.

    `too_few` says that the minutes a day do not suffice.
    """
    if too_few:
        return Offer(too_few.removesuffix("."), "exam", "change")
    if helps == "drill" and prepared.weak:  # what helps is found out a little later than the rest
        return _to_win_back(prepared)
    if helps == "more" and overview.new_left:
        return Offer(f"{min(MORE, overview.new_left)} more new cards", "more", "learn")
    if len(overview.to_study) > FITS:
        return Offer(wording.backlog(overview, FITS))
    if suggests_exam:
        why = exam_words.WHAT_THE_DATE_DOES.removesuffix(".")
        return Offer(f"{exam_words.GOT_AN_EXAM_DATE} {why}", "exam", "set it")
    return _to_win_back(prepared) if prepared.slipping else None


def advised(second: Offer | None, helps: "Help | None") -> Offer | None:
    """Return what else is offered, in the colour of advice where that helps most."""
    if second is None or second.choice != helps:
        return second
    return second._replace(is_advised=True)


def _to_win_back(prepared: Preparation) -> Offer:
    """Return the offer of a drill: of the points that keep slipping, else of all weak ones."""
    if prepared.slipping:
        brief = f"{prepared.slipping} slipping"
        return Offer(slipping(prepared.slipping), "drill", "win back", brief=brief)
    weak = wording.counted(sum(map(len, prepared.weak.values())), "point")
    return Offer(f"{weak} still weak", "drill", "win back")


def essay_waits(essay: "Essay | None" = None) -> Offer:
    """Return that an unfinished essay waits, with how much of it there is once that is known.

    "An essay waits: 320 words, 12 minutes".
    """
    if essay is None:
        return Offer("An essay waits", "essay", "go on", brief="An essay waits")
    words, minutes = wording.counted(essay.words, "word"), round(essay.seconds / 60)
    how_long = f", {wording.counted(minutes, 'minute')}" if minutes else ""
    to_do = " to be marked" if essay.is_written else ""
    does = "mark it" if essay.is_written else "go on"
    return Offer(
        f"An essay waits{to_do}: {words}{how_long}", "essay", does, brief=f"Essay: {words}"
    )


def slipping(points: int) -> str:
    """Return how many points were missed more than once, the last time too."""
    return f"{wording.counted(points, 'point')} {'keeps' if points == 1 else 'keep'} slipping"


def countdown(overview: Overview) -> str:
    """Return how far the exam is: "Exam in 11 days"; nothing where none is set."""
    if overview.days_left and overview.days_left > 1:
        return f"Exam in {overview.days_left} days"
    return exam_words.exam(overview)


def countdown_in_brief(overview: Overview) -> str:
    """Return the same beside a title with little room: "Exam: 11 d"; nothing without an exam."""
    return f"Exam: {overview.days_left} d" if overview.days_left else ""


def exam_mark(overview: Overview) -> str:
    """Return what stands at the end of the days: "Exam Fri 4 Dec"; nothing without one."""
    exam = overview.exam_ahead
    return f"Exam {exam:%a} {exam.day} {exam:%b}" if exam else ""


def came_back(prepared: Preparation) -> str:
    """Return how many points came back: "15 of 22 points"."""
    return f"{prepared.recalled} of {wording.counted(prepared.points, 'point')}"


def gained(prepared: Preparation) -> str:
    """Return what today has brought: "▲ 4 today"; nothing where it has brought nothing."""
    return f"▲ {prepared.gained} today" if prepared.gained > 0 else ""


def streak(past: tuple[Day, ...]) -> str:
    """Return the days in a row: "3-day streak"; nothing of a single day."""
    days = streak_of(past)
    return f"{days}-day streak" if days > 1 else ""


def waits(overview: Overview) -> dict[int, str]:
    """Return how long cards wait in each box from today on, the exam being as near as it is."""
    return {box: wording.counted(days, "day") for box, days in _days_in(overview).items()}


def is_shortened(overview: Overview) -> bool:
    """Return whether cards wait less because of the exam, in the last box at least."""
    return _days_in(overview)[LAST_BOX] < WAITS[LAST_BOX]


def _days_in(overview: Overview) -> dict[int, int]:
    """Return the days that cards wait in each box from today on."""
    dues = {box: due_date(box, overview.today, overview.exam) for box in WAITS}
    return {box: (due - overview.today).days for box, due in dues.items()}


def due_short(standing: Standing, today: date) -> str:
    """Return when a card is due in a word: "today", "Thu", "4 Dec", "new"."""
    if standing.due is None:
        return "new"
    ahead = (standing.due - today).days
    if ahead <= 0:
        return "today"
    return f"{standing.due:%a}" if ahead < 7 else f"{standing.due.day} {standing.due:%b}"
