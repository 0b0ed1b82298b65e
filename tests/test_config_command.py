"""`revise1924 config`: the settings printed, and one changed."""

import json
from pathlib import Path

import pytest

from revise1924.settings import Settings, SettingsFile
from tests.support.commands import Run
from tests.support.library import put_deck


@pytest.fixture
def config(home_of_its_own: Path) -> Path:
    return home_of_its_own / ".config" / "revise1924" / "config.toml"


def test_every_setting_is_printed_with_its_value_and_the_file(run: Run, config: Path) -> None:
    code, out, err = run("config")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        'theme = "revise-dark"  The colours.',
        "new_a_day = 10         New cards a day in each deck; more where an exam is too near.",
        "motion = true          Short motions, as when a card is flipped.",
        'glyphs = "unicode"     Signs: plain where the font lacks some, as on the Linux console.',
        "accessible = false     Cards line by line, for screen readers and braille.",
        "",
        f"File: {config}",
    ]
    assert not config.exists()


def test_a_setting_is_changed_and_printed(run: Run, config: Path) -> None:
    assert run("config", "new_a_day", "5") == (0, "", "")
    assert run("config", "motion", "off") == (0, "", "")
    assert run("config", "theme", "nord") == (0, "", "")
    assert SettingsFile(config).now == Settings("nord", 5, motion=False)
    assert run("config", "new_a_day") == (0, "5\n", "")
    assert run("config", "motion") == (0, "false\n", "")
    assert run("config", "theme") == (0, "nord\n", "")
    assert run("config", "theme", "--json") == (0, '"nord"\n', "")


def test_scripts_get_all_of_it_as_json(run: Run, config: Path) -> None:
    run("config", "glyphs", "plain")
    assert json.loads(run("config", "--json")[1]) == {
        "file": str(config),
        "theme": "revise-dark",
        "new_a_day": 10,
        "motion": True,
        "glyphs": "plain",
        "accessible": False,
    }


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["colour"], 'there is no setting "colour"'),
        (["colour", "blue"], 'there is no setting "colour"'),
        (["new_a_day", "many"], 'new_a_day is a number from 0 to 1000, not "many"'),
        (["theme", "norf"], 'there is no theme "norf" (did you mean "nord"?)'),
        (["new_a_day", "5", "6"], "unrecognized arguments: 6"),
    ],
)
def test_what_is_no_setting_is_refused(
    run: Run, config: Path, arguments: list[str], what: str
) -> None:
    code, out, err = run("config", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"revise1924: {what}")
    assert len(err.splitlines()) <= 3
    assert not config.exists()


def test_what_cannot_be_used_of_the_file_is_named_and_the_rest_printed(
    run: Run, config: Path
) -> None:
    config.parent.mkdir(parents=True)
    config.write_text("# mine\nnew_a_day = 'ten'\nmotion = false\n")
    code, out, err = run("config")
    assert code == 0
    assert err.startswith(f"revise1924: {config}:2: new_a_day should be a number from 0 to 1000")
    assert "new_a_day = 10" in out
    assert "motion = false" in out


def test_a_file_that_is_no_toml_is_not_written_over(run: Run, config: Path) -> None:
    config.parent.mkdir(parents=True)
    config.write_text("theme = \n")
    code, _, err = run("config", "theme", "nord")
    assert code == 2
    assert f"{config}:1: is no TOML" in err
    assert config.read_text() == "theme = \n"


def test_without_a_home_folder_it_says_how_to_have_settings(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("revise1924.paths.user_config_path", lambda *_, **__: Path("~"))
    assert run("config")[1].endswith("There is no home folder to keep them in.\n")
    code, _, err = run("config", "motion", "off")
    assert code == 2
    assert "Say with $REVISE1924_CONFIG_DIR" in err


def test_new_cards_a_day_count_for_every_command(run: Run) -> None:
    put_deck("art.json", cards=12)
    before = [run(*each)[1] for each in COUNTING]
    run("config", "new_a_day", "4")
    status, forecast, listed = (json.loads(run(*each)[1]) for each in COUNTING)
    assert "\n4 of 12 new cards today" in run("status", "art")[1]
    assert status["counts"]["new"] == 12
    assert [day["cards"] for day in forecast["forecast"]][:3] == [4, 4, 4]
    assert listed["new"] == listed["decks"][0]["new"] == 4
    run("config", "new_a_day", "10")
    assert [run(*each)[1] for each in COUNTING] == before


COUNTING = [("status", "art", "--json"), ("stats", "art", "--json"), ("decks", "--json")]


def test_a_bad_setting_is_told_by_the_commands_that_need_it(run: Run, config: Path) -> None:
    config.parent.mkdir(parents=True)
    config.write_text("new_a_day = -3\n")
    for command in COUNTING:
        put_deck("art.json", cards=12)
        code, out, err = run(*command)
        assert code == 0
        assert json.loads(out)
        assert err.splitlines() == [
            f"revise1924: {config}:1: new_a_day should be a number from 0 to 1000",
            "  Until that is mended, the default counts.",
        ]
