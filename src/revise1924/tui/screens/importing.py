"""Import: the student says where cards of another program are, or pastes the cards themselves."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.events import Key, Paste
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea
from textual.widgets.text_area import Edit, EditResult

from revise1924.paths import exists
from revise1924.text import LONGEST_IMPORT, is_blank, one_line, pasted
from revise1924.tui.widgets.keys import Keys
from revise1924.typed_path import path_in

Look = Callable[[str | Path], None]
"""Shows what is understood of a file, or of text."""

_MOST_SHOWN = 20_000
"""Characters that can be written in without waiting for each; the rest of a paste is kept aside."""


class Room(TextArea):
    """A text area that takes more than it shows, and leaves Enter after a path to its screen."""

    LONGEST_PASTE: ClassVar[int] = LONGEST_IMPORT
    pasted = staticmethod(partial(pasted, most=LONGEST_IMPORT, keeps_tabs=True))
    """Tabs part the columns of a table."""

    _rest = ""

    @property
    def whole(self) -> str:
        """All that was written and pasted."""
        return self.text + self._rest

    @whole.setter
    def whole(self, whole: str) -> None:
        self._rest = whole[_MOST_SHOWN:]
        self.text = whole[:_MOST_SHOWN]

    @property
    def shows_all(self) -> bool:
        """Whether nothing is kept aside."""
        return not self._rest

    def edit(self, edit: Edit) -> EditResult:
        """Change the text; with all that is shown goes what is kept aside."""
        is_all = (edit.top, edit.bottom) == (self.document.start, self.document.end)
        done = super().edit(edit)
        if is_all and self._rest:
            self._rest = ""
            self.history.clear()  # it would bring back the beginning alone
        return done

    async def _on_paste(self, event: Paste) -> None:
        """Take a paste, and show its beginning."""
        start, end = sorted(self.selection)
        before = self.get_text_range(self.document.start, start)
        after = self.get_text_range(end, self.document.end)
        if len(before) + len(event.text) + len(after) > _MOST_SHOWN:
            event.prevent_default()
            self.whole = f"{before}{event.text}{after}{self._rest if before or after else ''}"

    async def _on_key(self, event: Key) -> None:
        """Leave Enter to the screen where it ends a path, and no line of text."""
        if event.key == "enter" and path_in(self.whole) is not None:
            event.prevent_default()


class ImportScreen(ModalScreen[str]):
    """A place to write; what it would be taken for stands below. It ends with what is to stay."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS = [
        Binding("tab", "look", "Look", tooltip="See what is understood; nothing is saved yet"),
        Binding("enter", "look", show=False),
        Binding("escape", "leave", "Back", tooltip="Back to the decks; what you wrote stays"),
    ]

    def __init__(self, written: str, look: Look) -> None:
        """Take what was written before, and what shows what is understood."""
        super().__init__()
        self._before = written
        self._look = look

    def compose(self) -> ComposeResult:
        """Lay out the place to write, and what it would be."""
        yield Static(Content("Import cards"), id="title")
        room = Room(
            placeholder="Drop a file here, or write its path.\n"
            "Or paste the cards themselves: a table, a page of a revision site, notes."
        )
        room.whole = self._before
        room.select_all()  # what is pasted takes its place
        yield room
        yield Static(id="understood")
        yield Keys()

    @property
    def _given(self) -> str | Path:
        written = self.query_one(Room).whole
        return path_in(written) or written

    def on_text_area_changed(self) -> None:
        """Say what it would be taken for."""
        given = self._given
        if isinstance(given, Path):
            words, is_good = _file(given)
        else:
            words, is_good = _text(given, is_whole=self.query_one(Room).shows_all), True
        line = self.query_one("#understood", Static)
        line.set_class(not is_good, "-error")
        line.update(Content(words))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to look only at what is there."""
        if action == "look":
            given = self._given
            return _file(given)[1] if isinstance(given, Path) else not is_blank(given)
        return super().check_action(action, parameters)

    def action_look(self) -> None:
        """Have it shown what is understood."""
        self._look(self._given)

    def action_leave(self) -> None:
        """Go back to the decks."""
        self.dismiss(self.query_one(Room).whole)


def _file(path: Path) -> tuple[str, bool]:
    """Return what is said of a path, and whether a file is there."""
    if not exists(path):
        return "There is no such file.", False
    if not path.is_file():
        return "That is a folder." if path.is_dir() else "That is no ordinary file.", False
    return f"A file: {one_line(path.name)}", True


def _text(text: str, *, is_whole: bool) -> str:
    """Return what is said of text."""
    if is_blank(text):
        return ""
    lines = text.strip().count("\n") + 1
    words = f"Text of {lines:,} lines" if lines > 1 else "Text of 1 line"
    return words if is_whole else f"{words}, of which the beginning is shown"
