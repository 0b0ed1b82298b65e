"""A sheet to print: cards to cut out and fold, as a page of HTML that needs nothing else.

Each card is a strip, its front on the left of the fold and its back on the right. About eight stand
on a page of A4; a long card is higher, and one that fits on no page goes on on the next.
"""

from collections.abc import Iterator
from html import escape

from revise1924.cards import Card, Deck

# Thin grey lines and no areas: little ink. Sizes are those of paper.
_STYLE = """\
@page { size: A4; margin: 11mm 12mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 186mm; color: #000; background: #fff;
  font: 10pt/1.35 "Noto Sans", "Helvetica Neue", Arial, sans-serif; }
h1, h2, p, ul { margin: 0; padding: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
header { margin-bottom: 4mm; }
h1 { font-size: 15pt; line-height: 1.2; }
header p { margin-top: 1mm; }
header .how { color: #555; font-size: 8.5pt; }
.card { display: flex; min-height: 33mm; margin-top: -0.3mm; break-inside: avoid;
  border: 0.3mm dashed #888; border-width: 0.3mm 0; }
.side { width: 50%; padding: 3mm 5mm; display: flex; flex-direction: column;
  justify-content: center; }
.front { padding-left: 1mm; }
.long .side { justify-content: flex-start; }
.back { border-left: 0.4mm dotted #999; padding-right: 1mm; }
h2 { font-size: 11pt; line-height: 1.25; }
h2 + p { margin-top: 1.2mm; }
ul { list-style: none; }
li { position: relative; padding-inline-start: 3.5mm; }
li::before { content: "•"; position: absolute; inset-inline-start: 0; }
li + li { margin-top: 0.8mm; }
.note { margin-top: 1.6mm; color: #444; font-size: 8.5pt; font-style: italic; }
@media screen { body { padding: 8mm 4mm; } }
"""

_LONG, _MANY = 1500, 12
"""Characters and points with which a card may be as long as a page: its front stands at the top."""

_NOTHING_LOADED = "default-src 'none'; style-src 'unsafe-inline'"
"""Whatever a deck says, a browser that opens the page asks nobody for anything."""


def write(deck: Deck) -> str:
    """Return the page."""
    return "\n".join(_page(deck)) + "\n"


def lost(deck: Deck) -> list[str]:
    """Return what of this deck is not on paper."""
    tags = ["the tags of cards"] if deck.tags else []
    marks = ["the marks of cards"] if deck.has_marks else []
    return ["the ids of deck and cards", *tags, *marks]


def _page(deck: Deck) -> Iterator[str]:
    title = escape(deck.title)
    yield "<!DOCTYPE html>"
    yield "<html>"
    yield '<head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_LOADED}">'
    yield f"<title>{title}</title>"
    yield f"<style>\n{_STYLE}</style></head>"
    yield "<body>"
    yield f'<header><h1 dir="auto">{title}</h1>'
    if deck.description:
        yield _paragraph(deck.description)
    cards, points = _counted(len(deck.cards), "card"), _counted(deck.points, "point")
    how = "Cut along the dashed lines, fold along the dotted one."
    yield f'<p class="how">{cards}, {points}. {how}</p></header>'
    yield "<main>"
    for card in deck.cards:
        yield from _card(card)
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _card(card: Card) -> Iterator[str]:
    characters = len(card.front) + sum(map(len, card.back))
    kind = "card long" if characters > _LONG or len(card.back) > _MANY else "card"
    yield f'<section class="{kind}"><div class="side front">'
    yield f'<h2 dir="auto">{escape(card.topic)}</h2>'
    if card.question:
        yield _paragraph(card.question)
    yield '</div><div class="side back">'
    points = "".join(f'<li dir="auto">{escape(point)}</li>' for point in card.back)
    yield f"<ul>{points}</ul>"
    if card.note:
        yield _paragraph(card.note, "note")
    yield "</div></section>"


def _paragraph(text: str, kind: str = "") -> str:
    sort = f' class="{kind}"' if kind else ""
    return f'<p{sort} dir="auto">{escape(text)}</p>'


def _counted(many: int, what: str) -> str:
    return f"{many:,} {what}{'' if many == 1 else 's'}"
