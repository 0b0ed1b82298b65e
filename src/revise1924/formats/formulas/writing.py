"""LaTeX to plain signs."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from revise1924.formats import scripts
from revise1924.formats.formulas.chemistry import plain_chemistry
from revise1924.formats.formulas.line import Line
from revise1924.formats.formulas.signs import (
    ACCENTS,
    BETWEEN,
    BLACKBOARD,
    FRACTIONS,
    FUNCTIONS,
    NOTHING,
    ROOTS,
    SIGNS,
    SPACES,
    TEXTS,
    UPRIGHT,
)

MOST_OF_A_FORMULA = 2_000
"""Characters; what is longer is no formula, but a text with a sign too many."""

_DEEPEST = 20
"""Groups inside each other: no formula that one line can hold has more."""

_PART = re.compile(r"\\([a-zA-Z]+|.)|\s+|.", re.DOTALL)
_UNWRITABLE = frozenset("&#%$}")

_SCRIPTED = f"[{re.escape(''.join(sorted(scripts.SIGNS)))}]*+"
_THING = rf"(?:[^\W\d_][′\u0300-\u036f\u20d7]*+|[0-9]++(?:[.,][0-9]++)?|[∂∞ℏℓ]){_SCRIPTED}"
_SINGLE = re.compile(r"[^\W\d_][′\u0300-\u036f\u20d7]?|[0-9]++(?:[.,][0-9]++)?")
_ABOVE = re.compile(rf"-?(?:{_THING})++|[½¼¾]")
_BELOW = re.compile(rf"{_THING}|[d∂]{_THING}|[^\W\d_]{{4,}}+")
_IN_BRACKETS = re.compile(r"\([^()]*\)")


class _CannotError(Exception):
    """A part of the formula cannot be written."""


def plain_formula(tex: str) -> str | None:
    """Return a formula in plain signs; None where it is blank or Unicode cannot write it wholly."""
    if len(tex) > MOST_OF_A_FORMULA:
        return None
    try:
        return _Writer(tex).whole() or None
    except _CannotError:
        return None


class _Writer:
    """Goes through a formula once."""

    def __init__(self, tex: str) -> None:
        self._left = [match[0] for match in _PART.finditer(tex)]
        self._left.reverse()
        self._depth = 0

    def whole(self) -> str:
        """Return all of it."""
        line = Line()
        while self._left:
            self._take(self._left.pop(), line)
        return line.text.strip()

    def _next(self) -> str:
        """Return the next part, and go behind it."""
        if not self._left:
            raise _CannotError
        return self._left.pop()

    def _take(self, part: str, line: Line) -> None:
        """Write one part, and what belongs to it."""
        if part.startswith("\\"):
            self._command(part[1:], line)
        elif part.isspace() or part == "~":
            line.space()
        elif part == "{":
            line.add(self._group())
        elif part in {"^", "_"}:
            line.attach(self._script(is_raised=part == "^"))
        elif part in _UNWRITABLE:
            raise _CannotError
        else:
            line.add("′" if part == "'" else part)

    def _group(self) -> str:
        """Return what stands before the closing brace."""
        line = Line()
        with self._deeper():
            while (part := self._next()) != "}":
                self._take(part, line)
        return line.text.strip()

    def _argument(self) -> str:
        """Return the group, or the single sign, that belongs to a command."""
        self._skip_space()
        line = Line()
        with self._deeper():
            self._take(self._next(), line)
        return line.text.strip()

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _CannotError
        yield
        self._depth -= 1

    def _skip_space(self) -> None:
        while self._left and self._left[-1].isspace():
            self._left.pop()

    def _raw(self) -> str:
        """Return the inside of the braces that follow, as it is typed."""
        self._skip_space()
        if self._next() != "{":
            raise _CannotError
        inside, depth = list[str](), 1
        while True:
            part = self._next()
            depth += {"{": 1, "}": -1}.get(part, 0)
            if not depth:
                return "".join(inside)
            inside.append(part)

    def _script(self, *, is_raised: bool) -> str:
        text = self._argument().replace(" ", "")
        if is_raised and text in _RAISED_ALREADY:
            return _RAISED_ALREADY[text]
        return _known(scripts.raised(text) if is_raised else scripts.lowered(text))

    def _command(self, name: str, line: Line) -> None:
        if name in SIGNS:
            line.add(SIGNS[name])
            if name.isalpha():
                self._skip_space()
        elif name in BETWEEN:
            line.between(BETWEEN[name])
        elif name in SPACES:
            line.space()
        elif name in FUNCTIONS:
            line.name(name)
        elif name in NOTHING:
            self._skip_space()
            if self._left and self._left[-1] == "." and name in {"left", "right"}:
                self._left.pop()
        else:
            self._with_argument(name, line)

    def _with_argument(self, name: str, line: Line) -> None:
        if name in TEXTS:
            line.add(self._text())
        elif name in UPRIGHT:
            line.add(self._argument())
        elif name in ACCENTS:
            line.add(_known(_accented(self._argument(), ACCENTS[name])))
        elif name == "mathbb":
            line.add(_known(BLACKBOARD.get(self._argument())))
        elif name == "ce":
            line.add(_known(plain_chemistry(self._raw())))
        elif name in {"frac", "dfrac", "tfrac"}:
            self._fraction(line)
        elif name == "sqrt":
            self._root(line)
        else:
            raise _CannotError

    def _text(self) -> str:
        text = self._raw()
        if _IN_NO_TEXT.search(text):
            raise _CannotError
        return " ".join(f"|{text}|".split())[1:-1]

    def _fraction(self, line: Line) -> None:
        above, below = self._argument(), self._argument()
        if not above or not below:
            raise _CannotError
        if sign := FRACTIONS.get((above, below)):
            line.add(sign)
        else:
            line.add_loose(f"{_bracketed(above, _ABOVE)}/{_bracketed(below, _BELOW)}")

    def _root(self, line: Line) -> None:
        self._skip_space()
        which = ""
        if self._left and self._left[-1] == "[":
            self._left.pop()
            while (part := self._next()) != "]":
                which += part
        sign = _known(ROOTS.get(which.strip()))
        line.add_loose(sign + _bracketed(_known(self._argument()), _SINGLE))


_RAISED_ALREADY = {"∘": "°", "°": "°", "′": "′", "*": "*", "†": "†"}
_IN_NO_TEXT = re.compile(r"[\\{}$&#%^_~]")


def _known(text: str | None) -> str:
    """Return `text`; raises _CannotError where there is none."""
    if not text:
        raise _CannotError
    return text


def _accented(text: str, accent: str) -> str | None:
    return text + accent if len(text) == 1 and text.isalpha() else None


def _bracketed(text: str, bare: re.Pattern[str]) -> str:
    """Return `text`, in brackets unless `bare` says that it holds together without."""
    is_bare = bare.fullmatch(text) or _IN_BRACKETS.fullmatch(text)
    return text if is_bare else f"({text})"
