"""Signs in their plain form."""

import sys
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from revise1924.glyphs import _PLAIN, plain
from tests.support.commands import Run


@pytest.mark.parametrize(("sign", "form"), _PLAIN.items())
def test_every_plain_form_is_in_every_consoles_font_and_as_wide(sign: str, form: str) -> None:
    assert form.encode("cp437")
    assert (cell_len(sign), cell_len(form)) == (1, 1)


@given(st.text())
def test_nothing_else_changes_and_nothing_moves(text: str) -> None:
    said = plain(text)
    assert cell_len(said) == cell_len(text)
    assert all(one == other or one in _PLAIN for one, other in zip(text, said, strict=True))
    assert plain(said) == said


def test_what_is_told_apart_by_its_sign_stays_so() -> None:
    for signs in ("✓○", "■▣□", "▪□", "▲▪▼·", "↑↓", " ▁▄█", "·░▒▓█"):
        assert len(set(plain(signs))) == len(signs)


@pytest.mark.parametrize("command", [["status"], ["stats"], ["decks"]])
def test_commands_print_plain_signs_where_that_is_settled(run: Run, command: list[str]) -> None:
    before = run(*command)[1]
    run("config", "glyphs", "plain")
    said = run(*command)[1]
    assert said == plain(before) != before
    assert said.encode("cp437")
    run("config", "glyphs", "unicode")
    assert run(*command)[1] == before


def test_the_line_mode_and_an_import_have_plain_signs_where_that_is_settled(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text("# Signs – and more\n\n## One → two\n\nWhat?\n\n- “three”\n", encoding="utf-8")
    said = {}
    for glyphs in ("unicode", "plain"):
        run("config", "glyphs", glyphs)
        monkeypatch.setattr(sys, "stdin", StringIO("\n"))
        said[glyphs] = run("quiz", notes)[1], run("import", notes)[1]
    for usual, settled in zip(said["unicode"], said["plain"], strict=True):
        assert "Signs – and more" in usual
        assert "Signs - and more" in settled
        assert settled == plain(usual)
        assert settled.encode("cp437")


@pytest.mark.parametrize(
    ("terminal", "glyphs"),
    [("linux", "plain"), ("linux-16color", "plain"), ("xterm", "unicode"), ("", "unicode")],
)
def test_the_linux_console_has_plain_signs_unless_the_student_says_otherwise(
    terminal: str, glyphs: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", terminal)
    assert run("config", "glyphs")[1] == f"{glyphs}\n"
    run("config", "glyphs", "unicode")
    assert run("config", "glyphs")[1] == "unicode\n"
