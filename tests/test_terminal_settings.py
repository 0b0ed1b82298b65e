"""Settings in a real terminal: what the file and the environment say, from start to start."""

from pathlib import Path

import pytest

from tests.support.commands import APP
from tests.support.terminal import Terminal


@pytest.fixture
def config(home_of_its_own: Path) -> Path:
    path = home_of_its_own / ".config" / "revise1924" / "config.toml"
    path.parent.mkdir(parents=True)
    return path


def is_light(terminal: Terminal) -> bool:
    """Tell whether home stands on something light."""
    ground = terminal.screen.buffer[2][70].bg
    return ground != "default" and int(ground[:2], 16) > 0x80


def test_the_theme_chosen_is_kept_and_there_at_the_next_start(config: Path) -> None:
    with Terminal(APP) as terminal:
        terminal.wait_for("7 new cards")
        assert not is_light(terminal)
        terminal.press("\x10")
        terminal.wait_for("Search for commands")
        terminal.wait_for("Light text on dark")
        terminal.press("light theme")
        terminal.wait(lambda text: "Light text on dark" not in text, "the other commands gone")
        terminal.wait_for("Dark text on light")
        terminal.press("enter")
        terminal.wait(lambda _: config.exists(), "the theme kept")
        terminal.wait(lambda _: is_light(terminal), "another background")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert 'theme = "revise-light"\n' in config.read_text()
    with Terminal(APP) as terminal:
        terminal.wait_for("7 new cards")
        terminal.wait(lambda _: is_light(terminal), "the same background")
        terminal.press("q")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize(
    ("text", "environment", "told"),
    [
        ("", "norf", 'There is no theme "norf"'),
        ("motion = 3", "", "Until that is mended"),
        ("theme = ", "", "Mend the file, or delete it"),
    ],
)
def test_what_cannot_be_used_is_told_and_the_app_starts(
    config: Path, text: str, environment: str, told: str
) -> None:
    config.write_text(text)
    with Terminal(APP, env={"TEXTUAL_THEME": environment}, columns=120) as terminal:
        terminal.wait_for("7 new cards", told)
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert config.read_text() == text
