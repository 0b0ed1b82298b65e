"""Cards of Obsidian's spaced repetition: `question::answer`, `?` on a line alone, `==gap==`."""

import re
from collections.abc import Iterator

from revise1924.formats.found import FoundCard, Remark
from revise1924.formats.gaps import Gapped, gapped, gapped_by
from revise1924.formats.notes.lines import Line, Note
from revise1924.formats.notes.making import Making

_SCHEDULE = re.compile(r"<!--SR:[^<>]*+-->")
_TAG = re.compile(r"(?:^|\s)#(flashcards(?:/[\w-]+)*+)(?=\s|$)")
_BETWEEN = re.compile(r"(?<=[^\s:])\s*+(:::?)\s*+(?=[^\s:])|\s(:::?)\s")
_ANKI_GAP = re.compile(r"\{\{c[0-9]{1,3}::")
_GAP = re.compile(r"==([^=\n]+)==")
_BOTH_WAYS = "is asked both ways there; here the first way"


def read_sure(note: Note) -> Making | None:
    """Return what is made of notes that are surely meant so; None of others."""
    texts = [line for line in note.lines if line.is_text and not line.is_code]
    said = any(
        (line.about or "").startswith("SR:") or line.text in {"?", "??"} or _TAG.search(line.text)
        for line in note.lines
        if not line.is_code
    )
    many = sum(_split(line.text) is not None for line in texts)
    return _made(note) if said or many * 3 > len(texts) else None


def read(note: Note) -> Making | None:
    """Return what is made of notes; None where most of their lines have none of the signs."""
    making = _made(note)
    return making if making and making.lines_left <= len(making.cards) else None


def _made(note: Note) -> Making | None:
    making = Making()
    for block in _blocks(note):
        if block[0].level:
            making.take_heading(_tagged(making, block[0]))
            continue
        lines = [line for line in (_tagged(making, line) for line in block) if line.text]
        if lines and not _take_lines_apart(making, lines):
            _take(making, lines)
    making.end_left()
    return making if making.cards else None


def _blocks(note: Note) -> Iterator[list[Line]]:
    """Yield the lines that stand together: a heading alone, else all up to a blank line."""
    block = list[Line]()
    for line in note.lines:
        if line.is_apart or not line.is_text or (block and block[-1].level):
            if block:
                yield block
            block = []
        if line.is_text or line.level:
            block.append(line)
    if block:
        yield block


def _tagged(making: Making, line: Line) -> Line:
    """Return a line without what is said to the program; its tag holds for the cards below."""
    if line.is_code:
        return line
    text = _SCHEDULE.sub("", line.text)
    if found := _TAG.search(text):
        making.tags = found[1].split("/")[1:]
        text = _TAG.sub("", text)
    text = text.strip()
    return line if text == line.text else line._replace(text=text, inside=line.inside and text)


def _split(text: str) -> tuple[str, str, str] | None:
    """Return the question, the sign and the answer of a line; None where it has no sign."""
    found = _BETWEEN.search(text) if "::" in text and "{{c" not in text else None
    if found is None or "`" in text[: found.start()] or text[: found.start()].endswith("http"):
        return None
    return text[: found.start()].strip(), found[1] or found[2], text[found.end() :].strip()


def _take_lines_apart(making: Making, lines: list[Line]) -> bool:
    """Take a card whose question and answer are parted by a line with `?`; tell whether it is.

    The lines above it that say a question and its answer are cards of their own.
    """
    at = next((at for at, line in enumerate(lines) if line.text in {"?", "??"}), 0)
    if not at or at == len(lines) - 1:
        return False
    start = 0
    while start < at - 1 and _is_card(lines[start]):
        start += 1
    if start:
        _take(making, lines[:start])
    first = lines[start].number
    if lines[at].text == "??":
        making.remarks.append(Remark(_BOTH_WAYS, first))
    front = making.texts(lines[start:at])
    making.add(FoundCard(front, making.points(lines[at + 1 :]), line=first))
    return True


def _is_card(line: Line) -> bool:
    """Tell whether a line says both a question and its answer."""
    return not line.is_code and _split(line.inside or line.text) is not None


def _take(making: Making, lines: list[Line]) -> None:
    """Take the cards that stand on a line each, or the gaps of all of them."""
    if len(lines) > 1 and all(_ANKI_GAP.search(line.text) for line in lines):
        for line in lines:  # each is a note of its own
            _take(making, [line])
        return
    if not any(_split(line.text) for line in lines if not line.is_code):
        found = _gapped("\n".join(line.text for line in lines))
        if found is not None:
            front = "\n".join(map(making.plain, found.front.split("\n")))
            points = [making.plain(point) for point in found.points]
            making.add(FoundCard(front, points, line=lines[0].number))
            return
    for line in lines:
        split = None if line.is_code else _split(line.inside or line.text)
        if split is None:
            making.leave(line)
            continue
        front, sign, back = split
        if sign == ":::":
            making.remarks.append(Remark(_BOTH_WAYS, line.number))
        making.add(FoundCard(making.plain(front), [making.plain(back)], line=line.number))


def _gapped(text: str) -> Gapped | None:
    return gapped(text) or gapped_by(text, _GAP)
