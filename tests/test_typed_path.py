"""A path as students type it, or as terminals type it where a file is dropped."""

from pathlib import Path

import pytest

from revise1924.typed_path import path_in


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file whose name has a space and a quote, in the folder where one works."""
    file = tmp_path / "it's mine.apkg"
    file.touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    return file


@pytest.mark.parametrize(
    "written",
    [
        "{folder}/it's mine.apkg",
        "  {folder}/it's mine.apkg \n",
        '"{folder}/it\'s mine.apkg"',
        "'{folder}/it'\\''s mine.apkg'",
        "{folder}/it\\'s\\ mine.apkg",
        "file://{folder}/it%27s%20mine.apkg",
        "file://localhost{folder}/it's%20mine.apkg",
        "~/it's mine.apkg",
        "~/it\\'s\\ mine.apkg",
        "it's mine.apkg",
        "./it\\'s\\ mine.apkg",
    ],
)
def test_a_file_that_is_there_is_found_however_its_path_is_written(
    written: str, file: Path
) -> None:
    path = path_in(written.replace("{folder}", str(file.parent)))
    assert path is not None
    assert path.samefile(file)


@pytest.mark.parametrize(
    "written",
    [
        "/no/such/file",
        "~/none",
        "~nobody-of-this-name/none",
        "./none",
        "../none",
        "cards.apkg",
        '"my cards.CSV"',
        "C:\\Users\\me\\cards.txt",
        "file:///no/such%20file",
        "file://[/x",
        "/an/open'/quote.md",
    ],
)
@pytest.mark.usefixtures("file")
def test_what_looks_like_a_path_is_one_though_no_file_is_there(written: str) -> None:
    path = path_in(written)
    assert path is not None
    assert not path.exists()


@pytest.mark.parametrize(
    "written",
    [
        "",
        " \n ",
        "What is osmosis?",
        "osmosis, water through a membrane",
        "and/or",
        "/no/such/file\n/nor/this",
        "it's mine.apkg\nit's mine.apkg",
        "/" + "a" * 5000,
        "'" * 5000,
    ],
)
@pytest.mark.usefixtures("file")
def test_anything_else_is_text(written: str) -> None:
    assert path_in(written) is None
