"""Which editor the student writes with."""

from pathlib import Path

import pytest

from revise1924.editor import editor_command
from revise1924.errors import UsageError


@pytest.fixture(autouse=True)
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs: the only ones there are."""
    folder = tmp_path / "the programs"
    folder.mkdir()
    for name in ("nano", "vi", "code", "my editor"):
        add_program(folder / name)
    monkeypatch.setenv("PATH", str(folder))
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    return folder


def add_program(path: Path) -> None:
    path.write_text("#!/bin/sh\n")
    path.chmod(0o700)


@pytest.mark.parametrize(
    ("visual", "editor", "command"),
    [
        ("code --wait", "vi", ["code", "--wait"]),
        (None, "vi", ["vi"]),
        ("", "vi -u NONE", ["vi", "-u", "NONE"]),
        ("  ", " ", ["nano"]),
        (None, None, ["nano"]),
        (None, '"my editor" --in "two words"', ["my editor", "--in", "two words"]),
        (None, r"my\ editor", ["my editor"]),
    ],
)
def test_the_editor_is_what_the_student_has_chosen(
    visual: str | None, editor: str | None, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("VISUAL", visual), ("EDITOR", editor)):
        if value is not None:
            monkeypatch.setenv(name, value)
    assert editor_command() == command


def test_an_editor_may_be_a_path(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", f"'{programs / 'my editor'}' -x")
    assert editor_command() == [str(programs / "my editor"), "-x"]


def test_an_editor_may_lie_in_the_home_folder(
    home_of_its_own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_program(home_of_its_own / "ed")
    monkeypatch.setenv("EDITOR", "~/ed")
    assert editor_command() == [str(home_of_its_own / "ed")]


def test_where_none_is_chosen_the_first_of_the_usual_that_is_there_is_taken(programs: Path) -> None:
    (programs / "nano").unlink()
    assert editor_command() == ["vi"]
    (programs / "vi").unlink()
    with pytest.raises(UsageError, match=r"no editor was found(?s:.*)\$EDITOR"):
        editor_command()


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ("emacs -nw", 'there is no program "emacs", which $VISUAL says'),
        ('""', 'there is no program "", which $VISUAL says'),
        ("/nowhere/vi", 'there is no program "/nowhere/vi", which $VISUAL says'),
        ("vi 'x", "$VISUAL has a quotation mark that is not closed: vi 'x"),
        ("# vi", 'there is no program "#", which $VISUAL says'),
    ],
)
def test_a_choice_that_cannot_be_followed_is_named_and_no_other_editor_is_opened(
    chosen: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", chosen)
    monkeypatch.setenv("EDITOR", "vi")
    with pytest.raises(UsageError) as raised:
        editor_command()
    assert str(raised.value).splitlines()[0] == said
    assert "$EDITOR" in str(raised.value)
