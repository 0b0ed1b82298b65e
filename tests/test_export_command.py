"""`revise1924 export`: a deck goes out by the ending of the file, or as one says."""

import json
from pathlib import Path
from typing import Any

import pytest

from revise1924.cards import Deck
from revise1924.formats import load_deck
from revise1924.formats.exchange import KNOWN, Format
from tests.support.commands import Run
from tests.support.places import SHIPPED

OUT = [form for form in KNOWN if form.ending]


@pytest.mark.parametrize("form", OUT, ids=lambda form: form.name)
def test_a_deck_goes_out_by_the_ending_and_comes_in_again(
    run: Run, form: Format, tmp_path: Path, deck: Deck
) -> None:
    to = tmp_path / f"out{form.ending}"
    code, out, err = run("export", "--to", to)
    assert (code, err) == (0, "")
    assert out.startswith(f"Written: {to}, 7 cards\n")
    assert ("Not in it" in out) is bool(form.writer.lost(deck))
    if form.reads:
        back = tmp_path / "back.md"
        named = ["--as", deck.id, "--title", deck.title]
        assert run("import", to, "--to", back, "--yes", *named)[0] == 0
        assert load_deck(back).cards == deck.cards


def test_the_form_can_be_said_whatever_the_ending(run: Run, tmp_path: Path) -> None:
    to = tmp_path / "out.txt"
    assert run("export", "--to", to, "--as", "json")[0] == 0
    assert to.read_bytes() == SHIPPED.read_bytes()


def test_a_file_that_is_there_stays_where_nobody_can_be_asked(run: Run, tmp_path: Path) -> None:
    to = tmp_path / "out.json"
    to.write_text("mine")
    code, _, err = run("export", "--to", to)
    assert (code, to.read_text()) == (2, "mine")
    assert "there is such a file already" in err
    assert run("export", "--to", to, "--yes")[0] == 0
    assert to.read_bytes() == SHIPPED.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--to", "out"], "has no ending that is known"),
        (["--to", "out.docx"], "has no ending that is known"),
        (["--to", "-"], "the output has no ending"),
        (["--to", "out.md", "--as", "crowdanki"], "no format that is written is called"),
        (["--to", "out.md", "--as", "jsn"], 'did you mean "json"'),
        (["--to", "/no/such/folder/out.md"], "No such file or directory"),
        (["nothing", "--to", "out.md"], 'there is no deck "nothing"'),
        ([], "required: --to"),
    ],
)
def test_bad_usage_is_told_in_a_line_or_two(
    run: Run, arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = run("export", *arguments)
    assert code == 2
    assert said in err
    assert err.count("\n") <= 3
    assert not list(tmp_path.glob("out*"))


def test_what_markdown_cannot_say_is_said(
    run: Run, shipped: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "deck.json"
    file.write_text(json.dumps({"$schema": "x", **shipped}))
    _, out, _ = run("export", file, "--to", tmp_path / "out.md")
    assert "Not in it, since this format has no place for it: the address of its schema." in out


def test_it_goes_to_the_output(tmp_path: Path, forks: Any) -> None:
    ended = forks.run(["export", "--to", "-", "--as", "json"], tmp_path)
    assert (ended.code, ended.err) == (0, b"")
    assert ended.out == SHIPPED.read_bytes()
