"""The sheet to print: what stands on it, and that it loads nothing."""

from html.parser import HTMLParser

from hypothesis import given

from revise1924.cards import Card, Deck
from revise1924.formats import sheet
from tests.support.decks import numbered_cards
from tests.support.random_decks import decks

EMPTY = {"meta"}


class Page(HTMLParser):
    """What a browser makes of the page: its elements with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags = list[str]()
        self.open = list[str]()
        self.attributes = list[tuple[str, str | None]]()
        self.texts = list[str]()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"style", "title"}:
            self.texts.append(data)


ODD = Deck(
    id="d",
    title="<b>T</b> & co",
    description='"D" <i>',
    cards=(
        Card(
            topic="<script>alert(1)</script>",
            front='<img src="http://example.org/x.png" onerror=alert(1)>',
            back=("</li></ul></section>", "&amp; url(http://example.org)"),
            note="<!--",
            tags=("a",),
        ),
    ),
)


def test_all_text_of_a_deck_is_on_the_sheet(deck: Deck) -> None:
    texts = Page(sheet.write(deck)).texts
    for card in deck.cards:
        for text in (card.topic, card.front, *card.back, *([card.note] if card.note else [])):
            assert text in texts
    assert {deck.title, deck.description} <= set(texts)
    assert any("7 cards, 22 points" in text for text in texts)


@given(decks())
def test_text_of_a_deck_is_text_whatever_it_says(deck: Deck) -> None:
    page = Page(sheet.write(deck))
    assert page.open == []
    assert page.tags.count("section") == len(deck.cards)
    assert page.tags.count("li") == deck.points
    for card in deck.cards:
        assert all(point in page.texts for point in card.back)


def test_nothing_runs_and_nothing_is_loaded() -> None:
    page = Page(sheet.write(ODD))
    known = {"html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "p", "main"}
    assert set(page.tags) <= known | {"section", "div", "ul", "li"}
    assert {name for name, _ in page.attributes} == {
        "charset",
        "http-equiv",
        "content",
        "class",
        "dir",
    }
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in page.attributes
    style = sheet.write(ODD).partition("<style>")[2].partition("</style>")[0]
    assert "url" not in style
    assert "@import" not in style


def test_a_front_that_is_the_topic_stands_there_once() -> None:
    deck = Deck(id="d", title="T", cards=(Card(topic="NEP", front="NEP", back=("a",)),))
    assert Page(sheet.write(deck)).texts.count("NEP") == 1


def test_what_is_not_on_paper_is_told() -> None:
    assert sheet.lost(ODD) == ["the ids of deck and cards", "the tags of cards"]
    assert sheet.lost(Deck(id="d", title="T", cards=numbered_cards(1))) == [
        "the ids of deck and cards"
    ]
