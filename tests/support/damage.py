"""Damaged progress files, and what there is to do about them."""

from datetime import date
from pathlib import Path

from revise1924.storage.recovery import Cure, CureName, Diagnosis, cures, diagnose
from tests.support.decks import SHIPPED_ID


def damage_one_review(path: Path) -> bytes:
    """Spoil one review in box 1 of a file of several; return what the file holds then."""
    path.write_text(path.read_text().replace('"box": 1', '"box": 9', 1))
    return path.read_bytes()


def given(diagnosis: Diagnosis) -> list[tuple[str, date | None, int]]:
    """Return the kind of each source, its day if it has one, and how many reviews it gives."""
    return [(each.source.kind, each.source.day, each.reviews) for each in diagnosis.shares]


def diagnosed(path: Path) -> Diagnosis:
    """Return what is wrong with a damaged file of the shipped deck."""
    diagnosis = diagnose(path, SHIPPED_ID)
    assert diagnosis is not None
    return diagnosis


def offered(path: Path) -> dict[CureName, Cure]:
    """Return the cures for a damaged file of the shipped deck, the best first."""
    return {cure.name: cure for cure in cures(diagnosed(path))}
