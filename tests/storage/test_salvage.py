"""What is read of a damaged progress file: every review and every field that is not itself hurt."""

import json
import random
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from revise1924.errors import ForeignFileError
from revise1924.reviews import Review
from revise1924.said import ExamDay
from revise1924.storage.format import MOST_BYTES, Copy, encode, read_copy
from revise1924.storage.progress_file import ProgressFile
from revise1924.storage.recovery import cures, diagnose
from revise1924.storage.salvage import salvage
from tests.support.clock import EXAM, MONDAY, TODAY
from tests.support.damage import diagnosed, given, offered
from tests.support.decks import SHIPPED_ID
from tests.support.progress import document, entry, look, save

MANY = [look(minutes=minute) for minute in range(300)]
COLOUR = {"colour": 7, "mood": {"a": [None, "x"]}}


def whole(looks: list[Review] = MANY, deck: str = SHIPPED_ID) -> bytes:
    """Return a progress file of these, with an exam and unknown fields, as it is written."""
    return encode(Copy(deck, ExamDay(EXAM, MONDAY), looks, COLOUR))


def replaced(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """Return what puts `new` in the place of the first `old`."""

    def spoil(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new, 1)

    return spoil


def pasted(data: bytes, what: object) -> bytes:
    """Return the file with `what` as an entry of its reviews, and no other."""
    return json.dumps({**json.loads(data), "reviews": [what]}).encode()


def deep(depth: int) -> bytes:
    """Return a value nested so deeply; more than 200 in all the strict reading does not take."""
    return b"[" * depth + b"]" * depth


REVIEW_150 = encode(Copy("x", ExamDay(), [MANY[150]], {})).splitlines()[5]

FAULTS: dict[str, tuple[Callable[[bytes], bytes], int]] = {
    "cut off in the last review": (lambda data: data[: data.rindex(b"recalled")], 299),
    "cut off in the middle": (lambda data: data[: data.index(REVIEW_150) + 20], 150),
    "the beginning is gone": (lambda data: data[data.index(REVIEW_150) :], 150),
    "a byte that is no text": (replaced(b'"nep"', b'"n\xffp"'), 299),
    "a byte that is no text in the head": (replaced(b'"colour"', b'"c\xfflour"'), 300),
    "zero bytes": (replaced(REVIEW_150, bytes(len(REVIEW_150))), 299),
    "no comma between two": (replaced(b"1},", b"1}"), 300),
    "no comma in one": (replaced(b'"nep",', b'"nep"'), 299),
    "no quote": (replaced(b'"nep"', b'"nep'), 299),
    "no end of a list": (replaced(b"false]", b"false"), 299),
    "no end of a review": (replaced(b"1},", b"1,"), 299),
    "no beginning of a review": (replaced(b'{"card"', b'"card"'), 299),
    "a field twice": (replaced(b'"box": 1', b'"box": 1, "box": 2'), 299),
    "no number": (replaced(b'"box": 1', b'"box": 1, "mood": 1e999'), 299),
    "another bracket": (replaced(b'"reviews": [', b'"reviews": {'), 300),
    "the name of the list": (replaced(b'"reviews"', b'"rexiews"'), 300),
    "no list": (replaced(b'"reviews": [', b""), 300),
    "no exam": (replaced(b'  "exam": "2027-06-04",\n', b""), 300),
    "an exam that is no day": (replaced(b"2027-06-04", b"2027-06-94"), 300),
    "a cut exam": (replaced(b'"2027-06-04"', b'"2027'), 300),
    "no format": (replaced(b'  "format": 1,\n', b""), 300),
    "a format in words": (replaced(b'"format": 1', b'"format": "one"'), 300),
    "a format below all": (replaced(b'"format": 1', b'"format": 0'), 300),
    "no deck": (replaced(f'  "deck": "{SHIPPED_ID}",\n'.encode(), b""), 300),
    "a deck that is none": (replaced(SHIPPED_ID.encode(), b"../../x"), 300),
    "a moment of the exam that is none": (replaced(b'"exam_at": "2026', b'"exam_at": "20x6'), 300),
    "an entry that is none": (replaced(b'"reviews": [', b'"reviews": [5, null, "x", {},'), 300),
    "half a character in the head": (replaced(b'"x"]', b'"\\ud83d"]'), 300),
    "half a character in a name": (replaced(b'"colour"', b'"col\\ud83dour"'), 300),
    "a head of many depths": (replaced(b'"colour": 7', b'"colour": ' + deep(201)), 300),
    "a review of many depths": (replaced(b'"box": 1', b'"box": 1, "mood": ' + deep(199)), 299),
    "a list in the list": (lambda data: pasted(data, json.loads(data)["reviews"]), 300),
    "a whole file in the list": (lambda data: pasted(data, json.loads(data)), 300),
    "the file twice over": (lambda data: data + data, 300),
    "another editor's encoding": (lambda data: data.decode().encode("utf-16"), 300),
}


@pytest.mark.parametrize(("spoil", "kept"), FAULTS.values(), ids=FAULTS)
def test_one_fault_costs_no_more_than_what_it_is_in(
    spoil: Callable[[bytes], bytes], kept: int, path: Path
) -> None:
    path.parent.mkdir()
    path.write_bytes(spoil(whole()))
    cure = cures(diagnosed(path))[0]
    assert (cure.name, cure.kept) == ("keep", kept)
    assert cure.diagnosis.bad <= max(300 - kept, 4)
    cure.mend(MONDAY)
    reviews = ProgressFile(path, SHIPPED_ID).progress.reviews
    assert len(reviews) == kept
    assert set(reviews) <= set(MANY)


IN_THE_HEAD = {
    "exam": ({"deck": SHIPPED_ID, "format": 1, "exam_at": MONDAY}, b'"exam": "2', b'"exam": "x'),
    "format": ({"deck": SHIPPED_ID, "exam": EXAM, "exam_at": MONDAY}, b": 1,", b": [],"),
    "deck": ({"format": 1, "exam": EXAM, "exam_at": MONDAY}, SHIPPED_ID.encode(), b"A B"),
    "exam_at": ({"format": 1, "deck": SHIPPED_ID, "exam": EXAM}, b'_at": "', b'_at": "x'),
}


@pytest.mark.parametrize("tail", [b"", b"}"], ids=["JSON as a whole", "not JSON"])
@pytest.mark.parametrize(("left", "old", "new"), IN_THE_HEAD.values(), ids=IN_THE_HEAD)
def test_a_bad_field_of_the_head_costs_only_itself(
    left: dict[str, object], old: bytes, new: bytes, tail: bytes
) -> None:
    remains = salvage(whole().replace(old, new, 1) + tail)
    assert remains.head == left
    assert remains.unknown == COLOUR
    assert len(remains.reviews) == 300


def test_unknown_fields_of_head_and_reviews_survive_a_file_that_is_no_json(path: Path) -> None:
    path.parent.mkdir()
    text = whole().decode().replace('"box": 1}', '"box": 1, "mood": {"grim": [1.50]}}')
    path.write_text(text[: text.rindex("recalled")])
    offered(path)["keep"].mend(MONDAY)
    written = json.loads(path.read_text())
    assert (written["colour"], written["mood"]) == (7, COLOUR["mood"])
    assert written["exam"] == "2027-06-04"
    assert all(each["mood"] == {"grim": [1.5]} for each in written["reviews"])
    assert path.read_text().count("1.50") == 299  # lines keep their bytes


@pytest.mark.parametrize("indent", [1, 8])
def test_a_review_on_many_lines_is_read_as_well_and_stands_on_one_then(
    path: Path, indent: int
) -> None:
    path.parent.mkdir()
    text = json.dumps(json.loads(whole()), indent=indent, sort_keys=True)
    path.write_text(text[: text.rindex("recalled")])
    offered(path)["keep"].mend(MONDAY)
    assert ProgressFile(path, SHIPPED_ID).progress.reviews == MANY[:299]
    assert path.read_text().count("\n") < 320


@drawn(
    st.integers(min_value=0),
    st.integers(min_value=0, max_value=400),
    st.one_of(st.none(), st.binary(max_size=60)),
)
def test_all_reviews_on_lines_that_are_not_hurt_are_kept(
    place: int, length: int, put: bytes | None
) -> None:
    """`put` stands in the place of so many bytes; None cuts the file off there."""
    data = whole(MANY[:30])
    start = place % len(data)
    end = len(data) if put is None else min(start + length, len(data))
    unhurt = data[:start].splitlines()[:-1] + data[end:].splitlines()[1:]
    lines = [line.strip().removesuffix(b",").decode() for line in unhurt]
    needed = {line for line in lines if line.startswith('{"card"')}
    kept = {review.line for review in salvage(data[:start] + (put or b"") + data[end:]).reviews}
    assert needed <= kept


@pytest.mark.parametrize(
    "text",
    [
        '{"a":' * 200_000,
        '{"a":"\\\\' * 200_000,
        '{"a":[' * 200_000,
        '{"' * 500_000,
        '"a":{"b":' * 200_000,
        "{ " * 500_000,
        '{"format": "' + '\\"' * 500_000,
    ],
    ids=["objects", "texts that go on", "lists", "texts", "fields", "blanks", "quotes in a text"],
)
def test_a_text_made_to_be_slow_is_read_within_bounds(text: str) -> None:
    began = time.process_time()
    assert salvage((text + '{"card": 1}').encode()).reviews == []
    assert time.process_time() - began < 60  # against hanging: quadratic would be many minutes


def test_a_large_file_with_one_bad_review_at_its_end_loses_that_alone() -> None:
    line = encode(Copy("x", ExamDay(), [look()], {})).splitlines()[5].decode().strip()
    moments = (MONDAY + timedelta(seconds=second) for second in range(MOST_BYTES // 4 // 110))
    stamp = look().at.isoformat(timespec="microseconds")
    lines = [line.replace(stamp, at.isoformat(timespec="microseconds")) for at in moments]
    body = ",\n    ".join([*lines, line.replace('"box": 1', '"box": 9')])
    head = document().removesuffix("[]}")
    for tail in ("]}", ""):
        remains = salvage(f"{head}[\n    {body}\n  {tail}\n".encode())
        assert (len(remains.reviews), remains.bad) == (len(lines), 1)


# Whose file it is

FOREIGN = {
    "a deck": {"id": "mine", "title": "Mine", "cards": [{"topic": "A", "back": ["b"]}]},
    "a list": [1, 2],
    "a text": "progress",
    "nothing": {},
    "other reviews": {"reviews": [{"stars": 5}]},
    "what status prints": {"deck": SHIPPED_ID, "cards": [], "exam": None},
    "another deck's progress": json.loads(document(deck="other", reviews=[entry()])),
    "another deck's with a bad review": json.loads(
        document(deck="other", reviews=[entry(), entry(box=9)])
    ),
    "a newer version's with a bad review": json.loads(document(format=2, reviews=[{}])),
}


@pytest.mark.parametrize("cut", [0, 2], ids=["sound JSON", "cut off"])
@pytest.mark.parametrize("said", FOREIGN.values(), ids=FOREIGN)
def test_what_is_not_this_decks_progress_is_refused_and_left_untouched(
    said: object, cut: int, path: Path
) -> None:
    path.parent.mkdir()
    data = json.dumps(said, indent=2).encode()
    if cut and len(data) < 10:
        pytest.skip("nothing can be told from so little")
    path.write_bytes(data[: len(data) - cut])
    with pytest.raises(ForeignFileError):
        diagnose(path, SHIPPED_ID)
    assert path.read_bytes() == data[: len(data) - cut]


def test_a_text_that_is_no_json_is_refused_unless_it_stands_where_progress_does(
    path: Path,
) -> None:
    path.parent.mkdir()
    home = path.with_name(f"{SHIPPED_ID}.json")
    for file in (path, home):
        file.write_text("Dear diary,\ntoday nothing.\n")
    with pytest.raises(ForeignFileError, match="holds no progress"):
        diagnose(path, SHIPPED_ID)
    assert list(offered(home)) == ["fresh"]


def test_a_file_that_does_not_say_its_deck_is_of_the_deck_of_its_backups(path: Path) -> None:
    for day in range(2):
        save(ProgressFile(path, "other"), look(days=day))
    path.write_text(path.read_text().replace('"other"', "5"))
    with pytest.raises(ForeignFileError, match='the deck "other"'):
        diagnose(path, SHIPPED_ID)
    assert diagnose(path, "other")


# Where from


def test_the_union_of_all_sources_is_offered_with_how_many_come_from_where(path: Path) -> None:
    path.parent.mkdir()
    parts = {
        "progress.json.backup-2026-11-20": MANY[:100],
        "progress.json.backup-2099-01-01": MANY[:10],
        "progress (conflicted copy 2026-11-23).json": MANY[90:150],
        "progress.json.corrupt-20261122T180000": MANY[150:170],
    }
    for name, looks in parts.items():
        path.with_name(name).write_bytes(whole(looks))
    aside = path.with_name("progress.json.corrupt-20261122T180000")
    aside.write_bytes(aside.read_bytes() + b"}")
    path.write_bytes(whole(MANY[298:]) + b"}")
    diagnosis = diagnosed(path)
    assert given(diagnosis) == [
        ("file", None, 2),
        ("backup", TODAY.replace(day=20), 100),
        ("copy", None, 50),
        ("aside", None, 20),
    ]
    offered(path)["keep"].mend(MONDAY)
    assert ProgressFile(path, SHIPPED_ID).progress.reviews == MANY[:170] + MANY[298:]


def test_what_the_file_says_of_the_exam_is_the_last_word_though_its_moment_is_spoilt(
    path: Path,
) -> None:
    path.parent.mkdir()
    earlier = Copy(SHIPPED_ID, ExamDay(TODAY, MONDAY), MANY, {})
    path.with_name("progress.json.backup-2026-11-20").write_bytes(encode(earlier))
    path.write_bytes(whole().replace(b'"exam_at": "', b'"exam_at": "x'))
    offered(path)["keep"].mend(MONDAY)
    assert read_copy(path).exam.day == EXAM


def test_random_spoiling_never_raises() -> None:
    chance, data = random.Random(1924), whole(MANY[:5])
    for _ in range(500):
        spoilt = bytearray(data)
        for _ in range(chance.randrange(1, 30)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        assert len(salvage(bytes(spoilt)).reviews) <= 5
