"""Every screen, made when it is needed: none is imported before.

The first paint needs home alone. The others and what they import would hold it up by 50 to 170 ms
of 420, most of it Textual's TextArea, its tabs, and rapidfuzz.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from textual.screen import Screen

from revise1924.cards import Card, Deck
from revise1924.desks import Desks
from revise1924.library import Desk
from revise1924.overview import Overview
from revise1924.recite import Draft
from revise1924.session import Session
from revise1924.settings import Settings
from revise1924.tui.shared.wishes import Drill, Edit, Read, Write
from revise1924.undo import Undone

if TYPE_CHECKING:
    from revise1924.essay import Try
    from revise1924.home_words import Wish
    from revise1924.marking import Marking, Result
    from revise1924.storage.recovery import Diagnosis
    from revise1924.test_words import Asked
    from revise1924.tui.screens.all_decks import AllDecksScreen, Choose
    from revise1924.tui.screens.edited import Answer
    from revise1924.tui.screens.exam import ExamSaid, Takes
    from revise1924.tui.screens.importing import ImportScreen, Look
    from revise1924.tui.screens.save_copy import Save
    from revise1924.tui.screens.settings import Change
    from revise1924.tui.shared.essay_screen import Keeping
    from revise1924.tui.shared.seen import Choices, Seen
    from revise1924.tui.shared.seen import Read as ReadAnew

Clock = Callable[[], datetime]


def cards_of(
    session: Session, clock: Clock, edit: Edit, write: Write, undone: Undone | None = None
) -> Screen[Session]:
    """Return the screen on which the cards of `session` are asked, after an undo or not."""
    if session.kind.asks_whole_card:
        from revise1924.tui.screens.study import StudyScreen

        return StudyScreen(session, clock, edit, write, undone)
    from revise1924.tui.screens.drill import DrillScreen

    return DrillScreen(session, clock, edit, undone)


def end_of(session: Session, clock: Clock, edit: Edit) -> Screen[Undone | Literal["repeat"]]:
    """Return the screen that tells what `session` came to."""
    from revise1924.tui.screens.end import EndScreen

    return EndScreen(session, clock, edit)


def how_many(overviews: Sequence[Overview]) -> Screen[int]:
    """Return the question how many of the due cards to study now."""
    from revise1924.tui.screens.how_many import HowManyScreen

    return HowManyScreen(overviews)


def clock(asked: "Asked") -> Screen[tuple[int | None]]:
    """Return the question how many minutes a test has that asks so much."""
    from revise1924.tui.screens.clock import ClockScreen

    return ClockScreen(asked)


def unsaved(why: str) -> Screen[bool]:
    """Return the question whether to go on though nothing can be saved."""
    from revise1924.tui.screens.unsaved import UnsavedScreen

    return UnsavedScreen(why)


def writing(card: Card, draft: Draft) -> Screen[bool]:
    """Return the page on which one writes what comes to mind."""
    from revise1924.tui.screens.writing import WritingScreen

    return WritingScreen(card, draft)


def essay_clock() -> Screen[tuple[int | None]]:
    """Return the question how long an essay may take."""
    from revise1924.tui.screens.essay_clock import EssayClockScreen

    return EssayClockScreen()


def essay(deck: Deck, before: "Sequence[Try]", keeping: "Keeping") -> Screen[Literal["mark"]]:
    """Return the place to write the essay of a deck, of which these were written before."""
    from revise1924.tui.screens.essay import EssayWritingScreen

    return EssayWritingScreen(deck, before, keeping)


def marking(marking: "Marking", clock: Clock, keeping: "Keeping", news: str) -> "Screen[Result]":
    """Return the essay beside the points of its deck."""
    from revise1924.tui.screens.marking import MarkingScreen

    return MarkingScreen(marking, clock, keeping, news)


def essay_end(
    result: "Result", clock: Clock, save_copy: Callable[[], None], news: str
) -> "Screen[Undone | Wish]":
    """Return the screen that tells what an essay came to."""
    from revise1924.tui.screens.essay_end import EssayEndScreen

    return EssayEndScreen(result, clock, save_copy, news)


def save_copy(place: str, save: "Save") -> Screen[str]:
    """Return the question where a copy of the essay is to be kept."""
    from revise1924.tui.screens.save_copy import SaveCopyScreen

    return SaveCopyScreen(place, save)


def outline(desk: Desk, clock: Clock) -> Screen[None]:
    """Return the topics to be recalled in order."""
    from revise1924.tui.screens.outline import OutlineScreen

    return OutlineScreen(desk, clock)


def browse(desk: Desk, clock: Clock, read: Read) -> Screen[None]:
    """Return the search over the cards, of which `read` shows one."""
    from revise1924.tui.screens.browse import BrowseScreen

    return BrowseScreen(desk, clock, read)


def reading(
    cards: Sequence[Card], index: int, desk: Desk, clock: Clock, edit: Edit
) -> Screen[Card]:
    """Return one of these cards with its history."""
    from revise1924.tui.screens.reading import ReadingScreen

    return ReadingScreen(cards, index, desk, clock, edit)


def stats(desk: Desk, clock: Clock, read: Read, drill: Drill) -> Screen[None]:
    """Return the statistics, from where `read` shows a card and `drill` drills one."""
    from revise1924.tui.screens.stats import StatsScreen

    return StatsScreen(desk, clock, read, drill)


def exam(today: date, said: "ExamSaid", takes: "Takes") -> "Screen[ExamSaid]":
    """Return the question when the exam is; `said` is what is set, `takes` tells what it takes."""
    from revise1924.tui.screens.exam import ExamScreen

    return ExamScreen(today, said, takes)


def tags(deck: Deck, chosen: frozenset[str]) -> Screen[frozenset[str]]:
    """Return the question which cards to revise; `chosen` are the tags of now."""
    from revise1924.tui.screens.tags import TagsScreen

    return TagsScreen(deck, chosen)


def edited(title: str, words: str, *, can_save: bool) -> "Screen[Answer]":
    """Return the question what to do with a card that was edited."""
    from revise1924.tui.screens.edited import EditedScreen

    return EditedScreen(title, words, can_save=can_save)


def all_decks(desks: Desks, clock: Clock, choose: "Choose") -> "AllDecksScreen":
    """Return all decks, with what is to do in each."""
    from revise1924.tui.screens.all_decks import AllDecksScreen

    return AllDecksScreen(desks, clock, choose)


def importing(written: str, look: "Look") -> "ImportScreen":
    """Return the place for the path of a file, or for cards; `written` is what stands there."""
    from revise1924.tui.screens.importing import ImportScreen

    return ImportScreen(written, look)


def preview(
    read: "ReadAnew", choices: "Choices", why_not_saved: str, *, wants_title: bool
) -> "Screen[Seen]":
    """Return what an import has understood; `why_not_saved` is why saving it has failed."""
    from revise1924.tui.screens.preview import PreviewScreen

    return PreviewScreen(read, choices, why_not_saved, wants_title=wants_title)


def recovery(diagnosis: "Diagnosis", clock: Clock, *, can_leave: bool) -> Screen[str]:
    """Return the choice of what to do about a damaged progress file, or to leave it so."""
    from revise1924.tui.screens.recovery import RecoveryScreen

    return RecoveryScreen(diagnosis, clock, can_leave=can_leave)


def settings(now: Settings, themes: Sequence[str], change: "Change") -> Screen[None]:
    """Return the settings, of which `change` changes one."""
    from revise1924.tui.screens.settings import SettingsScreen

    return SettingsScreen(now, themes, change)


def help_page(asked_on: Screen[object]) -> Screen[None]:
    """Return the keys and the rules."""
    from revise1924.tui.screens.help import HelpScreen

    return HelpScreen(asked_on)
