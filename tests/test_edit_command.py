"""`edit` and `new`: a whole deck in the student's editor."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from revise1924.formats import load_deck
from revise1924.paths import SHIPPED_ID, library_folder, shipped_deck
from tests.support.commands import APP, Run
from tests.support.places import SHIPPED
from tests.support.terminal import Terminal

SOUND = "# Cold War\n## Yalta\n- zones\n- elections\n"
HISTORY = "# History\n## A\n- a\n"

Editor = Callable[[str], None]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Return a function that makes a shell script the editor; the file is its `$2`."""

    def make(script: str) -> None:
        program = tmp_path / "ed"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o700)
        monkeypatch.setenv("VISUAL", f"{program} --wait")

    return make


@pytest.fixture
def cold_war() -> Path:
    """A deck in the library."""
    path = library_folder() / "cold-war.md"
    path.parent.mkdir(parents=True)
    path.write_text(SOUND)
    return path


def in_terminal(*arguments: str) -> tuple[int, str]:
    """Run a command in a terminal until it ends; return its exit code and what it said there."""
    with Terminal([*APP, *arguments], columns=300) as terminal:
        code = terminal.wait_exit()
        return code, terminal.text.strip()


# edit


def test_the_very_file_of_the_deck_is_edited_and_then_checked(
    editor: Editor, cold_war: Path, tmp_path: Path
) -> None:
    editor(f'echo "$@" > {tmp_path}/given; echo "- Poland" >> "$2"')
    assert in_terminal("edit", "cold-war") == (0, f"{cold_war}: 1 card, 3 points, no fault")
    assert (tmp_path / "given").read_text() == f"--wait {cold_war}\n"
    assert cold_war.read_text() == f"{SOUND}- Poland\n"


def test_the_faults_of_an_edited_deck_are_printed_like_those_that_check_finds(
    editor: Editor, cold_war: Path, run: Run
) -> None:
    editor('echo "-" >> "$2"; echo "x" >> "$2"')
    code, said = in_terminal("edit", "cold-war")
    assert (code, said) == (1, run("check", "cold-war")[1].strip())
    assert said.startswith(f"{cold_war}:5: point 3 of card 1 is blank")


def test_a_faulty_deck_can_be_edited(editor: Editor, cold_war: Path) -> None:
    cold_war.write_text("")
    editor(f"echo '{HISTORY}' > \"$2\"")
    assert in_terminal("edit", "cold-war") == (0, f"{cold_war}: 1 card, 1 point, no fault")


