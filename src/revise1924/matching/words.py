"""A text as words: what each is, in which clause and sentence it stands, whether it is denied."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby

from revise1924.matching.english import (
    ABBREVIATIONS,
    ASIDES,
    CLAUSES,
    FAILINGS,
    FILLER,
    NEGATIONS,
    NO_NEGATION,
    NUMBERS,
    SCALES,
)
from revise1924.matching.stems import stem

Span = tuple[int, int]
"""Where a piece of a text begins, and where it ends: the character after its last one."""


class Said(Enum):
    """How a word is said."""

    AFFIRMED = 0
    OPEN = 1
    """In a clause that denies something, but not this: what is denied of it may be this as well."""
    DENIED = 2


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word of a text."""

    start: int
    end: int
    plain: str
    """In small letters, without accents."""
    stem: str
    sentence: int
    clause: int
    said: Said = Said.AFFIRMED
    number: float | None = None
    """What it counts; a year is one as well."""
    is_capital: bool = False
    is_acronym: bool = False
    is_owner: bool = False
    """Whether it is a genitive: "Stalin's"."""
    is_first: bool = False
    """Whether it begins a sentence, so that a capital letter says nothing."""

    @property
    def is_filler(self) -> bool:
        """Tell whether it says nothing by itself."""
        return self.number is None and self.plain in FILLER

    @property
    def is_year(self) -> bool:
        """Tell whether it is a number that looks like a year or a decade, "1860s"."""
        return self.number is not None and self.plain[:4].isdecimal() and 1000 <= self.number < 2100


# Words run together in these scripts; two signs at a time stand for them.
_UNSPACED = "[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]"
_PIECE = re.compile(
    rf"(?P<pair>(?={_UNSPACED}(?P<next>{_UNSPACED}?)){_UNSPACED})"
    r"|(?P<years>\d{4})[–/-](?P<last>\d{1,2})(?!\w)"
    r"|(?P<digits>\d[\d,]*(?<!,)(?:\.\d+)?)(?P<unit>[a-z]{0,3})"
    rf"|(?P<letters>(?:[Nn]on-)?(?:(?!{_UNSPACED})[\w\u0300-\u036f])+(?:['’][a-z]+)?)"
    r"|(?P<sentence>[.!?…]+(?=\s|$)|[;。！？；\n]+)"
    r"|(?P<clause>[,:()，、：–—→/|+=&>]|-(?=[\s>]))"
)
_LETTERS_OF_A_CUT = 4
"""A full stop after so few letters, with a small one to follow, is one of an abbreviation."""


_OPENERS = ASIDES | CLAUSES


def words(text: str) -> list[Word]:
    """Return the words of `text` in their order."""
    found = list(_numbered(list(_pieces(text))))
    return [
        word for _, clause in groupby(found, lambda word: word.clause) for word in _said([*clause])
    ]


def _pieces(text: str) -> Iterator[Word]:
    """Cut `text` into words, each with its sentence and clause."""
    sentence = clause = 0
    is_first = True
    before = ""
    for piece in _PIECE.finditer(text):
        if piece["sentence"]:
            follows = text[piece.end() :].lstrip()[:1]
            is_cut = len(before) <= _LETTERS_OF_A_CUT and follows.islower() and piece[0] == "."
            if not is_cut:
                sentence, clause, is_first = sentence + 1, clause + 1, True
            continue
        if piece["clause"]:
            clause += 1
            continue
        plain = _plain(piece[0] + (piece["next"] or ""))
        if not plain:
            continue
        clause += plain in CLAUSES and _plain(before) not in _OPENERS
        before = piece[0]
        span = piece.start(), piece.end() + len(piece["next"] or "")
        yield from _expanded(Word(*span, plain, "", sentence, clause), piece, is_first=is_first)
        is_first = False


def _expanded(word: Word, piece: re.Match[str], *, is_first: bool) -> Iterator[Word]:
    """Return what one piece of a text stands for: mostly the word, or those it abbreviates."""
    if piece["years"]:
        for year in (piece["years"], piece["years"][: -len(piece["last"])] + piece["last"]):
            yield replace(word, plain=year, stem=_written(float(year)), number=float(year))
    elif piece["digits"] and word.plain not in ABBREVIATIONS:
        yield from _counted(word, piece["digits"].replace(",", ""), piece["unit"])
    else:
        is_capital = piece[0][0].isupper() and piece[0] != "I"
        for plain in ABBREVIATIONS.get(word.plain, word.plain).split():
            yield replace(
                word,
                plain=plain,
                stem=stem(plain),
                is_capital=is_capital,
                is_acronym=is_capital and len(piece[0]) > 1 and piece[0].isupper(),
                is_owner=piece[0].endswith(("'s", "’s")),
                is_first=is_first,
            )


def _counted(word: Word, digits: str, unit: str) -> Iterator[Word]:
    """Return a number, and what it counts where that is written in one with it: "45C"."""
    number = float(digits) * SCALES.get(unit, 1)
    era = unit if unit in {"s", "th"} else ""  # "1860s" is not 1860
    yield replace(word, plain=digits, stem=_written(number) + era, number=number)
    if unit and not era and unit not in SCALES:
        yield replace(word, plain=unit, stem=stem(unit))


def _written(number: float) -> str:
    return f"{number:.15g}"


def _plain(text: str) -> str:
    """Return `text` in small letters, without accents, hyphens and an English genitive."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in letters if not unicodedata.combining(char))
    plain = re.sub(r"['’](?:s$|(?:re|ve|ll|d|m)$)?", "", plain)
    return plain.replace("-", "").strip("_")


def _numbered(found: list[Word]) -> Iterator[Word]:
    """Put together what says one number: "thirty-eight", "ten million", "1924–5"."""
    index = 0
    while index < len(found):
        word, index = found[index], index + 1
        number = _worth(word, found[index - 2].plain if index > 1 else "")
        if number is None:
            yield word
            continue
        while index < len(found) and (more := _with_next(number, word, found[index])):
            number, word = more, replace(word, end=found[index].end)
            index += 1
        yield replace(
            word, number=number, stem=word.stem if word.number == number else _written(number)
        )


def _worth(word: Word, before: str) -> float | None:
    """Return what a word counts by itself; "a million" is one, and so is "million"."""
    if word.number is not None:
        return word.number
    if word.plain == "one" and before in {"just", "only"}:
        return 1
    counted = NUMBERS.get(word.plain)
    return SCALES.get(word.stem) if counted is None and len(word.plain) > 2 else counted


def _with_next(number: float, word: Word, following: Word) -> float | None:
    """Return the number that two words count together; None where they are two."""
    is_near = following.start - word.end <= 1
    if is_near and following.stem in SCALES and len(following.plain) > 1:
        return number * SCALES[following.stem]
    is_tens = is_near and number % 10 == 0 and number < 100
    units = NUMBERS.get(following.plain, 10)
    if is_tens and units < 10 and word.plain in NUMBERS:
        return number + units
    return None


def _said(clause: list[Word]) -> Iterator[Word]:
    """Mark what a clause denies: the words after a negation."""
    denied = _first_denial(clause)
    if denied is None:
        is_open = any(word.plain in FAILINGS for word in clause)
        yield from (replace(word, said=Said.OPEN) if is_open else word for word in clause)
        return
    for index, word in enumerate(clause):
        yield replace(word, said=Said.DENIED if index > denied else Said.OPEN)


def _first_denial(clause: list[Word]) -> int | None:
    for index, word in enumerate(clause):
        following = clause[index + 1].plain if index + 1 < len(clause) else ""
        if word.plain in NEGATIONS and following not in NO_NEGATION:
            return index
    return None
