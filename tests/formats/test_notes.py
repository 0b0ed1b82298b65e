"""Cards in Markdown of other programs, and notes: what is found, and what is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.cards import MOST_CARDS
from revise1924.formats import notes
from revise1924.formats.exchange import recognised
from revise1924.formats.found import Found, FoundCard, Wishes
from revise1924.formats.notes import MOST_LINES
from revise1924.formats.notes.inline import Inline
from revise1924.formats.source import Source
from revise1924.strict_json import FaultsFound
from tests.support.samples import SAMPLES, expected, found_as_json, sample

NAMES = sorted(path.stem for path in SAMPLES.glob("notes-*.md"))


def found_in(text: str) -> Found:
    return notes.find(Source.pasted(text), Wishes())


def cards(text: str) -> list[FoundCard]:
    (deck,) = found_in(text).decks
    return deck.cards


@pytest.mark.parametrize("name", NAMES)
def test_notes_come_in_as_a_student_expects(name: str) -> None:
    form = recognised(sample(name))
    assert form
    assert form.name == "notes"
    assert found_as_json(notes.find(sample(name), Wishes())) == expected(name)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("nothing", "nothing"),
        ("**bold** and *italic* and ***both***", "bold and italic and both"),
        ("__bold__ and _italic_", "bold and italic"),
        ("**bold *italic* in it**", "bold italic in it"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("~~struck~~ ==marked==", "struck marked"),
        ("`**code**` and ``a ` b``", "**code** and a ` b"),
        ("**`bold code`**", "bold code"),
        ("[text](http://x.org/a_(b)) [[Page]] [[Page|shown]]", "text Page shown"),
        ("[not a link] [1]", "[not a link] [1]"),
        ("a ![cat](cat.png) b ![[dog.png]]", "a b"),
        ("\\*not\\* \\_this\\_", "*not* _this_"),
        ("so $x^2$ is $5", "so x² is $5"),
        ("H<sub>2</sub>O &amp; a<br>b", "H₂O & a b"),
        ("a < b & c", "a < b & c"),
        ("it ends ^block-1", "it ends"),
    ],
)
def test_marks_in_a_line_are_taken_out(typed: str, plain: str) -> None:
    assert Inline().plain(typed) == plain


@pytest.mark.parametrize(
    "text",
    [
        "",
        "An essay without any heading.\n\nIt has two paragraphs.\n",
        "# A title\n\nand a line below it\n",
        "# A\n\n" + "prose and more of it. " * 40 + "\n## B\n\n" + "and still more of it. " * 40,
        "# A\n\n## B\n\n" + "prose and more of it. " * 40 + "\n## C\n\nThus it ended.\n",
        "front,back\nWho?,He\n",
        "one\ttwo\n",
        "a {{c1::gap}}\tmore\nanother {{c1::gap}}\tmore\n",
        "| a | b |\n|---|---|\n| c | d |\n",
        '{"cards": []}',
        "see http://x.org or 10:30 or std :: vector\n" + "a line of prose\n" * 5,
        "Q: who asks without an answer?\nA line of prose\n",
    ],
)
def test_what_has_no_cards_is_refused(text: str) -> None:
    assert not notes.recognise(Source.pasted(text))


def test_a_refusal_says_what_a_card_would_be() -> None:
    with pytest.raises(FaultsFound, match="no heading with a list"):
        found_in("An essay.\n")


@pytest.mark.parametrize("sign", ["**Q:** {}\n**A:** {}\n\n", "Q: {}\nA: {}\n\n"])
def test_what_a_chat_says_around_its_cards_is_left_out_and_told(sign: str) -> None:
    text = (
        f"Here are your cards:\n\n{sign.format('a?', 'b')}{sign.format('c?', '- d')}- e\n\nAsk me!"
    )
    found = found_in(text)
    assert [card.back for card in found.decks[0].cards] == [["b"], ["d", "e"]]
    assert list(map(str, found.remarks)) == [
        "line 1: text that belongs to no card",
        "line 11: text that belongs to no card",
    ]


def test_paragraphs_of_the_last_answer_stay_where_other_answers_have_some() -> None:
    text = "About this:\n\nQ: a?\nA: b\n\nmore\n\nQ: c?\nA: d\n\nstill more\n"
    assert [card.back for card in cards(text)] == [["b", "more"], ["d", "still more"]]
    assert [card.back for card in cards("Q: c?\nA: d\n\nstill more\n")] == [["d", "still more"]]


def test_tags_behind_a_heading_are_tags() -> None:
    assert [card.tags for card in cards("# a #card #x\nb\n# c #card\nd")] == [["x"], []]


def test_notes_of_org_have_a_title_tags_and_lines() -> None:
    (deck,) = found_in("#+TITLE: T\n\n* a :x:y:\nb\n* c :drill:\nd\n").decks
    assert deck.title == "T"
    assert [(card.tags, card.line) for card in deck.cards] == [(["x", "y"], 3), ([], 5)]


def test_lines_that_are_cards_above_a_block_of_obsidian_stay_cards_of_their_own() -> None:
    found = cards("NEP::a policy\n- Cheka:::police\nWhy February?\n?\nWar\nHunger\n")
    assert [(card.front, card.back, card.line) for card in found] == [
        ("NEP", ["a policy"], 1),
        ("Cheka", ["police"], 2),
        ("Why February?", ["War", "Hunger"], 3),
    ]


def test_a_question_of_several_lines_stays_one_though_a_line_has_the_sign() -> None:
    (card,) = cards("Read this:\nstd::vector\nWhat is it?\n?\nA list\n")
    assert card.front == "Read this:\nstd::vector\nWhat is it?"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Q: a?\nA: b", [("", "a?", ["b"])]),
        ("Q: a?\nA:\n- b\n- c\n", [("", "a?", ["b", "c"])]),
        ("**Q:** a?\n**A:** b\n\nQ: c?\nA: d", [("", "a?", ["b"]), ("", "c?", ["d"])]),
        (
            "1. **Q: a?**\n   **A:** b\n\n2. **Q: c?**\n   **A:**\n   - d\n   - e",
            [("", "a?", ["b"]), ("", "c?", ["d", "e"])],
        ),
        (
            "**Card 1**\n**Front:** a\n**Back:** b\n### Flashcard 2\n**Front:** c\n**Back:** d",
            [("", "a", ["b"]), ("", "c", ["d"])],
        ),
        ("**Question 1:** a?\n**Answer:** b **c**", [("", "a?", ["b c"])]),
        ("**a**: b\n**c**: d", [("", "a", ["b"]), ("", "c", ["d"])]),
        (
            "Hello!\n\n## Terms\n- **a:** b\n- **c** – d\n  - e\n\nAsk me!",
            [("", "a", ["b"]), ("", "c", ["d", "e"])],
        ),
        ("## a?\n- **b**: c\n- **d**: e", [("a?", "", ["b: c", "d: e"])]),
        (
            "## a\n- **b**: c\n- **d**: e\n## f\n- **g**: h\n- **i**: j",
            [("a", "", ["b: c", "d: e"]), ("f", "", ["g: h", "i: j"])],
        ),
        (
            "# T\n\n- a?\n    \n    b\n    \n- c?\n    - d\n    - e\n- Name it\n\t- f",
            [("", "a?", ["b"]), ("", "c?", ["d", "e"]), ("", "Name it", ["f"])],
        ),
        ("- a #card\n\t- b\n- c #card\n\t- d", [("", "a", ["b"]), ("", "c", ["d"])]),
        ("# T\n- a\n  - b\n- c\n  - d", [("T", "", ["a", "b", "c", "d"])]),
        ("# a #card\nb\n# c #card #x/y\nd", [("a", "", ["b"]), ("c", "", ["d"])]),
        ("## the enemy #1\n- b", [("the enemy #1", "", ["b"])]),
        ("## the C# language\n- b", [("the C# language", "", ["b"])]),
        (
            "#+TITLE: T\n#+AUTHOR: me\n* a :x:\n  b\n** TODO c?\n :X:\n :END:\n - d\n - e :: f",
            [("a", "", ["b"]), ("c?", "", ["d", "e: f"])],
        ),
        ("* a? :x:\n** Answer\nb\n* c\n** Answer\n- d", [("a?", "", ["b"]), ("c", "", ["d"])]),
        (
            "Here:\n\n1. **a?**\n   - b\n   - c\n\n2. **d?**\n   - e\n\nAsk me!",
            [("", "a?", ["b", "c"]), ("", "d?", ["e"])],
        ),
        (
            "## T\n\n**1. a?**\nb\n\n**2. c**\n- d\n- e",
            [("a?", "", ["b"]), ("c", "", ["d", "e"])],
        ),
        ("**a**\n\n- b\n\n**c:**\n- d", [("a", "", ["b"]), ("c", "", ["d"])]),
        ("## a\n- b\n\n**c**\n- d", [("a", "", ["b", "c", "d"])]),
        (
            "It is {{c1::blue}}.\nIt was {{c1::red}}.",
            [("", "It is […].", ["It is [blue]."]), ("", "It was […].", ["It was [red]."])],
        ),
        ("- Q: a?\n- A: b", [("", "a?", ["b"])]),
        ("a::b", [("", "a", ["b"])]),
        ("10:30::half past ten\na :: b", [("", "10:30", ["half past ten"]), ("", "a", ["b"])]),
        ("a?\n?\nb\n\nstill a\n?\n- c\n- d", [("", "a?", ["b"]), ("", "still a", ["c", "d"])]),
        ("The ==gap== is here.", [("", "The […] is here.", ["The [gap] is here."])]),
        ("It is {{c1::blue}}.", [("", "It is […].", ["It is [blue]."])]),
        ("## a\n- b\n- c", [("a", "", ["b", "c"])]),
        ("# a\n- b\n# c\n- d", [("a", "", ["b"]), ("c", "", ["d"])]),
        ("# T\n- b\n## c\n- d", [("T", "", ["b"]), ("c", "", ["d"])]),
        ("Title\n=====\n\n## a\n- b", [("a", "", ["b"])]),
        ("## a\n\n- b\n  goes on\n\n  and on\n- c", [("a", "", ["b goes on and on", "c"])]),
        (
            "## a\nOne line.\nAnother.\nA third, that\ngoes on.",
            [("a", "", ["One line.", "Another.", "A third, that goes on."])],
        ),
        ("## a\n- [x] done\n- [ ] open", [("a", "", ["done", "open"])]),
        ("## a\n| x | y |\n|---|---|\n| 1 | 2 |", [("a", "", ["x · y", "1 · 2"])]),
        ("## a\n```\n## no heading\n```\n", [("a", "", ["## no heading"])]),
        ("## a\n<!-- a\ncomment --> \n- b", [("a", "", ["b"])]),
        ("## a\n- b <!-- hidden -->", [("a", "", ["b"])]),
        ("## a\n> a note\n- b", [("a", "", ["b"])]),
        ("a : b 🧠", [("", "a", ["b"])]),
    ],
)  # fmt: skip
def test_cards_of_each_dialect_are_found(
    text: str, found: list[tuple[str, str, list[str]]]
) -> None:
    assert notes.recognise(Source.pasted(text))
    assert [(card.topic, card.front, card.back) for card in cards(text)] == found


@pytest.mark.parametrize(
    ("front_matter", "title", "tags"),
    [
        ("title: A deck\ntags: [x, 'y']", "A deck", ["x", "y"]),
        ('title: "A deck"\ntags:\n  - x\n  - y', "A deck", ["x", "y"]),
        ('name = "A deck"', "A deck", []),
        ("tags: x, y\nother: z", "", ["x", "y"]),
    ],
)
def test_what_stands_above_the_notes_is_used(
    front_matter: str, title: str, tags: list[str]
) -> None:
    (deck,) = found_in(f"---\n{front_matter}\n---\n## a\n- b\n").decks
    assert (deck.title, deck.cards[0].tags) == (title, tags)


def test_a_rule_above_notes_is_no_front_matter() -> None:
    assert [card.topic for card in cards("---\n## a\n- b\n---\n## c\n- d\n")] == ["a", "c"]


@pytest.mark.parametrize(
    "unit",
    [
        *[
            "\n",
            "a\n",
            "# \n",
            "## a\n",
            "## a\n- b\n",
            "- b\n",
            "a::b\n",
            "::",
            "?\n",
            "a\n?\nb\n",
        ],
        *[
            "==a",
            "==a==",
            "==a\n",
            "Q: a\n",
            "Q: a\nA: b\n",
            "C: [a] b\n",
            "[",
            "![",
            "![](",
            "[a](",
        ],
        *["[[", "*a ", "**a", "_a ", "__a", "`", "``a", "```\n", "<!--", "<!--\n", "<!-- a -->\n"],
        *[
            "**a**: b\n",
            "**a:",
            "> a\n",
            "| a |\n",
            "🧠\n",
            "a : b 🧠\n",
            "\\*",
            "---\n",
            "#flashcards\n",
            "<!--SR:",
        ],
        *[
            "a: b\n",
            "===\n",
            "\n**a**\nb\n",
            "{{c1::a}}\n",
            "** a\n- b :: ",
            "** a :b:\nc\n",
            ":A:\n",
            "- a?\n  b\n",
            "- a #card\n\t- b\n",
            "# a #card\nb\n",
            "**a**: b\n",
            "1. **Q: ",
            "#a ",
            "[#a](",
            "- [*] a\n",
            " ^a",
            "$a",
            "{{",
            "%\n",
            "-->\n",
            "``` `",
        ],
    ],
)
@pytest.mark.parametrize("start", ["", "## a\n", "Q: a\nA: ", "#flashcards\n", "## a\n- "])
def test_floods_are_read_in_one_go(start: str, unit: str) -> None:
    source = Source.pasted(start + unit * (30_000 // len(unit)))
    notes.recognise(source)
    try:
        notes.find(source, Wishes())  # squared it would take minutes
    except FaultsFound:
        return


def test_more_cards_than_a_deck_may_have_are_refused() -> None:
    with pytest.raises(FaultsFound, match="several files"):
        found_in("a::b\n" * (MOST_CARDS + 1))


def test_too_many_lines_are_refused() -> None:
    with pytest.raises(FaultsFound, match="lines"):
        found_in("a\n" * (MOST_LINES + 1))


PIECES = ["## a", "# t", "- b", "Q: a", "A: b", "C: [a]", "a::b", "?", "==a==", "---", "", "> n"]
PIECES += ["```", "🧠", "a : b 🧠", "<!-- id: x -->", "<!--", "-->", "%", "_a_", "  text", "| a |"]


@given(st.lists(st.sampled_from(PIECES), max_size=15))
def test_no_notes_make_it_fail(lines: list[str]) -> None:
    source = Source.pasted("\n".join(lines))
    if notes.recognise(source):
        assert notes.find(source, Wishes()).decks[0].cards


@given(st.lists(st.text(alphabet="abc é", min_size=1).map(str.strip).filter(bool), min_size=1))
def test_a_list_below_a_heading_is_the_points(points: list[str]) -> None:
    (card,) = cards("## topic\n" + "".join(f"* {point}\n" for point in points))
    assert card.back == points
