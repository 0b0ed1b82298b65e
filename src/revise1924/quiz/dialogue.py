"""The cards of a session asked one after the other, line by line.

It shows and asks, as a screen does; what an answer means for a card, the session decides.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from revise1924 import card_words, wording
from revise1924.cards import Card
from revise1924.errors import ReviseError
from revise1924.library import Desk
from revise1924.quiz import words
from revise1924.quiz.answers import Command, UnclearError, command_in, ticks_in, yes_in
from revise1924.quiz.lines import LeaveError, Lines, aloud
from revise1924.recite import Recital
from revise1924.records import card_records
from revise1924.session import Session
from revise1924.test_words import TIME_IS_UP
from revise1924.undo import Undone

Answer = TypeVar("Answer")

Edit = Callable[[Desk, Card], None]
"""Lets the student edit a card."""


class OtherCardError(Exception):
    """The card has to be put up anew, or another one: after an undo, a skip, an edit."""


class Dialogue:
    """Asks the cards of one session."""

    def __init__(
        self, lines: Lines, clock: Callable[[], datetime], edit: Edit, session: Session
    ) -> None:
        """Take the lines to and from the student, a clock, what edits a card, and the session."""
        self._lines = lines
        self._clock = clock
        self._edit = edit
        self._session = session
        self._before: tuple[Card, list[bool]] | None = None
        """The card of which an answer was just taken back, and that answer."""

    def ask_all(self) -> None:
        """Ask until no card is up; raises LeaveError where the student leaves."""
        while True:
            self._take_in_edits()
            card = self._session.card
            if card is None:
                return
            try:
                self._ask_card(card)
            except OtherCardError:
                continue

    def tell_undone(self, undone: Undone) -> None:
        """Say what was taken back; its card is asked again, where this session can."""
        card = self._session.card
        if card is not None and self._session.undone is undone.review:
            ticks = undone.ticks(card, self._clock())
            self._before = None if ticks is None else (card, ticks)
        self._lines.say(wording.undone(undone))

    def _take_in_edits(self) -> None:
        try:
            self._session.reread(self._clock())
        except ReviseError as error:
            self._lines.hint(str(error))  # once, not before every card

    # One card.

    def _ask_card(self, card: Card) -> None:
        session, before, self._before = self._session, self._before, None
        ticks = before[1] if before and before[0] == card else None
        session.show(self._clock())
        recital = session.draft(self._clock()).recital
        self._show_question(card)
        if session.kind.asks_whole_card:
            self._save(self._ask_whole(card, ticks))
        else:
            self._save(self._ask_one_by_one(recital))

    def _show_question(self, card: Card) -> None:
        session = self._session
        several = [session.desk.deck.title] if len(session.desks) > 1 else []
        question = [card.question] if card.question else []
        place = card_words.place(session.place)
        self._lines.say("", f"{place[0].upper()}{place[1:]}", *several)
        self._tell_time()
        self._lines.say(card.topic, *question)

    def _tell_time(self) -> None:
        """Say how much time is left, and once that it is up."""
        countdown = self._session.countdown
        if countdown is None:
            return
        if left := countdown.seconds_left(self._clock()):
            self._lines.say(aloud(f"{wording.duration(left)} left"))
        else:
            self._lines.hint(TIME_IS_UP)

    def _ask_whole(self, card: Card, before: list[bool] | None) -> list[bool]:
        """Show the points once they are wanted; return which of them came back.

        Of a card answered `before`, they have been seen already.
        """
        if before is None:
            self._lines.say(words.to_recall(len(card.back), card.marks))
            self._lines.hint(words.AT_THE_FRONT, words.MORE_WORDS)
            self._wait(words.READY, words.ENTER_FIRST)
        self._session.flip(self._clock())
        missed = self._times_missed(card)
        for index, point in enumerate(card.back):
            self._lines.say(words.numbered(index, point, missed[index]))
        if card.note:
            self._lines.say(f"Note: {card.note}")
        if before is not None:
            self._lines.say(words.given_before(before))
        return self._which(len(card.back))

    def _which(self, points: int) -> list[bool]:
        if points == 1:
            return self._ask(words.GOT_IT, lambda said: ticks_in(said, 1))
        self._lines.hint(words.AT_THE_BACK)
        return self._ask(words.WHICH, lambda said: ticks_in(said, points))

    def _ask_one_by_one(self, recital: Recital) -> list[bool]:
        """Have the hidden points recalled one after the other; return which came back."""
        self._session.flip(self._clock())  # what is given is seen from the start
        for index, point in enumerate(recital.points):
            if not recital.is_hidden(index):
                self._lines.say(words.numbered(index, point))
        self._lines.say(f"{wording.counted(recital.hidden, 'point')} missing.")
        self._lines.hint(words.AT_A_POINT, words.MORE_WORDS)
        try:
            while recital.hidden or recital.current is not None:
                self._ask_point(recital)
        except LeaveError as leave:
            answered = len(recital.asked) - recital.hidden - (recital.current is not None)
            raise LeaveError(words.CARD_IS_LOST if answered else "") from leave
        return recital.recalled

    def _ask_point(self, recital: Recital) -> None:
        if recital.current is None:
            self._wait(f"Point {(recital.next_hidden or 0) + 1}?", words.ENTER_FIRST)
            index = recital.reveal()
            self._lines.say(words.numbered(index, recital.points[index]))
        recital.mark(self._ask(words.GOT_IT, yes_in))

    def _times_missed(self, card: Card) -> list[int]:
        desk = self._session.desk
        of_card = desk.deck.only([card])
        (record,) = card_records(of_card, desk.keeper.progress, self._clock())
        return [point.missed for point in record.points]

    def _save(self, ticks: list[bool]) -> None:
        """Save the answer; where that fails, say so, and try again once the student wants to."""
        while True:
            try:
                outcome = self._session.grade(ticks, self._clock())
            except ReviseError as error:
                self._lines.say(str(error), words.NOT_SAVED)
            else:
                self._lines.say(aloud(wording.went(outcome)))
                return
            try:
                self._wait(words.TRY_AGAIN, words.NOT_SAVED)
            except LeaveError as leave:
                raise LeaveError(words.CARD_IS_LOST) from leave

    # Answers, and the words that can be written in their place.

    def _wait(self, prompt: str, hint: str) -> None:
        """Wait for Enter alone; where anything else is written, give the hint."""

        def enter(said: str) -> None:
            if said.strip():
                raise UnclearError(hint)

        self._ask(prompt, enter)

    def _ask(self, prompt: str, read: Callable[[str], Answer]) -> Answer:
        """Return what is answered, once it is clear; a command is done first."""

        def answer_to(said: str) -> Answer:
            command = command_in(said)
            if command is not None:
                self._do(command)
                raise UnclearError
            return read(said)

        return self._lines.ask_until_clear(prompt, answer_to)

    def _do(self, command: Command) -> None:
        """Do what a word asks for; raises OtherCardError where a card is to be put up after it."""
        does: dict[Command, Callable[[], None]] = {
            "undo": self._undo,
            "skip": self._skip,
            "aside": self._set_aside,
            "edit": self._edit_card,
            "pause": self._pause,
            "help": lambda: self._lines.say(*words.HELP),
        }
        does[command]()

    def _undo(self) -> None:
        try:
            undone = self._session.undo(self._clock())
        except ReviseError as error:
            raise UnclearError(str(error)) from error
        if undone is None:
            raise UnclearError(wording.NOTHING_TO_UNDO)
        self.tell_undone(undone)
        raise OtherCardError

    def _skip(self) -> None:
        if self._session.position == self._session.total:
            raise UnclearError(words.ONLY_CARD)
        self._session.skip()
        self._lines.say(words.SKIPPED)
        raise OtherCardError

    def _set_aside(self) -> None:
        try:
            card = self._session.set_aside(self._clock())
        except ReviseError as error:
            raise UnclearError(str(error)) from error
        self._lines.say(f"{wording.set_aside(card)} {words.STILL_ASIDE}")
        raise OtherCardError

    def _pause(self) -> None:
        countdown = self._session.countdown
        if countdown is None:
            raise UnclearError(words.NO_CLOCK)
        countdown.pause(self._clock())
        self._lines.ask(words.PAUSED)
        countdown.go_on(self._clock())

    def _edit_card(self) -> None:
        card = self._session.card
        assert card is not None  # noqa: S101 - it is asked now
        self._edit(self._session.desk, card)
        raise OtherCardError
