"""Signs in their plain form."""

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
    for signs in ("✓○", "■□", "▪□", "▲▪▼·", "↑↓", " ▁▄█", "·░▒▓█"):
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
