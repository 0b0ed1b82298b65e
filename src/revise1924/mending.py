"""What is said of a progress file: where it is, what is odd in it, how a damaged one is mended."""

from pathlib import Path
from typing import TYPE_CHECKING

from revise1924 import wording
from revise1924.library import Desk
from revise1924.overview import Overview, open_drafts
from revise1924.paths import in_cells, short_path
from revise1924.text import one_line
from revise1924.wording import counted

if TYPE_CHECKING:  # home asks for the warnings alone
    from revise1924.storage.recovery import Cure
    from revise1924.storage.sources import Share


def cure(way: "Cure") -> str:
    """Return what a cure of a damaged progress file does: "Start afresh, with no reviews"."""
    if way.name == "fresh":
        return "Start afresh, with no reviews"
    if not way.kept:
        return "Keep what can be read: no reviews, but what is known of the exam"
    shares, bad = way.diagnosis.shares, way.diagnosis.bad
    first, *others = [_share(share) for share in shares]
    parts = [f"{shares[0].reviews} {first}"]
    parts += [
        f"{share.reviews} more {words}" for share, words in zip(shares[1:], others, strict=True)
    ]
    lost = f"; {bad} in the file cannot be read" if bad else ""
    return f"Keep {counted(way.kept, 'review')}: {', '.join(parts)}{lost}"


def _share(share: "Share") -> str:
    """Return where reviews come from: "from the backup of Monday 23 November 2026"."""
    source = share.source
    if source.kind == "file":
        return "from the file"
    if (day := source.day) is not None:
        return f"from the backup of {day:%A} {day.day} {day:%B %Y}"
    return f"from {one_line(source.path.name)}"


def mended(aside: Path | None) -> str:
    """Return what has become of a damaged file."""
    return f"Mended. The file as it was: {one_line(str(aside), 1000)}" if aside else "Mended."


def warnings(overview: Overview) -> list[str]:
    """Return what is odd about the progress, a sentence each."""
    odd = []
    if overview.from_future:
        odd.append(
            f"{counted(overview.from_future, 'review')} dated on a day to come: kept, but counted"
            " only from that day on. Was the clock wrong?"
        )
    if overview.strays:
        odd.append(
            f"The reviews of {counted(overview.strays, 'card')} no longer in the deck are kept."
        )
    return odd


def notices(desk: Desk, overview: Overview, cells: int) -> str:
    """Return what there is to know of a deck's progress, a line each; a path in so many cells."""
    keeper = desk.keeper
    lines = [*wording.left_out(desk), *warnings(overview), *map(one_line, keeper.notices)]
    if begun := open_drafts(desk, overview):
        cards = counted(len(begun), "card")
        lines.insert(0, f"Not saved yet: your ticks on {cards}. They are kept until you quit.")
    if desk.essays and desk.essays.unsaved:
        lines.insert(0, "Not saved: your essay. It is kept until you quit.")
    if not keeper.is_saved:
        lines.insert(0, f"{wording.UNSAVED}.")
    elif keeper.path and keeper.is_fresh:
        path = in_cells(one_line(short_path(keeper.path), 1000), cells)
        lines.append(f"A fresh start. Your progress will be kept in {path}")
    return "\n".join(filter(None, lines))
