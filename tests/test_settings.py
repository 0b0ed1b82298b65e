"""The file of settings: what is read of it, and how one is changed in it."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.errors import ReviseError, SettingsError, UsageError
from revise1924.settings import (
    MOST_NEW,
    SETTINGS,
    Settings,
    SettingsFile,
    Value,
    settings_file,
    toml,
    value_of,
)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Where the file lies in this test, in a folder that is not there yet."""
    return tmp_path / "of" / "mine" / "config.toml"


def written(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_without_a_file_everything_has_its_default(config: Path) -> None:
    found = SettingsFile(config)
    assert (found.now, found.fault) == (Settings(), None)
    assert not config.parent.exists()


def test_what_the_file_says_counts(config: Path) -> None:
    text = 'theme = "nord"\nnew_a_day = 3\nmotion = false\nglyphs = "plain"\naccessible = true\n'
    found = SettingsFile(written(config, text))
    assert found.now == Settings("nord", 3, motion=False, glyphs="plain", accessible=True)
    assert found.fault is None


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("new_a_day = 1001\n", 1, "new_a_day should be a number from 0 to 1000"),
        ("\nnew_a_day = -1\n", 2, "new_a_day should be a number from 0 to 1000"),
        ("new_a_day = true", 1, "new_a_day should be a number from 0 to 1000"),
        ("new_a_day = 2.0", 1, "new_a_day should be a number from 0 to 1000"),
        ("# mine\n\nmotion = 'no'", 3, "motion should be true or false"),
        ("accessible = 1", 1, "accessible should be true or false"),
        ("'glyphs' = 'ascii'", 1, "glyphs should be unicode or plain"),
        ("theme = ''", 1, "theme should be the name of a theme"),
        ('theme = "a\\u001b[31m"', 1, "theme should be the name of a theme"),
        ("theme = ['nord']", 1, "theme should be the name of a theme"),
        ("new_a_day = 5\ntheme = \n", 2, "is no TOML: Invalid value"),
        ("new_a_day = 5\nnew_a_day = 6", 2, "is no TOML: Cannot overwrite a value"),
        ("\ufefftheme = 'nord'", 1, "is no TOML: Invalid statement"),
        (b"\n\ntheme = '\xe9'", 3, "is no UTF-8 text"),
        ("theme = '", 1, "is no TOML: Expected"),
        ("a = " + "[" * 5000, None, "is no TOML: "),
    ],
)
def test_what_cannot_be_used_is_named_with_its_line_and_the_default_taken(
    config: Path, text: str | bytes, line: int | None, what: str
) -> None:
    found = SettingsFile(written(config, text))
    assert found.now == Settings()
    fault = found.fault
    assert fault is not None
    assert fault.path == config
    assert fault.what.startswith(what)
    assert line in (None, fault.line)
    assert fault.remedy
    assert len(str(fault).splitlines()) <= 3


def test_a_bad_value_costs_no_other_setting(config: Path) -> None:
    found = SettingsFile(written(config, "motion = 7\nnew_a_day = 4\nglyphs = 0\n"))
    assert found.now == Settings(new_a_day=4)
    assert isinstance(found.fault, SettingsError)
    assert [(each.field, each.line) for each in found.fault.faults] == [
        ("motion", 1),
        ("glyphs", 3),
    ]
    assert len(str(found.fault).splitlines()) == 2


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.symlink_to(path)])
def test_a_file_that_cannot_be_read_is_named(config: Path, make: object) -> None:
    config.parent.mkdir(parents=True)
    assert callable(make)
    make(config)
    found = SettingsFile(config)
    assert found.now == Settings()
    assert found.fault is not None
    assert found.fault.path == config


def test_a_file_too_large_to_be_one_is_not_read(config: Path) -> None:
    found = SettingsFile(written(config, b"#" * (1 << 20) + b"\nnew_a_day = 4"))
    assert found.now == Settings()
    assert found.fault is not None


def test_a_setting_counts_at_once_and_the_next_time(config: Path) -> None:
    first = SettingsFile(config)
    first.take("new_a_day", 4)
    first.take("theme", 'a "b" \\ ü')
    first.take("motion", False)
    assert first.now == Settings(theme='a "b" \\ ü', new_a_day=4, motion=False)
    assert SettingsFile(config).now == first.now


def test_a_new_file_says_of_every_setting_what_it_does(config: Path) -> None:
    SettingsFile(config).take("new_a_day", 4)
    text = config.read_text()
    for key, setting in SETTINGS.items():
        value = 4 if key == "new_a_day" else getattr(Settings(), key)
        sign = "" if key == "new_a_day" else "# "
        assert f"\n{sign}{key} = {toml(value)}\n" in text
        assert setting.about in text
    assert text.count("new_a_day =") == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("new_a_day = 9", "new_a_day = 4"),
        ("# mine\nnew_a_day=9 # a lot\nx = 1\n", "# mine\nnew_a_day = 4 # a lot\nx = 1\n"),
        ('"new_a_day" = "#9"  # no "number"\n', 'new_a_day = 4  # no "number"\n'),
        ("new_a_day = 9\r\nx = 1\r\n", "new_a_day = 4\r\nx = 1\r\n"),
        ("# new_a_day = 10\n", "new_a_day = 4\n"),
        ("# new_a_day = 10\nnew_a_day = 9\n", "# new_a_day = 10\nnew_a_day = 4\n"),
    ],
)
def test_only_the_line_of_a_setting_is_changed(config: Path, before: str, after: str) -> None:
    SettingsFile(written(config, before)).take("new_a_day", 4)
    assert config.read_bytes().decode() == after


