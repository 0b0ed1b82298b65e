"""One key of a TOML file changed by its line, so that all else stays as somebody has written it."""

import re

_TABLE = re.compile(r"\s*\[")
_COMMENT = re.compile(r"""=\s*(?:"(?:\\.|[^"\\])*"|'[^']*'|[^"'#])*?(\s*#.*)$""")


def lines_of(key: str, text: str, before: str = "") -> list[int]:
    """Return the lines, from 0, that set `key` above all tables, with `before` in front of it."""
    line = re.compile(rf"\s*{before}\s*[\"']?{key}[\"']?\s*=")
    lines = text.split("\n")
    return [number for number, each in enumerate(lines[: _end(lines)]) if line.match(each)]


def with_line(text: str, key: str, value: str, comment: str) -> str:
    """Return the text with the line changed that sets `key`, or one added with a comment.

    `value` is as TOML has it. A line that is there behind a # is taken into use.
    """
    lines = text.split("\n")
    said = lines_of(key, text) or lines_of(key, text, "#")
    if said:
        lines[said[0]] = _changed(lines[said[0]], key, value)
        return "\n".join(lines)
    new_line = "\r\n" if "\r\n" in text else "\n"
    end = sum(len(line) + 1 for line in lines[: _end(lines)])
    above, below = text[:end].rstrip("\r\n"), text[end:]
    added = [f"# {comment}", f"{key} = {value}", ""]
    return new_line.join([*([above, ""] if above else []), *added, *([below] if below else [])])


def _end(lines: list[str]) -> int:
    """Return the line of the first table; what stands below it is that table's."""
    return next((at for at, each in enumerate(lines) if _TABLE.match(each)), len(lines))


def _changed(line: str, key: str, value: str) -> str:
    """Return a line with another value; the comment behind it stays."""
    said = line.rstrip("\r")
    comment = _COMMENT.search(said)
    return f"{key} = {value}{comment[1] if comment else ''}{line[len(said) :]}"
