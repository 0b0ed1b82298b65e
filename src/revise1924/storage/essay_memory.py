"""An unfinished essay in memory, for who has agreed to go on unsaved."""

from contextlib import suppress

from revise1924.errors import ReviseError
from revise1924.essay import Essay
from revise1924.storage.essay_file import EssayFile


class EssayInMemory:
    """Keeps an essay as EssayFile does, until the program ends."""

    def __init__(self, file: EssayFile) -> None:
        """Go on with the essay in a file, which stays as it is; one that cannot be read is none."""
        self._essay: Essay | None = None
        self.copied = ""
        """What of it the student has saved in a file."""
        with suppress(ReviseError):
            self._essay = file.read()

    @property
    def unsaved(self) -> str:
        """What is written and nowhere but here; nothing where a copy was saved of it."""
        text = self._essay.text if self._essay else ""
        return "" if text == self.copied else text.strip()

    def open(self) -> Essay | None:
        """Return the essay; None where there is none."""
        return self._essay

    def keep(self, essay: Essay) -> None:
        """Have this essay from now on."""
        self._essay = essay

    def drop(self) -> None:
        """Forget it: it is finished, or thrown away."""
        self._essay = None

    def close(self) -> None:
        """Do nothing: no other window knows of it."""
