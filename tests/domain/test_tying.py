"""Links as changes: written once, never to oneself, taken away again; and what undo would need is all in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import tying
from desktop.domain.change import create, inverse
from desktop.domain.records import Link, Stakeholder
from desktop.domain.snapshot import Snapshot

PEOPLE = [Stakeholder(id=key, name=key) for key in "abc"]
START = Snapshot().apply(change for item in PEOPLE for change in create(item))
ids = st.sampled_from("abc")
acts = st.one_of(
    st.tuples(st.just(tying.toggle), ids, ids, st.sampled_from(["money", "advice"])),
    st.tuples(st.just(tying.strengthen), ids, ids, st.integers(1, 5)),
    st.tuples(st.just(tying.turn_both_ways), ids, ids),
    st.tuples(st.just(tying.untie), ids, ids),
)


def test_a_link_is_written_once_and_never_to_oneself() -> None:
    once = START.apply(tying.tie(START, "a", "b", "money"))
    assert [(k.origin, k.to, k.kind) for k in once.all(Link)] == [("a", "b", "money")]
    assert tying.tie(once, "a", "b", "money") == []
    assert tying.tie(once, "a", "a", "money") == []
    assert tying.tie(once, "a", "b", "money", own_kind="x")


def test_a_letter_writes_a_link_and_takes_it_away() -> None:
    once = START.apply(tying.toggle(START, "a", "b", "money"))
    again = once.apply(tying.toggle(once, "a", "b", "money"))
    assert again.all(Link) == []


def test_a_link_both_ways_is_found_from_either_side() -> None:
    now = START.apply(tying.tie(START, "a", "b", "advice"))
    assert not tying.between(now, "b", "a")
    now = now.apply(tying.turn_both_ways(now, "a", "b"))
    assert tying.between(now, "b", "a") == tying.between(now, "a", "b")
    assert tying.tie(now, "b", "a", "advice") == [], "it is there already"
    now = now.apply(tying.strengthen(now, "b", "a", 4))
    assert [link.strength for link in now.all(Link)] == [4]
    now = now.apply(tying.untie(now, "b", "a"))
    assert now.all(Link) == []


@given(st.lists(acts, max_size=12))
def test_every_act_can_be_taken_back(done: list) -> None:
    now = START
    for act, *arguments in done:
        changes = act(now, *arguments)
        then = now.apply(changes)
        assert dict(then.apply(inverse(changes)).rows("link")) == dict(now.rows("link"))
        now = then
    assert all(link.origin != link.to for link in now.all(Link))
    pairs = [(k.origin, k.to, k.kind) for k in now.all(Link)]
    assert len(pairs) == len(set(pairs))
