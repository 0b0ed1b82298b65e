"""A card edited in the student's own editor, and what is asked before it is saved."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Literal

from revise1924.cards import Card
from revise1924.editing import Change, Sheet, sheet_of
from revise1924.editor import editor_command, open_in_editor
from revise1924.errors import EditorError, ReviseError, WrittenCardError
from revise1924.kept_text import KeptText
from revise1924.library import Desk, Source
from revise1924.quiz import words
from revise1924.quiz.answers import UnclearError
from revise1924.quiz.lines import Lines
from revise1924.reread import reread
from revise1924.text import one_line

Choice = Literal["save", "edit", "drop", "later"]

_CHOICES: dict[str, Choice] = {"save": "save", "edit": "edit", "drop": "drop", "": "later"}


class Rewriting:
    """Has the student edit a card: until it is saved, dropped, or kept for later."""

    def __init__(self, lines: Lines, clock: Callable[[], datetime]) -> None:
        """Take the lines to and from the student, and a clock."""
        self._lines = lines
        self._clock = clock

    def edit(self, desk: Desk, card: Card) -> None:
        """Open a card in the editor, and save what was made of it."""
        if desk.file is None:
            self._lines.say("This deck lies in no file.")
        elif not self._lines.is_terminal:
            place = one_line(str(desk.file), 1000)
            self._lines.say(
                f"An editor needs a terminal. The deck is {place}; any editor opens it."
            )
        else:
            try:
                self._edit(desk, card)
            except ReviseError as error:
                self._lines.say(str(error))

    def _edit(self, desk: Desk, card: Card) -> None:
        """Have it edited as often as is wanted; raises ReviseError where that cannot be."""
        assert desk.file is not None  # noqa: S101 - `edit` has looked
        written, is_kept = KeptText(desk.deck.id, card.id), False
        choice: Choice = "edit"
        while choice == "edit":
            sheet = sheet_of(desk.file, card.id)
            is_kept |= written.begin(sheet) and not is_kept
            choice = self._edit_once(desk, sheet, written, is_kept=is_kept)
        if choice == "drop":
            written.drop()
            self._lines.say("Dropped: the card is as it was.")
        elif choice == "later":
            self._lines.say("What you wrote is kept: edit on this card goes on with it.")

    def _edit_once(self, desk: Desk, sheet: Sheet, written: KeptText, *, is_kept: bool) -> Choice:
        """Open the editor; return what is to be done with what was written."""
        ended, change, fault = "", None, ""
        try:
            open_in_editor(editor_command(), written.path)
        except EditorError as error:
            ended = str(error).splitlines()[0]
        try:
            change = sheet.read(written.read())
        except WrittenCardError as error:
            fault = error.in_lines
        if change is None:
            return self._ask("This cannot be saved yet.", fault, can_save=False)
        if not change.is_change:
            written.drop()
            self._lines.say(ended or "Nothing was changed.")
            return "save"
        odd = [ended, "It begins with what you wrote before." if is_kept else "", change.meaning]
        if any(odd) and (choice := self._ask(*filter(None, odd), can_save=True)) != "save":
            return choice
        return self._save(desk, sheet, written, change)

    def _save(self, desk: Desk, sheet: Sheet, written: KeptText, change: Change) -> Choice:
        try:
            file = sheet.save(change)
        except ReviseError as error:
            return self._ask(str(error), can_save=False)
        written.drop()
        if file != desk.file:
            desk.source = Source(file, None)  # the student's own copy of the deck that ships
        self._lines.say(f"Saved: {one_line(change.after.topic)}.")
        with suppress(ReviseError):  # the next card tells
            reread(desk, self._clock())
        return "save"

    def _ask(self, *sentences: str, can_save: bool) -> Choice:
        """Say this, and ask what is to be done."""
        wanted = words.after_the_editor(can_save=can_save)
        self._lines.say(*sentences, wanted)

        def choice(said: str) -> Choice:
            word = said.strip().casefold()
            if word not in _CHOICES or (word == "save" and not can_save):
                raise UnclearError(wanted)
            return _CHOICES[word]

        return self._lines.ask_until_clear(words.WHAT_NOW, choice)
