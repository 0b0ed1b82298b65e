"""A card that was found in another program's file becomes one of ours, within our limits."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from revise1924.cards import (
    MOST_CHARACTERS,
    MOST_IN_A_LINE,
    MOST_LINES,
    MOST_MARKS,
    MOST_POINTS,
    MOST_TAGS,
)
from revise1924.formats.found import FoundCard, Remark
from revise1924.slugs import MOST_IN_AN_ID, SLUG, slug_from
from revise1924.text import clean, is_blank, one_line

LONGEST_TOPIC = 100
"""Characters of a topic that is made from a front: tables and headings show it."""

_SENTENCE_END = re.compile(r"(?<=[.!?…。！？])[\"”’»)]?\s+(?=[\"“‘«(]?[A-Z0-9À-ÞА-Я一-鿿])")
"""Between two sentences: a point, a gap, and something that begins one."""

_ABBREVIATION = re.compile(r"(?:\b\w|\b(?:Mr|Mrs|Dr|St|vs|cf|ca|etc|approx|e\.g|i\.e|Fig))\.$")
"""What ends in a point without ending a sentence: an initial, or a usual abbreviation."""


class Adopted(NamedTuple):
    """What a card of ours says, all of it sound."""

    topic: str
    front: str
    back: tuple[str, ...]
    note: str | None
    tags: tuple[str, ...]
    marks: int | None
    id: str
    """What the source calls it, a slug; empty where it has none."""

    def with_id(self, card_id: str) -> dict[str, object]:
        """Return the fields of the card with this id."""
        return {**self._asdict(), "id": card_id}


class Adopting:
    """Makes cards one after the other, and keeps what had to be left out or changed for it."""

    def __init__(self, *, in_sentences: bool = False) -> None:
        """Take whether an answer in one piece becomes a point a sentence."""
        self._in_sentences = in_sentences
        self._number = 0
        self.remarks: list[Remark] = []

    def take(self, found: FoundCard) -> list[Adopted]:
        """Return the card; none where it cannot be one, several where it has too many points."""
        self._number += 1
        asked = self._asked(found)
        if asked is None:
            return []
        back = self._points(found)
        if not back:
            self._say(found, "has no point; left out")
            return []
        topic, front = asked
        note = self._note(found)
        tags = self._tags(found)
        marks = self._marks(found)
        whole = Adopted(topic, front, tuple(back), note, tags, marks, _slug(found.id))
        return [whole] if len(back) <= MOST_POINTS else list(self._parts(found, whole))

    def described(self, text: str) -> str | None:
        """Return the description of a deck; None where there is none, or one that is too long."""
        text = clean(text)
        if reason := _too_long(text):
            self.remarks.append(Remark(f"the description has {reason}; left out"))
            return None
        return None if is_blank(text) else text

    def _parts(self, found: FoundCard, whole: Adopted) -> Iterator[Adopted]:
        """Yield a card that has too many points in parts that have as many as they may."""
        back = whole.back
        parts = [back[at : at + MOST_POINTS] for at in range(0, len(back), MOST_POINTS)]
        without = " without marks" if whole.marks else ""
        self._say(found, f"has {len(back)} points: it became {len(parts)} cards{without}")
        for number, points in enumerate(parts, 1):
            of = f" ({number} of {len(parts)})"
            given = f"{whole.id}-{number}" if whole.id and number > 1 else whole.id
            yield whole._replace(
                topic=f"{_shortened(whole.topic, MOST_IN_A_LINE - len(of))}{of}",
                front=f"{whole.front[: MOST_CHARACTERS - len(of)]}{of}",
                back=points,
                marks=None,
                id=_slug(given),
            )

    def _asked(self, found: FoundCard) -> tuple[str, str] | None:
        """Return the topic and the front; None where nothing is asked, or too much."""
        topic, front = clean(found.topic), clean(found.front)
        if is_blank(front):
            front = ""
        elif reason := _too_long(front):
            self._say(found, f"has a front of {reason}; left out")
            return None
        if is_blank(topic):
            topic = front
        if not topic:
            self._say(found, "has no front; left out")
            return None
        most = MOST_IN_A_LINE if found.topic else LONGEST_TOPIC
        short = topic if "\n" not in topic and len(topic) <= most else _shortened(topic, most)
        return short, front or topic

    def _points(self, found: FoundCard) -> list[str]:
        points = [clean(point) for point in found.back if not is_blank(point)]
        if self._in_sentences and len(points) == 1:
            points = sentences(points[0])
        kept = list[str]()
        for point in points:
            if reason := _too_long(point):
                self._say(found, f"has a point of {reason}; that point is left out")
            else:
                kept.append(point)
        return kept

    def _note(self, found: FoundCard) -> str | None:
        note = clean(found.note)
        if reason := _too_long(note):
            self._say(found, f"has a note of {reason}; the note is left out")
            return None
        return None if is_blank(note) else note

    def _tags(self, found: FoundCard) -> tuple[str, ...]:
        tags = dict.fromkeys(filter(None, map(_tag, found.tags)))
        foreign = [one_line(tag, 40) for tag in found.tags if not _tag(tag)]
        if foreign:
            what = f"has the tag {foreign[0]}, and tags are written in a-z and digits; left out"
            self._say(found, what)
        if len(tags) > MOST_TAGS:
            self._say(found, f"has {len(tags)} tags; the first {MOST_TAGS} are kept")
        return tuple(tags)[:MOST_TAGS]

    def _marks(self, found: FoundCard) -> int | None:
        said = found.marks.strip()
        if not said:
            return None
        if re.fullmatch(r"[0-9]{1,3}", said) and 1 <= int(said) <= MOST_MARKS:
            return int(said)
        what = f"has the marks {one_line(said, 40)}, and marks are 1 to {MOST_MARKS}; left out"
        self._say(found, what)
        return None

    def _say(self, found: FoundCard, what: str) -> None:
        self.remarks.append(Remark(f"card {self._number} {what}", found.line))


def summed_up(remarks: Sequence[Remark], most: int) -> list[Remark]:
    """Return the remarks, of each kind at most so many: beyond, one says how many there are more.

    Remarks that differ only in the number of their card are of one kind.
    """
    kinds: dict[str, int] = {}
    kept = list[Remark]()
    for remark in remarks:
        kind = _NUMBER.sub("", remark.what)
        kinds[kind] = kinds.get(kind, 0) + 1
        if kinds[kind] <= most:
            kept.append(remark)
    more = [(kind, many - most) for kind, many in kinds.items() if many > most]
    return kept + [Remark(f"and {many} more like it: … {kind.strip()}") for kind, many in more]


_SLUG = re.compile(SLUG)
_NUMBER = re.compile(r"\b(?:card )?\d+\b")


def _shortened(text: str, most: int) -> str:
    """Return the beginning of `text` on one line, cut between words."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    cut = flat[: most - 1]
    return clean(f"{cut.rpartition(' ')[0] or cut}…")  # an isolate may have lost its end


def _too_long(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        return f"more than {MOST_CHARACTERS:,} characters"
    return f"more than {MOST_LINES} lines" if text.count("\n") >= MOST_LINES else ""


def _slug(given: str) -> str:
    """Return an id that a source has given; empty where it can be none."""
    return given if len(given) <= MOST_IN_AN_ID and _SLUG.fullmatch(given) else ""


def _tag(tag: str) -> str:
    """Return the slug of a tag; empty where its letters can be in none."""
    if _slug(tag):
        return tag
    slug = slug_from(tag)
    return "" if slug.startswith("card-") and not tag.lower().startswith("card") else slug


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, each with its point."""
    kept, begin = list[str](), 0
    for end in _SENTENCE_END.finditer(text):
        sentence = text[begin : end.start()].strip()
        if not _ABBREVIATION.search(sentence[-12:]):
            kept.append(f"{sentence}{end[0].strip()}")
            begin = end.end()
    return [*kept, text[begin:].strip()]
