"""Which points stand in what a student wrote."""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.cards import Card, Deck
from revise1924.matching import Matcher, Span
from revise1924.matching.evidence import made_ready
from revise1924.matching.stems import stem
from revise1924.matching.synonyms import OPPOSITES
from tests.support.answers import DECKS, HALVES, Half, Length, Tally, answers, matcher, tally, ticks
from tests.support.decks import with_cards

LINES = st.text(min_size=1)


def one_card(deck: Deck, *points: str, front: str = "?") -> tuple[Matcher, Card]:
    """Return a matcher of a deck with one card, and that."""
    card = Card.model_construct(id="card", topic="Topic", front=front, back=points)
    return Matcher(with_cards(deck, [card])), card


def numbers(matcher: Matcher, card: Card, written: str) -> list[int]:
    """Return the numbers, from 1, of the points that are found."""
    return [number for number, match in enumerate(matcher.find(written, card), 1) if match]


def found_on(card: str, written: str) -> list[int]:
    """Return the numbers of the points found on a card of any deck of these tests."""
    (deck,) = [deck for deck in DECKS if any(each.id == card for each in deck.cards)]
    (meant,) = [each for each in deck.cards if each.id == card]
    return numbers(matcher(deck.id), meant, written)


def cut(text: str, spans: tuple[Span, ...]) -> list[str]:
    """Return the pieces of a text that are meant."""
    return [text[start:end] for start, end in spans]


def all_points() -> Iterator[tuple[str, int, str]]:
    """Return every point of the decks: its card, its number, its text."""
    for deck in DECKS:
        for card in deck.cards:
            for number, point in enumerate(card.back, 1):
                yield card.id, number, point


@pytest.mark.parametrize(
    ("card", "written", "points"),
    [
        ("general-secretary", "as General Secretary he put his supporters into posts", [1]),
        ("general-secretary", "GENERAL SECRETERY, FILLED POSTS WITH SUPORTERS", [1]),
        ("general-secretary", "ran the day to day buisness", [2]),
        ("general-secretary", "he had power inside the party", []),
        ("lenins-will", "no succesor was named", [2]),
        ("nep", "nep not permanent, industry grew, the left wanted to drop it", [1]),
        ("nep", "the party backed him, not Trotsky", [5]),
        ("one-country", "1928 five-year plans, west's level in 10 yrs", [3]),
        ("economy", "control from the center tightened his grip", [2]),
        ("cult", "posters, films: little father", [2]),
        ("purges", "Kirov killed in 1934 = excuse", [2]),
        ("purges", "1m executed, 10m sent to gulag camps", [4]),
        ("ending", "a counteroffer destroys the original one", [1]),
        ("immunity", "B cells: antibodies, T cells kill infected cells", [2]),
        ("purges", "the purges began and struck at a cost", []),
        ("purges", "", []),
        ("purges", "the of and was", []),
    ],
)
def test_points_meant_in_notes_are_found(card: str, written: str, points: list[int]) -> None:
    assert found_on(card, written) == points


