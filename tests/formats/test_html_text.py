"""The plain text of HTML: its lines, what is left out, and that nothing hostile does harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.formats.html_text import lines_of

DEEP = 100_000


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("", []),
        ("  \n ", []),
        ("The Politburo", ["The Politburo"]),
        ("The  Politburo\nof 1927", ["The Politburo of 1927"]),
        ("one<br>two<br/>three<BR />four", ["one", "two", "three", "four"]),
        ("<div>one</div><div>two</div>", ["one", "two"]),
        ("<div><div><div>one</div></div></div>two", ["one", "two"]),
        ("one<div><br></div><div>two</div>", ["one", "two"]),
        ("<p>one<p>two", ["one", "two"]),
        ("Terms:<ul><li>one</li><li>two</li></ul>", ["Terms:", "one", "two"]),
        ("<ul><li>one<ul><li>inner</li></ul></li><li>two", ["one", "inner", "two"]),
        ("<ol>\n <li> <p>one</p> </li>\n <li>two</li>\n</ol>", ["one", "two"]),
        ("<h2>Head</h2>text<hr>more", ["Head", "text", "more"]),
        ("<dl><dt>term<dd>meaning</dl>", ["term", "meaning"]),
        ("<b>bo</b>ld <i>it</i>alic <a href='x'>link</a>", ["bold italic link"]),
        ('<span style="color: red" data-x="a>b">red</span>', ["red"]),
        ("<span title='it''s > \"'>red</span>", ["red"]),
        ("<blink>no element</blink>", ["no element"]),
        ("a&nbsp;b\xa0c", ["a b c"]),
        ("&lt;b&gt; &amp; &eacute;&#8212;&#x2014;&quot;", ['<b> & é——"']),
        ("&amp;lt;", ["&lt;"]),
        ("AT&T &nosuch; &#xZZ; &", ["AT&T &nosuch; &#xZZ; &"]),
        ("a < b, c<3 and <", ["a < b, c<3 and <"]),
        ("if a<b then", ["if a<b then"]),
        ("one<style>.x { color: red }</style>two", ["onetwo"]),
        ("one<SCRIPT>alert('<br>')</script >two", ["onetwo"]),
        ("one<script>alert(1)", ["one"]),
        ("one<!-- <br> --- > -->two", ["onetwo"]),
        ("one<!-- two", ["one"]),
        ("<!DOCTYPE html><?xml version='1'?>one", ["one"]),
        ("<head><title>no</title></head><body>one", ["one"]),
        ("one [[type:Back]] two", ["one two"]),
        ("[not a sound] [1]", ["[not a sound] [1]"]),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td></td><td>2</td></tr></table>",
            ["a · b", "1 · 2"],
        ),
        ("H<sub>2</sub>O, x<sup>2</sup>, 10<sup>−3</sup>", ["H₂O, x², 10⁻³"]),
        ("x<sup>a<sub>2</sub></sup>", ["xᵃ²"]),
        ("E<sub>max</sub>, E<sub>Y</sub>, x<sup>a/b</sup>", ["Eₘₐₓ, E_Y, x^(a/b)"]),
        ("the 19<sup>th</sup> and 2<sup>nd</sup>", ["the 19th and 2nd"]),
        ("x<sub>2 is open<br>and<sub></sub>", ["x2 is open", "and"]),
        ("x</sub></sup></div></nothing>y", ["x", "y"]),
        (
            "code<pre>def f():\n    return 1\n\n  &lt;x&gt;</pre>end",
            ["code", "def f():\n    return 1\n\n  <x>", "end"],
        ),
        ("<pre>one<br>  two<div>three", ["one\n  two\nthree"]),
        ("<a title='open>one</a> <b>two</b>", ["one two"]),
        ("&#" + "1" * 9_999 + ";<br>b", ["&#" + "1" * 9_999 + ";", "b"]),
        ("&#0;&#xD800;&#x110000;", ["\ufffd\ufffd\ufffd"]),
    ],
)
def test_html_becomes_the_lines_that_it_shows(html: str, lines: list[str]) -> None:
    assert lines_of(html).lines == lines


@pytest.mark.parametrize(
    ("html", "media", "lines"),
    [
        ("no picture", 0, ["no picture"]),
        ('a<img src="x.png" alt="a cat">b', 1, ["ab"]),
        ("[sound:a.mp3]", 1, []),
        ("a [sound:a.mp3] b [sound:b c.ogg]", 2, ["a b"]),
        ("<video><source src=x></video><svg><text>no</text></svg><audio src=y>", 3, []),
        ("</img></video>", 0, []),
    ],
)
def test_media_are_counted_and_left_out(html: str, media: int, lines: list[str]) -> None:
    assert lines_of(html) == (lines, media)


@pytest.mark.parametrize(
    "unit",
    """< <a␣ <a <div> <ul><li> <a␣">" <!-- <! </ <td> <td>␣ <sub> <sub>x</sub> <pre> <style>
    <style></ & &#1 &#x [sound: [[type: <img␣src=' x<br> <a␣'> ]""".split(),  # noqa: SIM905
)
@pytest.mark.parametrize("end", ["", ">", "'", '">', "</style>"])
def test_floods_are_read_in_one_go(unit: str, end: str) -> None:
    lines_of(unit.replace("␣", " ") * DEEP + end)  # squared it would take many minutes


@given(st.text(alphabet="<>/&;#![]'\"=- \nabrpre<subdivtdx1", max_size=80))
def test_no_text_makes_it_fail_and_no_line_is_blank(html: str) -> None:
    for line in lines_of(html).lines:
        assert line.strip()
        assert line == line.rstrip()


USUAL = ["<b>", "</b>", "<i>", '<span style="color: red">', "</span>", "<div>", "</div>", "<br>"]
USUAL += ["<br/>", "<br />", "<p>", "<ul>", "<li>", "</li>", "<h2>", "<hr>", "a", "b", " ", "\n"]
USUAL += ["&amp;", "&nbsp;", "&lt;", "&#0;", "&x;", ">", '"', "'"]


@given(st.lists(st.sampled_from(USUAL), max_size=12))
def test_the_short_way_with_usual_tags_comes_to_the_same(pieces: list[str]) -> None:
    html = "".join(pieces)
    assert lines_of(html) == lines_of(f"<!---->{html}")  # a comment takes the long way


@given(st.lists(st.text(alphabet="abcé 12.", min_size=1).filter(str.strip), max_size=5))
def test_lines_parted_by_breaks_come_back(lines: list[str]) -> None:
    assert lines_of("<br>".join(lines)).lines == [" ".join(line.split()) for line in lines]
