"""i on all decks: a path or the cards themselves, what is understood of them, and the save."""

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import DataTable, Input

from revise1924.desks import Desks
from revise1924.errors import SaveError
from revise1924.formats import load_deck
from revise1924.library import open_desk
from revise1924.paths import library_folder
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.all_decks import AllDecksScreen
from revise1924.tui.screens.help import HelpScreen
from revise1924.tui.screens.home import HomeScreen
from revise1924.tui.screens.importing import ImportScreen, Room
from revise1924.tui.screens.preview import PreviewScreen
from revise1924.tui.screens.study import StudyScreen
from revise1924.tui.shared.beside import HowFar
from revise1924.tui.shared.seen import Choices, Seen
from revise1924.tui.widgets.found_lines import FoundLines
from revise1924.tui.widgets.keys import Keys
from tests.support.clock import Clock
from tests.support.failures import failing
from tests.support.library import put_deck
from tests.support.places import ROOT
from tests.support.screens import (
    SIZE,
    is_up,
    keys_offered,
    notices,
    point_lines,
    press,
    shown,
    wait_until,
)

SAMPLES = ROOT / "tests" / "formats" / "samples"

DECK = """\
# The Cold War

## Truman Doctrine
What did it promise?
- Help against communism
- Money for Greece and Turkey

## Marshall Plan
- Money for Europe
"""

TABLE = "1949\tNATO is founded\n1955\tThe Warsaw Pact is signed\n1961\tThe Wall is built\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file of two cards, with a space in its name."""
    path = tmp_path / "my cards.md"
    path.write_text(DECK)
    return path


@pytest.fixture
def app(clock: Clock) -> ReviseApp:
    """The app on all decks, of which there are two."""
    put_deck("art.json")
    put_deck("physics.json")
    return ReviseApp(Desks(), clock)


async def paste(pilot: Pilot[Any], text: object) -> None:
    """Paste a text, or type a path as a terminal does where a file is dropped."""
    pilot.app.post_message(Paste(str(text)))
    await pilot.pause()
    await pilot.pause()


