"""A Markdown deck is opened directly by whatever takes a deck."""

import json
from pathlib import Path

import pytest

from revise1924.cards import Deck
from revise1924.formats import json_deck, markdown
from revise1924.library import Desk, open_or_diagnose
from revise1924.strict_json import FaultsFound
from tests.support.commands import Run
from tests.support.places import ROOT

CARDS = "# Cold War\n<!-- id: cold-war -->\n\n## Yalta\nWhat was agreed?\n- Zones\n- Elections\n"


@pytest.fixture
def cold_war(tmp_path: Path) -> Path:
    """A deck in Markdown."""
    path = tmp_path / "cards.md"
    path.write_text(CARDS)
    return path


@pytest.mark.parametrize("command", ["status", "stats", "check", "doctor"])
def test_a_command_opens_a_markdown_deck(command: str, cold_war: Path, run: Run) -> None:
    code, out, err = run(command, cold_war)
    assert (code, err) == (0, "")
    assert "Cold War" in out or "cold-war" in out or "1 card, 2 points, no fault" in out


def test_status_says_the_same_of_a_deck_in_either_form(
    deck: Deck, tmp_path: Path, run: Run
) -> None:
    written = tmp_path / "cards.md"
    written.write_text(markdown.write(deck), encoding="utf-8")
    assert run("status", "--json", written) == run("status", "--json")


def test_the_app_opens_a_markdown_deck(cold_war: Path) -> None:
    desk = open_or_diagnose(str(cold_war))
    assert isinstance(desk, Desk)
    assert (desk.deck.id, desk.keeper.is_fresh) == ("cold-war", True)


def test_a_markdown_deck_in_the_library_is_called_by_its_id(
    cold_war: Path, home_of_its_own: Path, run: Run
) -> None:
    folder = home_of_its_own / "revise1924" / "decks"
    folder.mkdir(parents=True)
    cold_war.rename(folder / "cold-war.md")
    code, out, err = run("status", "--json", "cold-war")
    assert (code, err, json.loads(out)["counts"]["points"]) == (0, "", 2)


@pytest.mark.parametrize("command", ["status", "stats", "doctor"])
def test_a_command_names_file_and_line_of_a_fault(command: str, cold_war: Path, run: Run) -> None:
    cold_war.write_text(CARDS + "## Potsdam\n\n##Suez\n- Canal\n")
    code, out, err = run(command, cold_war)
    assert (code, out) == (2, "")
    first, *more = err.splitlines()
    assert first == (
        f'revise1924: {cold_war}:8: the back of card 2 has no point: begin each with "- "'
        " (and 1 more fault)"
    )
    assert len(more) == 1


def test_check_names_every_fault_of_a_markdown_deck(cold_war: Path, run: Run) -> None:
    cold_war.write_text(CARDS + "## Potsdam\n<!-- tag: peace -->\n- \n> n\nn\n")
    code, out, err = run("check", cold_war)
    assert (code, err) == (1, "")
    places = [line.removeprefix(str(cold_war)) for line in out.splitlines()]
    assert [place[: place.index(" ", 5)] for place in places] == [
        ":9: this",
        ":10: point",
        ":12: this",
    ]


def test_the_page_on_decks_shows_one_deck_in_two_forms() -> None:
    page = (ROOT / "docs" / "decks.md").read_text(encoding="utf-8")
    as_markdown, as_json = (
        page.partition(f"```{form}\n")[2].partition("```")[0] for form in ("markdown", "json")
    )
    deck = markdown.read(as_markdown.encode())
    assert json_deck.read(as_json.encode()) == deck
    said = page.partition("cold-war.md:")[2].partition("\n")[0]
    with pytest.raises(FaultsFound) as raised:
        markdown.read(as_markdown.partition("- Kennan")[0].encode())
    assert [f"{fault.line}: {fault}" for fault in raised.value.faults] == [said]


def test_what_a_stranger_wrote_cannot_command_the_terminal(cold_war: Path, run: Run) -> None:
    cold_war.write_text("# \x1b]0;owned\x07\n## [b]A\u202e\n<!-- id: x\x1b[2J -->\n- \x9b31m\n")
    for command in ("check", "status"):
        _, out, err = run(command, cold_war)
        assert not set("\x1b\x07\x9b\u202e") & set(out + err)
