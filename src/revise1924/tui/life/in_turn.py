"""Keys in turn: each has done its work before the next one is handed on."""

from collections import deque

from textual.app import App
from textual.dom import DOMNode
from textual.events import Event, Key, Paste


class InTurn(App[None]):
    """An app that gives what is typed to the widget that has the focus once the key before is done.

    Textual gives keys that come together, as quick hands or a slow line send them, to one widget
    all, whatever the first of them opens: what is typed right after that key would be lost.
    """

    def __init__(self) -> None:
        """Begin with nothing typed."""
        super().__init__()
        self._typed = deque[Key | Paste]()

    async def on_event(self, event: Event) -> None:
        """Have keys and pastes wait for their turn."""
        if not isinstance(event, Key | Paste) or event.is_forwarded or not self.screen_stack:
            await super().on_event(event)
        else:
            self._typed.append(event)
            if len(self._typed) == 1:
                await self._give()

    async def take(self, event: Key | Paste) -> None:
        """Do what is bound to a key before all else, or give it to what has the focus."""
        await super().on_event(event)

    @property
    def _place(self) -> DOMNode:
        """Where what is typed goes."""
        return self.focused or self.screen

    async def _give(self) -> None:
        """Give out the next key, if nothing is left to do there; see to the one after it."""
        if not any(node.message_queue_size for node in self._place.ancestors_with_self):
            await self.take(self._typed.popleft())
        if self._typed:
            self._wait_for(self._place)

    def _wait_for(self, node: DOMNode | None) -> None:
        """Have `node` and all above it do what they have been given, one after the other.

        A key that a widget has no use for goes up this way; what it is bound to is done at its end.
        """
        while node is not None and node is not self:
            if node.call_later(self._wait_for, node.parent):
                return
            node = node.parent  # that one is about to go
        self.call_later(self._give)