@pytest.mark.parametrize(
    ("card", "number", "right", "wrong"),
    [
        (
            "nep",
            5,
            "The party backed Stalin over Trotsky.",
            "The party backed Trotsky over Stalin.",
        ),
        ("nep", 1, "Few thought the NEP was permanent.", "Most thought the NEP was permanent."),
        ("lenins-will", 2, "Lenin named no successor.", "Lenin named a successor."),
        ("one-country", 2, "The NEP did not fit his policy.", "The NEP fitted his policy."),
        (
            "economy",
            2,
            "Central control tightened his grip.",
            "Central control loosened his grip.",
        ),
        (
            "purges",
            2,
            "The murder of Kirov in 1934 was the excuse.",
            "The murder of Kirov in 1936 was the excuse.",
        ),
        (
            "purges",
            2,
            "The murder of Kirov in 1934 was the excuse.",
            "The murder of Bukharin in 1934 was the excuse.",
        ),
        (
            "purges",
            4,
            "A million were executed, ten million sent to the Gulag's camps.",
            "Ten million were executed, a million sent to the Gulag's camps.",
        ),
        (
            "enzymes",
            3,
            "It is denatured above 45 °C and loses its shape.",
            "It is denatured above 60 °C and loses its shape.",
        ),
        (
            "immunity",
            1,
            "Phagocytes engulf any germ while lymphocytes answer one kind.",
            "Lymphocytes engulf any germ while phagocytes answer one kind.",
        ),
        (
            "respiration",
            1,
            "Aerobic respiration in the mitochondria gives 38 ATP from glucose.",
            "Aerobic respiration in the chloroplasts gives 38 ATP from glucose.",
        ),
        (
            "evolution",
            2,
            "Darwin published the Origin of Species in 1859, alarmed by Wallace's letter.",
            "Wallace published the Origin of Species in 1859, alarmed by Darwin's letter.",
        ),
        (
            "estoppel",
            2,
            "It is a shield, not a sword: nobody can sue on it.",
            "It is a sword, not a shield: anybody can sue on it.",
        ),
        (
            "ending",
            2,
            "The offeror can withdraw it but has to let the offeree know.",
            "The offeree can withdraw it but has to let the offeror know.",
        ),
        (
            "photosynthesis",
            3,
            "Carbon dioxide is built into sugar in the Calvin cycle, with ATP.",
            "Sugar is built into carbon dioxide in the Calvin cycle, with ATP.",
        ),
        (
            "demand",
            1,
            "If the price goes up, the quantity that is demanded goes down.",
            "If the price goes up, the quantity that is demanded goes up.",
        ),
        (
            "demand",
            1,
            "When the price increases the quantity demanded decreases.",
            "When the price decreases the quantity demanded increases.",
        ),
        (
            "demand",
            2,
            "Demand is elastic when the quantity changes by a bigger percentage than the price.",
            "Demand is elastic when the quantity changes by a smaller percentage than the price.",
        ),
        (
            "profile",
            3,
            "Downstream the load gets rounder and smaller.",
            "Downstream the load gets rounder and larger.",
        ),
        (
            "failure",
            3,
            "Pigou wanted to tax whoever causes external costs.",
            "Pigou wanted to subsidise whoever causes external costs.",
        ),
        (
            "erosion",
            2,
            "Abrasion: the bed and the banks are scraped by stones which the river carries.",
            "Attrition: the bed and the banks are scraped by stones which the river carries.",
        ),
        (
            "inheritance",
            3,
            "On average the trait shows in one in four children of two carriers.",
            "On average the trait shows in two in four children of two carriers.",
        ),
        (
            "acceptance",
            1,
            "Silence does not amount to acceptance (Felthouse v Bindley).",
            "Silence does not amount to acceptance (Hyde v Wrench).",
        ),
    ],
)
def test_what_is_denied_wrong_or_swapped_is_not_found_though_its_words_are_there(
    card: str, number: int, right: str, wrong: str
) -> None:
    assert number in found_on(card, right)
    assert number not in found_on(card, wrong)


@pytest.mark.parametrize(
    ("card", "written", "points"),
    [
        ("demand", "as the price falls, the quantity demanded does not fall but rises", []),
        ("demand", "The quantity demanded does not rise but falls when the price rises.", [1]),
        (
            "firms",
            "Others produce more; a monopolist produces less and charges more.",
            [2],
        ),
        (
            "meanders",
            "Outside, the water is fastest and cuts a cliff, inside it is slow.",
            [1],
        ),
        ("floods", "Cutting down forests: the lag time gets shorter and the peak is higher.", [2]),
        ("economy", "Central control tightened his grip and never loosened it.", [2]),
        ("profile", "The load is large near the source and gets smaller and rounder.", [3]),
    ],
)
def test_an_opposite_said_beside_the_word_itself_refuses_no_tick(
    card: str, written: str, points: list[int]
) -> None:
    assert found_on(card, written) == points


def test_no_word_is_its_own_opposite() -> None:
    for line in OPPOSITES.strip().splitlines():
        stems = [{stem(word) for word in side.split()} for side in line.split(" / ")]
        assert len(stems) > 1
        assert len(set().union(*stems)) == sum(map(len, stems)), line


def test_names_alone_are_no_fact() -> None:
    assert found_on("nep", "Stalin and Trotsky were both there.") == []
    assert found_on("depression", "Roosevelt's New Deal, 1933") == []


def test_a_name_that_says_where_or_when_may_stand_first() -> None:
    assert found_on("depression", "In October 1929 Wall Street crashed and set it all off.") == [1]


@pytest.mark.parametrize(
    ("card", "written", "points"),
    [
        (
            "general-secretary",
            """As General Secretary he ran the day-to-day business of the party and filled posts
            with his supporters.""",
            [1, 2],
        ),
        (
            "nep",
            """In 1924–5 industry grew faster than foreseen, the Left wanted the NEP to end early,
            and the party backed Stalin over Trotsky.""",
            [2, 5],
        ),
        (
            "purges",
            """Kirov's death in 1934 was the excuse, a million were executed, and ten million went
            to the camps of the Gulag.""",
            [2, 4],
        ),
        (
            "acceptance",
            """Silence is not acceptance, but a letter of acceptance is complete on posting even if
            it gets lost.""",
            [1, 2],
        ),
        (
            "immunity",
            """Any germ is engulfed by phagocytes, lymphocytes answer one kind only, and the memory
            cells stay for years and make the second response faster and stronger.""",
            [1, 3],
        ),
    ],
)
def test_every_fact_of_a_sentence_is_found(card: str, written: str, points: list[int]) -> None:
    assert found_on(card, " ".join(written.split())) == points


