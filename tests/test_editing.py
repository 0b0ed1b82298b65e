"""One card edited as text: its place in the file changes, and nothing else does."""

import errno
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from revise1924.cards import MOST_BYTES, Card, Deck
from revise1924.editing import Change, Sheet, sheet_of
from revise1924.errors import (
    DeckChangedError,
    DeckError,
    ReviseError,
    SaveError,
    UnreadableError,
    WrittenCardError,
)
from revise1924.formats import json_deck, load_deck, markdown
from revise1924.paths import SHIPPED_ID, library_folder, shipped_deck
from revise1924.strict_json import FaultsFound
from tests.formats.test_markdown import DECKS, NO_ID
from tests.support.failures import failing

MARKDOWN_DECK = """\
<!-- my own -->
# Stalin
<!-- id: stalin -->

## The purges  <!-- tags: terror -->
Whom did they *strike*?

1. Kirov was   murdered
2) Show trials,
   1936–38
<!-- a remark -->


---
## Lenin's will ##

- Nobody was named
> disputed


"""

JSON_DECK = """\
{ "id": "stalin", "title": "Stalin",
  "cards": [
    {"id": "purges", "topic": "The purges",
     "front": "Whom did they strike?",
     "back": ["Kirov", "Show trials \\u2013 1936"],
     "note": "disputed"},
    {
      "topic": "Lenin's will",
      "front": "Who?",
      "back": [
        "Nobody"
      ]
    },
    {"topic":"NEP","front":"NEP","back":["a","b"],"tags":["economy"]}
  ] }
"""

Write = Callable[[str | bytes], Path]
Edit = Callable[[str], str]


def put(old: str, new: str) -> Edit:
    """Return an edit: one text, which is there once, becomes another."""

    def edit(text: str) -> str:
        assert text.count(old) == 1, text
        return text.replace(old, new)

    return edit


@pytest.fixture
def in_md(tmp_path: Path) -> Write:
    return lambda text: written(tmp_path / "deck.md", text)


@pytest.fixture
def in_js(tmp_path: Path) -> Write:
    return lambda text: written(tmp_path / "deck.json", text)


