"""Paths as people read them."""

from pathlib import Path

import pytest

from revise1924.paths import in_cells, short_path


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


@pytest.mark.parametrize(
    ("most", "shown"),
    [
        (40, "~/share/decks/history.json"),
        (26, "~/share/decks/history.json"),
        (25, "~/share/…cks/history.json"),
        (14, "~/sh…tory.json"),
    ],
)
def test_a_path_is_cut_in_its_middle_and_never_at_its_end(most: int, shown: str) -> None:
    assert in_cells("~/share/decks/history.json", most) == shown
    assert len(shown) <= most
