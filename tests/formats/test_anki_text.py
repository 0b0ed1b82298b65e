"""Anki's text: what is read of it, and that our own comes back exactly."""

import contextlib
import hashlib

import pytest
from hypothesis import given

from revise1924.cards import Deck
from revise1924.formats import anki_text
from revise1924.formats.found import Found, FoundCard, Wishes
from revise1924.formats.source import Source
from revise1924.strict_json import FaultsFound
from tests.support.decks import numbered_cards
from tests.support.random_decks import as_found, decks
from tests.support.samples import expected, found_as_json, sample, wishes

SAMPLES = ["anki-text-html", "anki-text-no-html", "anki-text-other", "anki-text-plain"]


@pytest.mark.parametrize("name", SAMPLES)
def test_what_a_student_expects_of_a_sample_is_found(name: str) -> None:
    assert anki_text.recognise(sample(name))
    assert found_as_json(anki_text.find(sample(name), wishes(name))) == expected(name)


def found_in(text: str, *, is_split: bool = False) -> Found:
    source = Source.pasted(text)
    assert anki_text.recognise(source)
    return anki_text.find(source, Wishes(is_split=is_split))


def cards_in(text: str) -> list[FoundCard]:
    (deck,) = found_in(text).decks
    return deck.cards


SIGNS = {
    "tab": "\t",
    "Tab": "\t",
    "comma": ",",
    "semicolon": ";",
    "space": " ",
    "pipe": "|",
    "colon": ":",
    ";": ";",
    "\t": "\t",
    "~": "~",
}


@pytest.mark.parametrize("name", SIGNS)
def test_the_sign_between_is_said_by_name_or_itself(name: str) -> None:
    text = f"#separator:{name}\n#html:false\na{SIGNS[name]}b\n"
    assert cards_in(text) == [FoundCard("a", ["b"], line=3)]


def test_a_sign_that_is_not_said_is_guessed() -> None:
    assert cards_in("#html:false\na;b\nc;d\n")[1] == FoundCard("c", ["d"], line=3)


ABOVE: dict[str, tuple[str, FoundCard]] = {
    "HTML": (
        "#html:true\na<br>b\tc &amp; d<div>e</div>",
        FoundCard("a\nb", ["c & d", "e"], line=3),
    ),
    "no HTML": ("#html:false\na\t<b>c</b> &amp;", FoundCard("a", ["<b>c</b> &amp;"], line=3)),
    "HTML that is not said": ("a\t<b>c</b>", FoundCard("a", ["c"], line=2)),
    "tags for all": ("#tags:x y::z\na\tb", FoundCard("a", ["b"], tags=["x", "y-z"], line=3)),
    "a column of tags": (
        "#tags column:1\nx  y\ta\tb",
        FoundCard("a", ["b"], tags=["x", "y"], line=3),
    ),
    "a column that is not there": ("#tags column:9\na\tb", FoundCard("a", ["b"], line=3)),
    "a column that cannot be": ("#tags column:0\na\tb", FoundCard("a", ["b"], line=3)),
    "a column of many digits": (f"#tags column:{'9' * 5000}\na\tb", FoundCard("a", ["b"], line=3)),
    "a column of the type": ("#notetype column:2\na\tBasic\tb", FoundCard("a", ["b"], line=3)),
    "names": (
        "#columns:Front\tBack\tExtra\na\tb\tc",
        FoundCard("a", ["b"], note="c", line=3),
    ),
    "comments": (
        "# a\n#if matches: notetype\n#match scope:deck\n#x\na\tb\n#y\tz",
        FoundCard("a", ["b"], line=6),
    ),
    "a field that begins as a comment": ('"#a"\tb', FoundCard("#a", ["b"], line=2)),
    "fields of several lines": (
        '#html:false\n"a\n#b"\t"c\nd"',
        FoundCard("a\n#b", ["c", "d"], line=3),
    ),
    "formulas": ("a\t\\(x^2\\)", FoundCard("a", ["x²"], line=2)),
    "a guid": (
        "#guid column:1\nA&b\ta\tb",
        FoundCard("a", ["b"], id=f"anki-{hashlib.sha256(b'A&b').hexdigest()[:12]}", line=3),
    ),
}


@pytest.mark.parametrize("name", ABOVE)
def test_the_lines_above_say_what_stands_below(name: str) -> None:
    text, card = ABOVE[name]
    assert cards_in(f"#separator:tab\n{text}\n") == [card]


