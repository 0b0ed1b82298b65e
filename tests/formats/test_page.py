"""Pages of revision sites, copied as text: which cards they have, and what the site has added."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.formats import page
from revise1924.formats.exchange import recognised
from revise1924.formats.found import FoundCard, Wishes
from revise1924.formats.page import MOST_LINES
from revise1924.formats.source import Source
from revise1924.strict_json import FaultsFound
from tests.support.samples import SAMPLES, expected, found_as_json, sample

NAMES = sorted(path.stem for path in SAMPLES.glob("page-*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_a_page_comes_in_as_a_student_expects(name: str) -> None:
    form = recognised(sample(name))
    assert form
    assert form.name == "page"
    assert found_as_json(page.find(sample(name), Wishes())) == expected(name)


def cards(text: str) -> list[FoundCard]:
    (deck,) = page.find(Source.pasted(text), Wishes()).decks
    return deck.cards


ESSAY = (
    "Was the League doomed?\n\nMany have asked why it failed. Was it the fault of its members? Some"
    " think so.\n\nThe truth is harder. It had no army, it met too rarely, and it had to agree on"
    " all.\n\nWho was to blame?\n\nIn the end nobody was, or all were. The years after the war left"
    " little choice.\n\nThis is shown by many letters of the time.\n\nThey are in the archive.\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        ESSAY,
        "front,back\nWhat is it?,A thing\nWhy?,Because\n",
        "one\ttwo\nthree\tfour\n",
        "1\n2\n",
        "A list:\n- one\n- two\n- three\n",
        '{"cards": []}',
        'a,"• b\n• c"\nd,"- e\n- f"\n',
        "a\t• b\n• c\nd\t- e\n- f\n",
        "He came.\n- no\nHe went.\n- no\n" + "All this is prose.\n\n" * 3,
        "What is it?\nWhy?\nWho?\nAnswers\nA thing\nBecause\nHe",
        "page one\n1 of 2\n" + "a line of prose\n" * 80 + "2 of 2\n",
    ],
)
def test_what_has_no_cards_is_no_page(text: str) -> None:
    assert not page.recognise(Source.pasted(text))
    with pytest.raises(FaultsFound, match="tells cards apart"):
        page.find(Source.pasted(text), Wishes())


def test_what_is_no_text_is_no_page() -> None:
    assert not page.recognise(Source.pasted("\x01\x02\x03" * 99))


@pytest.mark.parametrize(
    "bullet", ["•", "*", "-", "–", "·", "o", "1.", "2)", "a)", "(3)", "▪", "●", "- [ ]"]
)
def test_points_begin_with_any_bullet(bullet: str) -> None:
    text = (
        f"Title\n\nAims\n  {bullet} Peace\n\n\t{bullet}  Trade\n1 of 2\nEnd\n{bullet} War\n2 of 2"
    )
    assert [card.back for card in cards(text)] == [["Peace", "Trade"], ["War"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Q: Who?\nA: He\nQ: When?\nA: Then", [("Who?", ["He"]), ("When?", ["Then"])]),
        ("Q1. Who?\nA1. He\n\nQ2. When?\nA2. Then", [("Who?", ["He"]), ("When?", ["Then"])]),
        ("Front\nun\nBack\none\nFront\ndeux\nBack\ntwo", [("un", ["one"]), ("deux", ["two"])]),
        (
            "Term: osmosis\nDefinition: water moves\nTerm: ion\nDefinition: a charged atom",
            [("osmosis", ["water moves"]), ("ion", ["a charged atom"])],
        ),
        (
            "Who?\n\nShow answer\n\nHe\n\nWhen?\n\nShow answer\n\nThen",
            [("Who?", ["He"]), ("When?", ["Then"])],
        ),
        ("Who?\nFlip\nHe\nWhen?\nFlip\nThen", [("Who?", ["He"]), ("When?", ["Then"])]),
        ("Who?\nHe\nWhen?\nThen", [("Who?", ["He"]), ("When?", ["Then"])]),
        ("1\nWho was\nit?\nHe\n2\nWhen?\nThen", [("Who was it?", ["He"]), ("When?", ["Then"])]),
        ("Terms in this set (2)\na\nb\nc\nd\ne", [("a", ["b"]), ("c", ["d"])]),
        ("1\nlearn\nlernen\n2\nsave\nspeichern", [("learn", ["lernen"]), ("save", ["speichern"])]),
        ("Is it so?\nYes\n\nOr so?\nNo", [("Is it so?", ["Yes"]), ("Or so?", ["No"])]),
        ("什么？\n这个\n\n谁？\n他", [("什么？", ["这个"]), ("谁？", ["他"])]),
        ("ما هي؟\nهذه\n\nمن؟\nهو", [("ما هي؟", ["هذه"]), ("من؟", ["هو"])]),
        (
            "Frage: Wer?\nAntwort: Er\n\nFrage 2: Wann?\nAntwort 2: Jetzt",
            [("Wer?", ["Er"]), ("Wann?", ["Jetzt"])],
        ),
        ("F: Wer\nA: Er\nF: Wann\nA: Jetzt", [("Wer", ["Er"]), ("Wann", ["Jetzt"])]),
        ("Q : Qui\nR : Lui\nQ : Quand\nR : Là", [("Qui", ["Lui"]), ("Quand", ["Là"])]),
        (
            "Who\nClick the card to flip\nHe\nWhen\nClick the card to flip\nThen",
            [("Who", ["He"]), ("When", ["Then"])],
        ),
        (
            "1. Who?\nAnswer: He\n\n2. When?\nA: - Then\n- Now",
            [("Who?", ["He"]), ("When?", ["Then", "Now"])],
        ),
        (
            "Quiz\n1. Who\nShow answer\nHe\n2. When\nShow answer\nThen",
            [("Who", ["He"]), ("When", ["Then"])],
        ),
        (
            "1\nQ\nWho?\nA\nHe\n2\nQ\nWhen?\nA\nThen\nHow well did you know this?\n1\n2",
            [("Who?", ["He"]), ("When?", ["Then"])],
        ),
        (
            "Question 1\nWho?\nA\nHe\nB\nShe\nAnswer\nB\nQuestion 2\nWhen?\nAnswer\nThen",
            [("Who? A He B She", ["B"]), ("When?", ["Then"])],
        ),
    ],
)  # fmt: skip
def test_questions_and_answers_are_told_apart(
    text: str, found: list[tuple[str, list[str]]]
) -> None:
    assert [(card.front, card.back) for card in cards(text)] == found


def test_a_page_without_title_has_none() -> None:
    (deck,) = page.find(Source.pasted("Aims\n• Peace\n1 of 2\nEnd\n• War\n2 of 2"), Wishes()).decks
    assert deck.title == ""
    assert [card.topic for card in deck.cards] == ["Aims", "End"]


def test_a_page_whose_cards_have_no_bullets_is_read_by_its_counts() -> None:
    text = "Title\n\nAims\nPeace\nTrade\n1 of 2\nEnd\nWar\n2 of 2\nSee all cards"
    found = [(card.topic, card.back) for card in cards(text)]
    assert found == [("Aims", ["Peace", "Trade"]), ("End", ["War"])]


@pytest.mark.parametrize(
    ("above", "description"),
    [
        ("For the mock in March\nStudied by 23 people\nLearn\nBlocks\n1/6\nMastery\n0%\n", True),
        ("Home\nFor the mock in March\n4.8(12)\nCard sorting\n", False),
        ("4.8 (12 reviews)\nMastery\n0%\nNew cards\n5\n", False),
        ("0.0 / 5\n? Created by: Anna\nAbout cells\n", False),
        ("Loading flashcards...\nBlast\n", False),
        ("Flashcards in Cells Deck (2)\nBlast\n", False),
    ],
)
def test_what_the_site_shows_below_a_title_does_not_describe_the_deck(
    above: str, description: bool
) -> None:
    text = f"Cells\n{above}1\nWho?\nHe\n2\nWhen?\nThen\n"
    found = page.find(Source.pasted(text), Wishes())
    (deck,) = found.decks
    assert deck.title == "Cells"
    assert deck.description == ("For the mock in March" if description else "")
    assert [card.front for card in deck.cards] == ["Who?", "When?"]
    assert found.remarks[0].last == above.count("\n") + 1


def test_lists_below_headings_are_cards_though_nothing_counts_them() -> None:
    text = (
        "THE COLD WAR\n\nIdeology:\n- capitalism\n- communism, as\n  in Russia\n\nYALTA\n- 1945\n"
        "- Three men\n\nAsk about this.\n"
    )
    found = page.find(Source.pasted(text), Wishes())
    (deck,) = found.decks
    assert deck.title == "THE COLD WAR"
    assert [(card.topic, card.back, card.line) for card in deck.cards] == [
        ("Ideology", ["capitalism", "communism, as in Russia"], 3),
        ("YALTA", ["1945", "Three men"], 8),
    ]
    assert list(map(str, found.remarks)) == ["line 12: text that belongs to no card"]


def test_headings_and_lists_may_stand_without_blank_lines() -> None:
    assert [card.topic for card in cards("One\n• a\nTwo\n• b\n• c\n")] == ["One", "Two"]


@pytest.mark.parametrize("bullet", ["•", "o", "\uf0b7", "1."])
def test_lists_of_a_word_processor_have_tabs_behind_their_bullets(bullet: str) -> None:
    text = f"One\n{bullet}\tab\n{bullet}\tcd\n\nTwo\n{bullet}\tef\n"
    form = recognised(Source.pasted(text))
    assert form
    assert form.name == "page"
    assert [(card.topic, card.back) for card in cards(text)] == [
        ("One", ["ab", "cd"]),
        ("Two", ["ef"]),
    ]


def test_a_line_of_the_page_that_is_an_answer_stays() -> None:
    text = "1\nspeichern\nsave\n2\nteilen\nshare\n3\nWer hat das Kapital geschrieben?\nKarl Marx"
    assert [card.back for card in cards(text)] == [["save"], ["share"], ["Karl Marx"]]


@pytest.mark.parametrize(
    "unit",
    [
        *["\n", "a\n", "1 of 2\n", "• \n", "- x\n", "Why?\n", "Q:\n", "Show answer\n", "a", "? "],
        *["(1 ", "Flip\n", "• x\ny\n", "1\nx\n", "Q: x\nA: y\n", "copyright 2024 ", "Home "],
    ],
)
def test_floods_are_read_in_one_go_or_refused(unit: str) -> None:
    source = Source.pasted(unit * (MOST_LINES // 2))
    page.recognise(source)
    try:
        page.find(source, Wishes())  # squared it would take many minutes
    except FaultsFound:
        return


def test_too_many_lines_are_no_page() -> None:
    with pytest.raises(FaultsFound, match="no page of a site has"):
        page.find(Source.pasted("Who?\nHe\n" * MOST_LINES), Wishes())


LINES = ["1", "2", "• x", "y", "Why?", "Q: a", "A: b", "1 of 2", "2 of 2", "", "Flip", "Answer"]


@given(st.lists(st.sampled_from(LINES)))
def test_no_page_makes_it_fail(lines: list[str]) -> None:
    source = Source.pasted("\n".join(lines))
    if page.recognise(source):
        assert page.find(source, Wishes()).decks[0].cards
