"""What marks of Markdown stand for inside a line."""

import re

from revise1924.formats.formulas import with_plain_formulas
from revise1924.formats.html_text import lines_of

_ANY = re.compile(r"[*_`~=\[\]<&\\$^|]")
_HELD_SIGN = "\ue010"
"""Stands for code, and for what a backslash makes text of, while the rest is worked on."""

_HELD = re.compile(r"``((?:[^`]|`(?!`))++)``|`([^`]+)`|\\([*_#~`$=?+.-])")
_PICTURE = re.compile(r"!\[[^\[\]]*+\]\((?:[^()]|\([^()]*+\))*+\)|!\[\[[^\[\]]*+\]\]")
_LINK = re.compile(r"\[([^\[\]]*+)\]\((?:[^()]|\([^()]*+\))*+\)")
_WIKI = re.compile(r"\[\[(?:[^\[\]|]*+\|)?([^\[\]|]*+)\]\]")
_BLOCK = re.compile(r"\s\^[A-Za-z0-9-]+$")
_HTML = re.compile(r"</?[a-zA-Z][^<>]*+>|<!--|&#?[a-zA-Z0-9]{1,31};")
_MARKS = (
    re.compile(r"(?<!\*)\*(?![\s*])([^*]*[^*\s])\*(?!\*)"),
    re.compile(r"\*\*(?![\s*])([^*]*[^*\s])\*\*"),
    re.compile(r"(?<!\*)\*(?![\s*])([^*]*[^*\s])\*(?!\*)"),
    re.compile(r"(?<![\w_])__(?![\s_])([^_]*[^_\s])__(?![\w_])"),
    re.compile(r"(?<![\w_])_(?![\s_])([^_]*[^_\s])_(?![\w_])"),
    re.compile(r"~~([^~]+)~~"),
    re.compile(r"==([^=]+)=="),
)


class Inline:
    """Takes the marks out of texts, and counts the pictures in them."""

    def __init__(self) -> None:
        self.pictures = 0

    def plain(self, text: str) -> str:
        """Return a text of Markdown as it is read, in plain text."""
        if not _ANY.search(text):
            return text
        held = list[str]()

        def hold(found: re.Match[str]) -> str:
            held.append((found[1] or found[2] or found[3]).strip())
            return _HELD_SIGN

        text = _HELD.sub(hold, text.replace(_HELD_SIGN, ""))
        text = self._without_pictures(text)
        text = with_plain_formulas(_LINK.sub(r"\1", _WIKI.sub(r"\1", text)))
        if _HTML.search(text):
            html = lines_of(text)
            self.pictures += html.media
            text = " ".join(html.lines)
        for mark in _MARKS:
            text = mark.sub(r"\1", text)
        signs = iter(held)
        pieces = text.split(_HELD_SIGN)
        return pieces[0] + "".join(f"{next(signs, '')}{piece}" for piece in pieces[1:])

    def _without_pictures(self, text: str) -> str:
        if "![" not in text:
            return _BLOCK.sub("", text)
        text, pictures = _PICTURE.subn(" ", text)
        self.pictures += pictures
        return _BLOCK.sub("", " ".join(text.split()))
