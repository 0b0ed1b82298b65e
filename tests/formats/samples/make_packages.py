"""Makes the packages in this folder anew with Anki itself and with genanki: the real programs.

    python -m venv /tmp/anki && /tmp/anki/bin/pip install anki==26.9.3 genanki==0.13.1
    /tmp/anki/bin/python tests/formats/samples/make_packages.py FOLDER

The moments in them differ each time, and so the bytes; the cards do not.
"""

import base64
import sys
import tempfile
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

OUT = Path(sys.argv[1])
WORK = Path(tempfile.mkdtemp())

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def collection(name: str) -> Any:
    """Return an empty collection of Anki."""
    made: Any = import_module("anki.collection").Collection(str(WORK / f"{name}.anki2"))
    return made


def add(
    col: Any,
    kind: str,
    deck: str,
    guid: str,
    fields: Mapping[str, str],
    tags: tuple[str, ...] = (),
) -> Any:
    """Add one note, whose guid is always the same."""
    note = col.new_note(col.models.by_name(kind))
    for name, value in fields.items():
        note[name] = value
    note.tags, note.guid = list(tags), guid
    col.add_note(note, col.decks.id(deck))
    return note


def export(col: Any, name: str, *, is_old: bool = False, has_times: bool = False) -> None:
    """Export the whole collection as a package of decks."""
    module: Any = import_module("anki.collection")
    options = module.ExportAnkiPackageOptions(
        with_scheduling=has_times, with_deck_configs=has_times, with_media=True, legacy=is_old
    )
    col.export_anki_package(out_path=str(OUT / name), options=options, limit=None)


def biology() -> Any:
    """Return a collection with decks in decks, media, formulas and lists."""
    col = collection("biology")
    col.media.write_data("cell.png", PICTURE)
    col.media.write_data("osmosis.mp3", b"no real sound")
    rows = [
        (
            "Biology",
            "aaaaaaaaaa",
            "What do all living things do?",
            "<ul><li>They grow</li><li>They respire</li><li>They <b>reproduce</b></li></ul>",
            ("life", "paper::one"),
        ),
        (
            "Biology::Cells",
            "bbbbbbbbbb",
            'Which part of a cell holds its <b>DNA</b>?<br><img src="cell.png">',
            "<div>The nucleus</div>",
            (),
        ),
        (
            "Biology::Cells::Membranes",
            "cccccccccc",
            "What is osmosis?",
            "Water goes through a&nbsp;membrane<div>&amp; to salt &lt;-[sound:osmosis.mp3]</div>",
            ("leech", "marked", "water"),
        ),
        (
            "Biology::Cells",
            "dddddddddd",
            "What becomes of glucose in respiration?",
            r"\(C_6H_{12}O_6 + 6O_2 \rightarrow 6CO_2 + 6H_2O\)",
            (),
        ),
        ("Biology", "eeeeeeeeee", '<img src="cell.png">', "[sound:osmosis.mp3]", ()),
    ]
    for deck, guid, front, back, tags in rows:
        add(col, "Basic", deck, guid, {"Front": front, "Back": back}, tags)
    col.decks.save({**col.decks.by_name("Biology"), "desc": "Year 9, before the <b>mock</b> exam."})
    return col


def answer_one(col: Any) -> None:
    """Review one card."""
    col.decks.set_current(col.decks.id("Biology"))
    first = col.sched.get_queued_cards().cards[0]
    card = col.get_card(first.card.id)
    card.start_timer()
    rating: Any = import_module("anki.scheduler.v3").CardAnswer
    col.sched.answer_card(
        col.sched.build_answer(card=card, states=first.states, rating=rating.EASY)
    )


def make_biology() -> None:
    """Export one collection in every generation."""
    col = biology()
    export(col, "anki-new.apkg")
    export(col, "anki-legacy.apkg", is_old=True)
    answer_one(col)
    export(col, "anki-scheduled.apkg", has_times=True)
    cram = col.decks.new_filtered("Cram")
    settings = col.sched.get_or_create_filtered_deck(cram)
    settings.config.search_terms[0].search = "deck:Biology::Cells::Membranes"
    col.sched.add_or_update_filtered_deck(settings)
    col.sched.rebuild_filtered_deck(cram)
    add(col, "Basic", "Default", "ffffffffff", {"Front": "A loose thought?", "Back": "Yes"})
    for name, is_old in (("anki-whole.colpkg", False), ("anki-whole-legacy.colpkg", True)):
        col.export_collection_package(str(OUT / name), include_media=True, legacy=is_old)
        col.reopen(after_full_sync=False)
    col.close()


