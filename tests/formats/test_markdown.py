"""Decks as Markdown: what is read from which text, what is refused, and that nothing is lost."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from revise1924.cards import MOST_CARDS, MOST_LINES, MOST_POINTS, Card, Deck
from revise1924.errors import DeckError
from revise1924.formats import json_deck, load_deck, markdown
from revise1924.formats.markdown.reading import MOST_IDLE_LINES
from revise1924.strict_json import FaultsFound

WHOLE = """\
# How did Stalin consolidate power, 1924–41?
<!-- id: stalin-1924-41 -->
A line of description.

## The purges
<!-- id: purges; tags: terror, paper-2 -->
Whom did they strike, and at what cost?
- a point
- another, which may
  go on in an indented line
> a note

## Lenin's will
- Nobody was named.
"""


def test_a_deck_is_read_from_markdown() -> None:
    assert markdown.read(WHOLE.encode()) == Deck.model_validate(
        {
            "id": "stalin-1924-41",
            "title": "How did Stalin consolidate power, 1924–41?",
            "description": "A line of description.",
            "cards": (
                {
                    "id": "purges",
                    "topic": "The purges",
                    "front": "Whom did they strike, and at what cost?",
                    "back": ("a point", "another, which may\ngo on in an indented line"),
                    "note": "a note",
                    "tags": ("terror", "paper-2"),
                },
                {
                    "id": "lenins-will",
                    "topic": "Lenin's will",
                    "front": "Lenin's will",
                    "back": ("Nobody was named.",),
                },
            ),
        }
    )


# What a student may type


def read_card(text: str) -> Card:
    """Return the one card of a deck of which `text` is all below the title."""
    (card,) = markdown.read(f"# Title\n\n{text}".encode()).cards
    return card


CARDS: dict[str, tuple[str, dict[str, Any]]] = {
    "stars": ("## T\n* a\n* b", {"back": ("a", "b")}),
    "pluses": ("## T\n+ a\n+ b", {"back": ("a", "b")}),
    "numbers": ("## T\n1. a\n2) b\n10. c", {"back": ("a", "b", "c")}),
    "a year is no number": ("## T\n1924. Who?\n- a", {"front": "1924. Who?"}),
    "no space is no point": ("## T\n-5 degrees, where?\n- a", {"front": "-5 degrees, where?"}),
    "blank lines": ("\n\n## T\n\n\nQ\n\n- a\n\n\n- b\n\n> n\n\n", {"front": "Q", "note": "n"}),
    "no blank lines": ("## T\nQ\n- a\n> n", {"front": "Q", "back": ("a",), "note": "n"}),
    "signs at the end": ("## T ##\n- a", {"topic": "T"}),
    "a sharp is no sign at the end": ("## C#\n- a", {"topic": "C#"}),
    "tabs": ("##\tT\n-\ta\n\tb\n>\tn", {"topic": "T", "back": ("a\nb",), "note": "n"}),
    "indented by little": ("  ## T\n  Q\n  - a\n  - b\n  > n", {"back": ("a", "b"), "note": "n"}),
    "a point goes on": ("## T\n- a\n b\n- c", {"back": ("a\nb", "c")}),
    "in columns": ("## T\n- a\n    b\n    c\n10. d\n    e", {"back": ("a\nb\nc", "d\ne")}),
    "a list in a point": (
        "## T\n- a\n  - b\n    - c\n  1. d",
        {"back": ("a\n- b\n  - c\n1. d",)},
    ),
    "code in a point": (
        "## T\n- a\n\n      def f():\n          x\n",
        {"back": ("a\n\ndef f():\n    x",)},
    ),
    "a paragraph in a point": ("## T\n- a\n\n  b\n- c", {"back": ("a\n\nb", "c")}),
    "a point below its sign": ("## T\n-\n  a\n- b", {"back": ("a", "b")}),
    "paragraphs of a front": ("## T\na\n\nb\n  c\n- p", {"front": "a\n\nb\n  c"}),
    "an indented front": ("## T\n  a\n    b\n- p", {"front": "a\n  b"}),
    "a far indented list is no list": ("## T\na\n    - b\n- p", {"front": "a\n    - b"}),
    "paragraphs of a note": ("## T\n- a\n> b\n>\n>   c\n>d\n\n> e", {"note": "b\n\n  c\nd\n\ne"}),
    "a list in a note": ("## T\n- a\n> # b\n> - c\n>> d", {"note": "# b\n- c\n> d"}),
    "rules": ("---\n## T\nQ\n---\n- a\n\n***\n- b\n_ _ _\n", {"front": "Q", "back": ("a", "b")}),
    "a word is text": (
        "## **T** `x`\n#tag [x](y) &amp; <b>\n- _a_ <!-- b -->\n- - c",
        {"topic": "**T** `x`", "front": "#tag [x](y) &amp; <b>", "back": ("_a_ <!-- b -->", "- c")},
    ),
    "LaTeX": ("## T\n\\(x\\)\n\\frac{a}{b} \\\\ c\n- a", {"front": "\\(x\\)\n\\frac{a}{b} \\\\ c"}),
    "marks that make text": (
        "## T\n\\# a\n\\- b\n\\> c\n1\\. d\n\\--- e\n\\\\# f\n- \\\n  g\n- \\ h\\",
        {"front": "# a\n- b\n> c\n1. d\n--- e\n\\# f", "back": ("\ng", " h")},
    ),
    "a mark at the end": ("## T #\\\na  \\\nb\\\\\n- c   ", {"topic": "T #", "front": "a  \nb\\"}),
    "an id": ("## T\n<!-- id: x -->\n- a", {"id": "x"}),
    "an id far down": ("## T\nQ\n- a\n> n\n<!--ID:x-->", {"id": "x"}),
    "an id behind the topic": ("## T <!-- id: x -->\n- a", {"topic": "T", "id": "x"}),
    "an id on lines": ("## T\n<!--\nid: x;\n tags: a\n-->\n- a", {"id": "x", "tags": ("a",)}),
    "two comments": ("## T\n<!-- id: x --><!-- tags: a,b, -->\n- a", {"tags": ("a", "b")}),
    "marks": ("## T\n<!-- id: x; marks: 5 -->\n- a", {"id": "x", "marks": 5}),
    "marks in capitals": ("## T\n<!-- Marks:07 -->\n- a", {"marks": 7}),
    "a remark on marks": ("## T\n<!-- marks low, ask Ana -->\n- a", {"marks": None}),
    "no tags": ("## T\n<!-- tags: -->\n- a", {"tags": ()}),
    "other comments": (
        "<!-- todo: ask -->\n## T\n<!-- see p. 4; and 5 -->\na\n<!--\n## X\n- y\n-->\nb\n- c",
        {"front": "a\nb", "back": ("c",), "tags": ()},
    ),
    "a comment in a point": ("## T\n- a\n  <!-- b -->\n  c", {"back": ("a\nc",)}),
    "text behind a comment": ("## T\n<!-- x --> Q\n<!-- y -->- a", {"front": "Q", "back": ("a",)}),
    "controls": (
        "## T\x1b[2J\n- a\x00\u202eb",
        {"topic": "T\ufffd[2J", "back": ("a\ufffd\ufffdb",)},
    ),
}


@pytest.mark.parametrize(("text", "fields"), CARDS.values(), ids=CARDS)
def test_a_card_reads_as_its_writer_expects(text: str, fields: dict[str, Any]) -> None:
    card = read_card(text)
    assert {name: getattr(card, name) for name in fields} == fields


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_a_byte_order_mark_do_no_harm(line_end: str, mark: bytes) -> None:
    data = mark + WHOLE.replace("\n", line_end).encode()
    assert markdown.read(data) == markdown.read(WHOLE.encode())


@pytest.mark.parametrize(
    ("text", "id_", "description"),
    [
        ("# Über Öl", "uber-ol", None),
        ("# U\u0308ber O\u0308l", "uber-ol", None),
        ("<!-- id: x -->\n# T", "x", None),
        ("# T <!-- id: x -->", "x", None),
        ("# T\n\n- a\n1. b\n> c\n<!-- id: x -->\n\n  d\n#e\n---", "x", "- a\n1. b\n> c\n\n  d\n#e"),
    ],
)
def test_a_deck_has_an_id_and_perhaps_a_description(
    text: str, id_: str, description: str | None
) -> None:
    deck = markdown.read(f"{text}\n## Card\n- point".encode())
    assert (deck.id, deck.description) == (id_, description)


def test_cards_of_one_topic_get_the_ids_that_they_get_in_json() -> None:
    deck = markdown.read("# T\n## é\n- a\n## e\u0301\n- b\n## É!\n- c".encode())
    assert [card.id for card in deck.cards] == ["e", "e-2", "e-3"]


# What is refused

NO_TOPIC = (
    'this line is no topic: one begins with "## ", two # and a space; write \\# where the line is'
    " text"
)
ASTRAY = (
    'this line is neither point nor note: begin it with "- " or "> ", or indent it to go on with'
    " the point above"
)
NO_TITLE = 'the title is missing: begin the deck with "# " and its title'
NO_CARD = 'the deck has no card: begin each with "## " and its topic'
NO_POINT = 'the back of card 1 has no point: begin each with "- "'
NO_ID = (
    'is no id: use small letters a-z, digits and single hyphens between them, as in "lenins-will"'
)
NO_TAG = 'is no tag: use small letters a-z, digits and single hyphens between them, as in "paper-2"'
UNCLOSED = "this line begins a comment that is not closed: end it with -->"
BLANK = "is blank; write something or leave the field out"
ABOVE = 'this line stands above the title: a deck begins with "# " and its title'
NOTE_ABOVE = (
    "this line is a note above the points; put it below them, or write \\> where it belongs to the"
    " front"
)
BESIDES = (
    'this comment says something besides "id", "tags" and "marks"; put it into a comment of its own'
)
MARKS_OTHERWISE = 'this comment says marks otherwise than as in "marks: 5"'
TITLE_OF_LINES = (
    "the title has more than one line; join them here, and put what is long into a front"
)


def taken(slug: str) -> str:
    which = "card 1 on line 3 has already; give one of them another id"
    return f'the id of card 2 is "{slug}", which {which}'


OPEN = "# T\n\n## A\n"
"""A title, and a topic on line 3."""

BAD: dict[str, tuple[str | bytes, list[tuple[int, str]]]] = {
    "empty": ("", [(1, NO_TITLE), (1, NO_CARD)]),
    "blank": ("\n \n\t\n", [(1, NO_TITLE), (1, NO_CARD)]),
    "text alone": ("\nHello\nyou\n", [(2, NO_TITLE), (2, NO_CARD)]),
    "JSON": ('{"id": "a"}', [(1, NO_TITLE), (1, NO_CARD)]),
    "not UTF-8": (b"# T\n\n\xff", [(3, "is not UTF-8 text (byte 0xff)")]),
    "UTF-16": ("# T".encode("utf-16"), [(1, "is not UTF-8 text (byte 0xff)")]),
    "no title": ("\n## A\n- a\n", [(2, NO_TITLE)]),
    "text above the title": ("---\ntitle: x\n---\n# T\n## A\n- a", [(2, ABOVE)]),
    "a title without a space": ("#T\n## A\n- a", [(1, NO_TITLE)]),
    "a blank title": ("#\n## A\n- a", [(1, 'the title is blank: write it behind its "# "')]),
    "a long title": (f"# {'x' * 201}\n## A\n- a", [(1, "the title is longer than 200 characters")]),
    "a title of lines": (
        "# a\u2028b\n## A\n- a",
        [
            (
                1,
                TITLE_OF_LINES,
            )
        ],
    ),
    "two titles": (
        f"{OPEN}- a\n# U\nx\n- b\n## B\n- c",
        [(5, 'this line is a second title; a topic begins with "## ", two #')],
    ),
    "a title below": (
        "## A\n- a\n\n# T\nx\n## B\n- b",
        [(4, "this line is a title below a card; put it at the top")],
    ),
    "a bad id of the deck": (
        "# T\n<!-- id: A b -->\n## A\n- a",
        [(2, f"the id of the deck {NO_ID}")],
    ),
    "an empty id": ("# T\n<!-- id: -->\n## A\n- a", [(2, f"the id of the deck {NO_ID}")]),
    "a deck's tags": (
        "# T\n<!-- id: a;\ntags: b -->\n## A\n- a",
        [(3, 'this comment has "tags", which only a card has')],
    ),
    "an invisible description": (
        f"# T\n\n\u200b\n{OPEN[5:]}- a",
        [(3, f"the description {BLANK}")],
    ),
    "a long description": (
        f"# T\n\n{'x' * 10_001}\n## A\n- a",
        [(3, "the description is longer than 10,000 characters")],
    ),
    "no card": ("# T\n\ntext\n- a", [(1, NO_CARD)]),
    "a blank topic": (
        "# T\n## \n- a",
        [(2, 'the topic of card 1 is blank: write it behind its "## "')],
    ),
    "a topic of signs": (
        "# T\n## ##\n- a",
        [(2, 'the topic of card 1 is blank: write it behind its "## "')],
    ),
    "a long topic": (
        f"# T\n## {'x' * 201}\n- a",
        [(2, "the topic of card 1 is longer than 200 characters")],
    ),
    "a topic without a space": (f"{OPEN}- a\n##B\n- b", [(5, NO_TOPIC)]),
    "a topic of three signs": (f"{OPEN}- a\n### B\n- b", [(5, NO_TOPIC)]),
    "seven signs": (f"{OPEN}- a\n####### B\n- b", [(5, NO_TOPIC)]),
    "no point": (f"{OPEN}Q?", [(3, NO_POINT)]),
    "no point but a note": (
        f"{OPEN}Q?\n> n",
        [
            (3, NO_POINT),
            (
                5,
                NOTE_ABOVE,
            ),
        ],
    ),
    "an invisible front": (f"{OPEN}\n\u200b\n- a", [(5, f"the front of card 1 {BLANK}")]),
    "a long front": (
        f"{OPEN}{'x' * 10_001}\n- a",
        [(4, "the front of card 1 is longer than 10,000 characters")],
    ),
    "a front of too many lines": (
        OPEN + "x\n" * 250 + "- a",
        [(4, f"the front of card 1 has more than {MOST_LINES} lines")],
    ),
    "a blank point": (
        f"{OPEN}- a\n-\n- c",
        [(5, 'point 2 of card 1 is blank: write it behind its "- "')],
    ),
    "an escaped blank point": (
        f"{OPEN}- \\",
        [(4, 'point 1 of card 1 is blank: write it behind its "- "')],
    ),
    "a long point": (
        f"{OPEN}- a\n-\n  {'x' * 10_001}",
        [(5, "point 2 of card 1 is longer than 10,000 characters")],
    ),
    "a point of blank lines": (
        OPEN + "- a\n" + "\n" * 400 + "  b",
        [(4, f"point 1 of card 1 has more than {MOST_LINES} lines")],
    ),
    "21 points": (
        OPEN + "- p\n" * 30,
        [(24, f"the back of card 1 has more than {MOST_POINTS} points")],
    ),
    "text below the points": (f"{OPEN}- a\nb\nc\n\nd\n- e\nf", [(5, ASTRAY), (10, ASTRAY)]),
    "text below the note": (f"{OPEN}- a\n> b\n  c\n", [(6, ASTRAY)]),
    "no space after the sign": (f"{OPEN}- a\n-b\n", [(5, ASTRAY)]),
    "a note above": (
        f"{OPEN}> n\n- a",
        [
            (
                4,
                NOTE_ABOVE,
            )
        ],
    ),
    "a point below the note": (
        f"{OPEN}- a\n> n\n- b",
        [(6, "this line is a point below the note; put it above")],
    ),
    "a blank note": (
        f"{OPEN}- a\n>\n",
        [(5, 'the note of card 1 is blank: write it behind its "> "')],
    ),
    "a long note": (
        f"{OPEN}- a\n> {'x' * 10_001}",
        [(5, "the note of card 1 is longer than 10,000 characters")],
    ),
    "a bad id": (f"{OPEN}<!-- id: The purges -->\n- a", [(4, f"the id of card 1 {NO_ID}")]),
    "an id that is a path": (f"{OPEN}<!-- id: ../a -->\n- a", [(4, f"the id of card 1 {NO_ID}")]),
    "an endless id": (
        f"{OPEN}<!-- id: {'a' * 101} -->\n- a",
        [(4, "the id of card 1 is longer than 100 characters")],
    ),
    "an id twice": (
        f"{OPEN}<!-- id: x -->\n- a\n## B <!-- id: x -->\n- b",
        [
            (
                6,
                taken("x"),
            )
        ],
    ),
    "an id that is made already": (
        f"{OPEN}- a\n## B\n<!-- id: a -->\n- b",
        [
            (
                6,
                taken("a"),
            )
        ],
    ),
    "two ids of one card": (
        f"{OPEN}<!-- id: x -->\n- a\n<!-- id: y -->",
        [(6, 'this comment gives "id" again; keep one')],
    ),
    "two ids in one comment": (
        f"{OPEN}<!--\nid: x;\nid: y -->\n- a",
        [(6, 'this comment gives "id" again; keep one')],
    ),
    "a bad tag": (f"{OPEN}<!-- tags: a, B c -->\n- a", [(4, f"tag 2 of card 1 {NO_TAG}")]),
    "a tag twice": (
        f"{OPEN}<!-- tags: a,a -->\n- a",
        [(4, "tag 2 of card 1 stands twice; keep one")],
    ),
    **{
        f"marks of {said}": (
            f"{OPEN}<!-- id: x;\nmarks: {said} -->\n- a",
            [(5, "the marks of card 1 are no number from 1 to 20")],
        )
        for said in ("0", "21", "-1", "5.0", "five", "999999999", "")
    },
    **{
        said: (f"{OPEN}<!-- {said} -->\n- a", [(4, MARKS_OTHERWISE)])
        for said in ("mark: 5", "marks 5", "marks=5")
    },
    "a deck's marks": (
        "# T\n<!-- id: a;\nmarks: 5 -->\n## A\n- a",
        [(3, 'this comment has "marks", which only a card has')],
    ),
    "marks twice": (
        f"{OPEN}<!-- marks: 5 -->\n<!-- marks: 5 -->\n- a",
        [(5, 'this comment gives "marks" again; keep one')],
    ),
    "11 tags": (
        f"{OPEN}<!-- id: x;\ntags: a,b,c,d,e,f,g,h,i,j,k -->\n- a",
        [(5, "the tags of card 1 are more than 10")],
    ),
    "a key with a slip": (
        f"{OPEN}<!-- tag: terror -->\n- a",
        [(4, 'this comment has "tag", which is no key of a comment (did you mean "tags"?)')],
    ),
    "a key with a slip beside another": (
        f"{OPEN}<!-- id: x; Tgas: terror -->\n- a",
        [(4, 'this comment has "tgas", which is no key of a comment (did you mean "tags"?)')],
    ),
    "no colon": (
        f"{OPEN}<!-- id purges -->\n- a",
        [(4, 'this comment needs a colon after "id", as in <!-- id: lenins-will -->')],
    ),
    "an equals sign": (
        f"{OPEN}<!-- tags = a, b -->\n- a",
        [(4, 'this comment needs a colon after "tags", as in <!-- tags: lenins-will -->')],
    ),
    "a comment that says more": (
        f"{OPEN}<!-- id: x; ask Ana? -->\n- a",
        [
            (
                4,
                BESIDES,
            )
        ],
    ),
    "a comment not closed": (f"{OPEN}<!-- id: x\n- a\n", [(4, UNCLOSED)]),
    "a comment not closed before the next": (
        f"{OPEN}<!-- id: x --\n- a\n## B\n<!-- id: y -->\nc",
        [(4, UNCLOSED), (6, 'the back of card 2 has no point: begin each with "- "')],
    ),
    "a fault below a comment": (
        f"{OPEN}<!-- a\n\nb --><!--\n\n-->\n- a\n<!-- c\n--> - b\nc",
        [(12, ASTRAY)],
    ),
    "faults of all kinds": (
        "x\n# T\n<!-- tags: a -->\n## \n- a\n## B\n<!-- id: B -->\n-\n> n\nm\n### C\n",
        [
            (1, ABOVE),
            (3, 'this comment has "tags", which only a card has'),
            (4, 'the topic of card 1 is blank: write it behind its "## "'),
            (7, f"the id of card 2 {NO_ID}"),
            (8, 'point 1 of card 2 is blank: write it behind its "- "'),
            (10, ASTRAY),
            (11, NO_TOPIC),
            (11, 'the back of card 3 has no point: begin each with "- "'),
        ],
    ),
}


def faults_of(data: str | bytes) -> list[tuple[int | None, str]]:
    with pytest.raises(FaultsFound) as raised:
        markdown.read(data if isinstance(data, bytes) else data.encode())
    return [(fault.line, str(fault)) for fault in raised.value.faults]


@pytest.mark.parametrize(("text", "faults"), BAD.values(), ids=BAD)
def test_a_faulty_deck_is_refused_with_every_line_and_what_is_wrong_there(
    text: str | bytes, faults: list[tuple[int, str]]
) -> None:
    assert faults_of(text) == faults


def test_a_fault_is_told_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "deck.md"
    path.write_text(f"{OPEN}- a\nb")
    with pytest.raises(DeckError) as raised:
        load_deck(path)
    assert str(raised.value).startswith(f"{path}:5: {ASTRAY}\n")


# Round trips

PIECES = [
    "#",
    "# ",
    "##",
    "-",
    "- ",
    "* ",
    "+ ",
    ">",
    "> ",
    "<!--",
    "-->",
    " ",
    "    ",
    "\n",
    "\n\n",
]
PIECES += ["\\", "1", "1.", "12) ", "---", "* * *", "_", "a", "b c", "é", "\u200b", "\u2067x\u2069"]
PIECES += ["id: x", "<!-- id: x -->", "`", "**b**", "===", "\xa0", "\u3000"]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)
TEXTS |= st.text(min_size=1, max_size=12)
TOPICS = TEXTS.map(lambda text: text.replace("\n", " "))
SLUGS = st.sampled_from(["a", "b", "a-2", "x1", "terror", "1924"])
DECKS = st.fixed_dictionaries(
    {
        "id": SLUGS,
        "title": TOPICS,
        "cards": st.lists(
            st.fixed_dictionaries(
                {"topic": TOPICS, "front": TEXTS, "back": st.lists(TEXTS, min_size=1, max_size=3)},
                optional={
                    "id": SLUGS,
                    "note": TEXTS,
                    "tags": st.lists(SLUGS, max_size=3, unique=True),
                    "marks": st.integers(1, 20),
                },
            ),
            min_size=1,
            max_size=3,
        ),
    },
    optional={"description": TEXTS},
)


HARD = [
    *("# a", "## a", "#", "a #", "- a", "-", "* a", "+ a", "1. a", "12) a", "1\\. a", "> a", "---"),
    *(
        "- - -",
        "--",
        "***",
        "<!-- id: x -->",
        "a <!-- id: x -->",
        "<!--",
        "\\",
        "\\\\",
        "\\#",
        "a\\",
    ),
    *(
        " a",
        "     - a",
        "a  ",
        " a ",
        "a\n b",
        "a\n# b",
        "a\n\n\n- b",
        "\na",
        "a\n",
        "\n\na\n \n",
        "a\n  \n b",
    ),
    *(
        "a\n> b\n---\n===\n```\n<!-- c -->\n1. d\n\\- e\n\\",
        "a\\\nb",
        "\xa0a\xa0",
        "话\n\u3000b",
        "\ufeffa",
    ),
]


@pytest.mark.parametrize("text", HARD)
def test_a_text_that_looks_like_markdown_survives_it(text: str) -> None:
    line = text.replace("\n", " ")
    card = Card(topic=line, id="a", front=text, back=(text, "b", text), note=text)
    deck = Deck(
        id="x", title=line, description=text, cards=(card, card.model_copy(update={"id": "b"}))
    )
    assert markdown.read(markdown.write(deck).encode()) == deck


@given(DECKS)
def test_any_deck_survives_markdown(fields: dict[str, Any]) -> None:
    try:
        deck = json_deck.read(json.dumps(fields).encode())
    except FaultsFound:
        assume(False)
    written = markdown.write(deck)
    assert markdown.read(written.encode()) == deck
    assert markdown.write(markdown.read(written.encode())) == written


MARKDOWN = st.lists(
    st.sampled_from([*PIECES, "\n## T\n", "\n# T\n", "\n- p\n", "\n> n\n", "\t", "\r\n"]),
    max_size=25,
)


@given(MARKDOWN)
def test_what_is_typed_becomes_json_and_the_same_markdown_again(pieces: list[str]) -> None:
    text = "# T\n## C\n- p\n" + "".join(pieces)
    try:
        deck = markdown.read(text.encode())
    except FaultsFound as error:
        lines = [fault.line or 0 for fault in error.faults]
        assert lines == sorted(lines)
        assert 1 <= lines[0] <= lines[-1] <= text.count("\n") + 1
        return
    normal = markdown.write(deck)
    as_json = deck.model_dump_json(by_alias=True, exclude_none=True).encode()
    assert json_deck.read(as_json) == markdown.read(normal.encode()) == deck
    assert markdown.write(json_deck.read(as_json)) == normal


@given(st.binary(max_size=80) | TEXTS.map(str.encode))
def test_no_bytes_are_more_than_a_fault(data: bytes) -> None:
    try:
        deck = markdown.read(data)
    except FaultsFound:
        return
    assert deck.cards


def test_the_shipped_deck_survives_markdown(deck: Deck, shipped: dict[str, Any]) -> None:
    with_schema = json_deck.read(json.dumps({"$schema": "x", **shipped}).encode())
    written = markdown.write(with_schema)
    assert markdown.read(written.encode()) == deck
    assert written.startswith(
        f"# {deck.title}\n<!-- id: stalin-1924-41 -->\n{deck.description}\n\n## "
    )


def test_the_normal_form_is_what_a_student_would_type() -> None:
    assert markdown.write(markdown.read(WHOLE.encode())) == WHOLE.replace(
        "## Lenin's will\n", "## Lenin's will\n<!-- id: lenins-will -->\n"
    )


# Sizes

MIB = 1 << 20
FLOODS = {
    "#": "#" * MIB,
    "headings": "# \n" * MIB,
    "topics": "# T\n" + "##\n" * MIB,
    "-": "-" * MIB,
    "points": OPEN + "- a\n" * MIB,
    "blank points": OPEN + "-\n" * MIB,
    "comments": "<!---->" * MIB,
    "comments never closed": "# T\n" + "<!--" * MIB,
    "comments on lines": "# T\n" + "<!--\n" * MIB + "-->",
    "ends of comments": "# T\n<!--" + "-->" * MIB,
    "ids": "# T\n<!--" + "id:a;" * MIB + "-->",
    "keys": "# T\n" + "<!--tago:a;in:b-->\n" * (MIB // 8),
    ">": ">" * MIB,
    "notes": OPEN + "- a\n" + "> a\n" * MIB,
    "blank notes": OPEN + "- a\n" + ">\n" * MIB,
    "lines": "\n" * 8 * MIB,
    "rules": "# T\n" + "---\n" * MIB,
    "spaces": "# T\n## a" + " " * 8 * MIB + "#",
    "marks": "# T\n## " + "\\" * 8 * MIB,
    "text": OPEN + "a\n" * MIB,
    "text astray": OPEN + "- a\n" + "a\n" * MIB,
    "digits": OPEN + "1" * 8 * MIB,
}


@pytest.mark.parametrize("text", FLOODS.values(), ids=FLOODS)
def test_a_flood_is_refused(text: str) -> None:
    faults = faults_of(text)
    assert len(faults) <= 101
    assert all(len(what) < 200 for _, what in faults)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("# T\n" + "## A\n- a\n" * (MOST_CARDS + 1), "the deck has more than 50,000 cards"),
        (
            OPEN + "- a\n---\n" * (MOST_IDLE_LINES + 1),
            "the deck has more than 250,000 lines that are blank, comments or of no use",
        ),
    ],
)
def test_reading_ends_where_no_honest_deck_goes(text: str, what: str) -> None:
    assert faults_of(text)[-1][1] == what


def test_the_most_cards_are_read() -> None:
    deck = markdown.read(
        ("# T\n" + "## A\n<!-- tags: a -->\nQ\n- a\n> n\n\n" * MOST_CARDS).encode()
    )
    assert deck.cards[-1].id == f"a-{MOST_CARDS}"
    assert markdown.read(markdown.write(deck).encode()) == deck


def test_a_hundred_faults_are_named() -> None:
    assert len(faults_of("# T\n" + "## A\n" * 300)) == 100
    assert len(faults_of("# T\n" + "### A\n" * 300)) == 100
