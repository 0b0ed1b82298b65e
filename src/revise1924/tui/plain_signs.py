"""All that is painted, with plain signs: borders and charts, ours and Textual's."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from revise1924.glyphs import plain


class PlainSigns(LineFilter):
    """Puts plain signs in the place of others, cell for cell."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the line with plain signs."""
        return [Segment(plain(text), style, control) for text, style, control in segments]
