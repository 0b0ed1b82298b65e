"""A line of plain signs that grows, with the spaces and brackets that keep its meaning."""

_OPENING = ("(", "[", "{", "⟨", "|", ",", ";", "=", "<", ">", "+", "-", "/", " ")
_SIGNED = frozenset("±∓")


class Line:
    """What has been written of a formula, or of a part of it."""

    def __init__(self) -> None:
        self.text = ""
        self._loose: int | None = None
        """Where that begins which the next letter must not seem to belong to: a/b, √2."""
        self._is_name = False
        """Whether a name such as `sin` has been written last."""

    def add(self, text: str) -> None:
        """Write the next thing, close to the one before it."""
        if text[:1].isalnum() or text[:1] in {"(", "√", "∂"}:
            self.close()
            if self._is_name and text[0] != "(" and not self.text.endswith(" "):
                self.text += " "
        self.text += text.lstrip() if self.text.endswith(" ") else text
        self._loose, self._is_name = None, False

    def add_loose(self, text: str) -> None:
        """Write something that needs brackets where a letter or number stands beside it."""
        last = self.text[-1:]
        if last.isdigit() and text[:1].isdigit():
            self.text += f" {text}"  # two and three sevenths
        elif last.isalnum() and "/" in text:
            self.add(f"({text})")
        else:
            self.add(text)
            self._loose = len(self.text) - len(text)

    def attach(self, script: str) -> None:
        """Write what is raised or lowered beside the last thing."""
        self.text = self.text.rstrip()
        self.close()
        self.text += script

    def close(self) -> None:
        """Put that in brackets which what follows would seem to belong to."""
        if self._loose is not None and self.text[-1:] != " ":
            self.text = f"{self.text[: self._loose]}({self.text[self._loose :]})"
        self._loose = None

    def between(self, sign: str) -> None:
        """Write a sign between two things; plus or minus also stands close before one."""
        self.text = self.text.rstrip()
        is_first = not self.text or self.text.endswith(_OPENING)
        if sign in _SIGNED and is_first:
            self.text += f" {sign}" if self.text[-1:] in {"=", "<", ">"} else sign
        else:
            self.text += f"{sign} " if not self.text or self.text[-1] in "([{" else f" {sign} "
        self._loose, self._is_name = None, False

    def name(self, name: str) -> None:
        """Write the name of a function."""
        if self.text[-1:].isalnum():
            self.text += " "
        self.add(name)
        self._is_name = True

    def space(self) -> None:
        """Write a space, unless there is one, or the sign before belongs to what follows."""
        if self.text and self.text[-1] not in {" ", *_SIGNED}:
            self.text += " "
