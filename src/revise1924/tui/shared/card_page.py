"""A card as it is read: its points, where it stands, and its history."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from revise1924 import card_words, readiness_words, record_words, wording
from revise1924.cards import Card
from revise1924.kinds import KINDS
from revise1924.leitner import study_day
from revise1924.library import Desk
from revise1924.progress import Progress, Standing
from revise1924.records import CardRecord, PointRecord, card_record
from revise1924.reviews import Review
from revise1924.tui.widgets.laid_rows import LEAST_ROOM
from revise1924.tui.widgets.point_lines import remarked

LOOKS = 100
"""Reviews that are listed, the latest first."""

_LATEST = 5
"""Reviews that are told beside a card."""

_ROOMY = 72
"""Cells of a line in which there is room to say how often a point was asked."""

_LEAST_FOR_ANSWERS = 38
"""Cells of a line in which the latest answers to a point are told."""

HIT = "bold underline $text-warning"

_ANSWERS = {True: ("✓", "$text-success"), False: ("○", "$text-warning"), None: (" ", "")}
"""The sign of a point by its last answer, and its colour."""

_SIGNS = {"■": "$text-success", "✓": "$text-success", "□": "$text-warning", "○": "$text-warning"}

Words = re.Pattern[str] | None
"""What is looked for, to be marked."""


class Reading(NamedTuple):
    """What there is to read of a card."""

    card: Card
    record: CardRecord
    standing: Standing
    today: date
    is_aside: bool
    expected: str
    """How many points would come back; nothing of a card that was never asked."""


def reading_of(desk: Desk, card: Card, now: datetime) -> Reading:
    """Return what there is to read of a card at this desk."""
    progress = desk.keeper.progress
    standing = progress.standing(card.id, now)
    record = card_record(card, progress, now)
    expected = readiness_words.of_card(card, progress, now)
    return Reading(card, record, standing, study_day(now), progress.is_aside(card.id), expected)


def words_of(written: str) -> Words:
    """Return what finds the words of a search; None where there is none."""
    words = written.split()
    return re.compile("|".join(map(re.escape, words)), re.IGNORECASE) if words else None


def marked(text: str | Content, words: Words) -> Content:
    """Return a text in which the words stand out that are looked for."""
    content = Content(text) if isinstance(text, str) else text
    for hit in words.finditer(content.plain) if words else ():
        content = content.stylize(HIT, hit.start(), hit.end())
    return content


def squares(look: Review | None) -> Content:
    """Return a look with a square for each point in its place; a dash where there was none."""
    if look is None:
        return Content.styled("–", "$text-muted")
    return answers(card_words.in_order(look))


def answers(signs: str) -> Content:
    """Return signs of what came back, and of what did not, in their colours."""
    return Content.assemble(*((sign, _SIGNS.get(sign, "$text-muted")) for sign in signs))


def preview(reading: Reading, width: int, height: int, words: Words = None) -> Content:
    """Return the card and, where there is room below it, where it stands and its latest reviews."""
    page = front_and_back(reading, width, words)
    gap = Content("")
    where = [gap, *Content.styled(standing(reading), "$text-muted").wrap(width)]
    room = height - len(page.split("\n", allow_blank=True)) - len(where)
    if room < 0:
        return page
    looks = list(islice(_looks(reading.record), max(0, room - 1)))
    return Content("\n").join([page, *where, *([gap, *looks] if looks else [])])


def front_and_back(reading: Reading, width: int, words: Words = None) -> Content:
    """Return the question, the points with how they have fared, and the note."""
    card = reading.card
    parts = [Content("\n").join(marked(card.question, words).wrap(width)), Content("")]
    parts += [_point(reading, point, width, words) for point in reading.record.points]
    if card.note:
        note = marked(Content.styled(card.note, "$text-muted"), words)
        parts += [Content(""), Content("\n").join(note.wrap(width))]
    return Content("\n").join(parts)


def sign_of(came_back: bool | None) -> Content:
    """Return the sign of a point by its last answer."""
    return Content.styled(*_ANSWERS[came_back])


def _point(reading: Reading, point: PointRecord, width: int, words: Words) -> Content:
    """Return a point with the sign of its last answer, and how often it was missed."""
    sign, ink = _ANSWERS[point.came_back]
    number = f"{point.index + 1:>{len(str(len(reading.card.back)))}}"
    lead = f"{sign} {number}  "
    room = max(LEAST_ROOM, width - cell_len(lead))
    lines = marked(reading.card.back[point.index], words).wrap(room)
    if point.missed:
        often = card_words.missed_times(point.missed)
        remark = often if width < _ROOMY else f"missed {point.missed} of {point.asked}"
        answered = ""
        if width >= _LEAST_FOR_ANSWERS:
            answered = f"{record_words.lately(reading.record, point.index)}  "
        lines = remarked(lines, remark, room, before=answers(answered))
    under = Content("\n" + " " * cell_len(lead))
    return Content.assemble((lead, f"bold {ink}".strip()), under.join(lines))


def standing(reading: Reading) -> str:
    """Return where the card stands, and the marks for it where it says them."""
    where = wording.stands(reading.standing, reading.today)
    if reading.card.marks:
        where += f" {wording.counted(reading.card.marks, 'mark')}."
    aside = wording.set_aside(reading.card) if reading.is_aside else ""
    return " ".join(each for each in (aside, where, reading.expected) if each)


def history(reading: Reading, room: int = LOOKS) -> Content:
    """Return the reviews, the latest first, a line each: as many as so many lines have room for.

    Where those are a few at most, it is all of them, to be scrolled.
    """
    is_cut = _LATEST <= room < len(reading.record.looks)
    return Content("\n").join(_looks(reading.record, room - 1 if is_cut else LOOKS))


def latest(card: Card, progress: Progress, now: datetime) -> list[Content]:
    """Return the latest looks, the last one first, in little room: "Thu 19 Nov ■□ → box 1"."""
    drawn = []
    for look in reversed(card_record(card, progress, now).looks[-_LATEST:]):
        went = f" → box {look.box}" if look.box and KINDS[look.kind].moves else ""
        day = f"{wording.short_day(look.day):<10} "
        drawn.append(Content.assemble((day, "$text-muted"), squares(look), (went, "$text-muted")))
    return drawn


def _looks(record: CardRecord, most: int = LOOKS) -> Iterator[Content]:
    wide = len(record.card.back)
    for look in reversed(record.looks[-most:]):
        result = f"→ box {look.box}" if look.box else "same box"
        kind = "" if look.kind == "study" else f"  {look.kind}"
        drawn = squares(look)
        yield Content.assemble(
            (f"{wording.short_day(look.day):<10}  ", "$text-muted"),
            drawn.pad_right(max(0, wide - drawn.cell_length)),
            f"  {wording.recall(look)}  ",
            (result if KINDS[look.kind].moves else "", "$text-muted"),
            (kind, "$text-muted"),
        )
    if (more := len(record.looks) - most) > 0:
        yield Content.styled(f"and {more} before", "$text-muted")
