"""Anki's backend taking in a package, for `importing`. Runs where `anki` is installed.

python peer_import.py make FOLDER NOTES    writes the packages
python peer_import.py import PACKAGE FOLDER    prints the seconds of the import alone
"""

import json
import sys
import time
from pathlib import Path

from anki.collection import Collection, ExportAnkiPackageOptions, ImportAnkiPackageRequest

FRONT = "What is <b>thing {0}</b>, and why did it matter?"
LONG = (
    "<ul><li>It is the {0}th&nbsp;of them</li><li>Before &amp; after it</li><li>Why not</li></ul>"
)
SHORT = "A plain answer, number {0}."
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(2000)


def make(folder: Path, count: int) -> None:
    """Write packages of so many notes: words alone, and cards both ways with pictures."""
    for name, kind in (("words", "Basic"), ("pictures", "Basic (and reversed card)")):
        col = Collection(str(folder / f"{name}.anki2"))
        for at in range(count):
            note = col.new_note(col.models.by_name(kind))
            note["Front"] = FRONT.format(at)
            note["Back"] = (LONG if at % 2 else SHORT).format(at)
            if name == "pictures" and at % 10 == 0:
                file = col.media.write_data(f"{at}.png", PICTURE + str(at).encode())
                note["Back"] += f'<img src="{file}">'
            note.tags = [f"chapter::{at % 20}"]
            col.add_note(note, 1)
        options = ExportAnkiPackageOptions(with_media=True)
        path = str(folder / f"{name}.apkg")
        col.export_anki_package(out_path=path, options=options, limit=None)
        col.close()


def take_in(package: str, folder: Path) -> None:
    """Import a package into an empty collection; print the seconds that it takes."""
    col = Collection(str(folder / "collection.anki2"))
    began = time.perf_counter()
    found = col.import_anki_package(ImportAnkiPackageRequest(package_path=package))
    took = time.perf_counter() - began
    col.close()
    print(json.dumps({"work": took, "cards": len(found.log.new)}))


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        take_in(sys.argv[2], Path(sys.argv[3]))
