"""What home offers while an unfinished essay waits."""

from collections.abc import Callable

from revise1924 import home_words
from revise1924.errors import ReviseError
from revise1924.home_words import Offer
from revise1924.library import Desk
from revise1924.waiting_essay import Stamp, stamp_of, waiting


class EssayOffer:
    """Says that one waits; how much of it there is, a little later, since what reads it is long."""

    def __init__(self, desk: Desk, later: Callable[[Callable[[], None]], object]) -> None:
        """Take the desk, and what has something done once all is painted."""
        self._desk = desk
        self._later = later
        self._stamp: Stamp | None = None
        self._offer: Offer | None = None

    def look(self, changed: Callable[[], None]) -> Offer | None:
        """Return what is offered now, None without an essay; `changed` is told of more."""
        stamp = stamp_of(self._desk)
        if stamp != self._stamp:
            self._stamp, self._offer = stamp, home_words.essay_waits() if stamp else None
            if stamp:
                self._later(lambda: self._read(changed))
        return self._offer

    def _read(self, changed: Callable[[], None]) -> None:
        try:
            essay = waiting(self._desk)
        except ReviseError:
            return  # why is told to whoever goes on with it
        self._offer = home_words.essay_waits(essay) if essay else None
        changed()
