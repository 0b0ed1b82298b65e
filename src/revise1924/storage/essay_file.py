"""The file of an unfinished essay, beside the progress file, and the lock of who is writing it."""

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from revise1924.errors import Fault, FaultyFileError, SaveError, UnreadableError
from revise1924.essay import Essay
from revise1924.paths import exists
from revise1924.storage.disk import (
    beside,
    essay_beside,
    make_folder,
    read_bytes,
    replace_file,
    saving,
    sweep,
)
from revise1924.storage.lock import hold
from revise1924.strict_json import FaultsFound, Items, decode, parse, validate

if TYPE_CHECKING:
    from filelock import FileLock

MOST_BYTES = 10 << 20
_MOST_VALUES = 100_000

_ASIDE = "It is left untouched. Put it elsewhere to begin another essay."

_ESSAY = TypeAdapter(Essay)
_TICKED = Items("ticked", str)


class EssayFile:
    """Keeps an essay until it is finished, for one window at a time."""

    def __init__(self, progress: Path, deck: str) -> None:
        """Take the file of the deck's progress, whether it is there or not, and the deck's id."""
        self.path = essay_beside(progress)
        self._deck = deck
        self._lock: FileLock | None = None

    def open(self) -> Essay | None:
        """Have the essay for this window alone; return it, None where there is none.

        Raises SaveError where another window has it or nothing can be written there, and
        UnreadableError and FaultyFileError where it cannot be read: then it is left as it is.
        """
        with saving(self.path, "no essay can be kept"):
            make_folder(self.path.parent)
            self._lock = hold(beside(self.path, ".lock"), 0, self._busy)
            sweep(self.path)
        try:
            return self.read()
        except BaseException:
            self.close()
            raise

    def read(self) -> Essay | None:
        """Return the essay as it is kept, None where there is none; raises what `open` does."""
        try:
            return self._essay_in(read_bytes(self.path, MOST_BYTES))
        except UnreadableError as error:
            if not exists(self.path):
                return None
            error.remedy = _ASIDE
            raise
        except FaultsFound as error:
            # None of what was read goes into a report of a crash.
            raise FaultyFileError(self.path, error.faults, remedy=_ASIDE) from None

    def keep(self, essay: Essay) -> None:
        """Write the essay, durably; raises SaveError."""
        data = _ESSAY.dump_json(essay, indent=1)
        with saving(self.path, "your essay is not kept"):
            replace_file(self.path, data)

    def drop(self) -> None:
        """Forget the essay: it is finished, or thrown away. Raises SaveError."""
        with saving(self.path, "your essay is still there"):
            self.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Leave the essay to other windows."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _essay_in(self, data: bytes) -> Essay:
        text = decode(data)
        essay = validate(_ESSAY, text, parse(text, _MOST_VALUES), _TICKED)
        if essay.deck != self._deck:
            raise FaultsFound(Fault(f'is "{essay.deck}", another deck', field="deck"))
        return essay

    @property
    def _busy(self) -> SaveError:
        return SaveError(
            "The essay of this deck is being written in another window.",
            remedy="Go on there, or leave it there first.",
        )