@pytest.mark.parametrize(
    ("card", "written", "points"),
    [
        (
            "general-secretary",
            """He ran the party's day-to-day business, but as General Secretary Trotsky filled its
            posts with supporters.""",
            [2],
        ),
        (
            "general-secretary",
            "Trotsky ran the party's day-to-day business, and the posts went to his supporters.",
            [],
        ),
        (
            "purges",
            """Kirov's death in 1934 was the excuse, and two million were executed while ten million
            went to the Gulag's labour camps.""",
            [2],
        ),
        (
            "nep",
            "The party backed Trotsky over Stalin, and few communists thought the NEP permanent.",
            [1],
        ),
        ("purges", "Kirov died in 1936, and his death gave the excuse.", []),
        ("ending", "A counter-offer destroys the original, the case is Felthouse v Bindley.", []),
        (
            "acceptance",
            """A letter of acceptance is complete on posting even if the letter is lost, and this
            was decided in 1918.""",
            [],
        ),
        ("purges", "Zinoviev's death in 1934 gave the excuse.", []),
        ("immunity", "The T cells make antibodies, and the B cells kill infected cells.", []),
        (
            "immunity",
            """B cells make antibodies and T cells kill infected cells, and phagocytes stay for
            years so that the second response is faster and stronger.""",
            [2],
        ),
        (
            "estoppel",
            """Atkin revived it in the High Trees case in 1947, and it is a shield and not a sword
            on which nobody can sue.""",
            [2],
        ),
    ],
)
def test_a_wrong_fact_beside_a_right_one_is_not_found(
    card: str, written: str, points: list[int]
) -> None:
    assert found_on(card, " ".join(written.split())) == points


@pytest.mark.parametrize("width", [64, 72, 80])
def test_an_essay_may_be_broken_into_lines(width: int) -> None:
    essays = [each for half in HALVES for each in answers(half) if each.length == "essay"]
    for essay in essays:
        in_lines = replace(essay, text=textwrap.fill(essay.text, width))
        assert ticks(in_lines) == ticks(essay), in_lines.text


def test_notes_a_line_each_are_not_read_as_one_sentence() -> None:
    notes = (
        "- Kirov's death came in 1934 and gave Stalin the excuse he needed\n- not executed: a few"
    )
    assert found_on("purges", notes) == [2]


def test_the_whole_answer_is_found_whole() -> None:
    for deck in DECKS:
        for card in deck.cards:
            whole = "\n".join(card.back)
            assert numbers(matcher(deck.id), card, whole) == list(range(1, len(card.back) + 1))


def test_every_point_is_found_in_itself() -> None:
    for card, number, point in all_points():
        assert number in found_on(card, point)


def test_no_point_is_found_with_all_its_years_wrong() -> None:
    dated = [each for each in all_points() if re.search(r"\b1\d{3}\b", each[2])]
    assert len(dated) > 10
    for card, number, point in dated:
        wrong = re.sub(r"\b1\d(\d)\d(–\d)?", lambda year: f"17{year[1]}3", point)
        assert number not in found_on(card, wrong), wrong


def test_the_question_given_back_finds_nothing() -> None:
    for deck in DECKS:
        for card in deck.cards:
            assert found_on(card.id, f"{card.topic}. {card.front}") == []


def test_half_a_point_is_none() -> None:
    assert found_on("lenins-will", "Lenin was against Stalin's power growing.") == []
    assert found_on("offers", "Fisher v Bell (1961)") == []


def test_a_fact_in_an_essay_is_found_among_others_and_not_put_together_from_afar() -> None:
    near = (
        "I like history. Lenin was not fond of naming people. He never named his successor. Right?"
    )
    assert found_on("lenins-will", near) == [2]
    apart = "Lenin died. The weather was cold. Some say that he had no friends. Trotsky was named."
    assert found_on("lenins-will", apart) == []


def test_what_is_denied_once_and_said_right_elsewhere_is_found() -> None:
    both = "Some say silence amounts to acceptance. But silence does not amount to acceptance."
    assert found_on("acceptance", both) == [1]


