"""A new deck: where it lies, and the text with which a student begins."""

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from revise1924.errors import SaveError, UsageError
from revise1924.formats.markdown import read, written_heading
from revise1924.paths import library_folder
from revise1924.slugs import slug_from
from revise1924.storage.disk import make_folder, replace_file, saving
from revise1924.strict_json import FaultsFound
from revise1924.text import clean

_LONGEST_NAME = 200
"""Bytes of the name of the file, without its ending; systems take 255."""

_HASHED = re.compile(r"card-[0-9a-f]{12}")
"""An id of a title in other letters than a to z: no name that anybody would type."""

_TEXT = """\
# {title}
<!-- id: {id} -->

<!--
Your deck: put your own cards in the place of these two. `revise1924 check` finds what is wrong.

A card begins with two # and its topic. Below stand the question, if it asks more than the topic
does, then the points of the answer, each behind a hyphen, and a note behind a > if you want one.
The id above keeps your progress: the title may change, the id should not.
-->

## The topic of a card
What do you ask on its front?
- A point of the answer: each is scored by itself
- Another point, which may
  go on in an indented line
> A note: shown under the points, never scored

<!-- Tags say what to revise by, as in `revise1924 --tag example`. -->

## A card without a question
<!-- tags: example -->
- Its topic is what you are asked
"""


@dataclass(frozen=True)
class NewDeck:
    """A deck that is not there yet."""

    id: str
    file: Path
    text: str

    def save(self) -> None:
        """Write its file into the library, whose folder is made if need be.

        Raises SaveError where that cannot be, or where there is such a file.
        """
        with saving(self.file):
            make_folder(self.file.parent)
            self._refuse_if_there()
            replace_file(self.file, self.text.encode(), check=self._refuse_if_there)

    def _refuse_if_there(self) -> None:
        if os.path.lexists(self.file):
            remedy = f"`revise1924 edit {self.file.stem}` opens it; or choose another title."
            raise SaveError("not made: there is such a file already", path=self.file, remedy=remedy)


def new_deck(title: str) -> NewDeck:
    """Return a deck of this title, with two cards that show the form.

    Raises UsageError where it is no title, or the user has no home folder.
    """
    title = clean(title).strip()
    if not any(char.isalnum() for char in title):
        raise UsageError(
            "the title has neither letter nor digit, and the file is named after it",
            remedy='As in revise1924 new "The Cold War".',
        )
    deck_id = slug_from(title)
    text = _TEXT.format(title=written_heading(title), id=deck_id)
    try:
        is_whole = read(text.encode()).title == title
    except FaultsFound as error:
        raise UsageError(str(error.faults[0])) from error
    if not is_whole:
        raise UsageError("the title has to be one line")
    return NewDeck(deck_id, new_file(title, deck_id), text)


def new_file(title: str, deck_id: str) -> Path:
    """Return where in the library a deck of this title and id is written.

    It is named after the id, or after the title's own words where that has no letter of them.
    Raises UsageError where the user has no home folder.
    """
    return library_folder() / f"{_name(title, deck_id)}.md"


def _name(title: str, deck_id: str) -> str:
    if _HASHED.fullmatch(deck_id):
        words = "-".join(re.findall(r"\w+", title.lower())).encode()[:_LONGEST_NAME]
        name = words.decode(errors="ignore").strip("-")
        with suppress(UnicodeError):  # of a system whose names have no such letters
            os.fsencode(name)
            return name
    return deck_id