def make_cloze() -> None:
    """Export notes with gaps, and a picture with parts hidden."""
    col = collection("cloze")
    rows = [
        (
            "gggggggggg",
            "The {{c1::Bolsheviks}} took power in {{c2::October 1917::month and year}}.",
            "By the old calendar.",
        ),
        ("hhhhhhhhhh", "{{c1::Lenin}} died in 1924, and {{c1::Trotsky}} was away.", ""),
    ]
    for guid, text, extra in rows:
        fields = {"Text": text, "Back Extra": extra}
        add(col, "Cloze", "Russia", guid, fields, ("revolution",))
    hidden = "{{c1::image-occlusion:rect:left=.1:top=.1:width=.2:height=.2}}"
    fields = {"Occlusion": hidden, "Image": '<img src="map.png">', "Header": "Where is Petrograd?"}
    col.media.write_data("map.png", PICTURE)
    add(col, "Image Occlusion", "Russia", "iiiiiiiiii", fields)
    export(col, "anki-cloze.apkg")
    col.close()


def make_reversed() -> None:
    """Export notes that make several cards, and one to be typed."""
    col = collection("reversed")
    both, perhaps = "Basic (and reversed card)", "Basic (optional reversed card)"
    typed = "Basic (type in the answer)"
    add(col, both, "French", "jjjjjjjjjj", {"Front": "le chien", "Back": "the dog"}, ("animals",))
    fields = {"Front": "l'eau<br>(f.)", "Back": "the water", "Add Reverse": "y"}
    add(col, perhaps, "French", "kkkkkkkkkk", fields)
    add(col, perhaps, "French", "llllllllll", {"Front": "vite", "Back": "quickly"})
    add(col, typed, "Spelling", "mmmmmmmmmm", {"Front": "ein Schal, in French", "Back": "écharpe"})
    export(col, "anki-reversed.apkg", is_old=True)
    col.close()


def make_genanki() -> None:
    """Write a package of genanki with a note type of one's own."""
    gen: Any = import_module("genanki")
    names = ("Number", "Topic", "Question", "Answer", "Extra", "Add Sound")
    front = "<h2>{{Topic}}</h2>{{Question}}"
    back = "{{FrontSide}}<hr>{{Answer}}{{#Extra}}<i>{{Extra}}</i>{{/Extra}}"
    kind = gen.Model(
        1607392319,
        "Own",
        fields=[{"name": name} for name in names],
        templates=[{"name": "Card 1", "qfmt": front, "afmt": back}],
    )
    deck = gen.Deck(2059400110, "Chemistry::Acids", "Strong and weak acids.")
    rows = [
        (
            "n1",
            ["1", "Indicators", "Which colours has litmus?", "red<br>blue", "Acid is red.", ""],
            ["colours"],
        ),
        ("n2", ["2", "", "What is pH 7 &amp; why?", "<p>neutral</p><p>as many H as OH</p>"], []),
    ]
    for guid, fields, tags in rows:
        whole = fields + [""] * (len(names) - len(fields))
        deck.add_note(gen.Note(model=kind, fields=whole, tags=tags, guid=guid))
    gen.Package(deck).write_to_file(str(OUT / "genanki.apkg"), timestamp=1_700_000_000)


def make_genanki_decks() -> None:
    """Write a package of genanki with decks that share a note type: it names that type twice."""
    gen: Any = import_module("genanki")
    sides = [{"name": "Card 1", "qfmt": "{{Question}}", "afmt": "{{FrontSide}}<hr>{{Answer}}"}]
    kind = gen.Model(
        1607392320, "Plain", fields=[{"name": "Question"}, {"name": "Answer"}], templates=sides
    )
    rows = {
        "Rivers": ("g1", "Where does the Nile end?", "In Egypt<br>in the sea"),
        "Rivers::Europe": ("g2", "Where does the Rhine end?", "In the Netherlands"),
        "Lakes": ("g3", "Which lake is deepest?", "Baikal"),
    }
    decks = []
    for number, (name, (guid, *fields)) in enumerate(rows.items()):
        decks.append(gen.Deck(2059400120 + number, name))
        decks[-1].add_note(gen.Note(model=kind, fields=fields, guid=guid))
    gen.Package(decks).write_to_file(str(OUT / "genanki-decks.apkg"), timestamp=1_700_000_000)


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    for make in (make_biology, make_cloze, make_reversed, make_genanki, make_genanki_decks):
        make()
