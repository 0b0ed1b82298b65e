"""Text from outside, wherever it appears: nothing in it is obeyed, and nothing else is changed."""

import ast
import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.widgets import Input

from revise1924.cards import MOST_CHARACTERS, MOST_IN_A_LINE, MOST_LINES, Deck
from revise1924.formats import load_deck
from revise1924.library import Desk
from revise1924.storage.progress_file import ProgressFile
from revise1924.text import clean, one_line
from revise1924.tui.app import ReviseApp
from revise1924.tui.widgets.card_list import CardList
from revise1924.tui.widgets.points import PointList
from tests.support.clock import MONDAY, Clock
from tests.support.commands import Forks, app_at, run_program
from tests.support.decks import WriteDeck
from tests.support.places import ROOT
from tests.support.progress import document
from tests.support.screens import press, shown
from tests.support.terminal import Terminal

EVIL = (
    "\x1b]0;owned\x07\x1b[7777m\x9b7777m\x9d0;owned\x9c\x1bP7777q\x1b\\\x90q"  # titles and styles
    "\x00\x08\x0b\x0c\x0e\x7f\x85"  # what moves, rings or switches
    "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2028"  # what turns the text around
    "a"
    + "\u0301" * 60  # a flood of accents
    + "\u200b" * 60
)
"""What no terminal may be sent."""

MARKUP = "[b]a[i][/][@click=app.quit]q[/]"
"""What is no markup, because nobody here writes any."""

PASTED = f"\x1b[200~pasted {MARKUP} \x1b]0;owned\x07\x9b7777m\u202e\x1b[201~"
"""What a terminal sends where such a text is pasted."""

SEQUENCE = re.compile(r"\x1b(?:\[[<=>?]?[0-9;:]*[ $]*[@-~]|\]22;[a-z-]+\x07)")
"""What Textual itself sends: styles, moves, modes, questions, the shape of the pointer."""

FORBIDDEN = re.compile(
    "[\x00-\x07\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
    "|[\u0300-\u036f\u200b]{9}"
)


def harmless(written: bytes, least: int = 1) -> str:
    """Check that nothing evil is in what a program wrote; return it without Textual's sequences.

    The text between brackets has to be there, so that it is known to have been shown at all.
    """
    text = written.decode()
    assert not re.search("(\x1b\\[|\x9b)7777", text)
    plain = SEQUENCE.sub("", text)
    assert not (bad := FORBIDDEN.search(plain)), plain[bad.start() - 40 : bad.end() + 40]
    assert plain.count("[@click=app.quit]") >= least
    return plain


def evil(name: str) -> str:
    """Return a text of this name that has everything in it."""
    return f"{name} {MARKUP} {EVIL} {name}-ends"


def evil_line(name: str) -> str:
    """Return the like on one line, of at most 200 characters."""
    line = evil(name).replace("\u2028", "")
    return line.replace("\u0301" * 60, "\u0301" * 20).replace("\u200b" * 60, "\u200b" * 20)


@pytest.fixture
def evil_deck() -> dict[str, Any]:
    """A deck whose every text is evil."""
    cards = [
        {
            "id": f"card-{number}",
            "topic": evil_line(f"T{number}"),
            "front": evil(f"F{number}"),
            "back": [evil(f"P{number}"), evil(f"Q{number}")],
            "note": evil(f"N{number}"),
        }
        for number in (1, 2)
    ]
    described = {"$schema": evil("S"), "title": evil_line("TITLE"), "description": evil("D")}
    return {**described, "id": "evil", "cards": cards}


EVIL_NAME = f"dir {MARKUP} \x1b]0;owned\x07\x1b[7777m\x9b7777m\n\u202e\u2066\udcff".replace("/", "")
"""A name that a folder can really have; its last byte is no text."""


def spoil_progress(terminal: Terminal, spoilt: Path) -> None:
    """From the second front on, see every error that progress spoilt by others can bring."""
    good, where = spoilt.read_bytes(), str(spoilt)[:36]
    terminal.press("space")
    terminal.wait_for("0 of 2", "Knew")
    for bad in (document(deck=evil("DECK")), json.dumps(evil("XX"))):
        spoilt.write_text(bad)
        terminal.press("y")
        terminal.wait_for(where)
        terminal.press("u")
        terminal.wait_for(where)
        terminal.press("escape")
        terminal.wait_for("Study")
        terminal.press("u")
        terminal.wait_for(where)
        terminal.press("enter")
        terminal.wait_for("Go on unsaved")
        terminal.press("escape")
        terminal.wait_for("Study")
        spoilt.write_bytes(good)
        terminal.press("enter")
        terminal.wait_for("Here are your ticks", "Knew")


