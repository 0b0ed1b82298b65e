"""Cards of other programs taken in: which screen follows which until they are saved."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from revise1924.errors import ReviseError
from revise1924.formats.found import Wishes
from revise1924.formats.source import Source
from revise1924.importing import Naming, source_at, understand
from revise1924.text import one_line
from revise1924.tui import registry
from revise1924.tui.shared.beside import HowFar
from revise1924.tui.shared.seen import Choices, Seen
from revise1924.updating import Plan, Saved, plans_for
from revise1924.wording import counted

if TYPE_CHECKING:
    from revise1924.tui.screens.importing import ImportScreen

Show = Callable[[Sequence[Path], str], None]
"""Is told in which files decks were saved, and in a sentence what they are."""

_AS_UNDERSTOOD = Choices()


class TakingIn:
    """Has the student take cards in; what was written for it stays until it has been saved."""

    def __init__(self, app: App[None], clock: Callable[[], datetime], show: Show) -> None:
        """Take the app, a clock, and what follows once decks were saved."""
        self._app = app
        self._clock = clock
        self._show_saved = show
        self._screen: ImportScreen
        self._written = ""

    def begin(self) -> None:
        """Ask for a file, or for the cards themselves."""
        self._screen = registry.importing(self._written, self._look)
        self._app.push_screen(self._screen, self._keep)

    def _keep(self, written: str | None) -> None:
        self._written = written or ""

    def _look(
        self, given: str | Path, choices: Choices = _AS_UNDERSTOOD, why_not_saved: str = ""
    ) -> None:
        """Show what is understood of a file, or of text."""
        screen = registry.preview(
            partial(self._read, given), choices, why_not_saved, wants_title=isinstance(given, str)
        )
        self._app.push_screen(screen, partial(self._save, given))

    def _read(self, given: str | Path, choices: Choices, how_far: HowFar) -> Seen:
        path = given if isinstance(given, Path) else None
        wishes = Wishes(is_split=choices.is_split, tell=how_far.tell)
        naming = Naming(title=choices.title)
        with _source(given) as source:
            understood = understand(
                source, wishes, naming, in_sentences=choices.in_sentences, path=path
            )
        return Seen(understood, plans_for(understood.decks, self._clock()), choices)

    def _save(self, given: str | Path, seen: Seen | None) -> None:
        """Save what was seen; where that fails, show anew what is to be saved by now."""
        if seen is None:
            return
        try:
            saved = [each.save(self._clock()) for each in seen.changes]
        except ReviseError as error:
            self._look(given, seen.choices, str(error))
            return
        self._screen.dismiss("")
        self._show_saved([each.file for each in seen.changes], _sentence(seen.changes, saved))


@contextmanager
def _source(given: str | Path) -> Iterator[Source]:
    """Yield the source; raises as `source_at` does."""
    if isinstance(given, str):
        yield Source.pasted(given)
    else:
        with source_at(given) as source:
            yield source


def _sentence(plans: Sequence[Plan], saved: Sequence[Saved]) -> str:
    """Return what was saved, where a deck is kept as it was before, and what went wrong after."""
    cards = counted(sum(len(each.deck.cards) for each in plans), "card")
    what = one_line(plans[0].deck.title) if len(plans) == 1 else counted(len(plans), "deck")
    kept = [one_line(str(each.kept), 1000) for each in saved if each.kept]
    before = f" As it was before: {kept[0]}" if len(plans) == len(kept) == 1 else ""
    trouble = "".join(f" {each.trouble}" for each in saved if each.trouble)
    return f"Saved: {what}, {cards}.{before}{trouble}"