def written(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def change_of(file: Path, card: str, edit: Edit) -> Change:
    sheet = sheet_of(file, card)
    return sheet.read(edit(sheet.text).encode())


def save(file: Path, card: str, edit: Edit) -> str:
    """Edit a card, save it, and return the whole file."""
    sheet = sheet_of(file, card)
    assert sheet.save(sheet.read(edit(sheet.text).encode())) == file
    return file.read_bytes().decode()


def faults_of(file: Path, card: str, edit: Edit) -> list[tuple[int | None, str]]:
    with pytest.raises(WrittenCardError) as raised:
        change_of(file, card, edit)
    return [(fault.line, str(fault)) for fault in raised.value.faults]


# The text of a card


def test_of_a_markdown_deck_the_text_is_what_the_student_wrote(in_md: Write) -> None:
    file = in_md(MARKDOWN_DECK)
    assert sheet_of(file, "the-purges").text == (
        "## The purges  <!-- tags: terror -->\nWhom did they *strike*?\n\n"
        "1. Kirov was   murdered\n2) Show trials,\n   1936–38\n<!-- a remark -->\n\n\n---\n"
    )
    assert sheet_of(file, "lenins-will").text == (
        "## Lenin's will ##\n\n- Nobody was named\n> disputed\n"
    )


def test_of_a_json_deck_the_text_is_the_card_as_markdown_with_its_id(in_js: Write) -> None:
    file = in_js(JSON_DECK)
    assert sheet_of(file, "purges").text == (
        "## The purges\n<!-- id: purges -->\nWhom did they strike?\n- Kirov\n"
        "- Show trials – 1936\n> disputed\n"
    )
    assert sheet_of(file, "nep").text == "## NEP\n<!-- id: nep; tags: economy -->\n- a\n- b\n"


def test_what_cannot_be_read_is_told_as_it_is_of_a_deck(in_md: Write, tmp_path: Path) -> None:
    with pytest.raises(DeckError):
        sheet_of(in_md("# T\n"), "the-purges")
    with pytest.raises(UnreadableError):
        sheet_of(tmp_path / "nowhere.md", "the-purges")
    with pytest.raises(ReviseError, match='has no card "nep" any more'):
        sheet_of(in_md(MARKDOWN_DECK), "nep")


# What is written

IN_MARKDOWN: dict[str, tuple[str, Edit, tuple[str, str]]] = {
    "a point reworded": ("the-purges", put("murdered", "shot"), ("murdered", "shot")),
    "a point added": (
        "lenins-will",
        put("> disp", "- Trotsky was not liked\n> disp"),
        ("> disp", "- Trotsky was not liked\n> disp"),
    ),
    "a topic reworded keeps its id": (
        "lenins-will",
        put("Lenin's will", "The will"),
        ("## Lenin's will ##\n", "## The will ##\n<!-- id: lenins-will -->\n"),
    ),
    "a topic reworded whose id is made the same": (
        "lenins-will",
        put("Lenin's will", "Lenin’s Will!"),
        ("Lenin's will", "Lenin’s Will!"),
    ),
    "a topic reworded below tags": (
        "the-purges",
        put("The purges", "Terror"),
        (
            "## The purges  <!-- tags: terror -->\n",
            "## Terror  <!-- tags: terror -->\n<!-- id: the-purges -->\n",
        ),
    ),
    "an id given": (
        "lenins-will",
        put("##\n\n", "##\n<!-- id: will -->\n\n"),
        ("## Lenin's will ##\n\n", "## Lenin's will ##\n<!-- id: will -->\n\n"),
    ),
    "a comment changed": ("the-purges", put("a remark", "mine"), ("a remark", "mine")),
    "blank lines around it are not the card's": (
        "lenins-will",
        lambda text: "\n\n" + text.replace("disputed", "sure") + "\n \n\n",
        ("disputed", "sure"),
    ),
    "no line end at the end": (
        "lenins-will",
        lambda text: text.replace("disputed", "sure").rstrip("\n"),
        ("disputed", "sure"),
    ),
}


@pytest.mark.parametrize(("card", "edit", "put_in"), IN_MARKDOWN.values(), ids=IN_MARKDOWN)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_in_markdown_only_what_was_edited_changes(
    card: str, edit: Edit, put_in: tuple[str, str], line_end: str, mark: str, in_md: Write
) -> None:
    file = in_md((mark + MARKDOWN_DECK).replace("\n", line_end))
    expected = put(*put_in)(mark + MARKDOWN_DECK).replace("\n", line_end)
    assert save(file, card, edit) == expected


IN_JSON: dict[str, tuple[str, Edit, list[tuple[str, str]]]] = {
    "a point reworded": ("purges", put("- Kirov", "- Kírov"), [('"Kirov"', '"Kírov"')]),
    "a point added on its line": (
        "purges",
        put("- Kirov", "- Kirov\n- the army"),
        [('"Kirov", ', '"Kirov", "the army", ')],
    ),
    "a point added on a line of its own": (
        "lenins-will",
        put("- Nobody", "- Nobody\n- no one"),
        [('        "Nobody"\n', '        "Nobody",\n        "no one"\n')],
    ),
    "a point added where no spaces are": (
        "nep",
        put("- a", "- a\n- c"),
        [('"a","b"', '"a","c","b"')],
    ),
    "points in another order": (
        "purges",
        put("- Kirov\n- Show trials – 1936", "- Show trials – 1936\n- Kirov"),
        [('"Kirov", "Show trials \\u2013 1936"', '"Show trials \\u2013 1936", "Kirov"')],
    ),
    "a note taken away": (
        "purges",
        put("> disputed\n", ""),
        [('],\n     "note": "disputed"}', "]}")],
    ),
    "a note added": (
        "lenins-will",
        put("- Nobody\n", "- Nobody\n> sure\n"),
        [
            (
                '      ]\n    },\n    {"topic":"NEP"',
                '      ],\n      "note": "sure"\n    },\n    {"topic":"NEP"',
            )
        ],
    ),
    "tags added": (
        "lenins-will",
        put(" -->", "; tags: will, the -->"),
        [
            (
                '"Nobody"\n      ]\n',
                '"Nobody"\n      ],\n      "tags": [\n        "will",\n        "the"\n      ]\n',
            )
        ],
    ),
    "a note added before tags": (
        "nep",
        lambda text: f"{text}> n\n",
        [(',"tags"', ',"note":"n","tags"')],
    ),
    "tags taken away": ("nep", put("; tags: economy", ""), [(',"tags":["economy"]', "")]),
    "tags changed": (
        "nep",
        put("economy", "right, economy"),
        [('["economy"]', '["right","economy"]')],
    ),
    "a topic reworded that has an id": (
        "purges",
        put("The purges", "Terror"),
        [('"The purges"', '"Terror"')],
    ),
    "a topic reworded keeps its id": (
        "lenins-will",
        put("Lenin's will", "The will"),
        [
            (
                '      "topic": "Lenin\'s will"',
                '      "id": "lenins-will",\n      "topic": "The will"',
            )
        ],
    ),
    "a topic reworded that is the front, in one line": (
        "nep",
        put("## NEP", "## The NEP"),
        [('"topic":"NEP","front":"NEP"', '"id":"nep","topic":"The NEP","front":"The NEP"')],
    ),
    "another id": ("purges", put("id: purges", "id: terror"), [('"purges"', '"terror"')]),
    "another id of one that was made": (
        "nep",
        put("id: nep", "id: new"),
        [('{"topic":"NEP"', '{"id":"new","topic":"NEP"')],
    ),
    "the comment of an id taken away": ("purges", put("<!-- id: purges -->\n", ""), []),
    "blank lines": ("purges", lambda text: f"\n{text}\n\n", []),
}


@pytest.mark.parametrize(("card", "edit", "put_in"), IN_JSON.values(), ids=IN_JSON)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_in_json_only_the_values_that_were_edited_change(
    card: str,
    edit: Edit,
    put_in: list[tuple[str, str]],
    line_end: str,
    mark: str,
    in_js: Write,
) -> None:
    expected = mark + JSON_DECK
    for old, new in put_in:
        expected = put(old, new)(expected)
    file = in_js((mark + JSON_DECK).replace("\n", line_end))
    assert save(file, card, edit) == expected.replace("\n", line_end)


@pytest.mark.parametrize(
    ("card", "more"),
    [
        ('{"topic": "A", "front": "A", "back": ["a"]}', '["a", "b"]'),
        ('{"topic":"A","front":"A","back":["a"]}', '["a","b"]'),
        ('{"topic": "A",\n "front": "A",\n "back": ["a"]}', '["a", "b"]'),
        ('{"topic": "A",\n "front": "A",\n "back": [ "a" ]}', '[ "a", "b" ]'),
    ],
)
def test_a_list_of_one_goes_on_as_it_began(card: str, more: str, in_js: Write) -> None:
    text = f'{{"id": "x", "title": "X", "cards": [{card}]}}'
    file = in_js(text)
    expected = re.sub(r"\[ ?\"a\" ?\]", more, text)
    assert save(file, "a", lambda written: f"{written}- b\n") == expected


def test_where_nothing_was_edited_nothing_is_written(
    in_md: Write, in_js: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.EIO))
    for file, card in ((in_md(MARKDOWN_DECK), "the-purges"), (in_js(JSON_DECK), "nep")):
        sheet = sheet_of(file, card)
        change = sheet.read(sheet.text.encode())
        assert not change.is_change
        assert change.before == change.after
        assert change.meaning == ""
        sheet.save(change)


