"""Pictures of the map: what they show of a workbook, where people dragged things, and what a public copy leaves out."""

from __future__ import annotations

import pytest

from desktop.domain.layout.drawing import KINDS, Circle, Drawing, Path, Rect, Words
from desktop.domain.layout.frame import Frame
from desktop.domain.records import Link, LinkKind, MapPosition, Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.domain.visibility import public
from desktop.reports.figures import links
from desktop.reports.figures.colouring import LEVEL, VIEW
from desktop.reports.pdf.text import measure_of
from desktop.reports.views import VIEWS, draw_view, encode
from tests.domain.stories import judged, snapshot_of

FRAME = Frame(770, 523, measure_of(False))
TEAM = Stakeholder(id="t", name="Quiet group", visibility="team", level="local")
PORT = Stakeholder(id="p", name="Port", level="local", power_sources=("veto",), view="sceptic")
OFFICE = Stakeholder(id="o", name="Ministry", level="national", view="optimist")


def _snapshot(*more: object) -> Snapshot:
    staff = LinkKind(id="k", name="Lends staff")
    ties = [
        Link(id="l1", origin="p", to="o", kind="money", visibility="anyone", strength=4),
        Link(id="l2", origin="o", to="p", kind="conflict"),
        Link(id="l3", origin="t", to="p", own_kind="k", formal="no"),
    ]
    said = [judged(row, d, 4) for row in "pot" for d in ("influence", "interest", "importance", "support")]
    return snapshot_of(TEAM, PORT, OFFICE, staff, *ties, *said, *more)  # type: ignore[arg-type]


def _keys(drawing: Drawing, kind: type) -> set[str]:
    return {shape.key for shape in drawing.shapes if isinstance(shape, kind) and shape.key}


def _words(drawing: Drawing) -> str:
    return " ".join(shape.text for shape in drawing.shapes if isinstance(shape, Words))


@pytest.mark.parametrize("view", ["links", "levels"])
def test_links_show_everybody_and_every_tie_with_its_kind(view: str) -> None:
    drawing = VIEWS[view].build(_snapshot(), FRAME)
    assert _keys(drawing, Circle) == {"t", "p", "o"}
    assert _keys(drawing, Path) == {"l1", "l2", "l3"}
    words = _words(drawing)
    assert all(
        word in words for word in ("Money", "Conflict", "Lends staff", "by custom", "(V)", "Quiet group")
    )
    assert drawing.alt == "3 stakeholders, 3 links."


@pytest.mark.parametrize("view", ["links", "levels"])
def test_a_public_picture_has_no_trace_of_what_stays_in_the_team(view: str) -> None:
    drawing = VIEWS[view].build(public(_snapshot()), FRAME)
    assert _keys(drawing, Circle) == {"p", "o"}
    assert _keys(drawing, Path) == {"l1"}
    svg = encode(drawing, "svg").decode("utf-8")
    assert not any(word in svg for word in ("Quiet", "Conflict", "staff", "l2", "l3"))


def test_where_somebody_dragged_it_there_it_stands() -> None:
    put = MapPosition(stakeholder="p", view="links", x="0", y="1000")
    wrong = MapPosition(stakeholder="o", view="links", x="somewhere", y="12")
    drawing = links.drawing(_snapshot(put, wrong), FRAME)
    dots = {shape.key: shape for shape in drawing.shapes if isinstance(shape, Circle) and shape.key}
    assert dots["p"].x < 60
    assert dots["p"].y > max(dots["o"].y, dots["t"].y)


def test_only_some_kinds_of_link() -> None:
    drawing = links.drawing(_snapshot(), FRAME, kinds=["money"])
    assert _keys(drawing, Path) == {"l1"}
    assert "Conflict" not in _words(drawing)


@pytest.mark.parametrize("view", [v.id for v in VIEWS.values() if v.about == "stakeholder"])
def test_every_picture_of_stakeholders_takes_colours_and_says_what_they_mean(view: str) -> None:
    plain = draw_view(_snapshot(), view, right_to_left=False)
    drawing = draw_view(_snapshot(), view, right_to_left=False, way=LEVEL)
    words = _words(drawing)
    assert "Local" in words
    assert "National" in words
    roles = {s.fill for s in drawing.shapes if isinstance(s, Circle | Rect) and s.key and s.fill in KINDS}
    assert roles, "the dots have the colours"
    assert (drawing.width, round(drawing.height)) == (plain.width, round(plain.height)), (
        "the sheet is the same"
    )


