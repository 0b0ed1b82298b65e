"""Where formulas stand in a text."""

import re

from revise1924.formats.formulas.writing import MOST_OF_A_FORMULA, plain_formula

_SIGN = re.compile(r"\\[\\$()\[\]]|\[/?(?:latex|\$\$?)\]|\$\$?")
"""What a formula may begin or end with, and what only looks like it: an escaped dollar."""

_CLOSING = {
    "\\(": "\\)",
    "\\[": "\\]",
    "[latex]": "[/latex]",
    "[$]": "[/$]",
    "[$$]": "[/$$]",
    "$$": "$$",
    "$": "$",
}

_DOLLARS = frozenset({"$", "$$"})
_WORD = re.compile(r"[^\W\d_]{2}")
_OF_FORMULAS = re.compile(r"[\\^_]")
_PARTS = re.compile(r"[^\W\d_]|[=+<>]")


def with_plain_formulas(text: str) -> str:
    r"""Return `text` with each formula in plain signs that can be written so.

    They stand in `\(…\)`, `\[…\]`, `[latex]…[/latex]`, `[$]…[/$]`, `[$$]…[/$$]`; in `$$…$$` or
    `$…$` only where that is surely no money.
    """
    if "\\" not in text and "$" not in text and "[latex]" not in text:
        return text  # as nearly all are
    pieces, done = list[str](), 0
    opened: re.Match[str] | None = None
    for sign in _SIGN.finditer(text):
        if opened is not None and sign.start() - opened.end() > MOST_OF_A_FORMULA:
            opened = None
        if opened is not None and sign[0] == _CLOSING[opened[0]]:
            if (plain := _plain(text, opened, sign)) is not None:
                pieces += text[done : opened.start()], plain
                done = sign.end()
                opened = None
                continue
            opened = sign if opened[0] == "$" else None  # what ends no formula may begin one
        elif sign[0] in _CLOSING and (opened is None or opened[0] in {*_DOLLARS, sign[0]}):
            opened = sign
    return "".join([*pieces, text[done:]])


def _plain(text: str, opened: re.Match[str], closed: re.Match[str]) -> str | None:
    """Return the formula between two signs; None where it is none, or cannot be written."""
    tex = text[opened.end() : closed.start()]
    if opened[0] in _DOLLARS and not _is_surely(text, tex, opened, closed):
        return None
    if opened[0] == "[latex]":
        tex = _bare(tex.strip())
    return plain_formula(tex)


def _bare(tex: str) -> str:
    """Return what stands between the signs of mathematics that LaTeX itself has."""
    for opening in ("$$", "$", "\\(", "\\["):
        closing = _CLOSING[opening]
        if tex.startswith(opening) and tex.endswith(closing) and len(tex) > len(opening + closing):
            return tex[len(opening) : -len(closing)]
    return tex


def _is_surely(text: str, tex: str, opened: re.Match[str], closed: re.Match[str]) -> bool:
    """Tell whether dollars stand around a formula, and not before sums of money."""
    if opened[0] == "$":
        before, after = (
            text[max(0, opened.start() - 1) : opened.start()],
            text[closed.end() : closed.end() + 1],
        )
        if before.isalnum() or after.isalnum() or tex != tex.strip() or "\n" in tex:
            return False
    if _OF_FORMULAS.search(tex):
        return True
    return _PARTS.search(tex) is not None and _WORD.search(tex) is None
