"""What an essay came to: the points left out, the order of its argument, the essays before it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, zip_longest
from typing import TYPE_CHECKING

from textual.content import Content

from revise1924 import essay_words, writing_words
from revise1924.cards import Deck
from revise1924.essay import Essay, Try
from revise1924.essay_words import CardTold, Earlier, Told
from revise1924.tui.widgets.fitted import fitted, hanging
from revise1924.tui.widgets.here import HERE
from revise1924.tui.widgets.score_bar import INKS, LEFT_OUT

if TYPE_CHECKING:  # the place to write needs none of it
    from revise1924.marking import Marking

_COLUMN, _GUTTER = 52, 4
"""The least cells of each of two columns of cards, and those between them."""

_SQUARES: dict[str, str] = {came.value: ink for came, ink in INKS.items()}
"""The colour of a point that stands there, or does not."""

_EARLY = "$text-warning"
"""The colour of a topic that stands after one that it comes before in the outline."""


def cards_told(told: Told, width: int) -> Content:
    """Return each card with one square a point, and under it the points left out.

    In two columns where these are wide enough.
    """
    columns = 1 + (width >= 2 * _COLUMN + _GUTTER)
    room = (width - (columns - 1) * _GUTTER) // columns
    digits = len(str(len(told.cards)))
    cards = [
        list(_card(f"{number:{digits}} ", card, room)) for number, card in enumerate(told.cards, 1)
    ]
    lines = _beside(cards, room) if columns > 1 else chain.from_iterable(cards)
    return Content("\n").join([_heading("Card by card"), *lines])


def _beside(cards: list[list[Content]], room: int) -> Iterator[Content]:
    """Yield the lines of cards in two columns; the first is no shorter, and as short as can be."""
    heights = list(accumulate(map(len, cards), initial=0))
    first = next(many for many, height in enumerate(heights) if 2 * height >= heights[-1])
    columns = list(chain(*cards[:first])), list(chain(*cards[first:]))
    for left, right in zip_longest(*columns, fillvalue=Content()):
        yield Content.assemble(left.pad_right(room + _GUTTER - left.cell_length), right)


def marked_told(marking: "Marking", width: int, height: int) -> Content:
    """Return the cards of an essay that is marked, as far as that is, a line each.

    Of more cards than lines, those around the one that is up.
    """
    up, cards = marking.index, len(marking.cards)
    first = max(0, min(up - height // 2, cards - height))
    told = list(map(essay_words.card_told, marking.cards, marking.ticks))
    return Content("\n").join(
        _topic(f"{HERE if row == up else ' '} {row + 1:{len(str(cards))}} ", told[row], width)
        for row in range(first, min(cards, first + height))
    )


def _card(number: str, card: CardTold, width: int) -> Iterator[Content]:
    yield _topic(number, card, width)
    for point in card.left_out:
        yield from hanging(LEFT_OUT, Content(point), width)


def _topic(number: str, card: CardTold, width: int) -> Content:
    """Return the topic of a card after its number, and its squares at the right."""
    squares = Content.assemble(
        *((square, _SQUARES.get(square, "$text-muted")) for square in card.squares)
    )
    topic = fitted(card.topic, max(1, width - len(number) - squares.cell_length - 1))
    ink = "bold" if card.is_marked else "$text-muted"
    return Content.assemble((number, "$text-muted"), topic.stylize(ink), " ", squares)


def argument_told(told: Told, width: int) -> Content:
    """Return the order of the argument, and this essay below those before it."""
    parts = []
    if told.order:
        parts.append([_heading("Your order"), Content(told.order)])
    elif any(each.is_early for each in told.topics):
        rows = [
            Content.assemble(
                (f"{'▲' if is_early else ' '} {number} ", _EARLY if is_early else "$text-muted"),
                fitted(topic, max(1, width - 3 - len(str(number)))),
            )
            for number, topic, is_early in told.topics
        ]
        early = Content.styled("▲ earlier in the outline", _EARLY)
        parts.append([_heading("Your order"), *rows, early])
    if told.earlier:
        parts.append(_essays([*told.earlier, told.this]))
    return _apart(parts)


def course_told(
    deck: Deck, before: Sequence[Try], essay: Essay, words: int, width: int, height: int
) -> Content:
    """Return what time each topic may take, how fast it goes, and the essays before this one.

    Nothing of what is to stand in it: that would be no rehearsal.
    """
    topics = len(deck.cards)
    pace = (
        writing_words.a_topic_takes(topics, essay.minutes),
        writing_words.speed(words, essay.seconds),
    )
    parts = [[Content(line) for line in pace if line]]
    if earlier := essay_words.earlier(before):
        parts.append(_essays(earlier))
    parts.append([Content.styled(writing_words.THEN_MARKED, "$text-muted")])
    if now := writing_words.topic_now(topics, essay):
        heading = _heading(writing_words.by_the_clock(topics, essay).capitalize())
        room = height - len(_apart([*parts, [heading]]).wrap(max(1, width)))
        rows = _timetable(now, writing_words.timetable(topics, essay.minutes or 0))
        if 2 * topics <= room:  # there is room to have them stand apart
            rows = [line for row in rows for line in (Content(), row)]
        parts.insert(1, [heading, *(rows if len(rows) <= room else [])])
    return _apart(parts)


def _timetable(now: int, times: Sequence[str]) -> list[Content]:
    """Return each topic by its number alone, and until when it may take."""
    digits = len(str(len(times)))
    rows = []
    for number, time in enumerate(times, 1):
        sign = HERE if number == now else "■" if number < now else "·"
        row = Content(f"{sign} {number:{digits}}  {time}")
        ink = "bold $text-primary" if number == now else "$text-muted"
        rows.append(row.stylize("$text-primary" if number < now else ink))
    return rows


def _essays(essays: Sequence[Earlier]) -> list[Content]:
    rows = (
        Content.assemble(
            f"{each.day:10}  ", (each.bar, "$text-primary"), (f"  {each.points}", "$text-muted")
        )
        for each in essays
    )
    return [_heading("Points in your essays"), *rows]


def _apart(parts: Iterable[Sequence[Content]]) -> Content:
    """Return parts with an empty line between them."""
    return Content("\n\n").join(Content("\n").join(lines) for lines in parts)


def _heading(words: str) -> Content:
    return Content.styled(words, "bold $text-primary")
