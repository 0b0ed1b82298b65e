"""The styles of the screens: `revise.tcss` from the start, the others as screens need them."""

from textual.css.stylesheet import Stylesheet


class Styles(Stylesheet):
    """All styles there are by now; none is read twice."""

    def reparse(self) -> None:
        """Read what is new. Textual would read everything again for each file that comes in.

        Other colours, on which all depends, forget by themselves what was read.
        """
        self.parse()
