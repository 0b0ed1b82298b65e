"""What Anki itself makes of packages: a program that runs where `anki` is installed.

    python with_anki.py FOLDER PACKAGE…

It imports the packages into a fresh collection one after the other, exports all of it in both
generations, and prints as JSON what was there after each import.
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


def main() -> None:
    """Do it."""
    anki: Any = import_module("anki.collection")
    folder = Path(sys.argv[1])
    col = anki.Collection(str(folder / "collection.anki2"))
    said = []
    for package in sys.argv[2:]:
        request = anki.ImportAnkiPackageRequest(package_path=package)
        said.append(shown(col, col.import_anki_package(request).log))
    for name, is_old in (("new.apkg", False), ("old.apkg", True)):
        options = anki.ExportAnkiPackageOptions(legacy=is_old)
        col.export_anki_package(out_path=str(folder / name), options=options, limit=None)
    problems, is_sound = col.fix_integrity()
    sys.stdout.write(json.dumps({"said": said, "is_sound": is_sound, "problems": problems}))


if __name__ == "__main__":
    main()
