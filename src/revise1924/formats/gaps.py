"""Texts with gaps: what is asked, and a point for each gap.

A gap is told by what stands around it: the point `The [Politburo] expelled … in 1927` says which
one it fills. The other gaps are no part of it.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from revise1924.formats.formulas import with_plain_formulas

MOST_AROUND = 60
"""Characters of the text on either side of a gap that its point has."""

MOST_GAPS = 2_000
"""In a text; one with more is no card, but a file put into one by mistake."""

_DEEPEST = 8
"""Gaps inside each other; those still deeper are text."""

_OPEN, _CLOSE, _HOLE = "\ue000", "\ue001", "\ue002"
"""Stand for the ends of a gap, and for a whole one, while a text is worked on."""
_END = re.compile(f"[{_OPEN}{_CLOSE}]")
_OWN_SIGNS = str.maketrans("", "", _OPEN + _CLOSE + _HOLE)

_ANKI = re.compile(r"\{\{c(?P<numbers>[0-9]{1,9}(?:,[0-9]{1,9}){0,9})::|\}{2,}|::")
_END_OF_SENTENCE = re.compile(
    rf"\n|(?:(?<=\w\w[\w)][.!?])|(?<={_HOLE}[.!?]))\s+(?=[^\W_a-z]|[{_HOLE}\"“'(])"
)


@dataclass(frozen=True, slots=True)
class Gapped:
    """A text with gaps, taken apart."""

    front: str
    points: list[str]


@dataclass(slots=True)
class _Gap:
    """What a gap says beside the text that it hides."""

    numbers: tuple[int, ...]
    hint: str = ""


def gapped(text: str) -> Gapped | None:
    """Return a text with Anki's gaps, `{{c1::text::hint}}`, taken apart; None where it has none.

    Too many are none. Gaps of one number make one point. Formulas are written in plain signs where
    they can be.
    """
    if "{{c" not in text:
        return None
    return _whole(*_Marking(text.translate(_OWN_SIGNS)).marked())


def gapped_by(text: str, gap: re.Pattern[str]) -> Gapped | None:
    """Return a text taken apart whose gaps are what the first group of `gap` finds.

    Each is a point of its own. None where there is none, or too many.
    """
    gaps = list[_Gap]()

    def mark(found: re.Match[str]) -> str:
        gaps.append(_Gap((len(gaps) + 1,)))
        return f"{_OPEN}{found[1]}{_CLOSE}"

    return _whole(gap.sub(mark, text.translate(_OWN_SIGNS), count=MOST_GAPS + 1), gaps)


class _Marking:
    """Puts our own signs in the place of Anki's."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces = list[str]()
        self._gaps = list[_Gap]()
        self._open = list[tuple[int, int]]()
        """Which gaps are open, and which pieces begin them."""
        self._done = 0
        self._hint_from: int | None = None

    def marked(self) -> tuple[str, list[_Gap]]:
        """Return the text with our signs, and its gaps in the order in which they begin."""
        for sign in _ANKI.finditer(self._text):
            if len(self._gaps) > MOST_GAPS:
                return self._text, self._gaps
            if sign["numbers"]:
                self._begin(sign)
            elif sign[0] == "::":
                self._hint(sign)
            else:
                self._end(sign)
        self._take(len(self._text))
        for index, piece in reversed(self._open):  # never closed: it is text
            numbers = ",".join(map(str, self._gaps.pop(index).numbers))
            self._pieces[piece] = f"{{{{c{numbers}::"
        return "".join(self._pieces), self._gaps

    def _take(self, end: int) -> None:
        self._pieces.append(self._text[self._done : end])
        self._done = end

    def _begin(self, sign: re.Match[str]) -> None:
        if len(self._open) < _DEEPEST and self._hint_from is None:
            self._take(sign.start())
            self._open.append((len(self._gaps), len(self._pieces)))
            self._gaps.append(_Gap(tuple(map(int, sign["numbers"].split(",")))))
            self._pieces.append(_OPEN)
            self._done = sign.end()

    def _hint(self, sign: re.Match[str]) -> None:
        if self._open and self._hint_from is None:
            self._take(sign.start())
            self._hint_from = sign.end()

    def _end(self, sign: re.Match[str]) -> None:
        """End as many gaps as there are pairs; braces too many belong to the formula before."""
        ends = min(len(sign[0]) // 2, len(self._open))
        if not ends:
            return
        first = sign.end() - 2 * ends
        if self._hint_from is None:
            self._take(first)
        else:
            self._gaps[self._open[-1][0]].hint = self._text[self._hint_from : first].strip()
            self._hint_from = None
        del self._open[-ends:]
        self._pieces.append(_CLOSE * ends)
        self._done = sign.end()


def _whole(marked: str, gaps: list[_Gap]) -> Gapped | None:
    if not 0 < len(gaps) <= MOST_GAPS:
        return None
    numbers = sorted({number for gap in gaps for number in gap.numbers})
    points = _Points(gaps, {number: [] for number in numbers})
    text = points.take(with_plain_formulas(marked), 0)
    places = {number: place for place, number in enumerate(numbers, 1)}
    signs = iter([_sign(gaps[index], places) for index in text.which])
    front = "".join(next(signs) if char == _HOLE else char for char in text.around)
    return Gapped(front, [" / ".join(found) for found in points.found.values() if found])


def _sign(gap: _Gap, places: dict[int, int]) -> str:
    """Return what stands for a gap in what is asked."""
    hint = " ".join(gap.hint.translate(_OWN_SIGNS).split())
    if len(places) == 1:
        return f"[{hint or '…'}]"
    place = places[gap.numbers[0]]
    return f"[{place}: {hint}]" if hint else f"[{place}]"


@dataclass(slots=True)
class _Text:
    """A text in which a sign stands for each gap; those inside a gap are no part of it."""

    around: str = ""
    which: list[int] = field(default_factory=list)
    """The indices of its gaps."""
    hidden: list[str] = field(default_factory=list)
    """What these hide."""
    at: list[int] = field(default_factory=list)
    """Where they stand."""


@dataclass(slots=True)
class _Points:
    """The points of a text, by the numbers of its gaps."""

    gaps: list[_Gap]
    found: dict[int, list[str]]

    def take(self, marked: str, first: int) -> _Text:
        """Take the points of a text, whose first gap has the index `first`; return the text."""
        text = _taken_apart(marked, first)
        ends = [end.end() for end in _END_OF_SENTENCE.finditer(text.around)]
        bounds = [0, *ends, len(text.around)]
        shown = set[tuple[int, int]]()
        for place, index in enumerate(text.which):
            for number in dict.fromkeys(self.gaps[index].numbers):
                if (index, number) not in shown and text.hidden[place].translate(
                    _OWN_SIGNS
                ).strip():
                    point = self._point(text, place, number, bounds, shown)
                    self.found[number].append(point)
            if _OPEN in text.hidden[place]:
                self.take(text.hidden[place], index + 1)
        return text

    def _point(
        self, text: _Text, place: int, number: int, bounds: list[int], shown: set[tuple[int, int]]
    ) -> str:
        """Return a gap with its sentence around it, and with those of its number that follow."""
        at = text.at[place]
        sentence = bisect_right(bounds, at)
        before = _before(text.around, bounds[sentence - 1], at)
        after = _after(text.around, at + 1, bounds[sentence])
        hidden = " ".join(text.hidden[place].translate(_OWN_SIGNS).split())
        if not before.strip() and not after.strip():
            return hidden
        pieces = [before.replace(_HOLE, "…"), f"[{hidden}]"]
        for char in after:
            if char != _HOLE:
                pieces.append(char)
                continue
            place += 1
            if number in self.gaps[text.which[place]].numbers:
                shown.add((text.which[place], number))
                pieces.append(f"[{text.hidden[place].translate(_OWN_SIGNS).strip()}]")
            else:
                pieces.append("…")
        return " ".join("".join(pieces).split())


def _taken_apart(marked: str, first: int) -> _Text:
    text, pieces, length = _Text(), list[str](), 0
    done, depth, index = 0, 0, first
    for end in _END.finditer(marked):
        if end[0] == _OPEN:
            if depth == 0:
                pieces += marked[done : end.start()], _HOLE
                length += end.start() - done + 1
                text.which.append(index)
                text.at.append(length - 1)
                done = end.end()
            depth, index = depth + 1, index + 1
        else:
            depth -= 1
            if depth == 0:
                text.hidden.append(marked[done : end.start()])
                done = end.end()
    text.around = "".join([*pieces, marked[done:]])
    return text


def _before(text: str, start: int, end: int) -> str:
    """Return what stands before a gap, at most so much of it as is shown."""
    cut = end - MOST_AROUND
    if cut <= start:
        return text[start:end]
    _, space, rest = text[cut - 1 : end].partition(" ")
    return f"… {rest}" if space else f"…{text[cut:end]}"


def _after(text: str, start: int, end: int) -> str:
    """Return what stands behind a gap, at most so much of it as is shown."""
    cut = start + MOST_AROUND
    if end <= cut:
        return text[start:end]
    rest, space, _ = text[start : cut + 1].rpartition(" ")
    return f"{rest} …" if space else f"{text[start:cut]}…"
