"""An app with a file and a clock of its own, to be driven by real keys."""

import pytest

from revise1924.cards import Deck
from revise1924.library import Desk
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from tests.support.clock import Clock
from tests.support.screens import Restart


@pytest.fixture
def app(deck: Deck, file: ProgressFile, clock: Clock) -> ReviseApp:
    """The app on the shipped deck, on a Monday evening, with nothing done yet."""
    return ReviseApp(Desk(deck, file), clock)


@pytest.fixture
def restart(deck: Deck, file: ProgressFile, clock: Clock) -> Restart:
    """Return a function that makes the app anew from what is on disk."""
    return lambda: ReviseApp(Desk(deck, ProgressFile(file.path, deck.id)), clock)
