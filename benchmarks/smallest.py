"""The smallest Textual app that does the same kind of work: what `start` is measured against."""

import json

from pydantic import BaseModel
from textual.app import App, ComposeResult
from textual.widgets import DataTable, Footer, Header


class Row(BaseModel):
    """One row of the table."""

    topic: str
    points: list[str]


class Rows(BaseModel):
    """All of them."""

    title: str
    rows: list[Row]


TEXT = json.dumps(
    {"title": "smallest", "rows": [{"topic": f"topic {n}", "points": ["a", "b"]} for n in range(7)]}
)


class SmallestApp(App[None]):
    """A header, a footer with one key, a table of seven rows."""

    BINDINGS = [("q", "quit", "Quit")]  # noqa: RUF012 - as Textual declares it

    def compose(self) -> ComposeResult:
        """Lay out the three."""
        yield Header()
        yield DataTable[str]()
        yield Footer()

    def on_mount(self) -> None:
        """Fill the table."""
        found = Rows.model_validate_json(TEXT)
        table = self.query_one(DataTable)
        table.add_columns("Topic", "Points")
        for row in found.rows:
            table.add_row(row.topic, str(len(row.points)))


if __name__ == "__main__":
    SmallestApp().run()
