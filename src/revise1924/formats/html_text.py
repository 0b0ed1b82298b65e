"""The plain text that a piece of HTML shows, line by line.

It is read as a browser does, without building a tree: tags that are unclosed, wrongly nested or
unknown do no harm. The standard library's parser would do, but takes ten times as long for the
fields of a large package, and in some versions of Python a flood of unclosed tags stalls it.
"""

import re
from html import unescape
from typing import NamedTuple

from revise1924.formats.scripts import lowered, raised


class Html(NamedTuple):
    """What a piece of HTML says in plain text."""

    lines: list[str]
    """None is blank. Only what stands in a `<pre>` is one with line breaks in it."""
    media: int
    """How many pictures, sounds and films were left out."""


_BLOCKS = frozenset(
    """address article aside blockquote body br caption center dd details dialog div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p
    section summary table tbody tfoot thead tr ul""".split()  # noqa: SIM905 - a line each is no help
)
"""Elements that begin and end a line."""

_MEDIA = frozenset({"audio", "canvas", "embed", "iframe", "img", "object", "svg", "video"})
_UNSEEN = frozenset({"head", "script", "style", "svg", "template", "title"})
"""Elements whose inside is no text."""
_CELLS = frozenset({"td", "th"})
_SPECIAL = _MEDIA | _UNSEEN | _CELLS | {"pre", "sub", "sup"}

