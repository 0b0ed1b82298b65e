"""Rows that say how a card, or a point, has fared."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size

from revise1924 import record_words
from revise1924.cards import Card
from revise1924.records import CardRecord, PointRecord
from revise1924.text import one_line
from revise1924.tui.shared import card_page
from revise1924.tui.sizes import ROOMY, TALL
from revise1924.tui.widgets.column import Column
from revise1924.tui.widgets.inked import INKS

_BAR = 6
"""Cells of a bar of what came back."""

_ROOMY = 75
"""Width of a list from which on there is one."""

_CHANGES = {"▲": "$text-success", "▼": "$text-warning"}


def point_columns(points: Sequence[PointRecord], cards: int, screen: Size) -> tuple[Column, ...]:
    """Return the columns of these weak points of so many cards.

    A point need not be whole where it stands in full below the list.
    """
    is_told = screen.width < ROOMY and screen.height >= TALL
    asked = len(str(max((point.asked for point in points), default=0)))
    return (
        Column("#", len(str(cards)), from_width=50, is_number=True),
        Column("Missed", max(6, 2 * asked + len(" of ")), from_width=50, is_number=True),
        Column("Missed", max(6, 2 * asked + len("/")), is_number=True, below_width=50),
        Column("Old → new", 9, from_width=50, is_number=True),
        Column("Point", wraps=True, gives_way=is_told),
    )


def card_columns(cards: Sequence[Card]) -> tuple[Column, ...]:
    """Return the columns of these cards; in a narrow list the topic is last, and goes on below."""
    points = max(len(card.back) for card in cards)
    return (
        Column("Recall", 6, is_number=True, below_width=50),
        Column("Topic", wraps=True, below_width=50),
        Column("#", len(str(len(cards))), from_width=50, is_number=True),
        Column("Topic", from_width=50),
        Column("In all", 6, from_width=50, is_number=True, below_width=_ROOMY),
        Column("All times", _BAR + 6, from_width=_ROOMY, is_number=True),
        Column("Last", max(6, min(10, points)), from_width=50, below_width=_ROOMY),
        Column("Last time", max(9, min(10, points)), from_width=_ROOMY),
        Column("Box", 4, from_width=60),
    )


def card(number: int, record: CardRecord) -> list[Content | str]:
    """Return the cells of the card of this number."""
    topic = one_line(record.card.topic)
    share = recall(record)
    last = card_page.squares(record.looks[-1] if record.looks else None)
    box = record_words.box(record)
    return [
        *(share, topic),
        str(number),
        topic,
        share,
        Content.assemble(_bar(record), share.pad_left(6 - share.cell_length)),
        *(last, last),
        Content.assemble(box[:1], (box[1:], _CHANGES.get(box[1:], ""))),
    ]


def recall(record: CardRecord) -> Content:
    """Return the share of points that came back, in its colour."""
    return Content.styled(record_words.percent(record), INKS[record_words.ink(record)])


def _bar(record: CardRecord) -> Content:
    """Return a bar of what came back; none of a card that was never asked."""
    if not record.asked:
        return Content("")
    full = round(_BAR * record.recalled / record.asked)
    return Content.assemble(
        ("━" * full, INKS[record_words.ink(record)]), ("─" * (_BAR - full), "$track")
    )


def front(cards: Sequence[Card], row: int, room: int) -> Content:
    """Return what stands below the row of a card where there is room: what it asks."""
    question = Content.styled(one_line(cards[row].front, 400), "$text-muted")
    return Content("\n").join(question.wrap(max(1, room)))


def groups(points: Sequence[PointRecord]) -> dict[int, Content]:
    """Return the names of the groups of weak points, where they begin."""
    inks = ("bold $text-warning", "bold $text-muted")
    named = record_words.groups(points).items()
    return {
        first: Content.styled(name, ink) for (first, name), ink in zip(named, inks, strict=False)
    }


def point(record: PointRecord, number: int, of_card: CardRecord) -> list[Content | str]:
    """Return the cells of a weak point of this card; one that keeps slipping stands out."""
    ink = "$text-warning" if record.keeps_slipping else "$text-muted"
    return [
        str(number),
        Content.styled(f"{record.missed} of {record.asked}", ink),
        Content.styled(f"{record.missed}/{record.asked}", ink),
        card_page.answers(record_words.lately(of_card, record.index)),
        one_line(record.card.back[record.index], 400),
    ]
