"""What the screens of a session have in common: how far it is, the news, the card, saving, undo."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from revise1924 import card_words, wording
from revise1924.cards import Card
from revise1924.errors import ReviseError
from revise1924.records import CardRecord, card_record
from revise1924.session import Session
from revise1924.tally import Outcome
from revise1924.tui.shared.card_page import latest
from revise1924.tui.shared.watchful_screen import WatchfulScreen
from revise1924.tui.shared.wishes import Edit
from revise1924.tui.widgets.bare import Words
from revise1924.tui.widgets.card_frame import CardFrame
from revise1924.tui.widgets.how_far import HowFar
from revise1924.tui.widgets.keys import Keys
from revise1924.tui.widgets.moves import INKS, MARKS
from revise1924.tui.widgets.points import PointList
from revise1924.tui.widgets.question import Question
from revise1924.tui.widgets.score_line import ScoreLine
from revise1924.tui.widgets.so_far import SoFar
from revise1924.undo import Undone

LEAVE = Binding("escape", "leave", "Back", tooltip="Back to home; ticks not saved yet are kept")

ASIDE = Binding(
    "x", "set_aside", "Set aside", show=False, tooltip="Not asked again until you take it back"
)
EDIT = Binding("E", "edit", "Edit", show=False, tooltip="Edit the card in your own editor")
"""Seldom wanted: they are in the help and in the palette, not among the keys at the bottom."""

_SHEET = 40
"""Lines of a card at most, but for those that need more."""


class SessionScreen(WatchfulScreen[Session]):
    """One card after another; ends with the session once it is over, with None where one leaves."""

    CSS_PATH = "../cards.tcss"
    AUTO_FOCUS = "PointList"

    def __init__(
        self,
        session: Session,
        clock: Callable[[], datetime],
        edit: Edit,
        undone: Undone | None = None,
    ) -> None:
        """Take a session with a card up, a clock, what edits a card, and a review just undone."""
        super().__init__(clock)
        self._edit = edit
        self._session = session
        self._undone = undone
        self._draft = session.draft(clock())
        self._recital = self._draft.recital
        # Kept, for whoever asks the screen for them waits at the first flip for it to look.
        self._how_far = HowFar()
        self._news = Words(id="news")
        self._frame = CardFrame()
        self._front = VerticalScroll(id="front", can_focus=False)
        self._question = Question(id="question")
        self._points = PointList(self._show_score)
        self._score = ScoreLine(id="score")
        self._so_far = SoFar(card_words.holding(session, clock()), self._looks)
        self._keys = Keys()

    @property
    def _card(self) -> Card:
        """The card that is up; the screen is left before there is none."""
        card = self._session.card
        assert card is not None  # noqa: S101 - as the docstring says
        return card

    def compose(self) -> ComposeResult:
        """Lay out how far it is, the news of the last card, and the card."""
        with Horizontal(id="session", classes="page"):
            with Vertical(id="sheet"):
                yield self._how_far
                yield self._news
                with self._frame:
                    with self._front:
                        yield self._question
                        yield Words(id="hint")
                    with Horizontal(id="back"):
                        yield self._points
                        with VerticalScroll(id="words", can_focus=False):
                            yield Static()
                yield self._score
            with Vertical(id="so-far"):
                yield self._so_far
        yield self._keys

    def on_mount(self) -> None:
        """Show the card that is up."""
        if self._undone:
            self._show_undone(self._undone)
        else:
            self._put_up()

    def look(self) -> None:
        """Take in a deck that was edited meanwhile; the card that is up stays up, and its ticks."""
        before, fault = self._card, ""
        try:
            self._session.reread(self._clock())
        except ReviseError as error:
            fault = str(error)
        if self._session.card != before:
            self._go_on()
        if self._session.card is not None and fault:
            self._say(fault, error=True)

    def _put_up(self, ticks: Sequence[bool] | None = None) -> None:
        """Put up the session's card: as it begins, as it was left, or with `ticks` to be mended."""
        now = self._clock()
        self._session.show(now)
        self._draft = self._session.draft(now)
        self._recital = self._draft.recital
        if ticks is not None:
            self._recital.show_answers(ticks)
            self._draft.is_flipped = True
        elif self._recital.is_begun:
            self._say(wording.STILL_YOUR_TICKS)
        self._show_card()

    @abstractmethod
    def _show_card(self) -> None:
        """Show the card that is up, as far as it has been answered."""

    def action_leave(self) -> None:
        """Go back to home, and keep the ticks."""
        self._session.leave(self._clock())
        self.dismiss()

    def action_save(self) -> None:
        """Save the ticks and go on."""
        try:
            outcome = self._session.grade(self._recital.recalled, self._clock())
        except ReviseError as error:
            self._points.show_ticks()
            self._say(f"{error} Your ticks are kept.", error=True)
            return
        self._tell_outcome(outcome)
        self._go_on()

    def action_edit(self) -> None:
        """Open the card in the student's editor; it stays up."""
        self._edit(self._session.desk, self._card)

    def action_set_aside(self) -> None:
        """Set the card aside, and go on."""
        try:
            card = self._session.set_aside(self._clock())
        except ReviseError as error:
            self._say(str(error), error=True)
            return
        self._say(f"{wording.set_aside(card)} To take it back, find it with b at home.")
        self._go_on()

    def _go_on(self) -> None:
        """Put up the next card, or end; with nothing to tell where no card was answered."""
        if self._session.card is not None:
            self._put_up()
        else:
            self.dismiss(self._session if self._session.tally.outcomes else None)

    def _take_back(self, now: datetime) -> Undone | None:
        return self._session.undo(now)

    def _show_undone(self, undone: Undone) -> None:
        """Show the card of a review that was undone, with its ticks where it is in this session."""
        is_up = self._session.undone is undone.review
        ticks = undone.ticks(self._card, self._clock()) if is_up else None
        self._put_up(ticks)
        told = wording.undone(undone)
        self._say(told if ticks is None else f"{told} Tick again and save.")

    def _show_score(self) -> None:
        outcome = self._session.preview(self._recital.recalled, self._clock())
        mark, ink = MARKS[outcome.move], INKS[outcome.move]
        goes = f"Enter → {wording.where_it_goes(outcome)}"
        words = Content.assemble(f"{card_words.came_to(outcome.review)} · ", (goes, ink))
        goes = f"Enter {mark} {wording.where_it_goes_in_brief(outcome)}"
        brief = Content.assemble(f"{card_words.score(outcome.review)} ", (goes, ink))
        self._score.show(words, brief)
        self._score.show_way(outcome.before, outcome.box, ink)
        self._so_far.show_ticks(outcome.review)

    def _give_height(self) -> None:
        """Give points that need it the height of a terminal higher than a card mostly is."""
        if self.app.size.height > _SHEET:  # else the class costs more than a flip, for nothing
            self.set_class(self._points.is_cut, "-long")

    def _show_question(self) -> None:
        """Show how far it is, and the topic and the question of the card."""
        card, session = self._card, self._session
        self._how_far.show([each.move for each in session.tally.outcomes], session.total)
        self._question.show(card.topic, card.question)
        now = self._clock()
        box = session.standing(now).box
        words, brief = card_words.stakes(box, session.preview([True] * len(card.back), now))
        self._score.show(Content(words), Content(brief))
        self._score.show_way(box, box, "$text")
        self._so_far.show(session.tally, card.topic)

    def _remarks(self) -> dict[int, str]:
        """Return how often points were missed, of those that are often missed."""
        often = (point for point in self._record().points if point.is_often_missed)
        return {point.index: card_words.missed_times(point.missed) for point in often}

    def _record(self) -> CardRecord:
        return card_record(self._card, self._session.desk.keeper.progress, self._clock())

    def _looks(self) -> list[Content]:
        """Return how the card that is up went before."""
        return latest(self._card, self._session.desk.keeper.progress, self._clock())

    def _turn(self, side: str, *, is_back: bool) -> None:
        """Put the name of a side above the card, and below it which card it is, of which deck."""
        self._frame.turn(self._title(side), card_words.below(self._session), is_back=is_back)

    def _title(self, side: str) -> str:
        """Return what stands above the card: the side that is up, and what is not as usual."""
        titles = [side] if self._session.desk.keeper.is_saved else [wording.UNSAVED, side]
        if self._session.kind.is_marked:
            titles.insert(0, self._kind())
        return " · ".join(titles)

    def _kind(self) -> str:
        """Return what kind of session it is, where that is told."""
        return "Test"

    def action_copy_text(self) -> None:
        """Copy what is selected; where nothing is, tell the way out that was looked for."""
        if self.get_selected_text() is None:
            self._say(card_words.HOW_TO_QUIT)
        else:
            super().action_copy_text()

    def _tell_outcome(self, outcome: Outcome) -> None:
        self._say(f"{MARKS[outcome.move]} {wording.went(outcome)}", ink=INKS[outcome.move])

    def tell(self, news: str, *, is_error: bool) -> None:
        """Tell the student what has become of the card."""
        self._say(news, error=is_error)

    def _say(self, news: str, *, error: bool = False, ink: str = "") -> None:
        self._news.set_class(error, "-error")
        # Only where it makes room: a class that changes costs more than a whole tick.
        self._news.set_class(not news and self.has_class("-short"), "-empty")
        if str(self._news.content) != news:
            self._news.update(Content.styled(news, ink), layout=error)
