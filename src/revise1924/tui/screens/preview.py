"""Preview: what an import has understood, before anything is saved."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from revise1924.errors import ReviseError, SourceError
from revise1924.formats.exchange import KNOWN
from revise1924.preview import Line, form_of, found_in
from revise1924.text import is_blank, one_line
from revise1924.tui.shared.beside import HowFar, beside
from revise1924.tui.shared.seen import Choices, Read, Seen
from revise1924.tui.widgets.field import Field
from revise1924.tui.widgets.found_lines import FoundLines
from revise1924.tui.widgets.keys import Keys
from revise1924.wording import counted

_SOON = 0.4
"""Seconds between looks at how far the work is; of what takes no longer, nothing is shown."""


class PreviewScreen(ModalScreen[Seen]):
    """Reads beside the app, shows what was found, and ends with what is to be saved."""

    CSS_PATH = "../dialogs.tcss"
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = [
        Binding("enter", "save(True)", "Save", tooltip="Save this deck in your library"),
        Binding("enter", "save(False)", "Save all", tooltip="Save these decks in your library"),
        Binding("enter", "name", "Take this title", tooltip="Call the deck so"),
        Binding("t", "ask_for_name", "Title", tooltip="Give the deck another title"),
        Binding("p", "sentences(True)", "Points", tooltip="Make a point of each sentence"),
        Binding("p", "sentences(False)", "One point", tooltip="Leave each answer in one piece"),
        Binding("s", "split(True)", "Several decks", tooltip="Keep the decks of the file apart"),
        Binding("s", "split(False)", "One deck", tooltip="Put all cards into one deck"),
        Binding("escape", "leave", "Back", tooltip="Back to what you wrote; nothing is saved"),
    ]

    def __init__(
        self, read: Read, choices: Choices, news: str = "", *, wants_title: bool = False
    ) -> None:
        """Take what reads the source, the choices so far, and why saving has failed.

        With `wants_title` a deck to which the source gives no title has to get one.
        """
        super().__init__()
        self._reads = read
        self._choices = choices
        self._news = news
        self._wants_title = wants_title
        self._how_far = HowFar()
        self._is_reading = True
        self._is_naming = False
        self._seen: Seen | None = None

    def compose(self) -> ComposeResult:
        """Lay out what was understood."""
        yield Static(id="title")
        yield Field(placeholder="A title for these cards", id="name")
        with VerticalScroll():
            yield FoundLines()
        yield Static(id="news")
        yield Keys()

    def on_mount(self) -> None:
        """Begin to read."""
        self.query_one(Field).display = False
        self.set_interval(_SOON, self._tell_how_far)
        self._read()

    def on_unmount(self) -> None:
        """Have the work stop that nobody waits for any more."""
        self._how_far.is_left = True

    def _read(self) -> None:
        """Read the source by the choices of now."""
        self._how_far.is_left = True  # what is still being read by others
        self._how_far = HowFar()
        self._is_reading, self._seen = True, None
        self.refresh_bindings()
        self.run_worker(self._look(self._how_far), exclusive=True)

    async def _look(self, how_far: HowFar) -> None:
        """Show what was found, or why nothing was."""
        try:
            seen = await beside(partial(self._reads, self._choices, how_far))
        except ReviseError as error:
            self._show("This cannot be taken in", _why(error))
        else:
            self._seen = seen
            self._show(form_of(seen.understood), found_in(seen.understood, seen.plans))
        self._is_reading = False
        self._tell(self._news or self._what_it_comes_to, is_error=bool(self._news))
        self._news = ""
        if self._seen and self._has_to_be_named:
            self.action_ask_for_name()
        self.refresh_bindings()

    @property
    def _what_it_comes_to(self) -> str:
        if self._seen is None:
            return ""
        if self._has_to_be_named and self._seen.replaced:
            title = one_line(self._seen.replaced)
            return f'Your deck "{title}" has none of these cards. What are they to be called?'
        decks = self._seen.changes
        if not decks:
            return "Nothing is new: there is nothing to save."
        return "" if len(decks) == 1 else f"{counted(len(decks), 'deck')} to save."

    @property
    def _has_to_be_named(self) -> bool:
        """Whether a deck would take a title from where it comes, and that is not good enough."""
        if self._seen is None or self._seen.has_title or len(self._seen.plans) > 1:
            return False
        return self._wants_title or bool(self._seen.replaced)

    def _tell_how_far(self) -> None:
        if self._is_reading:
            self._tell(f"Reading … {100 * self._how_far.share:.0f} %")

    def _tell(self, words: str, *, is_error: bool = False) -> None:
        news = self.query_one("#news", Static)
        news.display = bool(words)
        news.set_class(is_error, "-error")
        news.update(Content(words))

    def _show(self, title: str, lines: Iterable[Line]) -> None:
        self.query_one("#title", Static).update(Content(title))
        self.query_one(FoundLines).show(lines)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with what was found."""
        if action == "name":
            return self._is_naming
        if action not in _OFFERED:
            return super().check_action(action, parameters)
        if self._seen is None or self._is_naming:
            return False
        return _OFFERED[action](self._seen, bool(parameters and parameters[0]))

    def action_save(self, _: bool) -> None:
        """Hand over what is to be saved."""
        self.dismiss(self._seen)

    def action_leave(self) -> None:
        """Leave the title as it is; or go back."""
        if self._is_naming and not self._has_to_be_named:
            self._stop_naming()
        else:
            self.dismiss()

    def action_ask_for_name(self) -> None:
        """Let the student write a title."""
        field = self.query_one(Field)
        field.value = "" if self._has_to_be_named else self._title
        field.display = self._is_naming = True
        self.set_focus(field)
        self.refresh_bindings()

    def action_name(self) -> None:
        """Give the deck the title that was written."""
        title = self.query_one(Field).value
        if is_blank(title):
            self._tell("Write what the deck is to be called.", is_error=True)
            return
        self._stop_naming()
        if title != self._title or self._has_to_be_named:
            self._choose(self._choices._replace(title=title))

    def action_sentences(self, in_sentences: bool) -> None:
        """Make a point of each sentence, or leave each answer in one piece."""
        self._choose(self._choices._replace(in_sentences=in_sentences))

    def action_split(self, is_split: bool) -> None:
        """Keep the decks of the source apart, or put them together."""
        self._choose(self._choices._replace(is_split=is_split, title=None))

    def _choose(self, choices: Choices) -> None:
        self._choices = choices
        self._read()

    @property
    def _title(self) -> str:
        return self._seen.plans[0].deck.title if self._seen else ""

    def _stop_naming(self) -> None:
        self.query_one(Field).display = self._is_naming = False
        self.set_focus(self.query_one(VerticalScroll))
        self.refresh_bindings()


def _why(error: ReviseError) -> Iterator[Line]:
    """Yield why nothing was taken in; where a source is not understood, what would be."""
    if not isinstance(error, SourceError):
        yield Line("text", str(error))
        return
    place = "The text" if error.path is None else one_line(error.path.name)
    line = "" if error.line is None else f", line {error.line},"
    yield Line("text", f"{place}{line} {one_line(error.what, 400)}.")
    yield Line("text", "")
    yield Line("title", "What can be taken in")
    for known in KNOWN:
        if known.reads:
            yield Line("text", f"  • {known.about}")


_OFFERED: dict[str, Callable[[Seen, bool], bool]] = {
    "save": lambda seen, is_one: bool(seen.changes) and is_one is (len(seen.changes) == 1),
    "ask_for_name": lambda seen, _: len(seen.plans) == 1,
    "sentences": Seen.can_be_in_sentences,
    "split": Seen.can_be_split,
}
"""Whether a key does something with what was found, by its action."""
