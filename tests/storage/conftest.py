"""What the tests of saving share."""

import os
from pathlib import Path

import pytest

from revise1924.progress import Progress
from revise1924.storage import lock
from revise1924.storage.keeper import ProgressKeeper
from revise1924.storage.memory import ProgressInMemory
from revise1924.storage.progress_file import ProgressFile
from tests.support.decks import SHIPPED_ID


@pytest.fixture(params=["file", "memory"])
def keeper(request: pytest.FixtureRequest, path: Path) -> ProgressKeeper:
    """What keeps the progress of the shipped deck: a file, then memory."""
    if request.param == "file":
        return ProgressFile(path, SHIPPED_ID)
    return ProgressInMemory(Progress(SHIPPED_ID))


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hundreds of saves: neither the disk nor a lock is waited for.

    That the call is made is what counts, not that the disk has done it.
    """
    monkeypatch.setattr(lock, "LOCK_SECONDS", 0.2)
    monkeypatch.setattr(os, "fsync", os.fstat)
