"""Which files in the library are decks, in folders of every kind."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924 import shelf
from revise1924.shelf import shelf_of


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")


def names(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in shelf_of(folder).files]


def test_decks_lie_in_the_folder_and_in_folders_inside_it(tmp_path: Path) -> None:
    put(tmp_path, "b.md", "a.json", "history/c.JSON", "history/stalin/d.markdown")
    assert names(tmp_path) == ["a.json", "b.md", "history/c.JSON", "history/stalin/d.markdown"]


def test_what_is_hidden_or_of_another_kind_is_no_deck(tmp_path: Path) -> None:
    put(
        tmp_path, ".a.json", ".git/b.json", "c.json.tmp", "d.tmp/e.json", "f.txt", "json", "g.json~"
    )
    found = shelf_of(tmp_path)
    assert (found.files, found.faults) == ([], {})


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert shelf_of(tmp_path / "nowhere") == shelf.Shelf([], {})


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    put(tmp_path, "decks")
    assert shelf_of(tmp_path / "decks").faults == {
        tmp_path / "decks": "cannot be read: Not a directory"
    }


def test_links_are_followed_and_circles_end(tmp_path: Path) -> None:
    put(tmp_path, "decks/z/real.json", "elsewhere/far.json")
    decks = tmp_path / "decks"
    (decks / "circle").symlink_to(decks)
    (decks / "z" / "up").symlink_to("..")
    (decks / "a").symlink_to("z")
    (decks / "itself").symlink_to("itself")
    (decks / "linked").symlink_to(tmp_path / "elsewhere")
    assert names(decks) == ["linked/far.json", "z/real.json"]


def test_one_file_under_two_names_is_one_deck(tmp_path: Path) -> None:
    put(tmp_path, "z.json")
    (tmp_path / "a.json").symlink_to("z.json")
    assert names(tmp_path) == ["z.json"]


def test_what_may_be_a_deck_is_listed_whatever_it_is(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "broken.json").symlink_to("nowhere")
    (tmp_path / "itself.json").symlink_to("itself.json")
    put(tmp_path, f"{'n' * 250}.json", "\udcff.md")
    assert len(names(tmp_path)) == 5


def test_a_folder_that_cannot_be_read_is_named_and_hides_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a/a.json", "closed/b.json", "z/z.json")
    scan = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = shelf_of(tmp_path)
    assert [path.name for path in found.files] == ["a.json", "z.json"]
    assert found.faults == {tmp_path / "closed": "cannot be read: Permission denied"}


def test_thousands_of_other_files_hide_no_deck(tmp_path: Path) -> None:
    put(tmp_path, *(f"{number}.txt" for number in range(3000)), "zz/mine.json")
    assert names(tmp_path) == ["zz/mine.json"]


def test_a_whole_disk_is_not_searched_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "MOST_FILES", 5)
    put(tmp_path, "decks/a/near.json", "decks/mine.json")
    put(tmp_path, *(f"disk/{number}/x.json" for number in range(9)))
    (tmp_path / "decks" / "0-disk").symlink_to(tmp_path / "disk")
    found = shelf_of(tmp_path / "decks")
    assert [path.name for path in found.files] == ["near.json", "mine.json"]
    (fault,) = found.faults.values()
    assert "more than 5 files" in fault


@given(
    st.sets(
        st.text("ab.", min_size=1, max_size=3).filter(lambda name: name.strip(".")), max_size=6
    ),
    st.permutations([".json", ".md", ".txt"]),
)
def test_the_order_is_that_of_the_paths(made: set[str], endings: list[str]) -> None:
    import tempfile  # noqa: PLC0415 - a fixture would be shared by all examples

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        put(folder, *(f"{each}{end}" for each in made for end in endings))
        expected = sorted(
            folder / f"{each}{end}"
            for each in made
            for end in (".json", ".md")
            if not each.startswith(".")
        )
        assert shelf_of(folder).files == expected
