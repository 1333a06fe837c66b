"""What leaves the team and what does not: nothing marked for the team is found in the public snapshot."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.change import create
from desktop.domain.records import (
    Assessment,
    Attachment,
    Body,
    Engagement,
    Link,
    LinkKind,
    MapPosition,
    Membership,
    Note,
    PageNote,
    Person,
    SetAside,
    Stakeholder,
    StakeholderMap,
)
from desktop.domain.snapshot import Snapshot
from desktop.domain.visibility import (
    ANYONE,
    INTERNAL,
    PUBLIC,
    TEAM,
    for_edition,
    for_room,
    lettered,
    public,
)

MARKS = st.sampled_from(["", ANYONE, TEAM])


def snapshot_of(*records: object) -> Snapshot:
    return Snapshot().apply([change for item in records for change in create(item)])  # type: ignore[arg-type]


@given(st.lists(st.tuples(MARKS, MARKS, MARKS), min_size=1, max_size=6))
def test_what_hangs_on_a_hidden_record_goes_with_it(marks: list[tuple[str, str, str]]) -> None:
    body = Body(name="Body")
    records: list[object] = [body]
    hidden: set[str] = set()
    first: Stakeholder | None = None
    for number, (own, judged, tied) in enumerate(marks):
        someone = Stakeholder(name=f"S{number}", visibility=own, view="sceptic", contact="+63")
        first = first or someone
        judgement = Assessment(
            stakeholder=someone.id, value=3, visibility=judged, by="Amina", reason="secret"
        )
        link = Link(origin=someone.id, to=first.id, visibility=tied, notes="secret")
        seat = Membership(body=body.id, stakeholder=someone.id)
        records += [someone, judgement, link, seat]
        if own == TEAM:
            hidden |= {someone.id, judgement.id, link.id, seat.id}
        if judged != ANYONE:
            hidden.add(judgement.id)
        if tied != ANYONE or first.visibility == TEAM:
            hidden.add(link.id)
    shown = public(snapshot_of(*records))
    left = {row for table in ("stakeholder", "assessment", "link", "membership") for row in shown.rows(table)}
    assert not left & hidden
    assert left == {item.id for item in records if not isinstance(item, Body)} - hidden  # type: ignore[attr-defined]
    for item in shown.all(Stakeholder):
        assert (item.view, item.contact, item.notes) == ("", "", "")
    for judgement in shown.all(Assessment):
        assert (judgement.by, judgement.reason) == ("", "")


def test_what_nobody_decided_stays_in_the_team() -> None:
    silent, open_, closed = (Note(name=m or "silent", visibility=m) for m in ("", ANYONE, TEAM))
    amina, bo = Person(name="Amina"), Person(name="Bo", visibility=ANYONE, contact="+63")
    shown = public(snapshot_of(silent, open_, closed, amina, bo))
    assert [n.name for n in shown.all(Note)] == [ANYONE]
    assert [(p.name, p.contact) for p in shown.all(Person)] == [("Bo", "")]


def test_links_to_what_is_hidden_are_blank() -> None:
    hidden = Stakeholder(name="Hidden", visibility=TEAM)
    note = Note(name="About it", about=hidden.id, visibility=ANYONE)
    shown = public(snapshot_of(hidden, note))
    assert not shown.all(Note)


def test_what_is_said_about_a_record_that_went_with_another_one_goes_too() -> None:
    hidden, seen = Stakeholder(name="Hidden", visibility=TEAM), Stakeholder(name="Seen")
    link = Link(origin=seen.id, to=hidden.id)
    note = Note(name="About the tie", about=link.id, visibility=ANYONE)
    paper = Attachment(name="Minutes on the tie", about=link.id)
    aside = SetAside(check="C-01", subject=note.id, reason="See the tie")
    shown = public(snapshot_of(hidden, seen, link, note, paper, aside))
    assert [s.name for s in shown.all(Stakeholder)] == ["Seen"]
    for cls in (Link, Note, Attachment, SetAside):
        assert shown.all(cls) == []


def test_support_never_leaves_the_team_whatever_its_mark_says() -> None:
    union = Stakeholder(name="Union", stake="Fears for jobs", legitimate="yes", urgent="no", access="Lift")
    for_it = Assessment(stakeholder=union.id, dimension="support", value=1, visibility=ANYONE)
    strong = Assessment(stakeholder=union.id, dimension="influence", value=5, visibility=ANYONE)
    shown = public(snapshot_of(union, for_it, strong))
    assert [a.dimension for a in shown.all(Assessment)] == ["influence"]
    (seen,) = shown.all(Stakeholder)
    assert (seen.stake, seen.legitimate, seen.urgent, seen.access) == ("", "", "", "")


@given(MARKS, MARKS)
def test_the_plan_of_working_together_stays_unless_somebody_said_so(own: str, planned: str) -> None:
    union = Stakeholder(name="Union", visibility=own)
    step = Engagement(
        stakeholder=union.id,
        purpose="Hear them",
        responsible="Amina",
        access="Sign language",
        outcome="Angry",
        visibility=planned,
    )
    place = MapPosition(stakeholder=union.id, view="links", x="100", y="900")
    shown = public(snapshot_of(union, step, place))
    assert bool(shown.all(Engagement)) == (own != TEAM and planned == ANYONE)
    assert bool(shown.all(MapPosition)) == (own != TEAM)
    for item in shown.all(Engagement):
        assert (item.purpose, item.responsible, item.access, item.outcome) == ("Hear them", "", "", "")


def test_who_was_in_the_room_and_the_names_of_hidden_ties_stay() -> None:
    a, b = Stakeholder(name="A"), Stakeholder(name="B")
    gifts, talk = LinkKind(name="Gifts"), LinkKind(name="Talk")
    hidden = Link(origin=a.id, to=b.id, own_kind=gifts.id)
    open_ = Link(origin=a.id, to=b.id, own_kind=talk.id, visibility=ANYONE)
    question = StakeholderMap(question="Who decides?", room="Amina, Bo", tables="Amina's table")
    shown = public(snapshot_of(a, b, gifts, talk, hidden, open_, question))
    assert [kind.name for kind in shown.all(LinkKind)] == ["Talk"]
    (seen,) = shown.all(StakeholderMap)
    assert (seen.question, seen.room, seen.tables) == ("Who decides?", "", "")


def test_only_the_internal_edition_shows_all() -> None:
    snapshot = snapshot_of(Stakeholder(name="Hidden", visibility=TEAM))
    assert for_edition(snapshot, INTERNAL) is snapshot
    for edition in (PUBLIC, "", "anything else"):
        assert not for_edition(snapshot, edition).all(Stakeholder)


def test_a_note_beside_a_page_of_the_handbook_never_leaves_in_public() -> None:
    note = PageNote(name="Vision", page="process/vision", text="The mayor did not like this.")
    assert public(snapshot_of(note)).all(PageNote) == []
    assert for_edition(snapshot_of(note), INTERNAL).all(PageNote) == [note]


def test_what_the_room_makes_is_shown_to_it_and_what_is_for_the_team_is_not() -> None:
    shown = Stakeholder(id="s", name="Shown", view="sceptic", contact="555", notes="private")
    hidden = Stakeholder(id="h", name="Hidden", visibility="team")
    made = Assessment(
        id="made", stakeholder="s", dimension="influence", value=4, by="Table 2", reason="Because"
    )
    marked = Assessment(id="marked", stakeholder="s", dimension="interest", value=2, visibility="team")
    support = Assessment(id="support", stakeholder="s", dimension="support", value=1)
    hanging = Assessment(id="hanging", stakeholder="h", dimension="influence", value=1)
    link = Link(id="link", origin="s", to="h", kind="money")
    everything = (shown, hidden, made, marked, support, hanging, link)
    snapshot = Snapshot().apply(change for item in everything for change in create(item))
    seen = for_room(snapshot)
    assert [item.id for item in seen.all(Stakeholder)] == ["s"]
    assert [item.id for item in seen.all(Assessment)] == ["made"]
    assert not seen.all(Link)
    [only], [judged] = seen.all(Stakeholder), seen.all(Assessment)
    assert (only.view, only.contact, only.notes) == ("", "", "")
    assert (judged.value, judged.by, judged.reason) == (4, "", "")
    switched_on = for_room(snapshot, views=True)
    assert [item.view for item in switched_on.all(Stakeholder)] == ["sceptic"]
    assert {item.id for item in switched_on.all(Assessment)} == {"made", "support"}


def test_letters_stand_for_names_in_the_order_of_the_register() -> None:
    items = [Stakeholder(name=f"Number {n}") for n in range(28)]
    snapshot = lettered(Snapshot().apply(change for item in items for change in create(item)))
    names = [item.name for item in snapshot.all(Stakeholder)]
    assert names[:2] == ["A", "B"]
    assert names[25:] == ["Z", "AA", "AB"]
