"""A card edited in the student's own editor: which screen follows which until it is saved."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from textual.app import App

from revise1924.cards import Card
from revise1924.editing import Change, Sheet, sheet_of
from revise1924.editor import editor_command, how_it_ended
from revise1924.errors import DeckChangedError, ReviseError, WrittenCardError
from revise1924.kept_text import KeptText
from revise1924.library import Desk, Source
from revise1924.reread import reread
from revise1924.text import one_line
from revise1924.tui import registry
from revise1924.tui.shared.session_screen import SessionScreen
from revise1924.tui.shared.watchful_screen import WatchfulScreen

RunEditor = Callable[[App[None], list[str], Path], int]
"""Opens a file in the editor of this command, waits, and returns its exit code; -n by signal n."""

_NO_EDITOR = "No editor can open in a browser. In a terminal, `revise1924 edit` opens the deck."


class Rewriting:
    """Has the student edit one card after the other."""

    def __init__(
        self, app: App[None], clock: Callable[[], datetime], run_editor: RunEditor
    ) -> None:
        self._app = app
        self._clock = clock
        self._run_editor = run_editor

    def edit(self, desk: Desk, card: Card, *, is_again: bool = False) -> None:
        """Open a card in the editor, for the first time or once more; save what was made of it."""
        if desk.file is None:
            self._tell("This deck lies in no file.", is_error=True)
            return
        if self._app.is_web:
            self._tell(_NO_EDITOR, is_error=True)
            return
        try:
            written, sheet = KeptText(desk.deck.id, card.id), sheet_of(desk.file, card.id)
            is_kept = written.begin(sheet) and not is_again
            code = self._run_editor(self._app, [*editor_command()], written.path)
        except ReviseError as error:
            self._tell(str(error), is_error=True)
            return
        self._take_in(desk, sheet, written, code, is_kept=is_kept)

    def _take_in(
        self, desk: Desk, sheet: Sheet, written: KeptText, code: int, *, is_kept: bool
    ) -> None:
        """Save what was written, or ask what to do with it; drop it where it changes nothing."""
        ask = partial(self._ask, desk, sheet.card, written)
        try:
            change = sheet.read(written.read())
        except WrittenCardError as error:
            ask("This cannot be saved yet", error.in_lines)
            return
        except ReviseError as error:
            ask("This cannot be saved yet", str(error))
            return
        ended = f"The editor {how_it_ended(code)}." if code else ""
        if not change.is_change:
            written.drop()
            self._tell(ended or "Nothing was changed.", is_error=bool(ended))
        elif ended or is_kept or change.meaning:
            words = [ended, "It begins with what you wrote before." if is_kept else ""]
            words = [each for each in (*words, change.meaning) if each]
            ask("Save this?", " ".join(words), (sheet, change))
        else:
            self._save(desk, sheet, written, change)

    def _ask(
        self,
        desk: Desk,
        card: Card,
        written: KeptText,
        title: str,
        words: str,
        found: tuple[Sheet, Change] | None = None,
    ) -> None:
        def answered(answer: str | None) -> None:
            if answer == "save" and found is not None:
                self._save(desk, found[0], written, found[1])
            elif answer == "again":
                self.edit(desk, card, is_again=True)
            elif answer == "drop":
                written.drop()
                self._tell("Dropped: the card is as it was.")
            else:
                self._tell("What you wrote is kept: E on this card goes on with it.")

        self._app.push_screen(registry.edited(title, words, can_save=found is not None), answered)

    def _save(self, desk: Desk, sheet: Sheet, written: KeptText, change: Change) -> None:
        try:
            file = sheet.save(change)
        except ReviseError as error:
            can_save = None if isinstance(error, DeckChangedError) else (sheet, change)
            self._ask(desk, sheet.card, written, "Not saved", str(error), can_save)
            return
        written.drop()
        if file != desk.file:
            desk.source = Source(file, None)  # the student's own copy of the deck that ships
        why = ""
        try:
            reread(desk, self._clock())
        except ReviseError as error:
            why = f" It is not taken in yet: {error}"
        screen = self._app.screen
        if isinstance(screen, WatchfulScreen):
            screen.look()
        self._tell(f"Saved: {one_line(change.after.topic)}.{why}", is_error=bool(why))

    def _tell(self, words: str, *, is_error: bool = False) -> None:
        screen = self._app.screen
        if isinstance(screen, SessionScreen):
            screen.tell(words, is_error=is_error)
        else:
            self._app.notify(words, severity="error" if is_error else "information", markup=False)