DECKS = """\
#separator:tab
#deck column:1
History::Rome\ta\tb
History::Greece\tc\td
"""


def test_decks_become_tags() -> None:
    found = found_in(DECKS)
    (deck,) = found.decks
    assert found.is_joined
    assert deck.title == "History"
    assert [card.tags for card in deck.cards] == [["Rome"], ["Greece"]]


def test_decks_stay_decks_where_that_is_wished() -> None:
    found = found_in(DECKS, is_split=True)
    assert not found.is_joined
    assert [deck.title for deck in found.decks] == ["Rome", "Greece"]


def test_lists_that_ran_together_are_told() -> None:
    assert [str(each) for each in found_in("#separator:tab\n#html:false\na\tb\n").remarks] == [
        "it was exported without HTML, in which lists run together"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a\tb\n",
        "# Title\n\na, b\n",
        "#tags: x\n\nNotes.\n",
        "#flashcards\nq::a\n",
        "#\n",
        "\1\2",
    ],
)
def test_what_anki_has_not_written_is_not_recognised(text: str) -> None:
    assert not anki_text.recognise(Source.pasted(text))


def test_a_text_without_notes_is_refused() -> None:
    with pytest.raises(FaultsFound, match="holds no notes"):
        found_in("#separator:tab\n#html:true\n")


@given(decks())
def test_our_own_texts_come_back_exactly(deck: Deck) -> None:
    found = found_in(anki_text.write(deck))
    (back,) = found.decks
    unmarked = [card.model_copy(update={"marks": None}) for card in deck.cards]
    cards = zip(unmarked, back.cards, strict=True)
    assert back.cards == [as_found(card, each.line, is_asked_once=True) for card, each in cards]
    assert (back.id, back.title) == (deck.id, deck.title)
    assert found.remarks == []


def test_our_own_texts_come_back_from_anki(deck: Deck) -> None:
    """It exports them with a column of the type and one of the deck, and says no deck above."""
    above, rows = [], []
    for line in anki_text.write(deck).splitlines():
        if line.startswith("#"):
            above.append(line)
        else:
            guid, *fields = line.split("\t")
            rows.append("\t".join([guid, "Basic", deck.title, *fields]))
    assert "#guid column:1" in above
    columns = ["#guid column:1", "#notetype column:2", "#deck column:3", "#tags column:6"]
    (back,) = found_in("\n".join(["#separator:tab", "#html:true", *columns, *rows])).decks
    assert (back.id, back.title) == (deck.id, deck.title)
    assert [card.id for card in back.cards] == [card.id for card in deck.cards]
    assert [tuple(card.back) for card in back.cards] == [card.back for card in deck.cards]


@pytest.mark.parametrize("edited", [False, True])
def test_notes_of_our_package_come_back_as_text_of_anki(edited: bool) -> None:
    points = "<ul><li>6,650 km</li><li>Egypt</li></ul>"
    if edited:
        points = points.replace("Egypt", "<i>Egypt</i>")
    text = (
        "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#tags column:7\n"
        f"rivers/nile\trevise1924\tNile\tHow long?\t{points}\ta note\twater\n"
    )
    (card,) = cards_in(text)
    assert card == FoundCard(
        "How long?", ["6,650 km", "Egypt"], "Nile", "a note", ["water"], "nile", line=6
    )


def test_what_was_edited_in_anki_is_read_as_html() -> None:
    text = "#separator:tab\n#html:true\n#guid column:1\n"
    (card,) = cards_in(f"{text}d/c\t<b>T</b><br>q&nbsp;?\t<ul><li>a</li><li><i>b</i></li></ul>\n")
    assert card == FoundCard("q ?", ["a", "b"], topic="T", id="c", line=4)


def test_what_the_text_cannot_say_is_told(deck: Deck) -> None:
    assert anki_text.lost(deck) == ["the deck's description"]
    assert anki_text.lost(Deck(id="d", title="T", cards=numbered_cards(1))) == []


@pytest.mark.parametrize(
    "flood",
    ["#\n", "#a:", "#a:b\n", '"', '"\n', "\t", "a\n", "a\tb\n", '\t"a', "{{c1::", "<b>", "[", "&"],
)
def test_a_flood_of_signs_is_read_in_a_time_that_grows_with_it(flood: str) -> None:
    text = flood * (100_000 // len(flood))
    for above in ("#separator:tab\n#html:true\n", "#html:false\n", "#guid column:1\nd/c\t"):
        with contextlib.suppress(FaultsFound):
            anki_text.find(Source.pasted(above + text), Wishes())
