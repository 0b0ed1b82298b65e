"""What a student has written of a card and not saved yet: a file, so that no crash loses it."""

from contextlib import suppress

from revise1924.cards import MOST_BYTES
from revise1924.editing import Sheet
from revise1924.errors import UnreadableError
from revise1924.paths import data_folder, exists
from revise1924.slugs import Slug
from revise1924.storage.disk import make_folder, read_bytes, replace_file, saving, sweep


class KeptText:
    """The file that is opened in the editor: one a card, kept until it is saved or dropped."""

    def __init__(self, deck: Slug, card: Slug) -> None:
        """Take the ids of the deck and of the card; raises UsageError where no home folder is."""
        self.path = data_folder() / "edits" / f"{deck}--{card}.md"

    def begin(self, sheet: Sheet) -> bool:
        """Write what the sheet has, unless there is something from before; tell whether there is.

        Raises SaveError where it cannot be written.
        """
        try:
            if self.read().strip():
                return True
        except UnreadableError:  # too large, say: it is the student's all the same
            if exists(self.path) and not self.path.is_dir():
                return True
        with saving(self.path):
            make_folder(self.path.parent)
            sweep(self.path)
            replace_file(self.path, sheet.text.encode())
        return False

    def read(self) -> bytes:
        """Return what has been written; raises UnreadableError."""
        return read_bytes(self.path, MOST_BYTES)

    def drop(self) -> None:
        """Forget it."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
