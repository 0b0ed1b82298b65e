"""When two words are the same: endings, other spellings, slips of the finger."""

import re
from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

from revise1924.matching.forms import IRREGULAR
from revise1924.matching.synonyms import OPPOSITES, SYNONYMS

EXACT, RELATED, MEANT = 1.0, 0.9, 0.8
"""What a word counts that is there itself; with another ending or a slip; by a synonym."""

_SHORTEST_ROOT = 4
_SHORTEST_SLIP = 5
_LONG = 8
"""Letters from which a word may have two slips."""

_SHORTEST_CUT = 3
"""Letters that an abbreviation has at least: "perm" and "gen" are words that go on."""

_SPELLINGS = (
    (re.compile(r"(?<=[a-z]{2})our(?=$|s|i|e|a)"), "or"),
    (re.compile(r"(?<=[a-z]{2})is(?=e$|es$|ed$|ing$|ation)"), "iz"),
    (re.compile(r"(?<=[a-z]{2}[bt])re(?=$|s$)"), "er"),
    (re.compile(r"(?<=[aeiou])ll(?=ed$|ing$|er$)"), "l"),
    (re.compile(r"(?<=[a-z])ae|oe(?=[a-z]{3})"), "e"),
    (re.compile(r"(?<=fen)ce$"), "se"),
)
"""British spellings, and what stands there in American ones."""

_ROOT = re.compile(
    r"(?:ational|ation|ations|ion|ions|ement|ements|ment|ments|ance|ence|al|ally|ly|ive|ity|ous|able"
    r"|ible|ful|ness|ist|ists|ism|ic|ical|y|or|er|ors|ers|ant|ent|ial|iality|at|ings)$"
)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a word, in small letters, without the endings of number and tense."""
    word = IRREGULAR.get(word, word)
    for british, american in _SPELLINGS:
        word = british.sub(american, word)
    if len(word) <= 3:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    word = _without_s(word)
    for ending in ("ied", "ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _without(word, ending)
    if word.endswith("ed"):  # "used", "died"
        return word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


def _without_s(word: str) -> str:
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word if word.endswith(("ss", "us", "is")) else word.removesuffix("s")


def _without(word: str, ending: str) -> str:
    """Return the word without "ied", "ing" or "ed", as its present begins."""
    root = word[: -len(ending)]
    if ending == "ied":
        return root + "y"
    if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "lsz":
        return root[:-1]
    return root.removesuffix("e") if len(root) > 3 else root


@lru_cache(maxsize=20_000)
def root(word: str) -> str:
    """Return a stem without the endings that make a noun, an adjective or an adverb of it."""
    shorter = _ROOT.sub("", word)
    return shorter if len(shorter) >= _SHORTEST_ROOT else word


def _of_lines(table: str) -> dict[str, frozenset[int]]:
    """Return in which lines of a table the stem of each word stands."""
    lines: dict[str, set[int]] = {}
    for number, line in enumerate(table.strip().splitlines()):
        for word in line.split():
            lines.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in lines.items()}


def _members(lines: dict[str, frozenset[int]]) -> dict[int, frozenset[str]]:
    """Return the stems of each line."""
    members: dict[int, set[str]] = {}
    for word, numbers in lines.items():
        for number in numbers:
            members.setdefault(number, set()).add(word)
    return {number: frozenset(words) for number, words in members.items()}


def _of_sides(table: str) -> dict[str, dict[int, int]]:
    """Return on which side of which lines the stem of each word stands."""
    places: dict[str, dict[int, int]] = {}
    for number, line in enumerate(table.strip().splitlines()):
        for side, words in enumerate(line.split(" / ")):
            for word in words.split():
                places.setdefault(stem(word), {})[number] = side
    return places


_MEANINGS, _SIDES = _of_lines(SYNONYMS), _of_sides(OPPOSITES)
_OPPOSITES = {word: frozenset(lines) for word, lines in _SIDES.items()}
_MEMBERS = _members(_MEANINGS), _members(_OPPOSITES)
_NO_LINE: frozenset[int] = frozenset()
_NO_SIDE: dict[int, int] = {}


def neighbours(word: str) -> frozenset[str]:
    """Return the stems that the tables put beside this one; none where it is in no table."""
    return frozenset(
        other
        for lines, members in zip((_MEANINGS, _OPPOSITES), _MEMBERS, strict=True)
        for line in lines.get(word, _NO_LINE)
        for other in members[line]
    )


def is_listed(word: str) -> bool:
    """Tell whether the tables have this stem: it is an English word then, and no name."""
    return word in _MEANINGS or word in _OPPOSITES


def sides(word: str) -> Mapping[int, int]:
    """Return on which side of which lines of opposites this stem stands."""
    return _SIDES.get(word, _NO_SIDE)


def is_opposite(one: str, other: str) -> bool:
    """Tell whether one of two stems denies what the other says."""
    if one == other:
        return False
    here, there = sides(one), sides(other)
    if any(here[line] != there[line] for line in here.keys() & there.keys()):
        return True
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _SHORTEST_ROOT and longer in {f"un{shorter}", f"dis{shorter}"}


def likeness(one: str, other: str, *, forgives: bool = True) -> float:
    """Return how much of `one` stands in `other`, both stems: 0, or up to `EXACT`.

    Slips, abbreviations and other endings are for what the student may have meant by a word that is
    none of the card's: where `other` is one of these, nothing is to be forgiven.
    """
    if one == other:
        return EXACT
    if _MEANINGS.get(one, _NO_LINE) & _MEANINGS.get(other, _NO_LINE):
        return MEANT
    if not sides(one).items().isdisjoint(sides(other).items()):
        return MEANT
    if not forgives or one[0] != other[0]:
        return 0.0
    if root(one) == root(other) or _is_cut(one, other) or _is_slip(one, other):
        return RELATED
    return 0.0


def _is_cut(one: str, other: str) -> bool:
    """Tell whether one of the stems is only the beginning of the other."""
    shorter, longer = sorted((one, other), key=len)
    return (
        len(shorter) >= _SHORTEST_CUT
        and len(longer) - len(shorter) >= 3
        and longer.startswith(shorter)
    )


def _is_slip(one: str, other: str) -> bool:
    """Tell whether one of the stems is the other with a slip; numbers have none."""
    shortest = min(len(one), len(other))
    if shortest < _SHORTEST_SLIP or abs(len(one) - len(other)) > 2 or not one.isalpha():
        return False
    slips = 2 if shortest >= _LONG else 1
    return OSA.distance(one, other, score_cutoff=slips) <= slips
