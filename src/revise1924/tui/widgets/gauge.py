"""A share as a bar, and the one it may come to."""

Piece = tuple[str, str]
"""Text, and the variable of the theme for its colour."""


def gauge(share: float, later: float | None, cells: int) -> list[Piece]:
    """Return a bar of so many cells; without colours its heights tell the two shares apart.

    It is full only where the share is.
    """
    now = int(cells * share)
    then = max(now, int(cells * (later or 0)))
    return [
        ("▄" * now, "text-success"),
        ("▂" * (then - now), "text-expected"),
        ("▁" * (cells - then), "track"),
    ]