_TAG = re.compile(r"""</?([a-zA-Z][^\s/>]*+)(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*+)")
_UNSEEN_END = {name: re.compile(f"</{name}", re.IGNORECASE) for name in _UNSEEN}
_SOUND = re.compile(r"\[sound:[^\[\]]*+\]")
_TYPED = re.compile(r"\[\[type:[^\[\]]*+\]\]")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})

_ATTRIBUTES = r"""(?:\s[^<>"']*+(?:"[^<>"]*+"[^<>"']*+)*+)?"""
_MARKS = re.compile(rf"</?(?:b|i|u|em|strong|span|font|a){_ATTRIBUTES}>")
_BREAKS = re.compile(rf"</?(?:br|div|p|li|ul|ol|h[1-6]|hr){_ATTRIBUTES}/?>")
"""Tags that nearly all fields do with."""
_BREAK = "\0"
"""Stands between lines where there are no other tags; no text has it."""

_CELL = "\0"
"""Stands between cells until their line ends; no text has it."""


def lines_of(html: str) -> Html:
    """Return the lines that `html` shows.

    Cells of a table stand beside each other on one line. What is raised or lowered is written in
    such signs where Unicode has them, else behind `^` or `_`. Sounds of Anki, and the places where
    it has an answer typed, are left out as pictures are.
    """
    media = 0
    if "[" in html:
        html, media = _SOUND.subn(" ", html)
        html = _TYPED.sub(" ", html)
    if "<" not in html and "&" not in html:
        line = " ".join(html.split())  # as most fields are
        return Html([line] if line else [], media)
    if (lines := _simple(html)) is not None:
        return Html(lines, media)
    reader = _Reader(html)
    return Html(reader.lines(), media + reader.media)


def _simple(html: str) -> list[str] | None:
    """Return the lines of HTML that has only the most usual tags, in a third of the time.

    None where it has others.
    """
    text = _BREAKS.sub(_BREAK, _MARKS.sub("", html))
    if "<" in text or _BREAK in html:
        return None
    parts = unescaped(text.replace("&nbsp;", " ")).split(_BREAK)  # the entity that editors write
    return [line for part in parts if (line := " ".join(part.split()))]


def unescaped(text: str) -> str:
    """Return `text` with entities resolved; those that mean nothing stay."""
    if "&" not in text:
        return text
    try:
        return unescape(text)
    except ValueError:  # a number of thousands of digits
        return text


class _Reader:
    """Goes through HTML once."""

    def __init__(self, html: str) -> None:
        self.media = 0
        self._html = html
        self._lines: list[str] = []
        self._pieces: list[str] = []
        """Of the line that is being read, without entities."""
        self._is_pre = False
        self._shifts = 0
        """How many elements that raise or lower are open."""
        self._shifted = 0
        """The piece at which the first of them begins."""
        self._last = html.rfind(">")
        """Where the last tag ends; whatever begins after it is none."""
        self._is_quoted = True
        """Whether quotes are paired, as far as is known."""

    def lines(self) -> list[str]:
        """Return all lines."""
        html, start = self._html, 0
        at = html.find("<")
        while at >= 0:
            if at > start:
                self._pieces.append(unescaped(html[start:at]))
            start = self._after(at)
            if start == at:  # no tag: the sign begins a text
                at += 1
            at = html.find("<", max(start, at))
        self._pieces.append(unescaped(html[start:]))
        self._end_pre()
        return self._lines

    def _after(self, at: int) -> int:
        """Take the tag at this place; return where it ends, the place itself where none is."""
        html = self._html
        if at < self._last and self._is_quoted and (tag := _TAG.match(html, at)):
            return self._tag(tag[1].lower(), html[at + 1] == "/", tag.end())
        if html.startswith("<!--", at):
            return self._behind("-->", at)
        if at > self._last:
            return at
        if html.startswith(("<!", "<?"), at):
            return self._behind(">", at)
        name = _NAME.match(html, at)
        if name is None:
            return at
        self._is_quoted = False  # all that is left was searched for the other quote: once is enough
        return self._tag(name[1].lower(), html[at + 1] == "/", self._behind(">", at))

    def _behind(self, sign: str, at: int) -> int:
        end = self._html.find(sign, at)
        return len(self._html) if end < 0 else end + len(sign)

    def _tag(self, name: str, is_end: bool, end: int) -> int:
        """Do what a tag says; return where reading goes on."""
        if name in _BLOCKS:
            self._end_line()
        elif name in _SPECIAL:
            self._special(name, is_end)
            if name in _UNSEEN and not is_end:
                closing = _UNSEEN_END[name].search(self._html, end)
                return closing.start() if closing else len(self._html)
        return end

    def _special(self, name: str, is_end: bool) -> None:
        if name in {"sub", "sup"}:
            self._shift(name, is_end)
        elif name == "pre":
            self._end_pre()
            self._is_pre = not is_end
        elif not is_end:
            self.media += name in _MEDIA
            if name in _CELLS and self._pieces:
                self._pieces.append(_CELL)

    def _shift(self, name: str, is_end: bool) -> None:
        if not is_end:
            self._shifts += 1
            if self._shifts == 1:
                self._shifted = len(self._pieces)
        elif self._shifts:
            self._shifts -= 1
            if self._shifts == 0:
                text = "".join(self._pieces[self._shifted :]).strip()
                self._pieces[self._shifted :] = [_shifted(text, is_raised=name == "sup")]

    def _end_line(self) -> None:
        self._shifts = 0
        if self._is_pre:
            self._pieces.append("\n")
        elif self._pieces:
            text = "".join(self._pieces)
            self._pieces.clear()
            cells = (" ".join(cell.split()) for cell in text.split(_CELL))
            if line := " · ".join(filter(None, cells)):
                self._lines.append(line)

    def _end_pre(self) -> None:
        """End the line, and the text that was to stand as it is typed."""
        if self._is_pre:
            text = "".join(self._pieces).replace(_CELL, " ").replace("\xa0", " ")
            self._pieces.clear()
            if text := "\n".join(map(str.rstrip, text.split("\n"))).strip("\n"):
                self._lines.append(text)
        self._is_pre = False
        self._end_line()


def _shifted(text: str, *, is_raised: bool) -> str:
    """Return raised or lowered text."""
    if not text or (is_raised and text in _ORDINALS):
        return text
    signs = raised(text) if is_raised else lowered(text)
    if signs is not None:
        return signs
    return ("^" if is_raised else "_") + (text if text.isalnum() else f"({text})")
