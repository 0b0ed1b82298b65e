"""Tables of any separator: what is read from which text, and that our own come back exactly."""

import contextlib
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.cards import Card, Deck
from revise1924.formats import own_table, table
from revise1924.formats.found import Found, FoundCard, Wishes
from revise1924.formats.source import Source
from revise1924.formats.table.cells import Cells
from revise1924.strict_json import FaultsFound
from tests.support.decks import numbered_cards
from tests.support.random_decks import as_found, decks
from tests.support.samples import expected, found_as_json, sample, wishes

SAMPLES = [
    "brainscape",
    "excel-german-sep",
    "excel-old-windows",
    "excel-unicode-text",
    "org-table",
    "pipe-table",
    "points-in-columns",
    "quizlet-line-breaks",
    "quizlet-own-signs",
    "quizlet-semicolons",
    "spreadsheet-with-names",
    "typed-words",
    "words-with-tabs",
]


@pytest.mark.parametrize("name", SAMPLES)
def test_what_a_student_expects_of_a_sample_is_found(name: str) -> None:
    found = table.find(sample(name), wishes(name))
    assert found_as_json(found) == expected(name)


@pytest.mark.parametrize("name", sorted({*SAMPLES} - {"quizlet-own-signs"}))
def test_samples_are_recognised(name: str) -> None:
    assert table.recognise(sample(name))


# What students have


def found_in(text: str, between: str | None = None, rows: str | None = None) -> Found:
    return table.find(Source.pasted(text), Wishes(between, rows))


def cards_in(
    text: str, between: str | None = None, rows: str | None = None
) -> list[tuple[str, list[str]]]:
    """Return the front and the points of each card in `text`."""
    (deck,) = found_in(text, between, rows).decks
    return [(card.front, card.back) for card in deck.cards]


TWO = [("a", ["b"]), ("c", ["d"])]

