"""Files that are odd, damaged, or made to harm whoever takes cards in."""

import gzip
import io
import json
import os
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

ESCAPES = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e\x08\x7f"
"""What a terminal would obey, and what turns the direction of text."""

M = 1_000_000


@dataclass(frozen=True)
class Hostile:
    """One file."""

    name: str
    data: Callable[[], bytes]
    ending: str = ".txt"
    options: tuple[str, ...] = ()
    """Of the command."""

    def make(self, folder: Path) -> Path:
        """Write it into `folder`."""
        path = folder / f"source{self.ending}"
        path.write_bytes(self.data())
        return path


def _rows() -> Iterator[Hostile]:
    yield from _no_text()
    yield from _encodings()
    yield from _tables()
    yield from _anki_texts()
    yield from _html()
    yield from _gaps_and_formulas()
    yield from _objects()
    yield from _markdown()
    yield from _pages()


def _text(name: str, text: str | Callable[[], str], *options: str, ending: str = ".txt") -> Hostile:
    def data() -> bytes:
        return (text if isinstance(text, str) else text()).encode("utf-8", "surrogatepass")

    return Hostile(name, data, ending, options)


def _zip(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def _no_text() -> Iterator[Hostile]:
    noise = Random(1924).randbytes(100_000)
    yield Hostile("empty", lambda: b"")
    yield Hostile("one byte", lambda: b"x")
    yield Hostile("blank", lambda: b" \t\r\n" * 1000)
    yield Hostile("zeros", lambda: bytes(M))
    yield Hostile("noise", lambda: noise)
    yield Hostile("noise called a package", lambda: noise, ".apkg")
    yield Hostile("a picture", lambda: b"\x89PNG\r\n\x1a\n" + noise)
    yield Hostile("a PDF", lambda: b"%PDF-1.7\n" + noise)
    yield Hostile("gzip", lambda: gzip.compress(b"Nile\t6650\n" * 100))
    yield Hostile("a program", lambda: b"\x7fELF\x02\x01\x01" + noise)
    yield Hostile("SQLite without a package", lambda: b"SQLite format 3\0" + noise)
    yield Hostile("an office document", lambda: _zip(**{"word/document.xml": b"<w/>"}), ".docx")
    yield Hostile("an empty archive", _zip, ".apkg")
    yield Hostile("zstd alone", lambda: b"\x28\xb5\x2f\xfd" + noise, ".apkg")


def _encodings() -> Iterator[Hostile]:
    table = "Größe\tdie Höhe\nFluß\tder Rhein\n"
    yield Hostile("UTF-16 of an odd length", lambda: table.encode("utf-16") + b"x")
    yield Hostile("UTF-16 without a mark", lambda: table.encode("utf-16-le"))
    yield Hostile("UTF-16 cut in a letter", lambda: "😀\t😀\n".encode("utf-16")[:-5])
    yield Hostile("UTF-32", lambda: table.encode("utf-32"))
    yield Hostile("Windows", lambda: table.encode("cp1252"))
    yield Hostile("bytes that Windows has not", lambda: b"a\x81\x8d\tb\x90\nc\td\n")
    yield Hostile("UTF-7", lambda: table.encode("utf-7"))
    yield Hostile("two marks", lambda: b"\xef\xbb\xbf\xef\xbb\xbfa\tb\nc\td\n")
    yield Hostile("a mark alone", lambda: b"\xef\xbb\xbf")
    yield Hostile("UTF-8 cut in a letter", lambda: table.encode()[:-4] + b"\xc3")
    yield Hostile("overlong UTF-8", lambda: b"\xc0\xaf\tb\nc\td\n")
    yield Hostile("surrogates", lambda: "a\ud800\tb\nc\td\n".encode("utf-8", "surrogatepass"))
    yield Hostile("zeros between letters", lambda: b"a\0b\tc\nd\te\0\n" * 50)
    yield Hostile("mixed line ends", lambda: b"a\tb\r\nc\td\re\tf\n\rg\th\x85i\tj\x0bk\tl")
    yield Hostile("all line ends of Unicode", "a\tb\u2028c\td\u2029e\tf".encode)
    yield _text("what a terminal obeys", f"{ESCAPES}a\t{ESCAPES}b\nc{ESCAPES}\td\n")
    yield _text("what a terminal obeys in a title", f"# {ESCAPES}T\n\n## {ESCAPES}c\n- {ESCAPES}\n")
    yield _text("a tower of marks", "a" + "\u0301" * 5000 + "\tb\nc\td\n")


def _tables() -> Iterator[Hostile]:
    yield _text("a million columns", lambda: "a\t" * M + "\nb\t" + "c\t" * M, ending=".tsv")
    yield _text("a million rows", lambda: "a\tb\n" * M)
    yield _text("a million different rows", lambda: "".join(f"{n}\tb\n" for n in range(M)))
    yield _text("more cards than a deck has", lambda: "".join(f"q{n}\tb\n" for n in range(50_001)))
    yield _text("a million blank rows", lambda: "\n" * M + "a\tb\nc\td\n")
    yield _text("a line of ten million", lambda: "a" * 10 * M + "\tb\nc\td\n")
    yield _text("more than is read", lambda: "abcdefg\tb\n" * 2 * M)
    yield _text("a quote that is never closed", lambda: 'a,"' + "b,c\n" * M, ending=".csv")
    yield _text("quotes", lambda: '"' * M + "\na,b\n", ending=".csv")
    yield _text("quotes and commas", lambda: '",' * M, ending=".csv")
    yield _text("commas", lambda: "," * M + "\n" + "," * M, ending=".csv")
    yield _text("ragged", lambda: "".join("a\t" * (n % 99) + "b\n" for n in range(9999)))
    yield _text("every separator", "a,b;c\td|e\nf;g,h|i\tj\n")
    yield _text("a separator of many letters", "a::b\nc::d\n", "--between", "::")
    yield _text("an empty separator", "a,b\nc,d\n", "--between", "")
    yield _text("an empty row", "a,b\nc,d\n", "--rows", "")
    yield _text("one thing for both", "a,b,c,d", "--between", ",", "--rows", ",")
    yield _text("sep=", "sep=\na,b\nc,d\n", ending=".csv")
    yield _text("sep= of two", "sep=;;\na;;b\nc;;d\n", ending=".csv")
    yield _text("a header alone", "front,back\n", ending=".csv")
    yield _text("a header twice", "front,front,back\na,b,c\n", ending=".csv")
    yield _text("formulas", "=cmd|' /C calc'!A0,@SUM(1)\n+1,-1\n", ending=".csv")
    yield _text("points without end", lambda: 'a,"' + "x\n" * 100_000 + '"\n', ending=".csv")
    yield _text("tags without end", lambda: "front,back,tags\na,b," + "t " * M, ending=".csv")
    yield _text("a pipe table without cells", "|---|---|\n|||\n" * 100)


def _anki_texts() -> Iterator[Hostile]:
    for header in (
        *("separator:", "separator:😀", "separator:tab,comma", "separator:\\", 'separator:"'),
        *("guid column:0", "guid column:-1", "guid column:9999999999999999999", "guid column:x"),
        *("tags column:1", "deck column:1", "notetype column:99", "columns:", "html:perhaps"),
        *("deck:../../etc/passwd", "deck:" + "a::" * 10_000, "deck:" + ESCAPES, "tags:" + "a " * M),
    ):
        yield _text(f"#{header[:30]}", f"#{header}\na\tb\tc\nd\te\tf\n")
    yield _text("headers without end", lambda: "#separator:tab\n" * 200_000 + "a\tb\n")
    yield _text("comments alone", lambda: "#separator:tab\n" + "# c\n" * 200_000)


def _html() -> Iterator[Hostile]:
    def field(html: str) -> str:
        return f'#separator:tab\n#html:true\n"{html.replace(chr(34), chr(34) * 2)}"\tb\nc\td\n'

    deep = 200_000
    floods = {
        "a million tags": lambda: "<b>x</b>" * M,
        "divs in divs": lambda: "<div>" * deep + "x" + "</div>" * deep,
        "lists in lists": lambda: "<ul><li>" * deep,
        "less-than signs": lambda: "<" * M,
        "ampersands": lambda: "&" * M,
        "entities of entities": lambda: "&amp;" * deep + "lt;script&amp;gt;",
        "a number beyond Unicode": lambda: "&#99999999999999;&#xD800;&#0;&#x110000;",
        "a comment that is never closed": lambda: "x<!--" + "a" * M,
        "comments": lambda: "<!--" * deep,
        "a script": lambda: "<script>alert(1)</script><img src=x onerror=alert(1)>x",
        "a script that is never closed": lambda: "x<script>" + "a<" * deep,
        "a style with quotes": lambda: "<style>'</style>\"</style>x",
        "attributes": lambda: "<a " + 'b="c" ' * deep + ">x</a>",
        "an attribute that is never closed": lambda: "<a href='" + "x" * M,
        "brackets": lambda: "[sound:" * deep + "[[type:" * deep,
        "a picture a letter": lambda: "<img>" * deep + "x",
        "CDATA and declarations": lambda: "<![CDATA[x]]><!DOCTYPE y><?php z ?>" * 1000,
    }
    for name, html in floods.items():
        yield _text(name, lambda html=html: field(html()))  # type: ignore[misc]


def _gaps_and_formulas() -> Iterator[Hostile]:
    for name, flood in {
        "gaps that are never closed": "{{c1::" * 100_000,
        "gaps in gaps": "{{c1::" * 5000 + "x" + "}}" * 5000,
        "gaps of high numbers": "{{c99999999999999999999::x}}",
        "gaps without text": "{{c1::}}" * 1000,
        "a gap with hints": "{{c1::x" + "::h" * 100_000 + "}}",
        "braces": "}{" * 500_000,
        "fractions in fractions": "\\(" + "\\frac{1}{" * 20_000 + "x" + "}" * 20_000 + "\\)",
        "formulas that are never closed": "\\(" * 500_000,
        "dollars": "$" * M,
        "powers": "$" + "x^" * 100_000 + "2$",
    }.items():
        yield _text(name, f"#separator:tab\n{flood}\tb\nc\td\n")
        yield _text(f"{name}, as notes", f"Q: {flood}\nA: b\n\nC: [x] {flood}\n", ending=".md")


def _objects() -> Iterator[Hostile]:
    def crowd(**other: object) -> str:
        model = {"crowdanki_uuid": "m", "flds": [{"name": "Front"}, {"name": "Back"}], "type": 0}
        note = {"fields": ["a", "b"], "guid": "g", "note_model_uuid": "m", "tags": []}
        deck = {"__type__": "Deck", "name": "D", "children": [], "note_models": [model]}
        return json.dumps({**deck, "notes": [note], **other})

    deep = 100_000
    yield _text("arrays in arrays", "[" * deep, ending=".json")
    yield _text("objects in objects", '{"cards":' * deep, ending=".json")
    yield _text("not closed", '{"cards": [{"topic"', ending=".json")
    yield _text("a number", "1" * M, ending=".json")
    yield _text(
        "decks in decks", '{"note_models":[],"notes":[],"children":[' * 2000, ending=".json"
    )
    yield _text("crowd", crowd(), ending=".json")
    odd: dict[str, object] = {
        "notes": [None, 1, [], {}, {"fields": None}, {"fields": [1, None]}, {"fields": []}],
        "note_models": None,
        "children": {"a": 1},
        "name": 7,
        "media_files": "x",
    }
    for name, value in odd.items():
        yield _text(f"crowd with odd {name}", crowd(**{name: value}), ending=".json")
    yield _text("crowd with no models", crowd(note_models=[]), ending=".json")
    yield _text("a deck of ours with a fault", '{"id": "../x", "title": "", "cards": [{}]}')
    yield _text("NaN", '{"cards": NaN, "notes": Infinity}')


def _markdown() -> Iterator[Hostile]:
    yield _text("headings", lambda: "## a\n" * 200_000, ending=".md")
    yield _text("hashes", lambda: "#" * M, ending=".md")
    yield _text("questions without answers", lambda: "Q: a\n" * 100_000, ending=".md")
    yield _text("answers without questions", lambda: "A: a\n" * 100_000, ending=".md")
    yield _text("cards in a line", lambda: "a::b" * 250_000, ending=".md")
    yield _text("colons", lambda: ":" * M + "\n" + "::" * M, ending=".md")
    yield _text("question marks", lambda: "a\n?\n" * 100_000, ending=".md")
    yield _text("marks", lambda: "**" * 500_000 + "_" * 500_000 + "\n- a\n", ending=".md")
    yield _text("links", lambda: "## a\n- " + "[" * 500_000 + "](" * 1000, ending=".md")
    yield _text("backquotes", lambda: "## a\n- " + "`" * M, ending=".md")
    yield _text("a block of code that is never closed", "## a\n- b\n```\n## c\n- d\n", ending=".md")
    yield _text("a head that is never closed", lambda: "---\n" + "a: b\n" * 100_000, ending=".md")
    yield _text("a remark that is never closed", "## a\n- b\n<!--" + "x" * M, ending=".md")
    yield _text(
        "an id that is a path", "## a\n<!-- id: ../../x -->\n- b\n\n## c\n- d\n", ending=".md"
    )
    yield _text("lists in lists, as notes", lambda: "".join(" " * n + "- a\n" for n in range(3000)))
    yield _text("quotes in quotes", lambda: "## a\n" + ">" * 100_000 + "\n- b\n", ending=".md")
    yield _text("equals", lambda: "==" * 500_000, ending=".md")
    yield _text("stars of Org", lambda: "** a :b:\nc\n" * 20_000, ending=".org")
    yield _text("colons of Org", lambda: "** " + ":a" * 500_000 + "\n- a :: " * 9, ending=".org")
    yield _text("terms in bold", lambda: "**a**: b\n" * 20_000 + "**a: " * 100_000, ending=".md")
    yield _text("toggles", lambda: "- a?\n  b\n" * 20_000, ending=".md")


def _pages() -> Iterator[Hostile]:
    yield _text("markers", lambda: "1 of 7\n" * 200_000)
    yield _text("markers of much", "A river\nNile\n• long\n1 of 99999999999999999999999\n")
    yield _text("bullets", lambda: "Rivers\nNile\n" + "• a\n" * 500_000 + "1 of 1\n")
    yield _text("bullets alone", lambda: "•\n" * 500_000)
    yield _text("fences", lambda: "```\n" * 500_000)
    yield _text("headings with lists", lambda: "A\n- b\n\n" * 20_000)
    yield _text("prose", "It was a dark night. " * 10_000)
    yield _text("lines of prose", lambda: "It was a dark night\n" * 100_000)
    yield _text("the name of a file", os.fspath(Path("cards.apkg")))


HOSTILE = tuple(_rows())
