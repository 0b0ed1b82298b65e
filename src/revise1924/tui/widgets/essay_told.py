"""What an essay came to: the points left out, the order of its argument, the essays before it."""

from collections.abc import Iterator

from textual.content import Content

from revise1924.essay_words import CardTold, Told
from revise1924.tui.widgets.fitted import fitted

_POINT = "  ○ "
"""What stands before a point left out, below the number of its card."""

_EARLY = "$text-warning"
"""The colour of a topic that stands after one that it comes before in the outline."""


def cards_told(told: Told, width: int) -> Content:
    """Return each card with one square a point, and under it the points left out."""
    lines = [_heading("Card by card")]
    digits = len(str(len(told.cards)))
    for number, card in enumerate(told.cards, 1):
        lines += _card(f"{number:{digits}} ", card, width)
    return Content("\n").join(lines)


def _card(number: str, card: CardTold, width: int) -> Iterator[Content]:
    squares = Content.assemble(
        *((square, "$text-success" if square == "■" else "$text-muted") for square in card.squares)
    )
    topic = fitted(card.topic, max(1, width - len(number) - squares.cell_length - 1))
    yield Content.assemble((number, "$text-muted"), topic.stylize("bold"), " ", squares)
    for point in card.left_out:
        indents = _POINT, " " * len(_POINT)
        for row, line in enumerate(Content(point).wrap(max(1, width - len(_POINT)))):
            yield Content.assemble((indents[row > 0], "$text-warning"), line)


def argument_told(told: Told, width: int) -> Content:
    """Return the order of the argument, and this essay below those before it."""
    parts = []
    if told.topics:
        rows = [
            Content.assemble(
                (f"{'▲' if is_early else ' '} {number} ", _EARLY if is_early else "$text-muted"),
                fitted(topic, max(1, width - 3 - len(str(number)))),
            )
            for number, topic, is_early in told.topics
        ]
        parts.append([_heading("Your order"), *rows])
        if any(each.is_early for each in told.topics):
            parts[-1].append(Content.styled("▲ earlier in the outline", _EARLY))
    if told.earlier:
        tries = [
            Content.assemble(
                f"{each.day:10}  ", (each.bar, "$text-primary"), (f"  {each.points}", "$text-muted")
            )
            for each in (*reversed(told.earlier), told.this)
        ]
        parts.append([_heading("Your essays"), *tries])
    return Content("\n\n").join(Content("\n").join(lines) for lines in parts)


def _heading(words: str) -> Content:
    return Content.styled(words, "bold $text-primary")