async def read(pilot: Pilot[Any]) -> None:
    """Let the app read until it has understood."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def look(pilot: Pilot[Any], written: object) -> None:
    """Have it shown what is understood of a file, or of text."""
    await press(pilot, "i")
    await paste(pilot, written)
    await press(pilot, "tab")
    await read(pilot)


def lines(pilot: Pilot[Any]) -> list[str]:
    """Return the lines of the preview that are not blank, with what spaces them left away."""
    found = pilot.app.screen.query_one(FoundLines).lines
    return [" ".join(line.text.split()) for line in found if line.text.strip()]


def painted(pilot: Pilot[Any]) -> str:
    """Return all that is on the screen."""
    svg = pilot.app.export_screenshot()
    return re.sub("<[^>]*>", "", svg).replace("&#160;", " ")


def written(pilot: Pilot[Any]) -> str:
    return pilot.app.screen.query_one(Room).whole


def saved(name: str) -> list[str]:
    """Return the topics of a deck in the library."""
    return [card.topic for card in load_deck(library_folder() / name).cards]


def under_cursor(pilot: Pilot[Any]) -> str:
    table = pilot.app.screen.query_one(DataTable)
    return str(table.get_row_at(table.cursor_row)[0])


async def test_a_file_is_shown_and_saved_and_the_cursor_is_on_its_deck(
    app: ReviseApp, source: Path
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await look(pilot, source)
        assert is_up(pilot, PreviewScreen)
        assert shown(pilot, "#title") == "This is a deck as Markdown"
        assert lines(pilot) == [
            "The Cold War",
            '2 cards, 3 points, a new deck with the id "the-cold-war"',
            "Truman Doctrine",
            "What did it promise?",
            "• Help against communism",
            "• Money for Greece and Turkey",
            "Marshall Plan",
            "• Money for Europe",
        ]
        assert keys_offered(pilot) == ["Save", "Title", "Back"]
        assert not (library_folder() / "the-cold-war.md").exists()
        await press(pilot, "enter")
        await pilot.pause()
        assert is_up(pilot, AllDecksScreen)
        assert under_cursor(pilot) == "The Cold War"
        assert shown(pilot, "#news") == "Saved: The Cold War, 2 cards."
        assert saved("the-cold-war.md") == ["Truman Doctrine", "Marshall Plan"]
        await press(pilot, "enter")
        assert is_up(pilot, StudyScreen)
        await press(pilot, "escape", "i")
        assert written(pilot) == ""


@pytest.mark.parametrize(
    ("form", "end"),
    [
        ("'{}'", ""),
        ('"{}"', " "),
        ("{}", "\n"),
        ("{escaped}", " "),
        ("file://{url}", "\r\n"),
    ],
)
async def test_a_dropped_file_is_told_by_its_name_and_enter_looks_at_it(
    form: str, end: str, app: ReviseApp, source: Path
) -> None:
    whole = str(source)
    dropped = form.format(whole, escaped=whole.replace(" ", "\\ "), url=whole.replace(" ", "%20"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "i")
        await paste(pilot, dropped + end)
        assert shown(pilot, "#understood") == "A file: my cards.md"
        assert keys_offered(pilot) == ["Look", "Back"]
        await press(pilot, "enter")
        await read(pilot)
        assert lines(pilot)[0] == "The Cold War"


async def test_a_path_can_be_typed(app: ReviseApp, home_of_its_own: Path) -> None:
    (home_of_its_own / "war.md").write_text(DECK)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "i", *"~/war.md", "enter")
        await read(pilot)
        assert lines(pilot)[0] == "The Cold War"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/no/such/file", "There is no such file."),
        ("cards.apkg", "There is no such file."),
        ("~", "That is a folder."),
        ("/dev/null", "That is no ordinary file."),
    ],
)
async def test_a_path_without_a_file_is_told_and_not_looked_at(
    typed: str, said: str, app: ReviseApp
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "i")
        await paste(pilot, typed)
        assert shown(pilot, "#understood") == said
        assert app.screen.query_one("#understood").has_class("-error")
        assert keys_offered(pilot) == ["Back"]
        await press(pilot, "tab", "enter")
        assert is_up(pilot, ImportScreen)
        assert written(pilot) == typed


async def test_nothing_is_looked_at_where_nothing_is_written(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "i", "tab", "enter", "enter", "tab")
        assert is_up(pilot, ImportScreen)
        assert shown(pilot, "#understood") == ""
        assert keys_offered(pilot) == ["Back"]
        await press(pilot, "escape")
        assert is_up(pilot, AllDecksScreen)


async def test_enter_makes_a_line_of_text(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "i", *"one", "enter", *"two")
        assert written(pilot) == "one\ntwo"
        assert shown(pilot, "#understood") == "Text of 2 lines"


async def test_a_pasted_table_keeps_its_tabs_and_gets_a_title_before_it_is_saved(
    app: ReviseApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await look(pilot, TABLE.replace("\n", "\r"))
        assert shown(pilot, "#title") == "This is a table with tabs between"
        assert keys_offered(pilot) == ["Take this title", "Back"]
        await press(pilot, "enter")
        assert shown(pilot, "#news") == "Write what the deck is to be called."
        await press(pilot, *"Dates", "enter")
        await read(pilot)
        assert lines(pilot)[:2] == ["Dates", '3 cards, 3 points, a new deck with the id "dates"']
        assert keys_offered(pilot) == ["Save", "Title", "Back"]
        await press(pilot, "enter")
        await pilot.pause()
        assert shown(pilot, "#news") == "Saved: Dates, 3 cards."
        assert under_cursor(pilot) == "Dates"
        assert saved("dates.md") == ["1949", "1955", "1961"]


async def test_another_file_of_the_same_name_gets_a_title_and_the_first_deck_stays(
    app: ReviseApp, tmp_path: Path
) -> None:
    source = tmp_path / "cards.tsv"
    source.write_text(TABLE)
    async with app.run_test(size=SIZE) as pilot:
        await look(pilot, source)
        await press(pilot, "enter")
        await pilot.pause()
        assert shown(pilot, "#news") == "Saved: cards, 3 cards."
        source.write_text("osmosis\tWater goes through\nmitosis\tA cell divides\n")
        await look(pilot, source)
        asked = 'Your deck "cards" has none of these cards. What are they to be called?'
        assert shown(pilot, "#news") == asked
        assert keys_offered(pilot) == ["Take this title", "Back"]
        await press(pilot, *"Cells", "enter")
        await read(pilot)
        await press(pilot, "enter")
        await pilot.pause()
        assert under_cursor(pilot) == "Cells"
        assert saved("cards.md") == ["1949", "1955", "1961"]


async def test_a_deck_can_be_given_another_title_or_keep_its_own(
    app: ReviseApp, source: Path
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await look(pilot, source)
        await press(pilot, "t")
        assert app.screen.query_one(Input).value == "The Cold War"
        await press(pilot, *"pst", "escape")  # letters, and no keys of the preview
        assert keys_offered(pilot) == ["Save", "Title", "Back"]
        assert lines(pilot)[0] == "The Cold War"
        await press(pilot, "t", *"[b]Cold[/b]", "enter")
        await read(pilot)
        assert lines(pilot)[0] == "[b]Cold[/b]"
        await press(pilot, "enter")
        await pilot.pause()
        assert under_cursor(pilot) == "[b]Cold[/b]"


async def test_what_was_written_stays_until_it_has_been_saved(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await look(pilot, DECK)
        await press(pilot, "escape")
        assert is_up(pilot, ImportScreen)
        assert written(pilot) == DECK
        await press(pilot, "escape")
        assert is_up(pilot, AllDecksScreen)
        assert shown(pilot, "#todo") == "4 new cards in 2 decks, about 2 minutes"
        await press(pilot, "i")
        assert written(pilot) == DECK
        await paste(pilot, TABLE)  # takes the place of all that was there
        assert written(pilot) == TABLE


async def test_what_cannot_be_understood_is_told_with_what_could_be(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await look(pilot, "Nothing in this is a card.")
        assert shown(pilot, "#title") == "This cannot be taken in"
        assert lines(pilot)[0].startswith("The text has no cards in a format that is known")
        assert "• Anki's packages, .apkg and .colpkg" in lines(pilot)
        assert keys_offered(pilot) == ["Back"]
        await press(pilot, "enter", "escape")
        assert written(pilot) == "Nothing in this is a card."


async def test_a_file_that_is_gone_meanwhile_is_told(app: ReviseApp, source: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "i")
        await paste(pilot, source)
        await look_and_come_back(pilot)
        source.unlink()
        await press(pilot, "enter")
        assert is_up(pilot, ImportScreen)
        assert written(pilot) == str(source)


async def look_and_come_back(pilot: Pilot[Any]) -> None:
    await press(pilot, "tab")
    await read(pilot)
    assert lines(pilot)[0] == "The Cold War"
    await press(pilot, "escape")


async def test_cards_without_points_are_told_in_the_preview(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await look(pilot, "term\tdefinition\nNATO\tan alliance\nSEATO\t\nCENTO\tanother\n")
        await press(pilot, *"Pacts", "enter")
        await read(pilot)
        assert lines(pilot)[-2:] == [
            "Left out, or doubtful",
            "line 3: card 2 has no point; left out",
        ]


async def test_an_update_tells_what_is_new_and_an_open_desk_keeps_its_history_and_ticks(
    clock: Clock, tmp_path: Path
) -> None:
    path = put_deck("art.json", cards=3)
    said = json.loads(path.read_text())
    said["cards"][1]["back"] = ["b", "a", "a third"]
    ceiling = {"topic": "A ceiling", "front": "Who painted it?", "back": ["Michelangelo"]}
    said["cards"].append(ceiling)
    del said["cards"][2]
    source = tmp_path / "anew.json"
    source.write_text(json.dumps(said))
    app = ReviseApp(Desks(), clock)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "right", "enter", "space", "y", "space", "1", "escape", "escape")
        assert is_up(pilot, AllDecksScreen)
        await look(pilot, source)
        assert lines(pilot)[1:5] == [
            '3 cards, 6 points, for your deck "art"',
            "1 new: A ceiling",
            "1 changed: Topic 1",
            "1 gone: Topic 2",
        ]
        await press(pilot, "enter")
        await pilot.pause()
        assert shown(pilot, "#news").startswith("Saved: All of art, 3 cards. As it was before: ")
        assert under_cursor(pilot) == "All of art"
        await press(pilot, "right")
        assert is_up(pilot, HomeScreen)
        await press(pilot, "enter")  # the card that was left is up, flipped as it was
        assert point_lines(pilot) == ["○ 1 b", "✓ 2 a", "○ 3 a third"]
    desk = open_desk(str(path))
    assert [each.card for each in desk.keeper.progress.reviews] == ["topic-0"]
    (kept,) = (path.parents[1] / "earlier").iterdir()
    assert len(load_deck(kept).cards) == 3


async def test_the_deck_that_ships_is_brought_up_to_date_in_a_copy_and_keeps_its_history(
    clock: Clock, tmp_path: Path, shipped: dict[str, Any]
) -> None:
    shipped["cards"][0]["back"].append("A point more")
    source = tmp_path / "anew.json"
    source.write_text(json.dumps(shipped))
    app = ReviseApp(Desks(), clock)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "y", "escape")
        await look(pilot, source)
        await press(pilot, "enter")
        await pilot.pause()
        assert shown(pilot, "#news") == f"Saved: {shipped['title']}, 7 cards."
        assert app.screen.query_one(DataTable).row_count == 1
        assert under_cursor(pilot) == shipped["title"]
        await press(pilot, "right", "b", "enter")
        assert "Reviewed once" in painted(pilot)
        assert "A point more" in painted(pilot)
    (copy,) = library_folder().iterdir()
    assert len(load_deck(copy).cards[0].back) == len(shipped["cards"][0]["back"])
    assert len(open_desk(str(copy)).keeper.progress.reviews) == 1


async def test_what_is_read_meanwhile_is_there_once_the_terminal_is_large_enough_again(
    app: ReviseApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "i")
        await paste(pilot, TABLE)
        await press(pilot, "tab")
        await pilot.resize_terminal(39, 14)
        await read(pilot)
        await pilot.resize_terminal(*SIZE)
        await pilot.pause()
        assert is_up(pilot, PreviewScreen)
        assert shown(pilot, "#title") == "This is a table with tabs between"
        await press(pilot, *"Dates", "enter")
        await read(pilot)
        assert lines(pilot)[0] == "Dates"


async def test_the_same_again_saves_nothing(app: ReviseApp, source: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await look(pilot, source)
        await press(pilot, "enter")
        await pilot.pause()
        before = (library_folder() / "the-cold-war.md").stat()
        await look(pilot, source)
        assert lines(pilot)[1] == '2 cards, 3 points, just as your deck "the-cold-war" has them'
        assert shown(pilot, "#news") == "Nothing is new: there is nothing to save."
        assert keys_offered(pilot) == ["Title", "Back"]
        await press(pilot, "enter")
        assert is_up(pilot, PreviewScreen)
        assert (library_folder() / "the-cold-war.md").stat() == before


async def test_a_save_that_fails_is_told_and_can_be_tried_again(
    app: ReviseApp, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await look(pilot, source)
        with monkeypatch.context() as broken:
            broken.setattr(os, "fsync", failing(errno.ENOSPC))
            await press(pilot, "enter")
            await pilot.pause()
            await read(pilot)
        assert is_up(pilot, PreviewScreen)
        assert "not saved: No space left on device" in shown(pilot, "#news")
        assert app.screen.query_one("#news").has_class("-error")
        assert lines(pilot)[0] == "The Cold War"
        assert not (library_folder() / "the-cold-war.md").exists()
        await press(pilot, "enter")
        await pilot.pause()
        assert is_up(pilot, AllDecksScreen)
        assert under_cursor(pilot) == "The Cold War"


async def test_a_deck_that_was_changed_meanwhile_is_compared_anew_before_it_is_saved(
    app: ReviseApp, source: Path
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await look(pilot, source)
        await press(pilot, "enter")
        await pilot.pause()
        source.write_text(f"{DECK}\n## NATO\n- An alliance\n")
        await look(pilot, source)
        assert "1 new: NATO" in lines(pilot)
        deck = library_folder() / "the-cold-war.md"
        deck.write_text(deck.read_text().replace("Money for Europe", "Food for Europe"))
        await press(pilot, "enter")
        await pilot.pause()
        await read(pilot)
        assert "the deck was changed meanwhile" in shown(pilot, "#news")
        assert {"1 new: NATO", "1 changed: Marshall Plan"} <= set(lines(pilot))
        await press(pilot, "enter")
        await pilot.pause()
        assert saved("the-cold-war.md") == ["Truman Doctrine", "Marshall Plan", "NATO"]
        assert "Money for Europe" in deck.read_text()


async def test_several_decks_in_one_file_can_be_kept_apart_and_are_saved_together(
    app: ReviseApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await look(pilot, SAMPLES / "anki-whole.colpkg")
        assert keys_offered(pilot) == ["Save", "Title", "Several decks", "Back"]
        await press(pilot, "s")
        await read(pilot)
        assert keys_offered(pilot) == ["Save all", "One deck", "Back"]
        decks = re.fullmatch(r"(\d+) decks to save\.", shown(pilot, "#news"))
        assert decks is not None
        await press(pilot, "s")
        await read(pilot)
        assert keys_offered(pilot) == ["Save", "Title", "Several decks", "Back"]
        await press(pilot, "s")
        await read(pilot)
        await press(pilot, "enter")
        await pilot.pause()
        assert is_up(pilot, AllDecksScreen)
        assert shown(pilot, "#news").startswith(f"Saved: {decks[1]} decks, ")
        assert len([*library_folder().glob("*.md")]) == int(decks[1])
        assert app.screen.query_one(DataTable).row_count == 3 + int(decks[1])


async def test_where_one_of_several_decks_cannot_be_saved_the_others_are_not_saved_again(
    app: ReviseApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await look(pilot, SAMPLES / "anki-whole.colpkg")
        await press(pilot, "s")
        await read(pilot)
        with monkeypatch.context() as broken:
            broken.setattr("revise1924.updating.replace_file", _once(SaveError("not saved: full")))
            await press(pilot, "enter")
            await pilot.pause()
            await read(pilot)
        assert shown(pilot, "#news") == "not saved: full"
        (first,) = library_folder().glob("*.md")
        before = first.stat()
        await press(pilot, "enter")
        await pilot.pause()
        assert is_up(pilot, AllDecksScreen)
        assert first.stat() == before
        assert len([*library_folder().glob("*.md")]) > 1


def _once(error: Exception) -> Any:
    """Return what writes a file once, and then fails."""
    done = list[Path]()

    def write(target: Path, data: bytes, *, check: Any) -> None:
        if done:
            raise error
        check()
        target.write_bytes(data)
        done.append(target)

    return write


async def test_an_answer_in_one_piece_can_become_a_point_a_sentence(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await look(pilot, "# War\n\n## NATO\n- An alliance. It has twelve members.\n")
        assert keys_offered(pilot) == ["Save", "Title", "Points", "Back"]
        await press(pilot, "p")
        await read(pilot)
        assert lines(pilot)[-2:] == ["• An alliance.", "• It has twelve members."]
        assert keys_offered(pilot) == ["Save", "Title", "One point", "Back"]
        await press(pilot, "p")
        await read(pilot)
        assert lines(pilot)[-1] == "• An alliance. It has twelve members."


async def test_decks_that_were_named_get_the_new_one_beside_them(
    clock: Clock, source: Path
) -> None:
    app = ReviseApp(Desks([put_deck("art.json"), put_deck("physics.json")]), clock)
    put_deck("chemistry.json")
    async with app.run_test(size=SIZE) as pilot:
        await look(pilot, source)
        await press(pilot, "enter")
        await pilot.pause()
        assert under_cursor(pilot) == "The Cold War"
        assert app.screen.query_one(DataTable).row_count == 4


async def test_a_deck_is_seen_though_others_were_looked_for(app: ReviseApp, source: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "slash", *"art")
        app.screen.set_focus(app.screen.query_one(DataTable))  # as a click does
        await look(pilot, source)
        await press(pilot, "enter")
        await pilot.pause()
        assert under_cursor(pilot) == "The Cold War"
        assert app.screen.query_one(DataTable).row_count == 4


@pytest.mark.parametrize("size", [(40, 15), (120, 40)])
async def test_no_text_is_taken_for_markup_and_none_reaches_the_terminal_as_it_is(
    size: tuple[int, int], app: ReviseApp, tmp_path: Path
) -> None:
    evil = "[bold]x[/bold] [@click=app.quit]y[/] \x1b]0;z\x07 \x9b31m"
    source = tmp_path / "evil [b].json"
    card = {"topic": evil, "front": evil, "back": [evil], "note": evil}
    source.write_text(json.dumps({"id": "evil", "title": f"A {evil}", "cards": [card]}))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "i")
        await paste(pilot, f"{evil}\n{evil}\tz")
        assert "[bold]x[/bold]" in painted(pilot)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", written(pilot).replace("\t", ""))
        assert "\t" in written(pilot)
        await press(pilot, "f7")
        await paste(pilot, source)
        assert shown(pilot, "#understood") == "A file: evil [b].json"
        await press(pilot, "enter")
        await read(pilot)
        assert "[bold]x[/bold]" in painted(pilot)
        assert "[@click=app.quit]y[/]" in " ".join(lines(pilot))
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", " ".join(lines(pilot)))
        await press(pilot, "enter")
        await pilot.pause()
        assert is_up(pilot, AllDecksScreen)
        assert shown(pilot, "#news").startswith("Saved: A [bold]x[/bold]")


async def test_in_the_smallest_terminal_all_can_be_read_and_done(
    app: ReviseApp, source: Path
) -> None:
    source.write_text(DECK + "".join(f"\n## Year {n}\n- An event\n- Another\n" for n in range(9)))
    async with app.run_test(size=(40, 15)) as pilot:
        await look(pilot, source)
        keys = app.screen.query_one(Keys)
        assert keys.region.bottom == 15
        assert "… and 8 more cards" not in painted(pilot)
        await press(pilot, "end")
        assert "… and 8 more cards" in painted(pilot)
        await press(pilot, "home", "down", "pagedown", "t")
        assert app.screen.query_one(Input).region.height == 1
        assert "Take this title" in painted(pilot)
        await press(pilot, "escape", "enter")
        await pilot.pause()
        assert under_cursor(pilot) == "The Cold War"


async def test_of_much_text_the_beginning_is_shown_and_all_is_taken(app: ReviseApp) -> None:
    much = "".join(f"{n}\tThe answer to {n}\n" for n in range(8000))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "i")
        await paste(pilot, much)
        assert shown(pilot, "#understood") == "Text of 8,000 lines, of which the beginning is shown"
        assert len(app.screen.query_one(Room).text) < len(much)
        assert written(pilot) == much
        await press(pilot, "x")
        assert written(pilot) == f"x{much}"
        await press(pilot, "backspace", "tab")
        await read(pilot)
        assert lines(pilot)[1].startswith("8000 cards, 8000 points")
        await press(pilot, "escape", "escape", "i")
        assert written(pilot) == much
        await press(pilot, "delete")  # all of it is selected
        assert written(pilot) == ""
        await press(pilot, "ctrl+z")
        assert written(pilot) == ""


async def test_a_paste_into_much_text_goes_where_the_cursor_is(app: ReviseApp) -> None:
    much = "word\n" * 10_000
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "i", *"ab", "left")
        await paste(pilot, much)
        assert written(pilot) == f"a{much}b"
        await press(pilot, "ctrl+home")
        await paste(pilot, "first ")
        assert written(pilot) == f"first a{much}b"


async def test_a_paste_beyond_all_measure_is_cut_and_that_is_said(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "i")
        await paste(pilot, "word\n" * 300_000)
        assert len(written(pilot)) == 1_000_000
        assert notices(pilot) == ["Pasted: only the first 1,000,000 characters."]


class Slow:
    """Reads until it is let go on, as a large package takes long."""

    def __init__(self) -> None:
        self.has_begun, self.may_go_on, self.has_ended = Event(), Event(), Event()
        self.got_through = False

    def __call__(self, _: Choices, how_far: HowFar) -> Seen:
        try:
            how_far.tell(45, 100)
            self.has_begun.set()
            assert self.may_go_on.wait(60)
            how_far.tell(46, 100)
            self.got_through = True
            raise SaveError("nobody is told")
        finally:
            self.has_ended.set()


async def test_while_it_reads_the_app_shows_how_far_it_is_and_can_be_left(app: ReviseApp) -> None:
    slow, ended = Slow(), list[Seen | None]()
    async with app.run_test(size=SIZE) as pilot:
        screen = PreviewScreen(slow, Choices())
        await app.push_screen(screen, ended.append)
        assert slow.has_begun.wait(60)
        await wait_until(pilot, lambda: shown(pilot, "#news") == "Reading … 45 %")
        assert keys_offered(pilot) == ["Back"]
        await press(pilot, "enter", "t", "p", "s", "escape")
        assert is_up(pilot, AllDecksScreen)
        assert ended == [None]
        slow.may_go_on.set()
        assert slow.has_ended.wait(60)
        assert not slow.got_through
        await pilot.pause()
        assert is_up(pilot, AllDecksScreen)


WITHOUT_END = """
import asyncio
from datetime import datetime, UTC
from threading import Event
from revise1924.desks import Desks
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.preview import PreviewScreen
from revise1924.tui.shared.seen import Choices

