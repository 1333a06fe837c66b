"""Who may see what: the one place that decides what leaves the team.

A public edition is made from a public snapshot, so no writer, figure or section can leak by forgetting to ask.
"""

from __future__ import annotations

from desktop.domain.change import Change, delete, update
from desktop.domain.record import TABLES, Record, spec_of
from desktop.domain.records import (
    Assessment,
    Attendance,
    Body,
    BodyLine,
    BodyObjective,
    BodyPosition,
    Capacity,
    Contribution,
    CoordinationProof,
    Engagement,
    Facilitator,
    FocalPoint,
    LeadOption,
    Link,
    LinkKind,
    MapPosition,
    Meeting,
    Membership,
    Note,
    PageNote,
    Paper,
    Person,
    Responsibility,
    Role,
    Stakeholder,
    StakeholderMap,
    Task,
    Turnover,
)
from desktop.domain.snapshot import Snapshot, links_of

TEAM, ANYONE = "team", "anyone"
PUBLIC, INTERNAL = "public", "internal"
EDITIONS = (PUBLIC, INTERNAL)
# Who a copy of the workbook is for: everything, nothing that judges people, or what anybody may see.
SUCCESSOR, HOST, PARTNER = "successor", "host", "partner"
RECEIVERS = (SUCCESSOR, HOST, PARTNER)

# What is never printed beside a name in public, whatever its record's own mark says.
_HIDDEN_FIELDS: dict[type[Record], tuple[str, ...]] = {
    # What is at stake for somebody, and whether the claim is rightful or urgent, is our judgement of them.
    Stakeholder: (
        "view",
        "view_evidence",
        "stake",
        "legitimate",
        "urgent",
        "access",
        "contact",
        "notes",
    ),
    Person: ("contact", "notes"),
    # How its members see themselves is a question for them, no mark that others give them.
    Body: ("claimed_rung",),
    # The source of a judgement or a tie can name who said it.
    Assessment: ("by", "reason", "source"),
    Link: ("notes", "source"),
    # Who came and who took on what are lists of names; the decisions are the body's own.
    Meeting: ("attendance", "follow_up"),
    # What was said may be answered in public; who said it may not.
    Contribution: ("by", "source"),
    # Functions may be read by anybody, the people who hold them not; nor what could pull on their neutrality.
    FocalPoint: ("person", "alternate", "hours", "handover"),
    Facilitator: (
        *("person", "paid_by", "declared_interests", "works_for_member", "may_bid", "votes", "judges_own"),
        "handover",
    ),
    Task: ("answer",),  # what another office said to us
    Paper: ("file", "file_hash", "records_hash", "scan", "scan_hash", "notes"),
    Engagement: ("access", "responsible", "outcome"),
    StakeholderMap: ("room", "tables"),
}

# What leaves the team only when somebody said so.
_SILENT_STAYS = (Assessment, Contribution, Engagement, LeadOption, Link, Note, Person)

# Who is for the plan and who against it never leaves the team, whatever the mark says: that is a list of enemies.
_NEVER_JUDGED_IN_PUBLIC = ("support",)

# Nor does who held a function before, and why not any more; who came to a meeting and who did not; what somebody is
# able to do, and what shows how well offices work together; nor what people write beside a page of the handbook.
_NEVER = (Attendance, Capacity, CoordinationProof, PageNote, Turnover)

# What cannot stand without the records it links to.
_PARTS = (
    *(Assessment, Attendance, Contribution, CoordinationProof, Engagement, Link, MapPosition),
    *(BodyLine, BodyObjective, BodyPosition, Membership, Responsibility),
)


# Where papers lie, and why advice was set aside, is for the team: such lines name places and people.
_REGISTERS_OF_THE_TEAM = ("attachment", "set_aside", "page_note")


# Pictures that show nothing but what is ours to know: how people see migration, whether they are for the plan, and how
# rightful and pressing their claim is. For anybody they would be empty sheets.
_PICTURES_OF_THE_TEAM = ("views", "support", "salience")


def is_public_picture(picture: str) -> bool:
    """Whether a picture (the id of a view) says anything in public; its records and fields are gone before anyhow."""
    return picture not in _PICTURES_OF_THE_TEAM


def is_public_register(table: str) -> bool:
    """Whether a table may leave the team as a whole list (its hidden lines and fields are gone before)."""
    return table not in _REGISTERS_OF_THE_TEAM


def may_show(cls: type[Record], field: str) -> bool:
    """Whether a field is ever shown in public; a list of public records has no column for the others."""
    return field not in _HIDDEN_FIELDS.get(cls, ())


def public(snapshot: Snapshot) -> Snapshot:
    """The snapshot as anybody may see it.

    Records marked "our team only" are gone, with everything that cannot stand without them; views of
    migration, contacts, private notes and the reasons of judgements are blank.
    """
    gone = {row for table in TABLES for row, item in snapshot.rows(table).items() if not is_public(item)}
    while hanging := _hanging(snapshot, gone) - gone:  # what is said about what hangs on it, too
        gone |= hanging
    gone |= _unused_kinds(snapshot, gone)
    changes: list[Change] = []
    for table in TABLES:
        for row, item in snapshot.rows(table).items():
            changes += delete(item) if row in gone else update(item, **_blanks(item, gone))
    return snapshot.apply(changes)


