"""Reviews: what they say, their lines in a file, and what copies of one make together."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from revise1924.kinds import KINDS, KindName
from revise1924.reviews import Review, joined, union, with_lines
from tests.support.progress import MOMENT, entry, look

READ = TypeAdapter(Review)
TOKYO = timezone(timedelta(hours=9))


def said(**fields: Any) -> Review:
    """Return a review as it is read from a file, in which it has these fields."""
    line = json.dumps(entry(**fields))
    return with_lines([READ.validate_json(line)], [line])[0]


def test_a_day_is_judged_by_the_offset_of_the_review() -> None:
    tokyo = datetime(2026, 11, 24, 5, 0, tzinfo=TOKYO)  # the 23rd in UTC
    assert replace(look(), at=tokyo).day == tokyo.date()


def test_a_score_counts_only_the_points_asked() -> None:
    review = look(recalled=(True, None, False, None), box=None, kind="drill")
    assert (review.points_recalled, review.points_asked, review.score) == (1, 2, 0.5)


# Lines


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_line_says_the_kind_as_it_is_called_now(kind: KindName) -> None:
    assert json.loads(look(kind=kind).as_line).get("kind", "study") == kind


def test_the_old_name_of_drills_is_understood_and_its_line_stays() -> None:
    review = said(kind="practice")
    assert review.kind == "drill"
    assert '"practice"' in review.as_line
    assert '"practice"' in review.taken_back().as_line


def test_a_review_is_encoded_once() -> None:
    new = look(seconds=(1.5, 2.0))
    assert new.line is None
    written = new.written()
    assert (written, written.line) == (new, new.as_line)
    assert written.written() is written
    assert json.loads(written.as_line) == entry(seconds=[1.5, 2.0])


def test_a_field_called_line_is_one_nobody_knows() -> None:
    text = json.dumps({"card": "nep", "at": MOMENT, "recalled": [True], "line": "4"})
    assert READ.validate_json(text).line is None
    assert json.loads(said(line=4).taken_back().as_line)["line"] == 4


def test_a_line_is_neither_compared_nor_shown_nor_handed_to_another_review() -> None:
    written = look().written()
    assert written == look()
    assert "line" not in repr(written)
    assert replace(written, box=2).line is None


def test_what_is_taken_back_says_so_and_all_it_said_besides() -> None:
    undone = said(mood="grim", box=3).taken_back()
    assert undone == look(box=3, undone=True)
    assert json.loads(undone.as_line) == entry(box=3, mood="grim", undone=True)
    assert undone.taken_back() is undone
    assert look().taken_back() == look(undone=True)


# Copies


def test_of_copies_that_say_the_same_the_line_that_knows_more_fields_stays() -> None:
    fancy, plain, new = said(mood="grim"), said(), look()
    for other in (plain, new, new.written()):
        assert joined(fancy, other).line == joined(other, fancy).line == fancy.line
    undone = look(undone=True)
    assert joined(fancy, undone).line == joined(undone, fancy).line == fancy.taken_back().line


COPIES = (
    st.builds(
        lambda file, **fields: said(**fields) if file else look(**fields),
        st.booleans(),
        card=st.sampled_from(["nep", "cult"]),
        box=st.sampled_from([1, 2]),
        undone=st.booleans(),
    )
    | st.builds(
        said,
        at=st.sampled_from([MOMENT, "2026-11-24T03:00:00+09:00", "2026-11-23T18:01:00Z"]),
        mood=st.sampled_from(["grim", "gay", None]),
        undone=st.booleans(),
    )
    | st.builds(
        lambda unknown, **fields: said(**fields, **unknown),
        st.dictionaries(
            st.sampled_from(["mood", "place"]),
            st.sampled_from(
                [1, True, {"a": 1, "b": [{"x": 1, "y": 2}]}, {"c": {"d": 2}}, {"a": {}}]
            )
            | st.just({"b": [{"y": 2, "x": 1}], "a": 1}),
        ),
        box=st.sampled_from([1, 2]),
        undone=st.booleans(),
    )
)


def lines(reviews: list[Review]) -> list[tuple[Review, str | None, timedelta | None]]:
    """Return all there is to know of reviews: equal ones may differ in their lines and offsets."""
    return [(review, review.line, review.at.utcoffset()) for review in reviews]


@given(st.lists(COPIES), st.lists(COPIES), st.lists(COPIES))
def test_a_merge_is_a_union_in_whichever_order(
    one: list[Review], two: list[Review], three: list[Review]
) -> None:
    together = union([*one, *two, *three])
    assert lines(together) == lines(union([*three, *one, *two]))
    assert lines(together) == lines(union([*union([*one, *two]), *three, *three]))
    assert lines(together) == lines(union([*one, *union([*two, *three])]))
    assert {each.name for each in together} == {each.name for each in (*one, *two, *three)}
    undone = {each.name for each in (*one, *two, *three) if each.undone}
    assert {each.name for each in together if each.undone} == undone
    assert [each.name[1] for each in together] == sorted(each.at for each in together)


@pytest.mark.parametrize("box", [1, 2])
@pytest.mark.parametrize("undone", [False, True])
def test_what_either_copy_alone_knows_is_in_the_line_of_both(box: int, undone: bool) -> None:
    one = said(mood="grim", nested={"a": {"b": 1}}, undone=undone)
    other = said(box=box, place="home", nested={"a": {"c": [2]}, "d": None})
    for both in (joined(one, other), joined(other, one)):
        assert json.loads(both.as_line) == {
            **entry(box=box, mood="grim", place="home"),
            "nested": {"a": {"b": 1, "c": [2]}, "d": None},
            **({"undone": True} if undone else {}),
        }


@given(st.lists(COPIES))
def test_no_field_of_any_copy_is_lost(reviews: list[Review]) -> None:
    for review in union(reviews):
        fields = {
            name
            for each in reviews
            if each.name == review.name and each.line
            for name in json.loads(each.line)
        }
        assert fields <= set(json.loads(review.as_line)) | {"undone"}


@given(st.lists(COPIES))
def test_a_line_of_a_merge_says_what_its_review_is(reviews: list[Review]) -> None:
    for review in union(reviews):
        assert READ.validate_json(review.as_line) == review


def test_one_moment_in_two_zones_is_of_one_day_in_whichever_order() -> None:
    night = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
    copies = [replace(look(), at=each) for each in (night, night.astimezone(TOKYO))]
    assert joined(*copies).day == joined(*reversed(copies)).day
