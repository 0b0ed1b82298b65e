r"""What a line of a Markdown deck begins with, and the `\` that makes text of it.

`escaped` and `unescaped` undo each other: see the rules in the package's docstring.
"""

import re

TITLE, TOPIC = "# ", "## "
COMMENT, END_OF_COMMENT = "<!--", "-->"
NOTE = ">"

SIGNS = frozenset("#-*+>_0123456789")
"""A line that begins with none of them is text; only a comment begins otherwise."""

HEADING = re.compile(r"(#{1,2})(?:[ \t]++(.*))?")
BULLET = re.compile(r"((?:[-*+]|[0-9]{1,2}[.)])(?:[ \t]++|$))(.*)")

_NO_TEXT = r"#(?:[ \t]|$)|##|<!--"
IN_DESCRIPTION = re.compile(_NO_TEXT)
IN_FRONT = re.compile(rf"{_NO_TEXT}|>|[-*+](?:[ \t]|$)|[0-9]{{1,2}}[.)](?:[ \t]|$)")
INDENTED = re.compile(r"<!--")
"""What is no text at the beginning of a line of a description, of a front, of an indented line."""

_MARK = r"\\*+[#\-*+><_ ]"
_TO_UNESCAPE = re.compile(rf"( *+)\\(?={_MARK})|( *+[0-9]{{1,2}})\\(?=\\*+[.)])")
_LOOKS_ESCAPED = re.compile(rf"\\{_MARK}|[0-9]{{1,2}}\\+[.)]")
_DIGITS = re.compile(r"[0-9]*+")
_CLOSING = re.compile(r"(?:^|[ \t])#++$")


def is_rule(line: str) -> bool:
    """Tell whether `line` is three or more of one sign, and at most spaces between them."""
    sign = line[:1]
    if sign != line[-1:] or sign not in {"-", "*", "_"}:
        return False  # as nearly all lines
    return not line.strip(f"{sign} \t") and line.count(sign) >= 3


def heading(typed: str) -> tuple[str, str | None]:
    """Return the text of a heading from what stands behind its `#`s, and its comment's inside."""
    typed, comment = typed.strip(" \t"), None
    if typed.endswith(END_OF_COMMENT) and COMMENT in typed:
        typed, _, comment = typed.removesuffix(END_OF_COMMENT).rpartition(COMMENT)
        typed = typed.rstrip(" \t")
    if _CLOSING.search(typed):
        typed = typed.rstrip("#").rstrip(" \t")
    return unescaped(typed), comment


def written_heading(text: str) -> str:
    """Return how `heading` reads `text`."""
    typed = escaped(text, is_first=True)
    ends = _CLOSING.search(typed) or (typed.endswith(END_OF_COMMENT) and COMMENT in typed)
    return f"{typed}\\" if ends else typed


def unescaped(line: str) -> str:
    """Return the text that a line stands for."""
    line = line.rstrip(" \t")
    if "\\" not in line:
        return line  # as of nearly all
    line = line.removesuffix("\\")
    found = _TO_UNESCAPE.match(line)
    return line if found is None else f"{found[1] or found[2] or ''}{line[found.end() :]}"


def escaped(line: str, no_text: re.Pattern[str] | None = None, *, is_first: bool = False) -> str:
    """Return how to write a line of a text; `no_text` finds what would be no text there.

    Of the first line the indentation is taken off all of them, unless it is escaped.
    """
    bare = line.lstrip(" ")
    before = line[: len(line) - len(bare)]
    if is_first and before:
        line = f"\\{line}"
    elif _LOOKS_ESCAPED.match(bare) or (no_text and (no_text.match(bare) or is_rule(bare))):
        number = _DIGITS.match(bare)
        end = number.end() if number else 0
        line = f"{before}{bare[:end]}\\{bare[end:]}"
    return f"{line}\\" if line.endswith((" ", "\\")) else line
