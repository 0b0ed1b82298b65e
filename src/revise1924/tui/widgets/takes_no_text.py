"""A short way for keys."""

from textual.events import Event, Key
from textual.widget import Widget


class TakesNoText(Widget):
    """A widget whose keys are bindings alone: each goes straight to the app, which looks it up.

    Textual has a key go there through all that the widget stands in: five messages on a card.
    """

    def _forward_event(self, event: Event) -> None:
        if isinstance(event, Key):
            event._set_forwarded()  # noqa: SLF001 - as Textual does
            self.app.post_message(event)
        else:
            super()._forward_event(event)