def test_line_by_line_nothing_is_said_that_a_terminal_obeys(
    evil_deck: dict[str, Any], write_deck: WriteDeck, tmp_path: Path
) -> None:
    data = tmp_path / EVIL_NAME
    ended = subprocess.run(
        app_at(MONDAY, "quiz", str(write_deck(evil_deck))),
        input=b"\n1\n\x1b[7777m\nundo\nedit\n\nnone\n\nall\n\nall\nrepeat\n",
        env={**os.environ, "REVISE1924_DATA_DIR": str(data)},
        capture_output=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert b"\x1b" not in ended.stdout
    said = harmless(ended.stdout, 20)
    for name in ("TITLE", "T1", "F1", "P1", "Q2", "N2"):
        assert f"{name}-ends" in said


@pytest.mark.parametrize("size", [(100, 30), (72, 20)])
def test_a_terminal_is_sent_nothing_that_a_deck_or_a_name_says(
    size: tuple[int, int],
    evil_deck: dict[str, Any],
    write_deck: WriteDeck,
    tmp_path: Path,
) -> None:
    data = tmp_path / EVIL_NAME
    deck = write_deck(evil_deck)
    columns, lines = size
    with Terminal(
        app_at(MONDAY, str(deck)),
        env={"REVISE1924_DATA_DIR": str(data)},
        columns=columns,
        lines=lines,
    ) as terminal:
        terminal.wait_for("TITLE", "2 new cards", "fresh start")
        terminal.press("?")
        terminal.wait_for("Escape closes")
        terminal.press("escape")
        terminal.wait(lambda text: "Escape closes" not in text, "help gone")
        terminal.press("\x10")
        terminal.wait_for("Search")
        terminal.press(PASTED)
        terminal.wait_for("q[/]", "No matches")
        terminal.press("escape")
        terminal.wait(lambda text: "No matches" not in text, "palette gone")
        terminal.press("enter")
        terminal.wait_for("F1", "1 of 2")
        terminal.press("space")
        terminal.wait_for("P1", "0 of 2")
        terminal.press("1", "down")  # the last point brings the note into view
        terminal.wait_for("N1", "1 of 2 · Enter")
        terminal.press("enter")
        terminal.wait_for("F2", "2 of 2")
        terminal.press("u")
        terminal.wait_for("Undone: T1", "✓")
        for width, height in ((40, 15), (39, 14), size):
            terminal.resize(width, height)
            terminal.wait_for("P1" if width > 39 else "larger")
        terminal.press("y")
        terminal.wait_for("2 of 2", "Flip")
        spoil_progress(terminal, data / "evil.json")
        terminal.press("1")
        terminal.wait_for("1 of 2 · Enter")
        terminal.press("enter")
        terminal.wait_for("Session done", "T2")
        terminal.press("u")
        terminal.wait_for("Undone: T2")
        terminal.press("escape")
        terminal.wait(lambda text: "Undone: T2" not in text, "home")
        terminal.press("u")
        terminal.wait_for("Undone: T1")
        terminal.press("q")
        terminal.wait_for("Not saved:")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    plain = harmless(bytes(terminal.written), least=8)
    for name in ("TITLE", "T1", "T2", "F1", "F2", "P1", "Q1", "N1"):
        assert f"{name} [b]a[i][/]" in plain


@pytest.mark.parametrize("size", [(100, 30), (60, 20)])
def test_no_other_way_to_the_cards_sends_it_to_the_terminal_either(
    size: tuple[int, int], evil_deck: dict[str, Any], write_deck: WriteDeck
) -> None:
    columns, lines = size
    with Terminal(
        app_at(MONDAY, str(write_deck(evil_deck))), columns=columns, lines=lines
    ) as terminal:

        def go(keys: str, *seen: str) -> None:
            terminal.press(keys)
            terminal.wait_for(*seen)

        def back(gone: str) -> None:
            terminal.press("escape")
            terminal.wait(lambda text: gone not in text, f"no {gone}")

        terminal.wait_for("TITLE", "2 new cards")
        go("e", "Accept")
        go(PASTED, "Write it as")
        back("Write it as")
        go("t", "2 cards", "Begin")
        go("enter", "F1", "1 of 2")
        go("w", "Flip and compare")
        go(PASTED, "pasted")
        go("\t", "Your words", "0 of 2")
        go("n", "F2", "2 of 2")
        go(" ", "Knew")
        go("n", "Test done", "P1")
        go("r", "T1", "Reveal")
        go(" ", "P1", "Remembered")
        back("Remembered")
        go("m", "T1", "Reveal")
        back("Reveal")
        go("o", "Reveal", "________")
        go(" ", "T1", "Remembered")
        go("n n", "0 of 2 topics")
        back("0 of 2 topics")
        go("b", "2 cards", "T1")
        go("f1", "1 of 2 cards")
        go("\r", "Card 1 of 1", "P1")
        go("u", "Undone: T2")
        back("Card 1 of 1")
        go(PASTED, "No cards match")
        back("No cards match")
        back("2 cards")
        go("s", "Points you remembered")
        go("2", "T1", "Last")
        go("3", "P1", "Old → new")
        go("u", "Undone: T1")
        back("Tabs")
        go("q", "Not saved:")
        go("q")
        assert terminal.wait_exit() == 0
    harmless(bytes(terminal.written), least=12)


async def test_nothing_pasted_gets_into_the_palette_as_it_is(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    app = ReviseApp(Desk(deck, file), clock)
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+p")
        for pasted in (f"one\n{MARKUP} {EVIL}", "\n", EVIL):
            app.post_message(Paste(pasted))
        await pilot.pause()
        line = app.screen.query_one(Input).value
        assert line.startswith(f"one {MARKUP} ")
        assert not FORBIDDEN.search(line)
        await press(pilot, "escape")  # its search fails where it goes on while the app ends


@pytest.mark.parametrize("size", [(100, 30), (40, 16)])
def test_all_decks_send_nothing_that_a_deck_or_a_name_says(
    size: tuple[int, int], evil_deck: dict[str, Any], tmp_path: Path
) -> None:
    data, (columns, lines) = tmp_path / EVIL_NAME, size
    folder = data / "decks" / EVIL_NAME
    folder.mkdir(parents=True)
    (folder / "a.json").write_text(json.dumps(evil_deck))
    (folder / "b.json").write_text(json.dumps({**evil_deck, "id": "other"}))
    (folder / f"c{EVIL_NAME}.json").write_text(json.dumps({**evil_deck, evil("KEY"): 1}))
    (data / "other.json").write_text(document(deck=evil("DECK")))
    with Terminal(
        app_at(MONDAY),
        env={"REVISE1924_DATA_DIR": str(data)},
        columns=columns,
        lines=lines,
    ) as terminal:
        terminal.wait_for("2 new cards in 1 deck", "Study")
        for keys, seen in {
            "\x1b[F": "1: KEY",
            "\x1b[A": "its progress",
            "\r": "Back",  # what is wrong with it, and how it can be mended
        }.items():
            terminal.press(keys)
            terminal.wait_for(seen)
        terminal.press("escape")
        terminal.wait_for("2 new cards in 1 deck")
        terminal.press("/")
        terminal.wait_for("Words of")
        terminal.press(f"\x1b[200~TITLE {MARKUP[:9]}\x1b[201~")
        terminal.wait_for("TITLE [b]a[i]")
        terminal.press("\x1b[A", "\x1b[A", "\r")
        terminal.wait_for("F1", "1 of 2")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert "TITLE" in harmless(bytes(terminal.written), least=2)


@pytest.mark.parametrize("size", [(100, 30), (40, 16)])
def test_cards_that_are_taken_in_send_nothing_that_they_say(
    size: tuple[int, int], evil_deck: dict[str, Any], write_deck: WriteDeck
) -> None:
    columns, lines = size
    source = write_deck(evil_deck)
    with Terminal(app_at(MONDAY), columns=columns, lines=lines) as terminal:
        terminal.wait_for("The purges", "Study")
        for keys, seen in {
            "d": "All decks",
            "i": "Drop a file",
            PASTED: "pasted",
            "\t": "cannot be taken in",
            "\x1b": "pasted",
        }.items():
            terminal.press(keys)
            terminal.wait_for(seen)
        terminal.press("\x1b")
        terminal.wait_for("Study")
        terminal.press("i")
        terminal.wait_for("Text of 1 line")
        terminal.press(f"\x1b[200~{source}\x1b[201~")
        terminal.wait_for("A file: deck.json")
        terminal.press("\r")
        terminal.wait_for("TITLE", "Save")
        terminal.press("\x1b[F", "\x1b[H", "t")
        terminal.wait_for("Take this title")
        terminal.press("\r")
        terminal.wait(lambda text: "Take this title" not in text, "the preview again")
        terminal.press("\r")
        terminal.wait_for("Saved: TITLE")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert "T1 [b]a[i][/]" in harmless(bytes(terminal.written), least=4)


def test_what_is_printed_holds_nothing_that_a_deck_or_a_name_says(
    evil_deck: dict[str, Any], tmp_path: Path, forks: Forks
) -> None:
    folder = tmp_path / EVIL_NAME
    folder.mkdir()
    good, bad, progress = (folder / f"{name}.json" for name in ("good", "bad", "progress"))
    good.write_text(json.dumps(evil_deck))
    faulty = {**evil_deck, "id": EVIL, evil("KEY"): 1, "title": 1}
    bad.write_text(json.dumps(faulty, indent=1))
    twice = folder / "twice.json"
    twice.write_text('{"KEY%s": 1, "KEY%s": 2}' % ((json.dumps(EVIL)[1:-1],) * 2))
    progress.write_text(document(deck=evil("")))
    given = evil("GIVEN").replace("\0", "")
    for arguments, code in {
        ("status", str(good)): 0,
        ("status", "--json", str(good)): 0,
        ("status", "--progress", str(folder / "none.json")): 0,
        ("stats", str(good)): 0,
        ("stats", "--json", str(good)): 0,
        ("check", str(good), str(bad), str(twice), str(folder / "none.json")): 2,
        ("status", str(bad)): 2,
        ("status", str(twice)): 2,
        ("status", str(good), "--progress", str(progress)): 2,
        ("status", given): 2,
        ("check", given): 2,
        ("status", f"--{given}"): 2,
        ("status", given, given): 2,
        ("check", f"{given}.json"): 2,
    }.items():
        ended = forks.run(list(arguments), tmp_path)
        assert ended.code == code, arguments
        assert b"\x1b" not in ended.out + ended.err
        harmless(ended.out + ended.err)


def test_an_exam_that_is_no_date_is_repeated_without_what_a_terminal_obeys() -> None:
    with Terminal(
        app_at(MONDAY, "--exam", evil("EXAM").replace("\0", "")), columns=200
    ) as terminal:
        assert terminal.wait_exit() == 2
        assert "is no date" in terminal.text
    harmless(bytes(terminal.written))


SIZES = ("0", "1", "3", "-3", "9" * 11, "9" * 5000, "²", "٣", "\x1b]0;owned\x07", "")


@pytest.mark.parametrize("command", ["status", "stats", "--help"])
def test_no_size_that_the_environment_names_breaks_a_command(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for size in SIZES:
        monkeypatch.setenv("COLUMNS", size)
        monkeypatch.setenv("LINES", size)
        ended = run_program([command], tmp_path)
        assert (ended.code, ended.err) == (0, b""), size
        assert not FORBIDDEN.search(ended.out.decode())


ZONES = (
    "UTC+999999",
    "\x1b]0;owned\x07",
    "a\nb",
    "x" * 300,
    "\udcff\udc80",
    "<\x1b>5",
    "/dev/zero",
)


@pytest.mark.parametrize("zone", ZONES, ids=ascii)
def test_no_zone_that_the_environment_names_breaks_a_command(zone: str, tmp_path: Path) -> None:
    ended = run_program(["status"], tmp_path, {**os.environ, "TZ": zone})
    assert (ended.code, ended.err) == (0, b"")
    assert not FORBIDDEN.search(ended.out.decode())


LONG = "long" * 70
"""Longer than names may be."""


@pytest.mark.parametrize("name", [EVIL_NAME, "a\nb", "\u202ename", "\udcff\udc80", LONG], ids=ascii)
def test_files_of_any_name_are_named_without_harm(
    name: str, tmp_path: Path, forks: Forks, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "data" / name
    monkeypatch.setenv("REVISE1924_DATA_DIR", str(inside))
    if name != LONG:
        inside.mkdir(parents=True)
        (inside / f"stalin-1924-41.conflict-{name}.json").write_text("{")
        (inside / f"stalin-1924-41.conflict-{name}2.json").write_text(document())
        (inside / "stalin-1924-41.json").write_text(document())
        (inside / f"stalin-1924-41.json.backup-{name}").write_text("{")
    for arguments in (
        ["status"],
        ["stats"],
        ["doctor"],
        ["merge", str(inside / f"{name}.json")],
        ["status", "--progress", str(inside / f"{name}.json")],
        ["status", str(inside / f"{name}.json")],
        ["check", str(inside / f"{name}.json"), name],
    ):
        ended = forks.run(arguments, tmp_path)
        said = ended.out + ended.err
        assert ended.code in {0, 1, 2}, said
        assert b"Traceback" not in said
        assert not FORBIDDEN.search(said.decode()), said
        assert ended.err.count(b"\n") <= 3 * len(arguments)


TONGUES = (
    "👩🏽‍🚀 👨‍👩‍👧‍👦 🏳️‍🌈 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇪🇪 1️⃣",
    "革命は1917年 혁명 ＡＢＣ",
    "מהפכת אוקטובר (1917)",
    "ثورة أكتوبر، ١٩١٧",
    "अक्टूबर क्रान्ति, क्षत्रिय",
    "e\u0301 n\u0303 Việt ẹ̀ \u2067שלום\u2069 a\u200db [b]x[/b] \\[i] [/]",
    "two,  two spaces",
)


@pytest.fixture
def foreign(write_deck: WriteDeck) -> Path:
    """A deck of other scripts."""
    cards = [
        {"topic": text, "front": f"{text}?", "back": [text, *TONGUES], "note": text}
        for text in TONGUES
    ]
    return write_deck({"id": "foreign", "title": TONGUES[0], "cards": cards})


@pytest.mark.parametrize("text", TONGUES)
def test_every_script_is_left_as_it_is(text: str) -> None:
    assert clean(text) == text


async def test_every_script_is_on_the_screens_as_it_is_in_the_file(
    foreign: Path, clock: Clock, tmp_path: Path
) -> None:
    deck = load_deck(foreign)
    app = ReviseApp(Desk(deck, ProgressFile(tmp_path / "progress.json", deck.id)), clock)
    async with app.run_test(size=(100, 60)) as pilot:
        assert shown(pilot, "#title") == TONGUES[0]
        rows = app.screen.query_one(CardList)
        lines = (rows.render_line(row).text for row in range(rows.virtual_size.height))
        for text in TONGUES:  # one below the other, with their questions between them
            assert any(one_line(text) in line for line in lines)
        await press(pilot, "enter")
        for text in TONGUES:
            assert [shown(pilot, "#topic"), shown(pilot, "#question")] == [text, f"{text}?"]
            await press(pilot, "space")
            points = app.screen.query_one(PointList)
            seen = [points.render_line(y).text.strip() for y in range(points.virtual_size.height)]
            for line in "\n".join((*TONGUES, text)).split("\n"):
                assert any(line in each for each in seen)
            await press(pilot, "y")
        await press(pilot, "escape", "u")
        assert shown(pilot, "#news") == f"Undone: {TONGUES[-1]}, 8 of 8."


def test_every_script_is_printed_as_it_is(foreign: Path, tmp_path: Path) -> None:
    ended = run_program(["status", "--json", str(foreign)], tmp_path)
    status = json.loads(ended.out)
    assert status["title"] == TONGUES[0]
    assert [card["topic"] for card in status["cards"]] == list(TONGUES)
    table = run_program(
        ["status", str(foreign)], tmp_path, {**os.environ, "COLUMNS": "120"}
    ).out.decode()
    for text in TONGUES:
        assert text.replace("\n", " ") in table


ODD_TEXTS = {
    "words": "endless " * 1250,
    "no space": "x" * MOST_CHARACTERS,
    "marks": "a\u0301\u0302" * 3333,
    "zero width": "a\u200b" * 5000,
    "emoji": "👨‍👩‍👧‍👦" * 1400,
    "flags": "🏴󠁧󠁢󠁳󠁣󠁴󠁿" * 1400,
    "bidi": "\u2067אב\u2069\u202eab" * 1250,
    "tabs": "a\t" * 5000,
    "wide": "革命" * 5000,
    "lines": ("a\n" * MOST_LINES).strip(),
    "separators": ("a\u2028" * MOST_LINES)[:-1],
    "controls": "a\x1b[2J\x9b2J\x85\x00" * 900,
}


@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS)
async def test_no_text_breaks_the_layout_beyond_its_own_row(
    text: str, write_deck: WriteDeck, clock: Clock, tmp_path: Path
) -> None:
    line = " ".join(text.split())[:MOST_IN_A_LINE]
    card = {"topic": line, "front": text, "back": [text] * 3, "note": text}
    cards = [{**card, "id": f"card-{number}"} for number in range(3)]
    deck = load_deck(write_deck({"id": "odd", "title": line, "cards": cards}))
    app = ReviseApp(Desk(deck, ProgressFile(tmp_path / "progress.json", deck.id)), clock)
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.pause()
        for keys, seen in (
            ((), ("#todo", "CardList", "Keys")),
            (("enter",), ("HowFar", "#question", "Keys")),
            (("space",), ("HowFar", "PointList", "#score", "Keys")),
            (("y",), ("HowFar", "#question", "Keys")),
            (("y", "y", "y"), ("HowFar", "#news", "Keys")),
            (("escape", "u"), ("#todo", "#news", "CardList", "Keys")),
            (("s", "2"), ("TabRow", "LineList", "Keys")),
            (("3",), ("TabRow", "LineList", "Keys")),
            (("escape", "b"), ("Input", "LineList", "Keys")),
            (("enter",), ("Page", "Keys")),
            (("escape", "escape", "o"), ("#todo", "PointList", "Keys")),
            (("space", "n"), ("PointList", "Keys")),
            (("escape", "t", "enter", "space", "n", "space", "n", "space", "n"), ("#todo", "Keys")),
        ):
            await press(pilot, *keys)
            for selector in seen:
                region = app.screen.query_one(selector).region
                assert app.screen.region.overlaps(region), (keys, selector)


TUI = sorted(
    path
    for path in (ROOT / "src" / "revise1924" / "tui").rglob("*.py")
    if "life" not in path.parts  # it writes constants, to the terminal and to no widget
)

SAFE = {"Content", "Text", "Table", "Option", "inked", "front_and_back", "history"}
"""What is shown as it is; as annotations, what such a function returns."""

SINKS = {
    *("Static", "Label", "Button", "Checkbox", "RadioButton", "Collapsible", "Markdown"),
    *("Digits", "Link", "Tooltip", "Toast", "Option", "Selection", "TabPane", "Tab", "__init__"),
    *("update", "notify", "add_row", "add_rows", "add_column", "add_columns", "add_option"),
    *("add_options", "set_options", "replace_option_prompt_at_index", "replace_option_prompt"),
    *("update_cell", "update_cell_at", "write", "write_line", "set_content"),
}
"""What puts its arguments on the screen, and reads markup in texts."""

LAST_OF = {name for name in SINKS if name.startswith(("replace_option", "update_cell"))}
"""Those of them whose last argument is shown; what comes before says where."""

TEXTS = {"content", "label", "message", "title", "prompt", "text", "placeholder", "tooltip"}
SHOWN = {"border_title", "border_subtitle", "tooltip", "placeholder", "content", "label"}
BANNED = {"from_markup", "Markdown", "from_ansi", "open_url"}


class Bypass(ast.NodeVisitor):
    """Finds what is put on the screen in one module without `Content` or `Text` around it."""

    def __init__(self, source: str) -> None:
        tree = ast.parse(source)
        self.lines: list[int] = []
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        self._returns = {node.name: ast.unparse(node.returns or node) for node in functions}
        self._given: dict[str, list[ast.expr]] = {}
        self.visit(tree)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        above, self._given = (
            self._given,
            {
                given.arg: [ast.Constant(None)]  # a parameter that is no text
                for given in node.args.args
                if given.annotation and "str" not in ast.unparse(given.annotation)
            },
        )
        for each in ast.walk(node):
            if isinstance(each, ast.Assign) and isinstance(each.targets[0], ast.Name):
                self._given.setdefault(each.targets[0].id, []).append(each.value)
        self.generic_visit(node)
        self._given = above

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self.visit_FunctionDef(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        shown = isinstance(node.targets[0], ast.Attribute) and node.targets[0].attr in SHOWN
        self._look(node.lineno, [node.value] if shown else [])
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = _name(node)
        if name in BANNED:
            self.lines.append(node.lineno)
        if name in SINKS:
            keywords = {each.arg: each.value for each in node.keywords}
            plain = isinstance(markup := keywords.get("markup"), ast.Constant) and not markup.value
            given = [value for key, value in keywords.items() if key in TEXTS]
            shown_first = node.args[-1:] if name in LAST_OF else node.args
            self._look(node.lineno, given if plain else [*shown_first, *given])
        self.generic_visit(node)

    def _look(self, line: int, given: list[ast.expr]) -> None:
        self.lines += [line for each in given if not self._is_safe(each)]

    def _is_safe(self, node: ast.expr) -> bool:
        if isinstance(node, ast.Constant):
            return not isinstance(node.value, str) or "[" not in node.value
        if isinstance(node, ast.Call):
            return self._is_safe_call(node)
        parts = self._parts(node)
        return parts is not None and all(map(self._is_safe, parts))

    def _is_safe_call(self, node: ast.Call) -> bool:
        owner = node.func.value if isinstance(node.func, ast.Attribute) else None
        of = _name(owner) if isinstance(owner, ast.Call) else owner and ast.unparse(owner)
        return not SAFE.isdisjoint({_name(node), of, self._returns.get(_name(node))})

    def _parts(self, node: ast.expr) -> list[ast.expr] | None:
        """Return what `node` is one of, or made of; None where that is not to be seen here."""
        match node:
            case ast.IfExp():
                return [node.body, node.orelse]
            case ast.Starred() | ast.Subscript():
                return [node.value]
            case ast.Tuple() | ast.List():
                return node.elts
            case ast.Dict():
                return node.values
            case ast.ListComp() | ast.GeneratorExp():
                return [node.elt]
        return self._given.get(node.id) if isinstance(node, ast.Name) else None


def _name(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)


def bypasses(source: str) -> list[int]:
    """Return the lines of `source` on which text is put on the screen that may be markup."""
    return Bypass(source).lines


def test_the_screens_are_among_the_modules_that_are_looked_at() -> None:
    assert {"home.py", "session_screen.py", "points.py", "app.py"} <= {path.name for path in TUI}


@pytest.mark.parametrize("path", TUI, ids=lambda path: path.name)
def test_no_screen_shows_text_that_may_be_taken_for_markup(path: Path) -> None:
    places = [f"{path}:{line}" for line in bypasses(path.read_text(encoding="utf-8"))]
    assert not places, "wrap what is shown in Content(...) or Text(...): " + ", ".join(places)


@pytest.mark.parametrize(
    ("line", "is_bypass"),
    [
        ("Static(card.front)", True),
        ("Static(Content(card.front))", False),
        ("self.query_one(Static).update(f'{card.front}')", True),
        ("self.query_one(Static).update(Content(card.front))", False),
        ("self.query_one(ProgressBar).update(total=1)", False),
        ("self.border_title = deck.title", True),
        ("table.add_row(*[card.topic])", True),
        ("table.add_row(*[Text(card.topic)])", False),
        ("table.add_row('[b]')", True),
        ("self.notify(str(error))", True),
        ("self.notify(str(error), title='Oh', markup=False)", False),
        ("self.notify(str(error), title=card.topic, markup=False)", True),
        ("Static(Text.from_markup(card.front))", True),
        ("Option(Text(card.front) if card else '')", False),
    ],
)
def test_a_bypass_is_found(line: str, is_bypass: bool) -> None:
    assert bool(bypasses(line)) is is_bypass
