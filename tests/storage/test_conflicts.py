"""Which files beside a progress file are copies of it, and which are other decks' or students'."""

import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from revise1924.storage.progress_file import ProgressFile
from revise1924.storage.recovery import diagnose
from tests.support.clock import MONDAY
from tests.support.damage import given
from tests.support.progress import look, save

SYNCED = [
    "cold.sync-conflict-20261123-180211-ABCDEFG.json",
    "cold (Mina's conflicted copy 2026-11-23).json",
    "cold (Minas in Konflikt stehende Kopie 2026-11-23).json",
    "cold (Konfliktkopie).json",
    "cold (Copie en conflit de Mina).json",
    "cold (copia en conflicto).json",
    "cold (copia in conflitto).json",
    "cold (Cópia em conflito).json",
    "cold (競合コピー).json",
    "cold (Mina による問題のあるコピー).json",
    "cold (Mina:s motstridiga kopia 2026-11-23).json",
    "cold (Minas modstridende kopi).json",
    "cold (Salinan konflik Mina).json",
    "cold (สำเนาที่ขัดแย้งกัน).json",
    "cold (1).json",
    "cold 2.json",
    "cold-DESKTOP-4AB12.json",
]
UNSURE = ["cold-anna.json", "cold-2.json", "cold Anna.json", "cold-Anna.json", "cold-conflict.json"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The progress of the deck `cold`, with one review."""
    path = tmp_path / "cold.json"
    save(ProgressFile(path, "cold"), look())
    return path


def write(path: Path, deck: str = "cold") -> None:
    """Put a file with one other review there."""
    other = path.parent / "elsewhere" / "x.json"
    save(ProgressFile(other, deck), look(minutes=7))
    other.replace(path)


@pytest.mark.parametrize("name", SYNCED)
def test_what_programs_put_aside_is_taken_in(name: str, path: Path) -> None:
    write(path.with_name(name))
    file = ProgressFile(path, "cold")
    assert file.progress.reviews == [look(), look(minutes=7)]
    assert file.notices == [f"1 review taken in from {name}; saved with your next one"]


@pytest.mark.parametrize("name", UNSURE)
def test_what_may_be_another_students_is_named_and_not_taken_in(name: str, path: Path) -> None:
    write(path.with_name(name))
    file = ProgressFile(path, "cold")
    assert file.progress.reviews == [look()]
    assert file.notices == [
        f"Not taken in, it may be somebody else's: {name}; if it is yours, `revise1924 merge` it"
    ]


@pytest.mark.parametrize("damaged", [False, True], ids=["sound", "damaged"])
@pytest.mark.parametrize(
    "name", ["cold-war.json", "cold-war-conflict.json", "cold-war (conflicted copy).json"]
)
def test_another_decks_files_are_left_out(name: str, damaged: bool, path: Path) -> None:
    save(ProgressFile(path.with_name("cold-war.json"), "cold-war"), look())
    write(path.with_name(name), "cold-war")
    if damaged:
        path.with_name(name).write_text(path.with_name(name).read_text() + "}")
    file = ProgressFile(path, "cold")
    assert (file.progress.reviews, file.notices) == ([look()], [])
    path.write_text(path.read_text() + "}")
    diagnosis = diagnose(path, "cold")
    assert diagnosis
    assert given(diagnosis) == [("file", None, 1)]


def test_backups_and_damaged_files_are_no_copies_though_the_name_has_no_ending(
    tmp_path: Path,
) -> None:
    path = tmp_path / "cold"
    for day in range(2):
        save(ProgressFile(path, "cold"), look(days=day))
    path.with_name("cold.corrupt-20261123T180000 (conflict)").write_text("{")
    assert ProgressFile(path, "cold").notices == []


def test_names_are_shown_on_one_line_and_clean(path: Path) -> None:
    name = "cold (conflict)\n\x1b]0;x\x07.json"
    path.with_name(name).write_text("{")
    [notice] = ProgressFile(path, "cold").notices
    assert notice.isprintable()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("stem", ["été", "conflit-été"])
def test_however_accents_are_spelt_a_copy_is_known_and_another_students_file_is_not_one(
    stem: str, form: Literal["NFC", "NFD"], tmp_path: Path
) -> None:
    path = tmp_path / (unicodedata.normalize("NFD", stem) + ".json")
    save(ProgressFile(path, "cold"), look())
    write(path.with_name(unicodedata.normalize(form, f"{stem} (1)") + ".json"))
    anna = path.with_name(unicodedata.normalize(form, f"{stem} Anna") + ".json")
    save(ProgressFile(anna, "cold"), look(minutes=8))
    assert ProgressFile(path, "cold").progress.reviews == [look(), look(minutes=7)]


def test_merging_keeps_a_backup_first(path: Path) -> None:
    before = path.read_bytes()
    ProgressFile(path, "cold").take_in([], MONDAY)
    assert path.with_name("cold.json.backup-2026-11-23").read_bytes() == before
