"""What all official papers share: sentences with their blanks, places to sign, words by level of government."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.flows.flow import LOCAL_LEVELS
from desktop.domain.records import Body, Membership, Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.reports.outline import Block, FieldGrid, Heading, PageBreak, Paragraph
from desktop.reports.phrases import value_of
from desktop.system.locale import _, format_date
from desktop.system.resources import choice_label

BLANK = "_" * 24
"""What stands in a sentence where nobody has decided yet."""


def is_local(snapshot: Snapshot) -> bool:
    """Whether the papers are those of a town, district or province."""
    return snapshot.initiative.level in LOCAL_LEVELS


def body_of(snapshot: Snapshot, about: str) -> Body:
    """The body that a paper is about; an empty one, all of it blanks, when there is none."""
    return snapshot.get(Body, about) or Body(id="", name="")


def or_blank(text: str) -> str:
    """The words, or a line to write on."""
    return text.strip() or BLANK


def sentence(text: str) -> str:
    """What somebody typed, ended as a sentence."""
    words = text.strip()
    return words if not words or words[-1] in ".!?:;…" else f"{words}."


def paragraphs(*texts: str) -> list[Block]:
    """A paragraph for each text that says something."""
    return [Paragraph(sentence(text)) for text in texts if text.strip()]


def blank(label: str) -> Block:
    """A label and a line to write on."""
    return FieldGrid(((label, ""),))


def place_of(snapshot: Snapshot) -> str:
    """The town or, at national level, the country."""
    plan = snapshot.initiative
    return plan.place.strip() or choice_label("countries", plan.country)


def plan_name(snapshot: Snapshot) -> str:
    """The plan that all this is for."""
    return or_blank(snapshot.initiative.instrument)


def day_or_blank(text: str) -> str:
    """A date in words, or a line to write on."""
    return format_date(text) if text else BLANK


def members(snapshot: Snapshot, body: Body, *seats: str) -> list[tuple[Membership, str]]:
    """The seats of a body with the names of those who hold them; only certain `seats` where some are named."""
    found = []
    for seat in snapshot.where(Membership, body=body.id):
        holder = snapshot.get(Stakeholder, seat.stakeholder)
        if holder is not None and (not seats or seat.seat in seats):
            found.append((seat, holder.title.strip() or BLANK))
    return found


def in_words(seat: Membership, snapshot: Snapshot) -> str:
    """What a seat brings: its side and rank, in brackets; "" when neither is known."""
    parts = [value_of(seat, "side", snapshot), value_of(seat, "rank", snapshot)]
    known = ", ".join(part for part in parts if part)
    return f" ({known})" if known else ""


def signatures(labels: Iterable[str]) -> list[Block]:
    """Places to sign, each with function, name and date."""
    pairs = []
    for label in labels:
        pairs += [(label, ""), (_("Name and date"), "")]
    # Places to sign are not torn apart: with little of the page left they begin the next one.
    return [PageBreak(0.28), Heading(2, _("Signatures"), "signatures"), FieldGrid(tuple(pairs), columns=2)]


def who_signs(snapshot: Snapshot) -> str:
    """Who puts such a paper into force, in the words of the level of government."""
    if is_local(snapshot):
        return _("For the council or the mayor")
    return _("For the cabinet or the minister")
