"""What the tests of saving share."""

import os

import pytest

from revise1924.storage import lock


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hundreds of saves: neither the disk nor a lock is waited for.

    That the call is made is what counts, not that the disk has done it.
    """
    monkeypatch.setattr(lock, "LOCK_SECONDS", 0.2)
    monkeypatch.setattr(os, "fsync", os.fstat)