def test_a_public_picture_coloured_by_view_tells_nobodys_view() -> None:
    drawing = draw_view(public(_snapshot()), "influence", right_to_left=False, way=VIEW)
    assert not {s.fill for s in drawing.shapes if isinstance(s, Circle)} & set(KINDS)


@pytest.mark.parametrize("view", list(VIEWS))
@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_every_picture_can_be_written_also_of_nothing(view: str, form: str) -> None:
    for snapshot in (Snapshot(), _snapshot()):
        assert encode(VIEWS[view].build(snapshot, FRAME), form)


@pytest.mark.parametrize("view", list(VIEWS))
def test_the_same_records_give_the_same_picture(view: str) -> None:
    assert VIEWS[view].build(_snapshot(), FRAME) == VIEWS[view].build(_snapshot(), FRAME)


@pytest.mark.parametrize("view", ["importance", "support"])
def test_a_picture_in_which_somebody_is_missing_says_so(view: str) -> None:
    assert "Nobody is placed in this picture." in _words(VIEWS[view].build(snapshot_of(PORT, OFFICE), FRAME))
    one = [judged("p", d, 4) for d in ("influence", "importance", "support")]
    assert "Not placed: 1" in _words(VIEWS[view].build(snapshot_of(PORT, OFFICE, *one), FRAME))
    assert "laced" not in _words(VIEWS[view].build(_snapshot(), FRAME))


@pytest.mark.parametrize("view", ["onion", "rainbow"])
def test_rings_and_the_mark_of_a_veto_are_explained_where_they_stand(view: str) -> None:
    assert "can stop the plan" in _words(VIEWS[view].build(_snapshot(), FRAME))
    without = VIEWS[view].build(snapshot_of(OFFICE), FRAME)
    assert "can stop the plan" not in _words(without)
    rings = [y for s in without.shapes if isinstance(s, Path) and s.closed for _x, y in s.points]
    name = [
        s for s in without.shapes if isinstance(s, Words) and s.text in ("Civil society", "and knowledge")
    ]
    assert len(name) == 2
    for words in name:
        assert words.y < min(rings) or words.y - 0.8 * words.size > max(rings), "it lies on no ring"


@pytest.mark.parametrize("view", ["onion", "rainbow", "salience", "views"])
def test_everybody_stands_once_in_each_picture_of_the_whole_list(view: str) -> None:
    assert _keys(VIEWS[view].build(_snapshot(), FRAME), Circle) == {"t", "p", "o"}


def test_opinions_and_support_never_reach_a_public_picture() -> None:
    judged_ones = VIEWS["support"].build(_snapshot(), FRAME)
    assert _keys(judged_ones, Circle) == {"t", "p", "o"}
    assert _keys(VIEWS["support"].build(public(_snapshot()), FRAME), Circle) == set()
    whole = VIEWS["views"].build(_snapshot(), FRAME)
    assert "leaves others behind (1)" in _words(whole)
    seen = VIEWS["views"].build(public(_snapshot()), FRAME)
    assert "leaves others behind (0)" in _words(seen)
    assert "Not answered yet (2)" in _words(seen)


def test_salience_is_said_in_words_that_can_hang_on_a_wall() -> None:
    words = _words(VIEWS["salience"].build(_snapshot(), FRAME)).lower()
    assert "needs early contact" in words
    assert "danger" not in words


def test_the_heart_of_the_map_holds_who_can_stop_it() -> None:
    dots = {}
    for shape in VIEWS["onion"].build(_snapshot(), FRAME).shapes:
        if isinstance(shape, Circle) and shape.key:
            dots[shape.key] = ((shape.x - FRAME.width / 2) ** 2 + (shape.y - FRAME.height / 2) ** 2) ** 0.5
    assert dots["p"] < FRAME.height / 4


@pytest.mark.parametrize("view", ["onion", "rainbow", "salience", "levels", "links"])
def test_pictures_can_be_mirrored(view: str) -> None:
    frame = Frame(770, 523, measure_of(True), True)
    drawing = VIEWS[view].build(_snapshot(), frame)
    assert drawing.right_to_left
    for shape in drawing.shapes:
        if isinstance(shape, Circle):
            assert 0 <= shape.x <= 770