def test_a_change_of_a_comment_alone_is_one(in_md: Write) -> None:
    change = change_of(in_md(MARKDOWN_DECK), "the-purges", put("a remark", "mine"))
    assert change.is_change
    assert change.before == change.after
    assert change.meaning == ""


def test_line_ends_of_the_editor_do_not_matter(in_md: Write) -> None:
    file = in_md(MARKDOWN_DECK)
    edit = put("murdered", "shot")
    assert save(file, "the-purges", lambda text: edit(text).replace("\n", "\r\n")) == (
        edit(MARKDOWN_DECK)
    )


def test_a_card_whose_heading_stands_behind_a_comment_is_edited_in_its_place(in_md: Write) -> None:
    text = "# T\n<!-- x\n --> <!-- y --> ## A\n- a\n<!-- z --> ## B\n- b"
    file = in_md(text)
    assert sheet_of(file, "a").text == " ## A\n- a\n<!-- z -->\n"
    assert save(file, "a", put("- a", "- new")) == text.replace("- a", "- new")
    assert save(file, "b", put("- b", "- n")) == text.replace("- a", "- new").replace("- b", "- n")


# What is refused

ABOVE = 'this line stands above the card: a card begins with "## " and its topic'
SECOND = (
    "this line begins a second card; here is room for one, and in the file of the deck for more"
)
REFUSED: dict[str, tuple[Edit, list[tuple[int | None, str]]]] = {
    "nothing": (
        lambda _: "",
        [(None, 'the text holds no card: begin it with "## " and its topic')],
    ),
    "blank lines": (
        lambda _: "\n \n",
        [(None, 'the text holds no card: begin it with "## " and its topic')],
    ),
    "no heading": (put("## The purges  ", ""), [(1, ABOVE)]),
    "text above": (lambda text: f"\nx\n{text}", [(2, ABOVE)]),
    "a comment above": (lambda text: f"<!-- tags: x -->\n{text}", [(1, ABOVE)]),
    "two cards": (lambda text: f"{text}\n## B\n- b\n", [(12, SECOND)]),
    "three cards": (lambda text: f"{text}\n## B\n- b\n## C\n- c", [(12, SECOND)]),
    "a title": (
        lambda text: f"# Stalin\n\n{text}",
        [(1, 'this line is a title; a topic begins with "## ", two #')],
    ),
    "a title below": (
        lambda text: f"{text}# Stalin\n",
        [(11, 'this line is a title; a topic begins with "## ", two #')],
    ),
    "a point that is blank, and no id": (
        put("<!-- a remark -->", "-\n<!-- id: No -->"),
        [
            (7, 'point 3 is blank: write it behind its "- "'),
            (
                8,
                f"the id {NO_ID}",
            ),
        ],
    ),
    "no points": (
        lambda text: text.partition("\n1.")[0],
        [(1, 'the back has no point: begin each with "- "')],
    ),
    "a topic too long": (
        put("The purges", "x" * 201),
        [(1, "the topic is longer than 200 characters")],
    ),
    "a comment that is not closed": (
        put("<!-- a remark -->", "<!-- a remark"),
        [(7, "this line begins a comment that is not closed: end it with -->")],
    ),
    "an id of another card": (
        put("a remark", "id: lenins-will"),
        [(7, 'the id is "lenins-will", which the card "Lenin\'s will" has already')],
    ),
}


