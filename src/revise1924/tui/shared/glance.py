"""A card at a glance, beside the list on home: enough to know it by, and nothing of its answer."""

from datetime import datetime

from textual.content import Content

from revise1924 import home_words
from revise1924.cards import Card
from revise1924.library import Desk
from revise1924.tui.shared import card_page
from revise1924.way import way


def at_a_glance(desk: Desk, card: Card, now: datetime) -> Content:
    """Return the topic and the front of a card, where it stands, and how its reviews went."""
    reading = card_page.reading_of(desk, card, now)
    box = reading.standing.box
    boxes = [
        (text, "bold $text-primary" if is_on else "$text-muted") for text, is_on in way(box, box)
    ]
    lines = [Content.styled(card.topic, "bold $text-primary"), Content()]
    if card.front:
        lines += [Content(card.front), Content()]
    lines.append(Content(card_page.standing(reading)))
    if box:
        lines.append(Content.assemble(("Boxes  ", "$text-muted"), *boxes))
    if slipping := sum(point.keeps_slipping for point in reading.record.points):
        lines.append(Content.styled(home_words.slipping(slipping), "$text-warning"))
    return Content("\n").join([*lines, Content(), card_page.history(reading)])
