"""What `status` is measured against: two pydantic models and one Rich table."""

from pydantic import BaseModel
from rich.console import Console
from rich.table import Table


class Row(BaseModel):
    """One row of the table."""

    topic: str
    points: list[str]


class Rows(BaseModel):
    """All of them."""

    title: str
    rows: list[Row]


def main() -> None:
    """Print one table."""
    found = Rows(title="plain", rows=[Row(topic=f"topic {n}", points=["a"]) for n in range(7)])
    table = Table()
    table.add_column("Topic")
    table.add_column("Points")
    for row in found.rows:
        table.add_row(row.topic, str(len(row.points)))
    Console().print(table)


if __name__ == "__main__":
    main()
