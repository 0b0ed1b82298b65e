r"""Decks as Markdown: what a student writes by hand.

    deck    = title about? description? card*
    title   = "# " one line
    card    = "## " topic about? front? point* note?
    about   = "<!-- id: purges; tags: terror, paper-2; marks: 5 -->"   of a deck only the id
    front   = lines                     absent: the front is the topic
    point   = "- " lines                "* ", "+ " and "1. ", "1) " to "99) " do as well
    note    = "> " lines

- A line stays a line, and inside a text a blank line stays a blank line. A point goes on in
  indented lines; by as much as the first of them is indented, all are taken to the left, so that
  lists and code in a point keep their shape. In a front the first line says by how much.
- Everything else in a text stays as it is typed: `**bold**`, links, code and HTML are text.
- A line that begins with a comment is no text. What a comment says besides `id`, `tags` and
  `marks` is ignored, and lost when the program writes the deck. `about` may stand on any line of
  its card or, before the first card, of the deck, and behind a topic or title on its line.
- A line of three or more `-`, `*` or `_` alone parts things for the eye and is read as a blank one.
- Headings may end in `#`s. CRLF, tabs, a byte order mark and spaces that end a line do no harm.
- A `\` makes text of what would be taken for something else: where a line begins, before one
  of `# - * + > < _`, a space, the dot after a number, or such a `\`. At the end of a line it is
  left out, and the spaces before it stay; alone it is an empty line. Else it is itself.

Ids that are absent are made, the deck's from its title, a card's from its topic, as in JSON, and
`write` writes them. `$schema` means nothing here and is dropped. All limits are those of `cards`.
"""

from revise1924.formats.markdown.reading import read
from revise1924.formats.markdown.signs import written_heading
from revise1924.formats.markdown.writing import write, write_card

__all__ = ["read", "write", "write_card", "written_heading"]
