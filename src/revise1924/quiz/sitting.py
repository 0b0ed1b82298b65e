"""From the wish for a session to its end, line by line."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from revise1924 import end_words, ending, several, wording
from revise1924.desks import ask_for_more
from revise1924.errors import ReviseError
from revise1924.forecast import FITS, SHORT
from revise1924.kinds import KindName
from revise1924.leitner import MORE
from revise1924.library import Desk
from revise1924.overview import Counts, survey_desk
from revise1924.quiz import words
from revise1924.quiz.answers import UnclearError, number_in, yes_in
from revise1924.quiz.dialogue import Dialogue, Edit
from revise1924.quiz.lines import LeaveError, Lines, aloud
from revise1924.records import card_records, weak_points
from revise1924.session import Session
from revise1924.test_words import asked_at
from revise1924.undo import Undone


class Sitting:
    """Has the student sit through sessions at some desks."""

    def __init__(
        self,
        desks: Sequence[Desk],
        lines: Lines,
        clock: Callable[[], datetime],
        edit: Edit,
        minutes: int | None = None,
    ) -> None:
        """Take the desks, the lines to and from the student, a clock, and what edits a card.

        `minutes` are those that a test has, if any.
        """
        self._desks = desks
        self._lines = lines
        self._clock = clock
        self._edit = edit
        self._minutes = minutes

    def sit_down(self, kind: KindName) -> None:
        """Have a session of this kind; to who leaves before its end, say what is saved and next."""
        sessions = {"study": self._study, "test": self._test, "drill": self._drill}
        try:
            sessions[kind]()
        except LeaveError as leave:
            is_saved = all(desk.keeper.is_saved for desk in self._desks)
            what = (str(leave) or words.ALL_IS_SAVED) if is_saved else wording.UNSAVED
            self._lines.say(f"{what}. Next: {end_words.next_up(self._desks, self._clock())}")

    def _study(self) -> None:
        """Study what is due; with more than fits, ask how much of it."""
        if not any(desk.asked.cards for desk in self._desks):
            self._lines.say(several.NO_CARDS)
            return
        counts = self._counts()
        if not counts.cards and counts.new_left:
            self._lines.say(wording.done_but_new(counts.new_left))
            if not self._wants_more():
                return
            ask_for_more(self._desks, self._clock())
            counts = self._counts()
        if not counts.cards:
            self._lines.say(wording.nothing_due(counts), words.TEST_ANYWAY)
            return
        self._lines.say(wording.waiting(counts))
        most = self._how_many(counts.cards) if counts.cards > FITS else None
        self._sit(lambda: Session(self._desks, self._clock(), most=most))

    def _test(self) -> None:
        """Ask every card once."""
        asked = asked_at(self._desks)
        if asked.cards:
            self._lines.say(words.TEST)
            if self._minutes:
                self._lines.say(aloud(asked.pace(self._minutes)))
            self._sit(lambda: Session(self._desks, self._clock(), "test", minutes=self._minutes))
        else:
            self._lines.say(several.NO_CARDS)

    def _drill(self) -> None:
        """Drill the weak points, where there are any."""
        now = self._clock()
        weak = {
            desk: weak_points(card_records(desk.asked, desk.counted, now)) for desk in self._desks
        }
        desks = [desk for desk, points in weak.items() if points]
        if desks:
            points = {desk.deck.id: weak[desk] for desk in desks}
            how_many = sum(len(each) for cards in points.values() for each in cards.values())
            self._lines.say(words.drill(how_many))
            self._sit(lambda: Session(desks, self._clock(), "drill", points=points))
        else:
            self._lines.say(wording.NO_WEAK_POINTS)

    def _counts(self) -> Counts:
        counts = [survey_desk(desk, self._clock()).counts for desk in self._desks]
        return sum(counts[1:], counts[0])

    # What is asked before.

    def _wants_more(self) -> bool:
        def answer(said: str) -> bool:
            word = said.strip().casefold()
            if word not in {"", "more"}:
                raise UnclearError(words.more_new(MORE))
            return word == "more"

        self._lines.say(words.more_new(MORE))
        return self._lines.ask_until_clear(words.WHAT_NOW, answer)

    def _how_many(self, cards: int) -> int:
        """Return the most cards that are wanted now."""
        if len(self._desks) == 1:  # so many a day of several decks is not so many of each
            overview = survey_desk(self._desks[0], self._clock())
            self._lines.say(*(wording.backlog(overview, number) for number in (SHORT, FITS)))
        self._lines.say(words.how_many_due(cards, SHORT, FITS))
        return self._lines.ask_until_clear(words.HOW_MANY, lambda said: number_in(said, cards))

    def _agrees_to_unsaved(self) -> bool:
        """Where nothing can be saved, ask before the first card, not after it."""
        closed = [(desk, why) for desk in self._desks if (why := desk.keeper.why_unwritable())]
        if not closed:
            return True
        self._lines.say(closed[0][1], words.GONE_TOMORROW)
        try:
            agrees = self._lines.ask_until_clear(words.GO_ON_UNSAVED, yes_in)
        except LeaveError:
            agrees = False
        if not agrees:
            self._lines.say(words.NOTHING_BEGUN)
            return False
        for desk, _ in closed:
            desk.keep_in_memory()
        self._lines.say(f"{wording.UNSAVED}.")
        return True

    # The session, and what follows.

    def _sit(self, make: Callable[[], Session]) -> None:
        if not self._agrees_to_unsaved():
            return
        following: tuple[Session, Undone | None] | None = (make(), None)
        while following is not None:
            session, undone = following
            dialogue = Dialogue(self._lines, self._clock, self._edit, session)
            if undone is not None:
                dialogue.tell_undone(undone)
            dialogue.ask_all()
            # Where every card was set aside, there is nothing to tell.
            following = self._what_follows(session) if session.tally.outcomes else None

    def _what_follows(self, session: Session) -> tuple[Session, Undone | None] | None:
        """Tell what a session came to; return the one to go on with, and what was taken back."""
        missed = ending.missed(session, self._clock())
        self._tell_end(session, missed)
        self._lines.say(words.at_the_end(can_repeat=bool(missed)))
        while True:
            match self._lines.ask_until_clear(words.WHAT_NOW, partial(_choice, bool(missed))):
                case "repeat":
                    again = session.missed_again(self._clock())
                    if again.card is not None:
                        return again, None
                    self._lines.say(wording.NOTHING_TO_REPEAT)
                case "undo":
                    if (undone := self._undo(session)) is not None:
                        return session, undone
                case _:
                    return None

    def _tell_end(self, session: Session, missed: list[tuple[str, list[str]]]) -> None:
        end = ending.ending(session, self._clock())
        self._lines.say("", end.heading, aloud(end.score))
        for topic, points in missed:
            self._lines.say(words.missed_of(topic), *points)
        if not missed:
            self._lines.say(f"{end.praise}." if end.praise else words.ALL_CAME_BACK)
        if end.moves:
            self._lines.say(aloud(" · ".join(said.words for _, said in end.moves)))
        if end.second_try:
            self._lines.say(end.second_try)
        self._lines.say(*(aloud(each.words) for each in end.in_short))
        if ready := end_words.ready(session, self._clock()).words:
            self._lines.say(ready)
        for mark in end.earlier:
            self._lines.say(words.earlier(mark.day, aloud(mark.points)))

    def _undo(self, session: Session) -> Undone | None:
        """Take the last answer back; return it where its card is up then."""
        try:
            undone = session.undo(self._clock())
        except ReviseError as error:
            self._lines.say(str(error))
            return None
        if undone is not None and session.card is not None:
            return undone
        self._lines.say(wording.NOTHING_TO_UNDO if undone is None else wording.undone(undone))
        return None


def _choice(can_repeat: bool, said: str) -> str:
    """Return what is wanted at the end; raises UnclearError where that is not said."""
    word = said.strip().casefold()
    if word not in {"", "undo", "u"} | ({"repeat", "r"} if can_repeat else set()):
        raise UnclearError(words.at_the_end(can_repeat=can_repeat))
    return {"r": "repeat", "u": "undo"}.get(word, word)
