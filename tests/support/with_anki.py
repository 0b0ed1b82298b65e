"""What Anki itself makes of packages and of text: a program that runs where `anki` is installed.

    python with_anki.py FOLDER PACKAGE…

It imports the packages into a fresh collection one after the other, exports all of it in both
generations and as text, and prints as JSON what was there after each import.
"""

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any


def shown(col: Any, log: Any) -> dict[str, Any]:
    """Return what there is in the collection now, and what the import has said of itself."""
    notes = [col.get_note(number) for number in col.find_notes("")]
    return {
        "new": len(log.new),
        "updated": len(log.updated),
        "notes": [
            {
                "guid": note.guid,
                "fields": note.fields,
                "tags": note.tags,
                "decks": [col.decks.name(card.did) for card in note.cards()],
                "question": note.cards()[0].question(),
                "answer": note.cards()[0].answer(),
            }
            for note in notes
        ],
    }


def imported(anki: Any, col: Any, path: str) -> Any:
    """Import a package or a text as Anki proposes to; return what the import has said of itself."""
    if path.endswith(".txt"):
        metadata = col.get_csv_metadata(path=path, delimiter=None)
        return col.import_csv(anki.ImportCsvRequest(path=path, metadata=metadata)).log
    return col.import_anki_package(anki.ImportAnkiPackageRequest(package_path=path)).log


def main() -> None:
    """Do it."""
    anki: Any = import_module("anki.collection")
    folder = Path(sys.argv[1])
    col = anki.Collection(str(folder / "collection.anki2"))
    said = [shown(col, imported(anki, col, package)) for package in sys.argv[2:]]
    for name, is_old in (("new.apkg", False), ("old.apkg", True)):
        options = anki.ExportAnkiPackageOptions(legacy=is_old)
        col.export_anki_package(out_path=str(folder / name), options=options, limit=None)
    col.export_note_csv(
        out_path=str(folder / "notes.txt"),
        limit=None,
        with_html=True,
        with_tags=True,
        with_deck=True,
        with_notetype=True,
        with_guid=True,
    )
    problems, is_sound = col.fix_integrity()
    sys.stdout.write(json.dumps({"said": said, "is_sound": is_sound, "problems": problems}))


if __name__ == "__main__":
    main()