@pytest.mark.parametrize(("edit", "faults"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_one_sound_card_is_refused_with_the_line_that_was_written(
    edit: Edit, faults: list[tuple[int | None, str]], in_md: Write
) -> None:
    file = in_md(MARKDOWN_DECK)
    assert faults_of(file, "the-purges", edit) == faults
    assert file.read_text() == MARKDOWN_DECK


def test_the_same_is_refused_of_a_json_deck(in_js: Write) -> None:
    file = in_js(JSON_DECK)
    assert faults_of(file, "purges", lambda text: f"{text}## B\n- b\n") == [(7, SECOND)]
    assert faults_of(file, "purges", put("id: purges", "id: nep")) == [
        (2, 'the id is "nep", which the card "NEP" has already')
    ]


def test_a_fault_says_its_line_and_no_file(in_md: Write) -> None:
    with pytest.raises(WrittenCardError) as raised:
        change_of(in_md(MARKDOWN_DECK), "the-purges", put("1. Kirov was   murdered", "1."))
    assert str(raised.value).splitlines() == [
        '4: point 1 is blank: write it behind its "- "',
        "Edit it again, or drop it; the deck is as it was.",
    ]


def test_bytes_that_are_no_text_are_refused_with_their_line(in_md: Write) -> None:
    sheet = sheet_of(in_md(MARKDOWN_DECK), "the-purges")
    with pytest.raises(WrittenCardError) as raised:
        sheet.read(sheet.text.encode().replace(b"murdered", b"\xff"))
    assert str(raised.value).startswith("4: is not UTF-8 text (byte 0xff)")


def test_a_deck_does_not_grow_beyond_what_may_be_read(in_md: Write) -> None:
    file = in_md(MARKDOWN_DECK.replace("a remark", "x" * (MOST_BYTES - len(MARKDOWN_DECK) - 100)))
    faults = faults_of(file, "lenins-will", put("disputed", "y" * 200))
    assert faults == [(None, "the deck would be larger than 10 MiB")]


# Ids

OF_ANOTHER = 'of the id of the card "A", which is "a-2"; first write that into the card'
THREE = "# T\n## A\n- a\n## A\n- b\n## A\n- c\n"


@pytest.mark.parametrize("card", ["a", "a-2", "a-3"])
def test_of_cards_of_one_topic_each_keeps_its_id_when_one_is_reworded(
    card: str, in_md: Write
) -> None:
    file = in_md(THREE)
    save(file, card, put("## A", "## New"))
    assert [each.id for each in load_deck(file).cards] == ["a", "a-2", "a-3"]


def test_a_topic_may_become_that_of_another_card(in_md: Write, in_js: Write) -> None:
    file = in_md(MARKDOWN_DECK)
    save(file, "the-purges", put("The purges", "Lenin's will"))
    assert [card.id for card in load_deck(file).cards] == ["the-purges", "lenins-will"]
    file = in_js(JSON_DECK)
    save(file, "lenins-will", put("Lenin's will", "NEP"))
    assert [card.id for card in load_deck(file).cards] == ["purges", "lenins-will", "nep"]


def test_an_id_made_cannot_be_taken_from_a_card_that_would_need_it(in_md: Write) -> None:
    file = in_md("# T\n## A\n- a\n## B\n<!-- id: x -->\n- b\n")
    save(file, "a", put("## A", "## X"))
    assert [card.id for card in load_deck(file).cards] == ["a", "x"]


def test_a_change_that_would_change_the_id_of_another_card_is_refused(in_md: Write) -> None:
    file = in_md(THREE)
    assert faults_of(file, "a", put("## A\n", "## A\n<!-- id: other -->\n")) == [
        (
            2,
            f'this change would make "a" {OF_ANOTHER}',
        )
    ]
    assert faults_of(file, "a", put("## A\n", "## A\n<!-- id: a-2 -->\n")) == [
        (2, 'the id is "a-2", which the card "A" has already')
    ]
    save(file, "a-3", put("## A\n", "## A\n<!-- id: other -->\n"))
    assert [card.id for card in load_deck(file).cards] == ["a", "a-2", "other"]


def test_an_id_that_is_taken_away_stays(in_md: Write) -> None:
    file = in_md("# T\n## A\n<!-- id: x -->\n- a\n")
    assert save(file, "x", put("<!-- id: x -->\n", "")) == "# T\n## A\n<!-- id: x -->\n- a\n"
    file = in_md("# T\n## A\n<!-- id: a -->\n- a\n")
    assert save(file, "a", put("<!-- id: a -->\n", "")) == "# T\n## A\n- a\n"


def test_what_would_swallow_the_next_card_is_refused(in_md: Write) -> None:
    text = "# T\n## A\n10. a\n  ## B\n- b\n"
    file = in_md(text)
    assert faults_of(file, "a", put("10. a", "- a")) == [
        (None, "the text would change more of the deck than this card")
    ]
    assert file.read_text() == text


# What it means

KIROV, TRIALS, ARMY = "- Kirov was murdered", "- Show trials, 1936–38", "- The army's officers"
STAYS = "Its box and its day stay"
MEANINGS: dict[str, tuple[list[str], str, tuple[int | None, ...]]] = {
    "the same": ([KIROV, TRIALS, ARMY], "", (0, 1, 2)),
    "reworded": ([f"{KIROV} in 1934", TRIALS, ARMY], "", (0, 1, 2)),
    "one more": (
        [KIROV, "- Gulag", TRIALS, ARMY],
        f"4 points now, 3 before: 1 is new. {STAYS}; scores so far were out of 3.",
        (0, None, 1, 2),
    ),
    "two fewer": (
        [TRIALS],
        f"1 point now, 3 before: 2 are gone. {STAYS}; scores so far were out of 3.",
        (1,),
    ),
    "one for another": (
        [TRIALS, ARMY, "- Gulag"],
        f"3 points now, 3 before: 1 is new, 1 is gone. {STAYS}.",
        (1, 2, None),
    ),
    "another order": (
        [ARMY, KIROV, TRIALS],
        "The points are in another order; what came back of each stays with it.",
        (2, 0, 1),
    ),
}


@pytest.mark.parametrize(("points", "meaning", "was"), MEANINGS.values(), ids=MEANINGS)
def test_what_a_change_of_the_points_means_is_said(
    points: list[str], meaning: str, was: tuple[int | None, ...], in_md: Write
) -> None:
    file = in_md("# T\n## A\n" + "\n".join([KIROV, TRIALS, ARMY]) + "\n## B\n- b\n")
    change = change_of(file, "a", lambda _: "## A\n" + "\n".join(points))
    assert (change.meaning, change.was) == (meaning, was)


def test_what_a_change_of_the_id_means_is_said(in_js: Write) -> None:
    change = change_of(in_js(JSON_DECK), "purges", put("id: purges", "id: terror"))
    assert (change.before.id, change.after.id) == ("purges", "terror")
    assert change.meaning == (
        'Its id is "terror" now, no longer "purges": it begins as a new card, and what was reviewed'
        " so far stays with the old id."
    )


# The save


def test_what_was_changed_elsewhere_is_not_overwritten(in_md: Write) -> None:
    file = in_md(MARKDOWN_DECK)
    sheet = sheet_of(file, "the-purges")
    change = sheet.read(put("murdered", "shot")(sheet.text).encode())
    in_md(MARKDOWN_DECK.replace("disputed", "sure"))
    with pytest.raises(DeckChangedError, match="was changed elsewhere"):
        sheet.save(change)
    assert file.read_text() == MARKDOWN_DECK.replace("disputed", "sure")
    assert [path.name for path in file.parent.glob("*.tmp")] == []
    in_md(MARKDOWN_DECK)  # as it was
    sheet.save(change)
    assert "shot" in file.read_text()


def test_a_change_at_the_last_moment_is_seen(in_md: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    file = in_md(MARKDOWN_DECK)
    sheet = sheet_of(file, "the-purges")
    change = sheet.read(put("murdered", "shot")(sheet.text).encode())
    real = os.fsync

    def meanwhile(descriptor: int) -> None:
        real(descriptor)
        in_md("# another\n")

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(DeckChangedError):
        sheet.save(change)
    assert file.read_text() == "# another\n"


def test_a_deck_that_is_gone_does_not_come_back(in_md: Write) -> None:
    file = in_md(MARKDOWN_DECK)
    sheet = sheet_of(file, "the-purges")
    change = sheet.read(put("murdered", "shot")(sheet.text).encode())
    file.unlink()
    with pytest.raises(UnreadableError):
        sheet.save(change)
    assert not file.exists()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_save_that_fails_leaves_the_deck_and_can_be_tried_again(
    number: int, in_md: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = in_md(MARKDOWN_DECK)
    sheet = sheet_of(file, "the-purges")
    change = sheet.read(put("murdered", "shot")(sheet.text).encode())
    with monkeypatch.context() as broken:
        broken.setattr("tempfile.mkstemp", failing(number))
        with pytest.raises(SaveError, match=f"not saved: {os.strerror(number)}"):
            sheet.save(change)
    assert file.read_text() == MARKDOWN_DECK
    sheet.save(change)
    assert "shot" in file.read_text()


def test_a_file_for_reading_only_is_left_alone(in_md: Write) -> None:
    file = in_md(MARKDOWN_DECK)
    file.chmod(0o444)
    with pytest.raises(SaveError, match="not saved: the file is for reading only"):
        save(file, "the-purges", put("murdered", "shot"))
    assert file.read_text() == MARKDOWN_DECK


def test_a_link_stays_and_the_file_keeps_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    real = written(tmp_path / "elsewhere" / "notes.md", MARKDOWN_DECK)
    real.chmod(0o640)
    link = tmp_path / "link.md"
    link.symlink_to(real)
    save(link, "the-purges", put("murdered", "shot"))
    assert link.is_symlink()
    assert "shot" in real.read_text()
    assert real.stat().st_mode & 0o777 == 0o640


# The deck that ships


def test_the_deck_that_ships_is_left_and_the_student_gets_a_copy() -> None:
    before = shipped_deck().read_bytes()
    sheet = sheet_of(shipped_deck(), "purges")
    unchanged = sheet.read(sheet.text.encode())
    assert sheet.save(unchanged) == shipped_deck()
    assert not library_folder().exists()
    saved = sheet.save(sheet.read(put("The purges", "Terror")(sheet.text).encode()))
    assert saved == library_folder() / f"{SHIPPED_ID}.json"
    assert shipped_deck().read_bytes() == before
    assert saved.read_bytes() == before.replace(b'"The purges"', b'"Terror"')


def test_a_copy_that_is_there_is_not_overwritten_by_an_edit_of_the_deck_that_ships() -> None:
    library_folder().mkdir(parents=True)
    there = written(library_folder() / f"{SHIPPED_ID}.json", "mine")
    sheet = sheet_of(shipped_deck(), "purges")
    with pytest.raises(SaveError, match="there is a file already where your own copy"):
        sheet.save(sheet.read(put("The purges", "Terror")(sheet.text).encode()))
    assert there.read_text() == "mine"


def test_a_copy_made_meanwhile_is_not_overwritten_wherever_it_is(deck: Deck) -> None:
    sheet = sheet_of(shipped_deck(), "purges")
    change = sheet.read(put("The purges", "Terror")(sheet.text).encode())
    library_folder().mkdir(parents=True)
    there = written(library_folder() / "mine.md", markdown.write(deck))
    with pytest.raises(SaveError, match="this is your own copy of the deck by now") as raised:
        sheet.save(change)
    assert raised.value.path == there
    assert [path.name for path in library_folder().iterdir()] == ["mine.md"]


# Properties


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("decks")


STYLES = st.fixed_dictionaries(
    {
        "indent": st.sampled_from([None, 0, 1, 4, "\t"]),
        "separators": st.sampled_from([None, (",", ":"), (" , ", " : ")]),
        "ensure_ascii": st.booleans(),
    }
)


def replaced_in(sheet: Sheet, card: Card) -> Change:
    """Return the change by which the card of the sheet becomes `card`, but for its id."""
    text = f"{markdown.write_card(card.model_copy(update={'id': sheet.card.id}))}\n"
    return sheet.read(text.encode())


def check(sheet: Sheet, change: Change, at: int, read: Callable[[bytes], Any]) -> None:
    """Check that the card is replaced, and that all before its place and behind it is as before."""
    before, after = read(sheet.file.read_bytes()), read(change.data)
    cards = list(before.cards)
    cards[at] = change.after
    assert after == before.model_copy(update={"cards": tuple(cards)})


@given(fields=DECKS, other=DECKS, style=STYLES, crlf=st.booleans(), data=st.data())
def test_any_card_of_any_json_deck_can_become_any_other(
    folder: Path,
    fields: dict[str, Any],
    other: dict[str, Any],
    style: dict[str, Any],
    crlf: bool,
    data: st.DataObject,
) -> None:
    text = json.dumps(fields, **style)
    file = written(folder / "deck.json", text.replace("\n", "\r\n") if crlf else text)
    try:
        deck, new = load_deck(file), json_deck.read(json.dumps(other).encode()).cards[0]
    except (DeckError, FaultsFound):
        assume(False)
    at = data.draw(st.integers(0, len(deck.cards) - 1))
    sheet = sheet_of(file, deck.cards[at].id)
    assert not sheet.read(sheet.text.encode()).is_change
    change = replaced_in(sheet, new)
    check(sheet, change, at, json_deck.read)
    assert change.after == new.model_copy(update={"id": deck.cards[at].id})
    old_cards, new_cards = (cards_in(each) for each in (sheet.file.read_bytes(), change.data))
    assert [*old_cards[:at], *old_cards[at + 1 :]] == [*new_cards[:at], *new_cards[at + 1 :]]
    back = json.loads(old_cards[at])
    again = written(folder / "deck.json", change.data)
    changed_back = replaced_in(sheet_of(again, deck.cards[at].id), deck.cards[at])
    assert json_deck.read(changed_back.data) == deck
    assert {*back} - {"tags"} <= {*json.loads(cards_in(changed_back.data)[at])}


def cards_in(data: bytes) -> list[str]:
    """Return the text of each card of a JSON deck."""
    text, found = data.decode(), list[str]()
    next_one = re.search(r'"cards"\s*:\s*\[\s*', text)
    while next_one:
        _, end = json.JSONDecoder().raw_decode(text, next_one.end())
        found.append(text[next_one.end() : end])
        next_one = re.compile(r"\s*,\s*(?={)").match(text, end)
    return found


HEADS = [
    "## C",
    "##  D ##",
    "## E <!-- tags: a -->",
    "  ## F",
    "<!-- c --> ## G",
    "## C\n<!--\n-->",
]
FRONTS = ["f", "", "\\- f", "<!-- c -->", "> f", "f <!-- d"]
POINTS = [
    "- p",
    "* q\n  r",
    "10) s\n    - t",
    "- u\n\n\tv",
    "",
    "<!-- c -->",
    "***",
    "- <!-- w",
    "-  x ",
]
NOTES = ["> n", ">", "> - n", "", "<!-- d\n\n## no -->"]


def lines(choice: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(choice), max_size=3)


SECTIONS = st.builds(
    lambda head, front, back, note: "\n".join([head, *front, "- p", *back, *note]),
    *(st.sampled_from(HEADS), lines(FRONTS), lines(POINTS), lines(NOTES)),
)


@given(sections=st.lists(SECTIONS, min_size=1, max_size=4), new=SECTIONS, data=st.data())
def test_whatever_a_markdown_deck_is_like_only_the_section_of_the_card_changes(
    folder: Path, sections: list[str], new: str, data: st.DataObject
) -> None:
    text = "\n".join(["# T", *sections])
    file = written(folder / "deck.md", text)
    try:
        deck = load_deck(file)
    except DeckError:
        assume(False)
    at = data.draw(st.integers(0, len(deck.cards) - 1))
    sheet = sheet_of(file, deck.cards[at].id)
    assert not sheet.read(sheet.text.encode()).is_change
    try:
        change = sheet.read(new.encode())
    except WrittenCardError:
        return
    check(sheet, change, at, markdown.read)
    old = sheet.text.removesuffix("\n")
    plain, now = (each.replace("\r\n", "\n") for each in (text, change.data.decode()))
    places = [at for at in range(len(plain)) if plain.startswith(old, at)]
    assert any(now.startswith(plain[:at]) and now.endswith(plain[at + len(old) :]) for at in places)


@given(fields=DECKS, other=DECKS, crlf=st.booleans(), data=st.data())
def test_any_card_of_any_markdown_deck_can_become_any_other(
    folder: Path, fields: dict[str, Any], other: dict[str, Any], crlf: bool, data: st.DataObject
) -> None:
    try:
        deck = json_deck.read(json.dumps(fields).encode())
        new = json_deck.read(json.dumps(other).encode()).cards[0]
    except FaultsFound:
        assume(False)
    text = markdown.write(deck)
    file = written(folder / "deck.md", text.replace("\n", "\r\n") if crlf else text)
    at = data.draw(st.integers(0, len(deck.cards) - 1))
    sheet = sheet_of(file, deck.cards[at].id)
    change = replaced_in(sheet, new)
    check(sheet, change, at, markdown.read)
    written(file, change.data)
    changed_back = replaced_in(sheet_of(file, deck.cards[at].id), deck.cards[at])
    assert changed_back.data.decode() == (text.replace("\n", "\r\n") if crlf else text)