def test_a_deck_whose_name_looks_like_an_option_is_given_by_its_path(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-x.md").write_text(SOUND)
    editor('case "$2" in /*) echo "- Poland" >> "$2";; esac')
    assert in_terminal("edit", "--", "-x.md") == (0, "-x.md: 1 card, 3 points, no fault")


def test_without_a_name_the_only_deck_is_edited(editor: Editor, cold_war: Path) -> None:
    editor('echo "- Poland" >> "$2"')
    assert in_terminal("edit") == (0, f"{cold_war}: 1 card, 3 points, no fault")


def test_of_several_decks_none_is_guessed_at(run: Run, cold_war: Path) -> None:
    cold_war.with_name("history.md").write_text(HISTORY)
    code, out, err = run("edit")
    assert (code, out) == (2, "")
    assert "you have 2 decks; which one is meant?" in err


def test_of_the_deck_that_ships_the_students_copy_is_edited(editor: Editor) -> None:
    before = SHIPPED.read_bytes()
    editor('sed -i "s/The purges/Terror/" "$2"')
    copy = library_folder() / f"{SHIPPED_ID}.json"
    for arguments in (["edit"], ["edit", SHIPPED_ID], ["edit", str(shipped_deck())]):
        code, said = in_terminal(*arguments)
        assert (code, said.splitlines()[-1]) == (0, f"{copy}: 7 cards, 22 points, no fault")
    assert said.splitlines()[0] == f"Your own copy of the deck that ships: {copy}"
    assert [card.topic for card in load_deck(copy).cards][-1] == "Terror"
    assert SHIPPED.read_bytes() == before


ENDS: dict[str, tuple[str, str]] = {
    "refuses": ("exit 3", "has ended with exit code 3"),
    "is killed": ("kill -9 $$", "was ended by signal 9 (Killed)"),
    "is no program": ("", "cannot be started"),
}


@pytest.mark.parametrize(("script", "said"), ENDS.values(), ids=ENDS)
def test_an_editor_that_fails_is_told_of(
    script: str, said: str, editor: Editor, cold_war: Path, tmp_path: Path
) -> None:
    editor(script)
    if not script:
        (tmp_path / "ed").write_bytes(b"\x7fELF")
    code, shown = in_terminal("edit", "cold-war")
    assert code == 1
    assert f'revise1924: the editor "{tmp_path}/ed" {said}' in shown
    assert len(shown.splitlines()) == 2
    assert "Traceback" not in shown
    assert cold_war.read_text() == SOUND


def test_where_there_is_no_editor_nothing_is_touched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("VISUAL", "/nowhere/ed")
    code, said = in_terminal("edit")
    assert code == 2
    assert 'there is no program "/nowhere/ed", which $VISUAL says' in said
    assert not library_folder().exists()


def test_an_editor_that_is_killed_leaves_the_terminal_as_it_was(
    editor: Editor, cold_war: Path
) -> None:
    assert cold_war.exists()
    editor("stty raw -echo; echo ready; read line; kill -9 $$")
    with Terminal([*APP, "edit", "cold-war"]) as terminal:
        before = terminal.attributes
        terminal.wait_for("ready")
        assert terminal.attributes != before
        terminal.press("\n")
        assert terminal.wait_exit() == 1
        assert terminal.attributes == before


@pytest.mark.parametrize("key", ["\x03", "\x1c"], ids=["Ctrl+C", "Ctrl+backslash"])
def test_keys_that_send_a_signal_are_for_the_editor(
    key: str, editor: Editor, cold_war: Path
) -> None:
    editor(
        "trap 'echo heard' INT QUIT; echo ready; while ! read line; do :; done; echo '- x' >> $2"
    )
    with Terminal([*APP, "edit", "cold-war"]) as terminal:
        terminal.wait_for("ready")
        terminal.press(key)
        terminal.wait_for("heard")
        terminal.press("enter")
        assert terminal.wait_exit() == 0
        assert "3 points, no fault" in terminal.text
    assert cold_war.read_text() == f"{SOUND}- x\n"


def test_an_editor_that_heeds_ctrl_c_ends_by_it(editor: Editor, cold_war: Path) -> None:
    assert cold_war.exists()
    editor("echo ready; exec sleep 600")  # which would inherit that it is ignored
    with Terminal([*APP, "edit", "cold-war"]) as terminal:
        terminal.wait_for("ready")
        terminal.press("\x03")
        assert terminal.wait_exit() == 1
        assert f"was ended by signal {signal.SIGINT:d} (Interrupt)" in terminal.text


@pytest.mark.parametrize("arguments", [["edit"], ["edit", "cold-war"]])
def test_edit_needs_a_terminal(arguments: list[str], run: Run, cold_war: Path) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "edit needs a terminal" in err
    assert str(cold_war) in err


# new


def test_new_starts_a_sound_deck_and_says_where_it_is(run: Run) -> None:
    file = library_folder() / "who-began-the-cold-war.md"
    assert run("new", "Who began the Cold War?") == (0, f"{file}\n", "")
    deck = load_deck(file)
    assert (deck.id, deck.title, len(deck.cards)) == (
        "who-began-the-cold-war",
        "Who began the Cold War?",
        2,
    )
    assert deck.description is None
    assert [(card.topic, len(card.back), bool(card.note), card.tags) for card in deck.cards] == [
        ("The topic of a card", 2, True, ()),
        ("A card without a question", 1, False, ("example",)),
    ]
    assert run("check", "who-began-the-cold-war")[0] == 0
    assert run("check")[0] == 0
    assert file.stat().st_mode & 0o777 == 0o600


def test_new_opens_the_deck_where_there_is_a_terminal(editor: Editor) -> None:
    editor('echo "- more" >> "$2"')
    file = library_folder() / "cold-war.md"
    code, said = in_terminal("new", "Cold War")
    assert (code, said.splitlines()) == (0, [str(file), f"{file}: 2 cards, 4 points, no fault"])


TITLES: dict[str, tuple[str, str, str]] = {
    "signs": ("C# & *more* <!-- x --> #", "c-more-x.md", "c-more-x"),
    "spaces around it": ("  NEP  ", "nep.md", "nep"),
    "accents": ("Été 1936", "ete-1936.md", "ete-1936"),
    "other letters": ("Война и мир", "война-и-мир.md", "card-"),
    "digits": ("1984", "1984.md", "1984"),
    "braces": ("{id} {title}", "id-title.md", "id-title"),
    "a card": ("Card 123456789012", "card-123456789012.md", "card-123456789012"),
    "escapes": ("a\x1b[31mb", "a-31mb.md", "a-31mb"),
    "long": ("ж" * 200, f"{'ж' * 100}.md", "card-"),
}


@pytest.mark.parametrize(("title", "name", "deck_id"), TITLES.values(), ids=TITLES)
def test_the_file_is_named_after_the_title(title: str, name: str, deck_id: str, run: Run) -> None:
    code, out, _ = run("new", title)
    assert (code, out) == (0, f"{library_folder() / name}\n")
    deck = load_deck(library_folder() / name)
    assert deck.title == title.strip().replace("\x1b", "\ufffd")
    assert deck.id.startswith(deck_id)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("?!", "the title has neither letter nor digit"),
        ("", "the title has neither letter nor digit"),
        ("\udcff", "the title has neither letter nor digit"),
        ("x" * 201, "the title is longer than 200 characters"),
        ("a\nb", "the title has to be one line"),
    ],
)
def test_what_is_no_title_is_refused(title: str, said: str, run: Run) -> None:
    code, out, err = run("new", title)
    assert (code, out) == (2, "")
    assert said in err
    assert not library_folder().exists()


def test_new_overwrites_nothing_that_comes_while_it_writes(
    run: Run, cold_war: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs, fsync = cold_war.with_name("the-wall.md"), os.fsync

    def come_between(descriptor: int) -> None:
        theirs.write_text(SOUND)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", come_between)
    code, _, err = run("new", "The Wall")
    assert (code, theirs.read_text()) == (2, SOUND)
    assert "there is such a file already" in err
    assert sorted(cold_war.parent.iterdir()) == sorted([cold_war, theirs])


def test_new_overwrites_nothing(run: Run, cold_war: Path) -> None:
    code, out, err = run("new", "Cold War")
    assert (code, out) == (2, "")
    assert 'there is a deck "cold-war" already' in err
    cold_war.write_text("no deck at all")
    code, out, err = run("new", "Cold War")
    assert (code, out) == (2, "")
    assert "there is such a file already" in err
    assert cold_war.read_text() == "no deck at all"


def test_new_takes_no_id_that_another_deck_has(run: Run, cold_war: Path) -> None:
    cold_war.rename(cold_war.with_name("other.md"))
    assert 'there is a deck "cold-war" already' in run("new", "Cold War")[2]
    assert f'there is a deck "{SHIPPED_ID}" already' in run("new", "Stalin 1924-41")[2]
