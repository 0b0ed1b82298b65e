"""Paths as people read them."""

from pathlib import Path

import pytest

from revise1924.paths import short_path


@pytest.mark.parametrize(
    ("home", "path", "shown"),
    [
        ("/home/ann", "/home/ann/share/a.json", "~/share/a.json"),
        ("/home/ann/", "/home/ann/share/a.json", "~/share/a.json"),
        ("/home/ann", "/home/anna/a.json", "/home/anna/a.json"),
        ("/home/ann", "/srv/a.json", "/srv/a.json"),
        ("/", "/srv/a.json", "/srv/a.json"),
    ],
)
def test_the_home_folder_is_a_tilde_for_people(
    home: str, path: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, home)
    assert short_path(Path(path)) == str(Path(shown))
