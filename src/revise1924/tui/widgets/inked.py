"""Lines of a chart in the colours of the theme."""

from collections.abc import Iterable

from textual.content import Content

from revise1924.charts import Ink, Line

INKS: dict[Ink, str] = {
    "": "",
    "good": "$text-success",
    "fair": "$text-warning",
    "poor": "$text-error",
    "accent": "$text-primary",
    "muted": "$text-muted",
    "strong": "bold",
    "pale-good": "$text-success 55%",
    "pale-fair": "$warning 55%",
    "pale-poor": "$text-error 55%",
    "pale-accent": "$text-primary 55%",
    "pale-muted": "$text-muted 40%",
}


def inked(lines: Iterable[Line]) -> Content:
    """Return these lines under one another."""
    return Content("\n").join(
        Content.assemble(*((text, INKS[ink]) for text, ink in line)) for line in lines
    )
