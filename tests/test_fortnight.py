"""Three decks studied together for a fortnight, as if each had been studied alone."""

from collections import Counter
from datetime import date, timedelta

import pytest

from revise1924.cards import Deck
from revise1924.library import Desk, open_desk
from revise1924.overview import survey_desk
from revise1924.progress import Progress
from revise1924.session import Session
from revise1924.storage.memory import ProgressInMemory
from tests.support.clock import MONDAY, after
from tests.support.fortnight import TROUBLES, Journal, Student
from tests.support.killing import Nursery
from tests.support.subjects import Answers, Subject

SUBJECTS = (
    Subject("art", 5, (1, 2, 3, 2, 4, 5)),
    Subject("biology", 20, (3, 1, 5, 2, 4, 1), form="md"),
    Subject("chemistry", 90, (2, 5, 1, 3, 4, 2, 1, 3, 5, 2, 4)),
)

DAYS = 14

HAPPENS = (
    *("one deck studied first", "several decks studied to the end", "undo when the day is done"),
    *("undo at the end of a session", "undone in a session", "undone at all decks"),
)
"""What the student has to have done beside the troubles, else nothing is shown."""

Written = tuple[str, date, tuple[bool | None, ...], int | None, str, bool]
"""What tells reviews apart here: card, study day, recalled, box, kind, undone."""


def written(progress: Progress) -> list[Written]:
    """Return what was kept of each review, but for its moment and how long it took."""
    return [
        (each.card, each.day, each.recalled, each.box, each.kind, each.undone)
        for each in progress.reviews
    ]


def studied_alone(deck: Deck, exam: date, answers: Answers, journal: Journal) -> tuple[Desk, int]:
    """Return the desk of one deck studied without a screen, and how many cards were left unasked.

    Each day is one session, which asks what it likes; it is told the answers, and after which look
    of the day in this deck the last one is taken back.
    """
    desk = Desk(deck, ProgressInMemory(Progress(deck.id)))
    desk.keeper.set_exam(exam, MONDAY)
    left = 0
    for day in range(DAYS):
        now, looks = MONDAY + timedelta(days=day), Counter[str]()
        session = Session(desk, now)
        for what in journal.steps_at(deck.id, after(day)):
            now += timedelta(minutes=1)
            if what == "undo":
                session.undo(now)
            elif session.card is not None:
                card = session.card
                look, points = looks[card.id], len(card.back)
                session.grade(answers.at(deck.id, card.id, points, after(day), look), now)
                looks[card.id] += 1
        left += session.total - len(session.tally.outcomes)
    return desk, left


@pytest.mark.parametrize("seed", [11, 1924])
def test_a_fortnight_at_three_decks_together_is_what_each_of_them_alone_would_have_been(
    seed: int,
) -> None:
    """Whatever is killed and undone on the way, the file of each deck says the same.

    The app is studied by its keys: all decks together, on some days one by its row first, until
    nothing is left to do; one of the exams passes on the way. It is killed at any place, the look
    just graded or undone being cut off, and looks are taken back in sessions, at their ends and on
    all decks, before they are given again differently. After each kill each file has exactly the
    reviews that the screen had acknowledged, and at most the one that was cut off.

    Alone, a deck is studied in one session a day, without kills. It is not told which card comes
    next: only the answers, which are the same for the same card, day and look of that day, and
    after which look of its own an undo came. "The same" are as many reviews in the same order, each
    of the same card and study day, with the same points recalled, the same box, kind and undone;
    nothing is left to ask on any day; and on the day after, the same box and due day of each card,
    and the same cards to study in the same order. Moments differ, and the seconds a look took.
    """
    with Nursery() as nursery:
        student = Student(nursery, SUBJECTS, seed)
        for day in range(DAYS):
            student.study(day)
    for subject in SUBJECTS:
        together = open_desk(subject.name)
        exam = after(subject.exam)
        alone, left = studied_alone(together.deck, exam, student.answers, student.journal)
        assert written(together.keeper.progress) == written(alone.keeper.progress)
        assert not left
        later = MONDAY + timedelta(days=DAYS)
        here, there = survey_desk(together, later), survey_desk(alone, later)
        assert [each.place for each in here.standings] == [each.place for each in there.standings]
        assert here.to_study == there.to_study
    happened = student.events
    assert all(happened[each] for each in (*TROUBLES, *HAPPENS)), happened
