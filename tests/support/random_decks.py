"""Decks of odd texts, and what is found where one of them has gone out and comes in again."""

from hypothesis import strategies as st

from revise1924.cards import Card, Deck
from revise1924.formats.found import FoundCard

TEXT = st.text(
    st.one_of(
        st.sampled_from("'=+-@ \n\"•,;|\\<&01a."),
        st.characters(exclude_categories=("C", "Zl", "Zp")),
    ),
    min_size=1,
    max_size=12,
).filter(lambda text: text.strip() != "")
LINE = TEXT.map(lambda text: " ".join(text.split("\n")))
SLUGS = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4})?", fullmatch=True)


@st.composite
def decks(draw: st.DrawFn) -> Deck:
    ids = draw(st.lists(SLUGS, min_size=1, max_size=4, unique=True))
    cards = [
        Card(
            topic=draw(LINE),
            id=each,
            front=draw(TEXT),
            back=tuple(draw(st.lists(TEXT, min_size=1, max_size=4))),
            note=draw(st.none() | TEXT),
            tags=tuple(draw(st.lists(SLUGS, max_size=3, unique=True))),
            marks=draw(st.none() | st.integers(1, 20)),
        )
        for each in ids
    ]
    return Deck(id="d", title="T", cards=tuple(cards))


def as_found(card: Card, line: int | None, *, is_asked_once: bool = False) -> FoundCard:
    """Return what is found of a card; with `is_asked_once` no front that is the topic."""
    front = card.question if is_asked_once else card.front
    return FoundCard(
        front,
        list(card.back),
        card.topic,
        card.note or "",
        list(card.tags),
        card.id,
        line,
        str(card.marks or ""),
    )