@pytest.mark.parametrize(
    ("before", "start", "end"),
    [
        ("", "", ""),
        ("x = 1", "x = 1\n\n", ""),
        ("x = 1\n", "x = 1\n\n", ""),
        ("x = 1\n[mine]\nnew_a_day = 9\n", "x = 1\n", "\n[mine]\nnew_a_day = 9\n"),
    ],
)
def test_a_setting_that_was_not_there_is_added_with_what_it_does(
    config: Path, before: str, start: str, end: str
) -> None:
    SettingsFile(written(config, before)).take("new_a_day", 4)
    text = config.read_text()
    assert text.startswith(start)
    assert text.endswith(f"new_a_day = 4\n{end}")
    assert SETTINGS["new_a_day"].about in text
    assert SettingsFile(config).now.new_a_day == 4


@pytest.mark.parametrize(
    "before", ["theme = ", 'theme = """a\nb"""\n', "theme = [\n  1\n]\n", "\ufeffmotion = true"]
)
def test_a_file_that_cannot_be_changed_safely_is_left_alone_and_named(
    config: Path, before: str
) -> None:
    found = SettingsFile(written(config, before))
    with pytest.raises(ReviseError) as raised:
        found.take("theme", "nord")
    assert raised.value.path == config
    assert config.read_text() == before
    assert found.now.theme == "nord"


def test_a_link_to_the_file_stays_one(config: Path, tmp_path: Path) -> None:
    dotfile = written(tmp_path / "dotfiles" / "revise.toml", "# mine\n")
    config.parent.mkdir(parents=True)
    config.symlink_to(dotfile)
    SettingsFile(config).take("motion", False)
    assert config.is_symlink()
    assert dotfile.read_text().startswith("# mine\n")
    assert SettingsFile(dotfile).now.motion is False


def test_a_setting_that_cannot_be_saved_counts_for_now_and_is_told(config: Path) -> None:
    config.parent.parent.write_text("no folder")
    found = SettingsFile(config)
    assert found.fault is None
    with pytest.raises(ReviseError, match="counts for now but was not saved"):
        found.take("motion", False)
    assert found.now.motion is False


def test_without_a_home_nothing_is_kept() -> None:
    found = SettingsFile(None)
    found.take("motion", False)
    assert found.now.motion is False


_OTHER = st.sampled_from(["", "# a = 1", "a = 1", "b = 'x' # y", "[t]", "theme = 'x'", "[t.u]"])


@given(
    lines=st.lists(_OTHER, unique=True),
    key=st.sampled_from(sorted(SETTINGS)),
    number=st.integers(0, MOST_NEW),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_whatever_else_a_file_says_stays(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], key: str, number: int, end: str
) -> None:
    config = tmp_path_factory.mktemp("config") / "config.toml"
    config.write_bytes(end.join([*lines, ""]).encode())
    values: dict[str, Value] = {"theme": "nord", "new_a_day": number, "glyphs": "plain"}
    value = values.get(key, True)
    before = tomllib.loads(config.read_bytes().decode())
    SettingsFile(config).take(key, value)
    text = config.read_bytes().decode()
    assert tomllib.loads(text) == {**before, key: value}
    left = [line for line in lines if key not in line]
    assert [line for line in text.split(end) if line in left and line] == [x for x in left if x]


@pytest.mark.parametrize(
    ("key", "said", "value"),
    [
        ("new_a_day", "0", 0),
        ("new_a_day", " 1000 ", 1000),
        ("motion", "off", False),
        ("motion", "True", True),
        ("accessible", "yes", True),
        ("glyphs", "plain", "plain"),
        ("theme", "nord", "nord"),
    ],
)
def test_what_a_student_says_becomes_a_value(key: str, said: str, value: Value) -> None:
    assert value_of(key, said) == value
    assert type(value_of(key, said)) is type(value)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        *(("new_a_day", each) for each in ("-1", "1001", "ten", "1.5", "", "²", "99999999999")),
        ("motion", "maybe"),
        ("glyphs", "Unicode!"),
        ("theme", ""),
        ("theme", "a\x1bb"),
        ("colour", "blue"),
    ],
)
def test_what_is_no_value_is_refused(key: str, said: str) -> None:
    with pytest.raises(UsageError) as raised:
        value_of(key, said)
    assert "\x1b" not in str(raised.value)


def test_the_folder_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert settings_file() == Path.home() / ".config" / "revise1924" / "config.toml"
    monkeypatch.setenv("REVISE1924_CONFIG_DIR", str(tmp_path))
    assert settings_file() == tmp_path / "config.toml"