def test_what_made_it_so_is_shown_on_both_sides(deck: Deck) -> None:
    card = deck.cards[0]
    written = "He ran the day to day buisness."
    first, second = Matcher(deck).find(written, card)
    assert first is None
    assert second is not None
    assert cut(card.back[1], second.in_point) == ["ran", "day-to-day business"]
    assert cut(written, second.in_written) == ["ran the day to day buisness"]


def test_what_is_shown_ends_with_its_sentence(deck: Deck) -> None:
    written = "Lenin was against the growth of Stalin's power. The dislike of Trotsky helped him."
    match, _ = Matcher(deck).find(written, deck.cards[1])
    assert match is not None
    pieces = cut(written, match.in_written)
    assert len(pieces) > 1
    assert not any("." in piece for piece in pieces)


def test_case_and_accents_do_not_matter(deck: Deck) -> None:
    matcher, card = one_card(deck, "Die Straße war gesperrt", "Schnee lag über allem")
    assert numbers(matcher, card, "gesperrte STRASSE") == [1]
    assert numbers(matcher, card, "uber ALLEM") == [2]


def test_scripts_without_spaces_are_found_too(deck: Deck) -> None:
    matcher, card = one_card(deck, "斯大林控制了党的任命", "列宁反对他")
    assert numbers(matcher, card, "斯大林控制了党") == [1]


def test_nouns_with_capital_letters_are_not_taken_for_names(deck: Deck) -> None:
    points = ("Der König verlor die Schlacht gegen das Heer", "Die Stadt hatte eine hohe Mauer")
    matcher, card = one_card(deck, *points)
    assert numbers(matcher, card, "Gegen das Heer verlor der alte König die Schlacht.") == [1]


def test_numbers_forgive_no_slip(deck: Deck) -> None:
    matcher, card = one_card(deck, "12346", "12345")
    assert numbers(matcher, card, "12345") == [2]


def test_m_means_millions_only_in_a_deck_that_has_them(deck: Deck) -> None:
    matcher, card = one_card(deck, "The summit is 8848 m high", "It lost 20 million people")
    assert numbers(matcher, card, "20m people lost") == [2]
    matcher, card = one_card(deck, "The summit is 8848 m high")
    assert numbers(matcher, card, "the summit is 8848m high") == [1]


@pytest.mark.parametrize("length", ["sentence", "essay"])
@pytest.mark.parametrize(
    ("half", "precision", "recall"),
    [("held_out", 0.9, 0.75), ("second_author/held_out", 0.85, 0.65)],
)
def test_points_are_found_in_answers_the_method_was_not_chosen_on(
    half: Half, precision: float, recall: float, length: Length
) -> None:
    judged = [tally(each, ticks(each)) for each in answers(half) if each.length == length]
    its = sum(judged, start=Tally(0, 0, 0))
    assert its.right + its.missed > 30
    assert its.precision >= precision
    assert its.recall >= recall


def test_an_essay_is_looked_through_once_for_all_cards(deck: Deck) -> None:
    made_ready.cache_clear()
    matcher = Matcher(deck)
    for card in deck.cards:
        matcher.find("An essay, a long one.", card)
    assert made_ready.cache_info().misses == 1


class Shelf(tuple[Card, ...]):
    """Cards that are not to be read one by one."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Card]:
        raise AssertionError("every card is read")


def test_a_large_deck_is_not_read_whole(deck: Deck) -> None:
    cards = Shelf(deck.cards[number % len(deck.cards)] for number in range(50_000))
    large = deck.model_copy(update={"cards": cards})
    assert numbers(Matcher(large), deck.cards[0], "ran the day-to-day business") == [2]


@given(written=st.text(), points=st.lists(LINES, min_size=1, max_size=5), front=st.text())
def test_any_text_gives_one_answer_a_point_and_places_within_it(
    deck: Deck, written: str, points: list[str], front: str
) -> None:
    matcher, card = one_card(deck, *points, front=front)
    for text in (written, f"{points[0]} {written}"):
        matches = matcher.find(text, card)
        assert len(matches) == len(points)
        for point, match in zip(points, matches, strict=True):
            if match:
                for whole, spans in ((point, match.in_point), (text, match.in_written)):
                    places = [place for span in spans for place in span]
                    assert places
                    assert places == sorted(places)
                    assert all(start < end for start, end in spans)
                    assert 0 <= places[0] < places[-1] <= len(whole)


@given(points=st.lists(LINES, min_size=1, max_size=5))
def test_nothing_written_finds_nothing(deck: Deck, points: list[str]) -> None:
    matcher, card = one_card(deck, *points)
    assert numbers(matcher, card, "") == []