async def run():
    app = ReviseApp(Desks(), lambda: datetime(2026, 11, 23, tzinfo=UTC))
    async with app.run_test() as pilot:
        begun = Event()
        read = lambda *_: begun.set() or Event().wait()
        await app.push_screen(PreviewScreen(read, Choices()))
        assert begun.wait(60)
        await pilot.press("ctrl+q")

asyncio.run(run())
"""


def test_quitting_does_not_wait_for_what_is_being_read() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT_END], capture_output=True, text=True, check=False, timeout=60
    )
    assert (ended.returncode, ended.stderr) == (0, "")


async def test_the_palette_and_help_tell_of_it_and_home_has_it_not(
    app: ReviseApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        commands = {each.title for each in app.get_system_commands(app.screen)}
        assert "Import" in commands
        await press(pilot, "question_mark")
        assert is_up(pilot, HelpScreen)
        assert "Cards of another program" in painted(pilot)
        await press(pilot, "escape", "down", "right")
        assert is_up(pilot, HomeScreen)
        assert "Import" not in keys_offered(pilot)
        await press(pilot, "i")
        assert is_up(pilot, HomeScreen)


UNTIL_I = """
import asyncio, sys
from datetime import datetime, UTC
from revise1924.desks import Desks
from revise1924.tui.app import ReviseApp
from tests.support.idle import look_into_the_loop

async def run():
    look_into_the_loop()
    app = ReviseApp(Desks(), lambda: datetime(2026, 11, 23, tzinfo=UTC))
    async with app.run_test() as pilot:
        await pilot.pause()
        for key in ("enter", "escape", "i"):
            print(*(name for name in sys.argv[1:] if name in sys.modules), sep=",")
            await pilot.press(key)
            await pilot.pause()
        print(*(name for name in sys.argv[1:] if name in sys.modules), sep=",")

asyncio.run(run())
"""


def test_nothing_of_it_is_loaded_before_it_is_wanted() -> None:
    names = [
        "revise1924.importing",
        "revise1924.updating",
        "revise1924.preview",
        "revise1924.typed_path",
        "revise1924.formats.exchange",
        "revise1924.tui.taking_in",
        "revise1924.tui.screens.importing",
        "textual.widgets._text_area",
    ]
    ended = subprocess.run(
        [sys.executable, "-c", UNTIL_I, *names], capture_output=True, text=True, check=True
    )
    assert ended.stdout.splitlines()[:3] == ["", "", ""]
    assert set(ended.stdout.splitlines()[3].split(",")) >= {"revise1924.tui.screens.importing"}