TEXTS: dict[str, tuple[str, list[tuple[str, list[str]]]]] = {
    "commas": ("a,b\nc,d\n", TWO),
    "semicolons": ("a;b\nc;d\n", TWO),
    "tabs": ("a\tb\nc\td\n", TWO),
    "bars": ("a|b\nc|d\n", TWO),
    "spaced bars": ("a | b\nc | d\n", TWO),
    "dashes": ("a - b\nc - d\n", TWO),
    "equals signs": ("a = b\nc = d\n", TWO),
    "tight equals signs": ("a=b\nc=d\n", TWO),
    "colons": ("a: b\nc: d\n", TWO),
    "arrows": ("a -> b\nc -> d\n", TWO),
    "all in quotes": ('"a";"b"\n"c";"d"\n', TWO),
    "spaces around quotes": ('"a", "b"\n"c", "d" \n', TWO),
    "line ends of Windows": ("a,b\r\nc,d\r\n", TWO),
    "line ends of old Macs": ("a,b\rc,d\r", TWO),
    "no line end": ("a,b\nc,d", TWO),
    "blank lines": ("\n\na,b\n\n ,\nc,d\n,\n", TWO),
    "a byte order mark": ("\ufeffa,b\nc,d", TWO),
    "blank cells at the end": ("a,b,,,\nc,d,,,\n", TWO),
    "blank cells in the middle": ("a,,b\nc,d,\n", TWO),
    "a sign said by Excel": ("sep=|\na|b\nc|d\n", TWO),
    "commas in a text with tabs": (
        "a, b\tc, d\ne, f\tg, h\n",
        [("a, b", ["c, d"]), ("e, f", ["g, h"])],
    ),
    "decimal commas": ("x;1,5\ny;2,5\n", [("x", ["1,5"]), ("y", ["2,5"])]),
    "semicolons in quotes": ('a,"b; c"\nd,"e; f"\n', [("a", ["b; c"]), ("d", ["e; f"])]),
    "semicolons in points": ("a,b; c\nd,e; f\n", [("a", ["b; c"]), ("d", ["e; f"])]),
    "years between commas": (
        "1914 - 1918,one war\n1939 - 1945,another\n",
        [("1914 - 1918", ["one war"]), ("1939 - 1945", ["another"])],
    ),
    "commas after dashes": ("a - b, c\nd - e, f\n", [("a", ["b, c"]), ("d", ["e, f"])]),
    "rows of several lengths": (
        "a,b,c\nd,e\nf,g,h,i\n",
        [("a", ["b", "c"]), ("d", ["e"]), ("f", ["g", "h", "i"])],
    ),
    "a row of one cell": (
        "a,b\nc\nd,e\nf,g\nh,i\n",
        [("a", ["b"]), ("c", []), ("d", ["e"]), ("f", ["g"]), ("h", ["i"])],
    ),
    "line breaks in quotes": ('a,"b\nc"\n"d\ne",f\n', [("a", ["b", "c"]), ("d\ne", ["f"])]),
    "quotes in quotes": ('"a ""b""",c\n"""d""",e\n', [('a "b"', ["c"]), ('"d"', ["e"])]),
    "quotes that are text": (
        '"a" b\tc\n"d\te\nf\t5" long\n',
        [('"a" b', ["c"]), ('"d', ["e"]), ("f", ['5" long'])],
    ),
    "a quote that ends rows below": (
        '"a\tb\nc\td\ne\tf"\n',
        [('"a', ["b"]), ("c", ["d"]), ("e", ['f"'])],
    ),
    "a quote that nobody closes": ('a,"b\nc,d\n', [("a", ['"b']), ("c", ["d"])]),
    "bullets": (
        'a,"• b\n• c"\nd,"- e\n- f"\ng,• h • i\n',
        [("a", ["b", "c"]), ("d", ["e", "f"]), ("g", ["h", "i"])],
    ),
    "numbers": (
        'a,"1. b\n2. c"\nd,"1917. e\n1924. f"\n',
        [("a", ["b", "c"]), ("d", ["1917. e", "1924. f"])],
    ),
    "numbers below zero": ("a;-5\nb;- 5\n", [("a", ["-5"]), ("b", ["5"])]),
    "HTML": (
        "a,b<br>c &amp; d\n<b>e</b>,<ul><li>f</li><li>g</li></ul>\n",
        [("a", ["b", "c & d"]), ("e", ["f", "g"])],
    ),
    "signs that are no HTML": (
        "a,1 < 2 > 0\nb,<name> &amp; co\n",
        [("a", ["1 < 2 > 0"]), ("b", ["<name> &amp; co"])],
    ),
    "a title above": ("My words\n\na\tb\nc\td\n", TWO),
    "rows in semicolons": ("a,b;c,d;", TWO),
    "a block that a chat shows": ("Here, a table:\n\n```csv\na,b\nc,d\n```\n\nAsk me!\n", TWO),
    "a block of tabs": ("Here:\n```\na\tb\nc\td\n```\nAsk me!\n", TWO),
    "a list with bullets": ("- a: b\n- c: d\n", TWO),
    "a long list with numbers": (
        "".join(f"{number}. a - {number}\n" for number in range(1, 121)),
        [("a", [str(number)]) for number in range(1, 121)],
    ),
    "a list with numbers": ("1. a - b\n2. c - d\n", TWO),
    "dates that begin with numbers": (
        "1. Mai: b\n3. Mai: d\n",
        [("1. Mai", ["b"]), ("3. Mai", ["d"])],
    ),
    "a list of words with a letter": ("o a = b\no c = d\n", [("o a", ["b"]), ("o c", ["d"])]),
    "a list of which one has a bullet": ("- a: b\nc: d\n", [("- a", ["b"]), ("c", ["d"])]),
    "dashes and rows in semicolons": ("a - b;c - d; ", TWO),
    "colons of Chinese": ("a：b\nc：d\n", TWO),
    "meanings that go on in indented lines": (
        "Words\n\na: b\n  more\n  still\nc: d\ne: f\ng: h\n",
        [("a", ["b", "more", "still"]), ("c", ["d"]), ("e", ["f"]), ("g", ["h"])],
    ),
    "tabs and rows in semicolons": ("a\tb;c\td", TWO),
    "a line drawn under names": ("| x | y |\n|---|:-:|\n| a | b |\n| c | d |\n", TWO),
    "no bars around": ("x | y\n--- | ---\na | b\nc | d\n", TWO),
    "a table between paragraphs": ("| x | y |\n|---|---|\n| a | b |\n\nProse.\n| c | d |\n", TWO),
    "bars that are text": ("|a\\|b|c|\n|d|e|\n", [("a|b", ["c"]), ("d", ["e"])]),
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_signs_of_a_text_are_guessed(name: str) -> None:
    text, cards = TEXTS[name]
    assert cards_in(text) == cards


@pytest.mark.parametrize(
    ("between", "rows", "text"),
    [
        (" - ", ";;", "a - b;;c - d;;"),
        ("/", None, "a/b\nc/d"),
        ("\\t", "\\n\\n", "a\tb\n\nc\td"),
        ("\\n", "\\n\\n", "a\nb\n\nc\nd\n"),
        ("::", "\\n", "a::b\nc::d"),
        (",", ";", "a,b;c,d"),
        (None, "|", "a,b|c,d"),
        (None, "END", "a\tb\nEND\nc\td\nEND"),
        ("\\\\", None, "a\\b\nc\\d"),
        ("", "", "a,b\nc,d"),
    ],
)
def test_signs_are_taken_as_they_are_said(between: str | None, rows: str | None, text: str) -> None:
    assert cards_in(text, between, rows) == TWO


def test_a_sign_people_type_parts_a_line_where_it_first_stands() -> None:
    assert cards_in("a = b = c\nd = e", " = ") == [("a", ["b = c"]), ("d", ["e"])]


def test_a_line_without_tab_goes_on_with_the_definition_above() -> None:
    assert cards_in("a\tb\n\nc\nd\te\n") == [("a", ["b", "c"]), ("d", ["e"])]


NAMES = {
    "front,back": FoundCard("1", ["2"], line=2),
    "Question;Answer": FoundCard("1", ["2"], line=2),
    "TERM\tDefinition": FoundCard("1", ["2"], line=2),
    "Vorderseite;Rückseite": FoundCard("1", ["2"], line=2),
    "Begriff;Erklärung": FoundCard("1", ["2"], line=2),
    "Fråga;Svar": FoundCard("1", ["2"], line=2),
    "问题;答案": FoundCard("1", ["2"], line=2),
    "単語;意味": FoundCard("1", ["2"], line=2),
    "question,réponse,remarque": FoundCard("1", ["2"], note="3", line=2),
    "Pregunta;Respuesta": FoundCard("1", ["2"], line=2),
    "answer,question": FoundCard("2", ["1"], line=2),
    "Topic,Front,Point 1,Point 2": FoundCard("2", ["3", "4"], topic="1", line=2),
    "Front,Answer_1,Answer_2,Tags": FoundCard("1", ["2", "3"], tags=["4"], line=2),
    "Heading,Points": FoundCard("", ["2"], topic="1", line=2),
    "Word,Back,Note,Chapter": FoundCard("1", ["2"], note="3", tags=["4"], line=2),
    "Island,Answer,Note": FoundCard("1", ["2"], note="3", line=2),
    "Word,Example": FoundCard("1", ["2"], line=2),
    "Topic,Question,Category": FoundCard("2", ["3"], topic="1", line=2),
    "ID,Front,Back": FoundCard("2", ["3"], line=2),  # a number may be that of the row
}


@pytest.mark.parametrize("names", NAMES)
def test_columns_are_known_by_their_names(names: str) -> None:
    sign = next(each for each in "\t;," if each in names)
    many = names.count(sign) + 1
    text = names + "\n" + sign.join("12345"[:many]) + "\n"
    assert found_in(text).decks[0].cards == [NAMES[names]]


def test_words_that_might_be_names_are_a_card_where_both_mean_the_same() -> None:
    assert cards_in("question,Frage\nanswer,Antwort\n") == [
        ("question", ["Frage"]),
        ("answer", ["Antwort"]),
    ]


def test_an_id_of_letters_is_kept() -> None:
    (card,) = found_in("id,front,back\nnep,a,b\n").decks[0].cards
    assert card.id == "nep"


NOT_RECOGNISED = {
    "nothing": "",
    "a line": "Hello, world",
    "prose": (
        "The revolution, led by Lenin, changed Russia. It was, in many ways, a coup.\n\n"
        "In the years after they fought a war; they won it, at great cost, by 1921.\n"
        "Stalin, who had been a commissar, became General Secretary.\n"
        "He then used the post, with care, to fill the party with his own people.\n"
    ),
    "a page": "Title\nOne\n• a, b\n• c\n1 of 2\nTwo\n• d\n2 of 2\nSee all\n",
    "code": "def f(x):\n    return x\n\nclass A:\n    x = 1\n",
    "a list that tabs indent": "- One\n\t- two\n\t- three\n- Four\n\t- five\n",
    "JSON": '{\n"a": 1,\n"b": 2,\n"c": 3\n}',
    "HTML": "<p>a, b</p>\n<p>c, d</p>\n",
    "bytes": "\1\2\3\4\5,\1\2\3\n\1,\2",
}


@pytest.mark.parametrize("text", NOT_RECOGNISED.values(), ids=NOT_RECOGNISED)
def test_what_is_no_table_is_not_recognised(text: str) -> None:
    assert not table.recognise(Source.pasted(text))


@pytest.mark.parametrize(
    ("text", "between"),
    [("", None), ("prose", None), ("a\nb\n", "x"), ("a,b", "\\n"), ("\n\n", ",")],
)
def test_a_text_in_which_nothing_parts_fronts_from_backs_is_refused(
    text: str, between: str | None
) -> None:
    with pytest.raises(FaultsFound, match="front"):
        found_in(text, between)


# What is said of it


def remarks_of(text: str) -> list[str]:
    return [str(remark) for remark in found_in(text).remarks]


def test_columns_of_other_names_are_left_out_and_named() -> None:
    text = "Question,Seen,Answer,Level\na,1,b,2\n"
    assert cards_in(text) == [("a", ["b"])]
    assert remarks_of(text) == [
        'the columns "Seen", "Level" were left out: their names say nothing of cards'
    ]


def test_columns_of_other_names_are_points_where_nothing_else_is() -> None:
    text = "Question,Seen,Level\na,1,2\n"
    assert cards_in(text.replace("Seen", "Tags")) == [("a", ["2"])]


def test_what_stands_around_a_block_of_a_chat_is_told() -> None:
    found = found_in("Here:\n```\na\tb\nc\td\n```\nAsk me!\n")
    assert [card.line for card in found.decks[0].cards] == [3, 4]
    assert [str(remark) for remark in found.remarks] == [
        "text outside the block of lines 3 to 4 was left out"
    ]


def test_a_row_that_says_the_same_is_kept_once() -> None:
    assert cards_in("a,b\nc,d\na,b\n") == TWO
    assert remarks_of("a,b\nc,d\na,b\n") == [
        "line 3: says the same as a line above and was left out"
    ]


def test_names_that_stand_again_are_no_card() -> None:
    assert cards_in("front,back\na,b\nfront,back\nc,d\n") == TWO
    assert remarks_of("front,back\na,b\nfront,back\nc,d\n") == [
        "line 3: names the columns again and was left out"
    ]


def test_topics_that_stand_on_many_rows_are_chapters() -> None:
    rows = "".join(f"{'Rome' if n < 3 else 'Greece'},{n}?,{n}\n" for n in range(6))
    (deck,) = found_in(f"Topic,Question,Answer\n{rows}").decks
    assert [card.tags for card in deck.cards] == [["Rome"]] * 3 + [["Greece"]] * 3
    assert remarks_of(f"Topic,Question,Answer\n{rows}") == [
        'the column "Topic" became tags: many rows have the same'
    ]


def test_pictures_are_counted() -> None:
    assert remarks_of('a,b <img src="x.png">\nc,d\n') == ["1 picture or sound was left out"]


def test_how_far_it_is_is_told() -> None:
    steps = list[tuple[int, int]]()
    told = Wishes(tell=lambda done, of: steps.append((done, of)))
    table.find(Source.pasted("".join(f"a{n},b\n" for n in range(2500))), told)
    assert steps == [(0, 2500), (1000, 2500), (2000, 2500)]


# Out and in again


@given(decks())
def test_our_own_tables_come_back_exactly(deck: Deck) -> None:
    source = Source(io.BytesIO(own_table.write(deck).encode()))
    assert table.recognise(source)
    found = table.find(source, Wishes())
    cards = [
        as_found(card, each.line)
        for card, each in zip(deck.cards, found.decks[0].cards, strict=True)
    ]
    assert found.decks[0].cards == cards
    assert found.remarks == []


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''-", "\n=1"])
def test_what_a_spreadsheet_would_take_for_a_formula_has_an_apostrophe(text: str) -> None:
    line = text.strip()
    card = Card(topic=line, id="c", front=text, back=(text,), note=text)
    written = own_table.write(Deck(id="d", title="T", cards=(card,)))
    (_, row) = csv.reader(io.StringIO(written, newline=""))
    assert row == ["c", f"'{line}", f"'{text}", row[3], f"'{text}", ""]
    assert row[3] in {f"'{text}", "• \n  =1"}
    assert found_in(written).decks[0].cards == [as_found(card, 2)]


@given(decks())
def test_no_cell_of_ours_is_a_formula(deck: Deck) -> None:
    rows = csv.reader(io.StringIO(own_table.write(deck), newline=""))
    assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r"))]


def test_our_own_tables_open_in_excel(deck: Deck) -> None:
    written = own_table.write(deck)
    assert written.startswith("\ufeffid,topic,front,points,note,tags\r\n")
    assert len(list(csv.reader(io.StringIO(written, newline="")))) == 1 + len(deck.cards)


def test_our_own_tables_come_back_from_a_spreadsheet_with_other_signs(deck: Deck) -> None:
    file = io.StringIO()
    rows = csv.reader(io.StringIO(own_table.write(deck).removeprefix("\ufeff"), newline=""))
    csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
    (found,) = found_in(file.getvalue()).decks
    assert found.cards == [
        as_found(card, each.line) for card, each in zip(deck.cards, found.cards, strict=True)
    ]


def test_our_own_tables_come_back_with_columns_that_have_no_name(deck: Deck) -> None:
    odd = deck.cards[0].model_copy(update={"topic": "=1", "back": ("+1", "• b")})
    written = own_table.write(deck.only([odd, *deck.cards[1:]])).removeprefix("\ufeff")
    file = io.StringIO()
    rows = csv.reader(io.StringIO(written, newline=""))
    csv.writer(file, delimiter=";").writerows([*row, "", ""] for row in rows)
    found = found_in(file.getvalue()).decks[0].cards
    assert (found[0].topic, found[0].back) == ("=1", ["+1", "• b"])
    assert [card.id for card in found] == [card.id for card in deck.cards]


def test_what_a_table_cannot_say_is_told(deck: Deck) -> None:
    assert own_table.lost(deck) == ["the deck's id", "the deck's title", "the deck's description"]
    assert own_table.lost(Deck(id="d", title="T", cards=numbered_cards(1))) == [
        "the deck's id",
        "the deck's title",
    ]


# Cells


ROWS = st.lists(
    st.lists(st.text(st.sampled_from('a" ,;|\n'), max_size=5), min_size=1, max_size=3), max_size=4
)


@given(ROWS, st.sampled_from(",;|"))
def test_cells_are_those_that_were_written(rows: list[list[str]], sign: str) -> None:
    file = io.StringIO()
    csv.writer(file, delimiter=sign, lineterminator="\n").writerows(rows)
    assert [row.cells for row in Cells(file.getvalue(), sign)] == rows


@given(ROWS)
def test_each_row_knows_its_line(rows: list[list[str]]) -> None:
    file, lines = io.StringIO(), list[int]()
    for row in rows:
        lines.append(1 + file.getvalue().count("\n"))
        csv.writer(file, lineterminator="\n").writerow(row)
    assert [row.line for row in Cells(file.getvalue(), ",")] == lines


TOO_MUCH = {
    "100,000 rows": "a,b\n" * 100_001,
    "1,000 cells": "a,b\n" * 9 + "," * 1000,
    "4,000 lines": "a\tb\n" * 99 + "c\n" * 4001,
    "400,000 characters": "a,b\nc," + "d" * 400_001,
}


@pytest.mark.parametrize("what", TOO_MUCH)
def test_what_is_beyond_any_deck_is_refused(what: str) -> None:
    with pytest.raises(FaultsFound, match=what):
        found_in(TOO_MUCH[what])


FLOODS = {
    "quotes": '"',
    "quotes and commas": '",',
    "quotes that open": ',"a',
    "quotes that open lines": '\n"a',
    "quotes that open behind tabs": '\t"a',
    "quotes and spaces": '" ',
    "commas": ",",
    "line ends": "\n",
    "rows": "a,b\n",
    "lines that go on": "a\tb\n" + "c\n" * 10,
    "bars": "|",
    "lines": "|-",
    "signs": " - ",
    "apostrophes": "'",
    "tags": "<b",
    "bullets": "• ",
    "semicolons": "a,b;",
    "backslashes": "|\\|",
}


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_of_signs_is_read_in_a_time_that_grows_with_it(flood: str) -> None:
    """Each would take minutes if a place were read again for each before it."""
    for sign in ("\t", ",", None):
        source = Source.pasted("x\ty,z\n" + FLOODS[flood] * (300_000 // len(FLOODS[flood])) + '\n"')
        table.recognise(source)
        with contextlib.suppress(FaultsFound):
            table.find(source, Wishes(sign))
