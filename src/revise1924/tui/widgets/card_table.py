"""The cards of a deck as a table: topic, box, last recall, due."""

from rich.text import Text
from textual.widgets import DataTable

from revise1924 import wording
from revise1924.overview import Overview
from revise1924.reviews import Review
from revise1924.tui.sizes import NARROW
from revise1924.tui.widgets.table_row import TableRow

MOST_ROWS = 1000
"""Cards in the table; of a larger deck the rest is found by browsing."""


class CardTable(TableRow, DataTable[Text]):
    """One row a card, in deck order, `MOST_ROWS` at most; it fits the width it is given."""

    def __init__(self) -> None:
        super().__init__(cursor_type="none")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Enter to the screen: there is nothing to select."""
        return False if action == "select_cursor" else super().check_action(action, parameters)

    def fill(self, overview: Overview, width: int) -> None:
        """Show where every card stands, in `width` cells."""
        fixed = {"#": len(str(len(overview.deck.cards))), "Box": 3, "Recall": 14, "Due": 10}
        if width < NARROW:
            del fixed["Recall"]
        padding = 2 * self.cell_padding * (len(fixed) + 1)
        room = width - sum(fixed.values()) - padding - self.styles.scrollbar_size_vertical
        self.clear(columns=True)
        for name in ("#", "Topic", *list(fixed)[1:]):
            self.add_column(Text(name), width=fixed.get(name, room), key=name)
        rows = zip(overview.deck.cards[:MOST_ROWS], overview.standings, strict=False)
        for number, (card, standing) in enumerate(rows, 1):
            topic = Text(card.topic)
            cells = {
                "#": Text(str(number), justify="right"),
                "Topic": topic,
                "Box": Text(str(standing.box or "–"), justify="center"),
                "Recall": _recall(standing.last),
                "Due": Text(wording.due_in(standing, overview.today)),
            }
            is_short = topic.cell_len <= room and "\n" not in card.topic
            height = 1 if is_short else len(topic.wrap(self.app.console, room))
            row = [cells[column.value or ""] for column in self.columns]
            self.add_row(*row, height=height)
        if (more := len(overview.deck.cards) - MOST_ROWS) > 0:
            last = {"Topic": f"… and {more} more: press b to browse them all."}
            self.add_row(*[Text(last.get(column.value or "", "")) for column in self.columns])


def _recall(review: Review | None) -> Text:
    words = wording.recall(review)
    return Text(f"{wording.recall_bar(review)} {words}" if review else words)
