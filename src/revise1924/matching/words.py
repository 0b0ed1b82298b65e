"""A text as words: what each is, in which clause and sentence it stands, whether it is denied."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby

from revise1924.matching.english import (
    ASIDES,
    CLAUSES,
    FAILINGS,
    FILLER,
    LIGHT,
    NEGATIONS,
    NO_NEGATION,
    RELATIVES,
)
from revise1924.matching.forms import ABBREVIATIONS, NUMBERS, SCALES
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
        return self.number is None and (self.plain in FILLER or self.plain in NEGATIONS)

    @property
    def is_light(self) -> bool:
        """Tell whether it says little by itself, as short words do in most languages."""
        is_short = len(self.plain) <= _SHORT and not self.is_capital
        return self.number is None and (is_short or self.stem in _LIGHT)

    @property
    def is_year(self) -> bool:
        """Tell whether it is a number that looks like a year or a decade, "1860s"."""
        return self.number is not None and self.plain[:4].isdecimal() and 1000 <= self.number < 2100


_SHORT = 3
"""Letters of the words that only hold a sentence together, at most."""

_LIGHT = frozenset(map(stem, LIGHT))

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
_SMALL_NEXT = re.compile(r"\s*[a-z]")
_LETTERS_OF_A_CUT = 4
"""A full stop after so few letters, with a small one to follow, is one of an abbreviation."""

_LINE = 55
"""Signs of a line from which a writer broke it since it was full."""

_OPENERS = ASIDES | CLAUSES
"""After one of these, the next of them begins no clause anew: "even if"."""


def words(text: str, *, has_millions: bool = False) -> list[Word]:
    """Return the words of `text` in their order; 20m are 20 millions only where it has such."""
    found = _numbered(list(_pieces(text)), has_millions=has_millions)
    clauses = [list(clause) for _, clause in groupby(found, lambda word: word.clause)]
    return [
        word
        for before, clause, after in zip([[], *clauses], clauses, [*clauses[1:], []], strict=False)
        for word in _said(clause, before, after)
    ]


def is_near(one: Word, other: Word) -> bool:
    """Tell whether two words follow each other with a space or a hyphen between, at most."""
    return 0 <= other.start - one.end <= 1


def _pieces(text: str) -> Iterator[Word]:
    """Cut `text` into words, each with its sentence and clause."""
    sentence = clause = 0
    is_first = True
    before = ""
    for piece in _PIECE.finditer(text):
        if piece["sentence"]:
            if piece[0] == "\n" and _is_wrapped(text, piece.start()):
                continue
            is_cut = len(before) <= _LETTERS_OF_A_CUT and piece[0] == "."
            if not (is_cut and _SMALL_NEXT.match(text, piece.end())):
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


def _is_wrapped(text: str, end: int) -> bool:
    """Tell whether a line that ends here goes on in the next: it was full, and no item follows."""
    return end - text.rfind("\n", 0, end) > _LINE and text[end + 1 : end + 2].isalnum()


def _expanded(word: Word, piece: re.Match[str], *, is_first: bool) -> Iterator[Word]:
    """Return what one piece of a text stands for: mostly the word, or those it abbreviates."""
    if piece["years"]:
        for year in (piece["years"], piece["years"][: -len(piece["last"])] + piece["last"]):
            yield replace(word, plain=year, stem=_written(float(year)), number=float(year))
    elif piece["digits"] and word.plain not in ABBREVIATIONS:
        yield from _counted(word, piece["digits"], piece["unit"])
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
    era = unit if unit in {"s", "th"} else ""  # "1860s" is not 1860
    number = float(digits.replace(",", ""))
    yield replace(
        word,
        end=word.start + len(digits),
        plain=digits.replace(",", ""),
        stem=_written(number) + era,
        number=number,
    )
    if unit and not era:
        yield replace(word, start=word.end - len(unit), plain=unit, stem=stem(unit))


def _written(number: float) -> str:
    return f"{number:.15g}"


def _plain(text: str) -> str:
    """Return `text` in small letters, without accents, hyphens and an English genitive."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in letters if not unicodedata.combining(char))
    plain = re.sub(r"['’](?:s$|(?:re|ve|ll|d|m)$)?", "", plain)
    return plain.replace("-", "").strip("_")


def _numbered(found: list[Word], *, has_millions: bool) -> Iterator[Word]:
    """Put together what says one number: "thirty-eight", "ten million", "1924–5"."""
    index = 0
    while index < len(found):
        word, index = found[index], index + 1
        number = _worth(word, found[index - 2].plain if index > 1 else "", found[index : index + 2])
        if number is None:
            yield word
            continue
        while index < len(found) and (
            more := _with_next(number, word, found[index], has_millions=has_millions)
        ):
            number, word = more, replace(word, end=found[index].end)
            index += 1
        yield replace(
            word, number=number, stem=word.stem if word.number == number else _written(number)
        )


def _worth(word: Word, before: str, after: Sequence[Word]) -> float | None:
    """Return what a word counts by itself; "a million" is one, and so is "million"."""
    if word.number is not None:
        return word.number
    if word.plain == "one" and (before in {"just", "only"} or _is_odds(after)):
        return 1
    counted = NUMBERS.get(word.plain)
    return SCALES.get(word.stem) if counted is None and len(word.plain) > 2 else counted


def _is_odds(after: Sequence[Word]) -> bool:
    """Tell whether a number goes on as "one in four" does."""
    plain = [word.plain for word in after]
    return plain[:1] == ["in"] and (plain[-1] in NUMBERS or plain[-1].isdecimal())


def _with_next(number: float, word: Word, following: Word, *, has_millions: bool) -> float | None:
    """Return the number that two words count together; None where they are two."""
    if not is_near(word, following):
        return None
    scale = SCALES.get(following.stem)
    if scale and (has_millions or len(following.plain) > 1):
        return number * scale
    units = NUMBERS.get(following.plain, 10)
    is_tens = number % 10 == 0 and number < 100
    return number + units if is_tens and units < 10 and word.plain in NUMBERS else None


def _said(clause: list[Word], before: list[Word], after: list[Word]) -> Iterator[Word]:
    """Mark what a clause denies: the words after a negation. "Not until" denies nothing."""
    denied = None if after and after[0].plain == "until" else _first_denial(clause)
    if denied is None:
        is_open = any(word.plain in FAILINGS for word in clause) or (
            clause[0].plain in RELATIVES and _first_denial(before) is not None
        )
        yield from (replace(word, said=Said.OPEN) if is_open else word for word in clause)
        return
    for index, word in enumerate(clause):
        yield replace(word, said=Said.DENIED if index > denied else Said.OPEN)


def _first_denial(clause: list[Word]) -> int | None:
    plain = ["", *(word.plain for word in clause), ""]
    for index, (before, word, after) in enumerate(zip(plain, plain[1:], plain[2:], strict=False)):
        if word in NEGATIONS and after not in NO_NEGATION and before not in {"a", "every", "or"}:
            return index
    return None
