"""Study: the front of a card, its back, and the ticks of what came back."""

from collections.abc import Callable
from datetime import datetime

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.widget import Widget
from textual.widgets import Static

from revise1924 import card_words, first_steps
from revise1924.session import Session
from revise1924.text import clean
from revise1924.tui.shared.held import Held
from revise1924.tui.shared.session_screen import ASIDE, EDIT, LEAVE
from revise1924.tui.shared.timed_screen import PAUSE, TimedScreen
from revise1924.tui.shared.undo_screen import UNDO
from revise1924.tui.shared.wishes import Edit, Write
from revise1924.tui.sizes import TALL
from revise1924.undo import Undone

SCROLLS = {"up,k": -1, "down,j": 1, "pageup": -10, "pagedown": 10}
"""Keys that scroll a long front, and by how many lines."""

_MEANWHILE = 0.05
"""Seconds after which the points of a front are drawn: sooner, they would hold up its paint."""

_NEWS = 2
"""Lines that news can take, while there are none yet."""


class StudyScreen(TimedScreen):
    """The front, flipped to the back; studying and tests alike."""

    HELP = "Say the answer, aloud or to yourself. Then flip the card and tick what you said."
    BINDINGS = [
        Binding("space", "flip", "Flip", tooltip="Turn the card over and see its points"),
        Binding("enter", "flip_by_enter", show=False),
        Binding("y", "save_all", "Knew all", tooltip="You knew every point: save and go on"),
        Binding("n", "save_none", "Knew none", tooltip="You knew no point: save and go on"),
        Binding("a", "tick_all", "Tick all", show=False, tooltip="Tick every point, or none"),
        Binding("w", "write", "Write", tooltip="Write what you recall before you flip"),
        Binding("s", "skip", "Skip", tooltip="Have this card asked again at the end"),
        PAUSE,
        ASIDE,
        EDIT,
        UNDO,
        LEAVE,
        *(Binding(key, f"scroll_front({step})", show=False) for key, step in SCROLLS.items()),
    ]

    def __init__(
        self,
        session: Session,
        clock: Callable[[], datetime],
        edit: Edit,
        write: Write,
        undone: Undone | None = None,
    ) -> None:
        """Take a session with a card up, a clock, and a review just undone.

        `edit` lets the student edit a card, and `write` write before the flip.
        """
        super().__init__(session, clock, edit, undone)
        self._write = write
        self._enter = Held()
        self._has_asked = False
        """Whether a second Enter says that nothing came back."""

    @property
    def is_flipped(self) -> bool:
        """Whether the back of the card is up."""
        return self._draft.is_flipped

    @property
    def pointed(self) -> Widget | None:
        """The question, while it is up: a screen reader begins to read there."""
        return None if self.is_flipped else self._front

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer grading on the back only, turning over and skipping on the front only."""
        if action in {"save", "save_all", "save_none", "tick_all"}:
            return self.is_flipped
        if action in {"flip", "flip_by_enter", "skip", "write", "scroll_front"}:
            return not self.is_flipped
        return super().check_action(action, parameters)

    def action_flip(self) -> None:
        """Turn the card over; what was written is held against the points."""
        self._session.flip(self._clock())
        self._draft.is_flipped = True
        self._say(first_steps.on_card(self._session, is_back=True))
        if self._draft.words.strip():
            self._compare_words()
        self._show_points()
        self._frame.run()

    def action_flip_by_enter(self) -> None:
        """Turn the card over, as Space does."""
        self._enter.once(self.action_flip, self._clock())

    @on(Click, "#card, #card *")
    def _flip_by_click(self) -> None:
        if not self.is_flipped:
            self.action_flip()

    def action_scroll_front(self, lines: int) -> None:
        """Scroll a front that is longer than its room."""
        self._front.scroll_relative(y=lines)

    def on_resize(self) -> None:
        """Make room where there is little of it."""
        self._make_room()
        if self.is_flipped:
            self._turn_to_back()
        elif self._points.hint != (hint := self._hint()):
            self._points.show_hint(hint)

    def _make_room(self) -> None:
        """Give a long front more room, and where there is little room, all of it to the points.

        Long is a front that needs more than half of it, once news have taken some.
        The classes are set only where they change something: they cost more than a whole flip.
        """
        self.set_class(self.is_flipped and self.has_class("-short"), "-flipped")
        room = self._frame.content_size
        is_long = 2 * self._question.lines_at(room.width) > room.height - _NEWS
        self.set_class(is_long and not self.is_flipped, "-reading")

    def action_save(self) -> None:
        """Save the ticks and go on; where there are none, only when asked a second time."""
        self._enter.once(self._save, self._clock())

    def _save(self) -> None:
        if self._recital.score or self._has_asked:
            super().action_save()
        else:
            self._has_asked = True
            self._say(card_words.NOTHING_TICKED)

    def _show_score(self) -> None:
        self._has_asked = False
        self._enter.forget()
        super()._show_score()

    def action_save_all(self) -> None:
        """Save every point as recalled and go on."""
        self._recital.tick_all(True)
        super().action_save()

    def action_save_none(self) -> None:
        """Save no point as recalled and go on."""
        self._recital.tick_all(False)
        super().action_save()

    def action_tick_all(self) -> None:
        """Tick every point, or none where all are ticked."""
        self._recital.tick_all(bool(self._recital.missed))
        self._points.show_ticks()

    def action_skip(self) -> None:
        """Send the card to the end of the queue."""
        if self._session.position == self._session.total:
            self._say("This is the only card left.")
            return
        self._session.skip()
        self._say("Skipped: it comes again at the end.")
        self._put_up()

    def action_write(self) -> None:
        """Let the student write what comes to mind."""
        self._write(self._card, self._draft, self._written)

    def _written(self, is_done: bool | None) -> None:
        """Flip where the student is done with writing."""
        if is_done:
            self.action_flip()

    def _compare_words(self) -> None:
        """Tick the points that are found in the student's own words."""
        # What it imports takes 17 to 37 ms, and few write.
        from revise1924.matching import Matcher  # noqa: PLC0415

        found = Matcher(self._session.desk.deck).find(clean(self._draft.words), self._card)
        ticks = [match is not None for match in found]
        self._recital.show_answers(ticks)
        self._say(card_words.suggested(sum(ticks)))

    def _show_words(self) -> None:
        """Show the student's own words beside the points, where there are any."""
        words = clean(self._draft.words)
        if words.strip():
            self.query_one("#words Static", Static).update(Content(words))
            self.query_one("#words").border_title = "Your words"
            self.add_class("-wrote")

    def _show_card(self) -> None:
        self.remove_class("-wrote")
        self._show_question()
        if self._front.scroll_offset.y:  # to ask for nothing takes as long as to paint a line
            self._front.scroll_home(animate=False)
        if self._draft.is_flipped:
            self._show_points()
        else:
            self._show_front()

    def _show_front(self) -> None:
        self.remove_class("-long")
        self._make_room()
        self._turn("Question", is_back=False)
        self._points.show_hint(self._hint())
        self._keys.look()  # now; `refresh_bindings` would follow a moment later
        ahead = self._recital, self._card.note, self._remarks()
        self.set_timer(_MEANWHILE, lambda: self._points.draw_ahead(*ahead))

    def _hint(self) -> str:
        """Return how many points there are, and what to do where there is room for it."""
        before = [point.came_back for point in self._record().points]
        how_many, *what_to_do = card_words.to_recall(before).splitlines()
        if self.app.size.height < TALL:
            what_to_do = []
        elif step := first_steps.on_card(self._session, is_back=False):
            what_to_do += ["", step]
        return "\n".join([how_many, *what_to_do])

    def _show_points(self) -> None:
        self._make_room()
        self._show_words()
        self._turn_to_back()
        self._points.show_points(self._recital, self._card.note, self._remarks())
        self._give_height()
        self._keys.look()  # now; `refresh_bindings` would follow a moment later

    def _turn_to_back(self) -> None:
        """Show that this is the back; with little room the border tells the topic as well."""
        is_low = self.has_class("-flipped")
        self._turn(self._card.topic if is_low else "Answer · tick what you said", is_back=True)
