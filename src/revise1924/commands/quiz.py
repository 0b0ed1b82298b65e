"""`revise1924 quiz`: study, a test or a drill line by line, without a screen."""

import argparse
import gc
import io
import sys
from collections.abc import Sequence
from typing import TextIO

from revise1924 import exam_words, mending, wording
from revise1924.commands import DONE, Clock, settled
from revise1924.commands.opening import choose_in_all, open_one
from revise1924.desks import Desks, Wanted, is_to_study
from revise1924.errors import ReviseError, UsageError
from revise1924.glyphs import output
from revise1924.kinds import KindName
from revise1924.leitner import study_day
from revise1924.library import DamagedDesk, Desk, find_deck
from revise1924.overview import survey_desk
from revise1924.quiz import words
from revise1924.quiz.lines import Lines
from revise1924.quiz.rewriting import Rewriting
from revise1924.quiz.sitting import Sitting
from revise1924.several import fault_of
from revise1924.storage.recovery import cures
from revise1924.summaries import Summary
from revise1924.text import one_line


def run(arguments: argparse.Namespace, clock: Clock) -> int:
    """Ask what the kind of session asks, of one deck or of several together."""
    kind: KindName = getattr(arguments, "kind", "study")
    minutes: int | None = getattr(arguments, "minutes", None)
    if minutes and kind != "test":
        raise UsageError("--minutes is the time of a test", remedy="Add --test.")
    settings = settled()
    desks = Desks([find_deck(name) for name in arguments.decks], settings.new_a_day)
    lines = Lines(_readable(sys.stdin), output(sys.stdout, settings.glyphs))
    decks = desks.listing(clock()).paths
    at: Sequence[Desk]
    if len(decks) == 1:
        desk = _sound(open_one(decks[0], arguments, clock))
        desks.keep(desk)
        lines.say(*_about(desk, arguments, clock))
        at = [desk]
    else:
        choose_in_all(desks, arguments, clock)
        at = _several(desks, kind, lines, clock)
    gc.enable()  # all is read; from here on the student may take hours
    try:
        edit = Rewriting(lines, clock).edit
        Sitting(at, lines, clock, edit, minutes).sit_down(kind)
    except KeyboardInterrupt:
        lines.say("")  # what the shell says next has a line of its own
        raise
    return DONE


def _sound(desk: Desk | DamagedDesk) -> Desk:
    """Return a desk that is sound; raises ReviseError with what `doctor` says of another."""
    if isinstance(desk, Desk):
        return desk
    error, words_of_cure = desk.diagnosis.error, mending.cure(cures(desk.diagnosis)[0])
    raise ReviseError(
        error.what,
        path=error.path,
        line=error.line,
        remedy="It is left untouched. `revise1924 doctor --fix` mends it so:\n" + words_of_cure,
    )


def _about(desk: Desk, arguments: argparse.Namespace, clock: Clock) -> list[str]:
    """Return what home says of a deck, but for what is to do."""
    overview, keeper = survey_desk(desk, clock()), desk.keeper
    if arguments.exam is not None:
        exam = exam_words.exam_set(overview.exam, study_day(clock()))
    else:
        exam = exam_words.exam(overview) or (words.NO_EXAM if keeper.is_fresh else "")
    lines = [desk.deck.title, exam, *wording.left_out(desk), *mending.warnings(overview)]
    lines += [one_line(notice) for notice in keeper.notices]
    if keeper.is_fresh:
        place = one_line(str(keeper.path), 1000)
        lines.append(f"A fresh start. Your progress will be kept in {place}")
    return [line for line in lines if line]


def _several(desks: Desks, kind: KindName, lines: Lines, clock: Clock) -> Sequence[Desk]:
    """Return the desks at which anything is to do, or else all; say which decks are at fault.

    Raises ReviseError where all are.
    """
    entries = desks.listing(clock()).entries()
    for entry in entries:
        lines.say(*filter(None, [fault_of([entry])]))
    wanted: dict[KindName, Wanted] = {"study": is_to_study, "drill": lambda deck: deck.reviews}
    sound = desks.of(entries, wanted.get(kind, _any)) or desks.of(entries, _any)
    if not sound:
        raise UsageError("none of the decks can be asked", remedy="See what is wrong with each.")
    return sound


def _any(_: Summary) -> bool:
    return True


def _readable(answers: TextIO) -> TextIO:
    """Return the input so that bytes that are no text do no harm."""
    if isinstance(answers, io.TextIOWrapper):
        answers.reconfigure(errors="replace")
    return answers