def without_what_never_leaves(snapshot: Snapshot) -> Snapshot:
    """The snapshot without the records that no edition but the team's own may show.

    Advice of a public edition is found in all other records, hidden or not; from these nothing may follow there.
    """
    gone = (item for item in snapshot.everything() if isinstance(item, _NEVER))
    return snapshot.apply(change for item in gone for change in delete(item))


# What a room makes itself, so that it may be shown to it unless somebody marked it for the team.
_MADE_IN_THE_ROOM = (Assessment, Engagement, Link)


def for_room(snapshot: Snapshot, *, views: bool = False) -> Snapshot:
    """The snapshot as it may be projected to those who make it.

    What is marked "our team only" is gone with all that hangs on it, and so are contacts and notes, and who judged why.
    Views of migration and support for the plan are shown only with `views`.
    """

    def is_shown(item: Record) -> bool:
        if isinstance(item, Assessment) and item.dimension in _NEVER_JUDGED_IN_PUBLIC and not views:
            return False
        if isinstance(item, _MADE_IN_THE_ROOM):
            return item.visibility != TEAM
        return is_public(item)

    gone = {row for table in TABLES for row, item in snapshot.rows(table).items() if not is_shown(item)}
    while hanging := _hanging(snapshot, gone) - gone:
        gone |= hanging
    changes: list[Change] = []
    for table in TABLES:
        for row, item in snapshot.rows(table).items():
            blanks = _blanks(item, gone)
            if views:
                blanks.pop("view", None)
            changes += delete(item) if row in gone else update(item, **blanks)
    return snapshot.apply(changes)


def lettered(snapshot: Snapshot) -> Snapshot:
    """The same with letters for the names of stakeholders, in the order of the register: A, B, ... Z, AA."""
    changes: list[Change] = []
    for number, item in enumerate(snapshot.all(Stakeholder)):
        changes += update(item, name=letter(number))
    return snapshot.apply(changes)


def letter(number: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    found, number = "", number + 1
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def is_public(item: Record) -> bool:
    """Whether a record may leave the team as a whole.

    Judgements, ties, notes and people leave only when somebody said so: what nobody decided must not leak.
    """
    if isinstance(item, Assessment) and item.dimension in _NEVER_JUDGED_IN_PUBLIC:
        return False
    mark = getattr(item, "visibility", ANYONE)
    if isinstance(item, _NEVER):
        return False
    if isinstance(item, Role) and not item.body:  # a role that is no body may be a person
        return mark == ANYONE
    return mark == ANYONE if isinstance(item, _SILENT_STAYS) else mark != TEAM


def _hanging(snapshot: Snapshot, gone: set[str]) -> set[str]:
    """Records that say something about a record that is gone: they go with it."""
    found: set[str] = set()
    for cls in _PARTS:
        for item in snapshot.all(cls):
            if any(getattr(item, spec.name) in gone for spec in links_of(cls) if spec.required):
                found.add(item.id)
    for table in ("note", "attachment", "set_aside"):
        for item in snapshot.rows(table).values():
            if getattr(item, "about", getattr(item, "subject", "")) in gone:
                found.add(item.id)
    return found


def _unused_kinds(snapshot: Snapshot, gone: set[str]) -> set[str]:
    """Kinds of link of our own that no visible tie has: their very name can say what the hidden ties are."""
    used = {item.own_kind for item in snapshot.all(Link) if item.id not in gone}
    return {kind.id for kind in snapshot.all(LinkKind) if kind.id not in used}


def _blanks(item: Record, gone: set[str]) -> dict[str, object]:
    cls = type(item)
    blank: dict[str, object] = {name: spec_of(cls, name).empty for name in _HIDDEN_FIELDS.get(cls, ())}
    blank |= {spec.name: "" for spec in links_of(cls) if getattr(item, spec.name) in gone}
    return blank


def for_edition(snapshot: Snapshot, edition: str) -> Snapshot:
    """The snapshot of an edition, "public" or "internal"; anything else is treated as public."""
    return snapshot if edition == INTERNAL else public(snapshot)


# What judges a person, a group or an office. A host may know the work, not what we think of people.
_JUDGEMENTS: dict[type[Record], tuple[str, ...]] = {
    Stakeholder: ("view", "view_evidence", "stake", "legitimate", "urgent", "notes"),
    Engagement: ("outcome",),
    Person: ("notes",),
}
_JUDGING = (Assessment, Capacity, LeadOption, Note, PageNote, Turnover)


def without_judgements(snapshot: Snapshot) -> Snapshot:
    """The snapshot without judgements of people: no ratings, views, free notes, nor why somebody left."""
    changes: list[Change] = []
    for table in TABLES:
        for item in snapshot.rows(table).values():
            if isinstance(item, _JUDGING):
                changes += delete(item)
            elif names := _JUDGEMENTS.get(type(item)):
                changes += update(item, **{name: spec_of(type(item), name).empty for name in names})
    return snapshot.apply(changes)


def for_receiver(snapshot: Snapshot, receiver: str) -> Snapshot:
    """The snapshot that a copy for somebody holds; for anybody but a successor or host it is the public one."""
    if receiver == SUCCESSOR:
        return snapshot
    return without_judgements(snapshot) if receiver == HOST else public(snapshot)
