"""The unfinished essay of a deck: whether one waits, and which.

Home looks at each start, so that nothing an essay needs is imported unless there is one.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from revise1924.library import Desk
from revise1924.paths import progress_path
from revise1924.storage.disk import essay_beside

if TYPE_CHECKING:
    from revise1924.essay import Essay

Stamp = tuple[int, int]
"""When the file of an essay was written, and its bytes: another stamp tells of another text."""


def progress_of(desk: Desk) -> Path:
    """Return the file beside which the essay lies; there need be none, with progress in memory."""
    return desk.keeper.path or progress_path(desk.deck.id)


def stamp_of(desk: Desk) -> Stamp | None:
    """Return what tells whether the essay has changed, without reading it; None without one."""
    try:
        found = essay_beside(progress_of(desk)).stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size


def waiting(desk: Desk) -> "Essay | None":
    """Return the essay that waits, None where none does; raises as `EssayFile.read` does."""
    if stamp_of(desk) is None:
        return None
    from revise1924.essay import recorded  # noqa: PLC0415 - see above
    from revise1924.storage.essay_file import EssayFile  # noqa: PLC0415

    essay = EssayFile(progress_of(desk), desk.deck.id).read()
    is_over = essay is None or recorded(essay, desk.keeper.progress) or not essay.text.strip()
    return None if is_over else essay
