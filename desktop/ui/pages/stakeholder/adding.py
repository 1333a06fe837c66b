"""Adding stakeholders by their names alone: one with Enter, or many lines at once; nobody is added twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.change import create
from desktop.domain.records import Stakeholder
from desktop.domain.words import folded
from desktop.system.locale import _, format_number, ngettext, show
from desktop.ui.session import Session
from desktop.workspace.paste import read_rows

ORDER = ["name", "family", "mandate"]


def add_one(session: Session, name: str, family: str = "") -> str:
    """Add somebody by name; returns the id, also of one who was there already, and "" for a blank name."""
    name = " ".join(name.split())
    if not name:
        return ""
    for item in session.snapshot.all(Stakeholder):
        if folded(item.name) == folded(name):
            session.noticed.emit(_("{name} is on the list already.").format(name=item.name), "")
            return item.id
    made = Stakeholder(name=name, family=family)
    return made.id if session.edit("add", create(made), name=name) else ""


def add_many(session: Session, text: str, family: str = "") -> Sequence[str]:
    """Add one stakeholder for each line; tabs part name, kind and one line about it. Returns the new ids."""
    pasted = read_rows(text, Stakeholder, ORDER)
    known = {folded(item.name) for item in session.snapshot.all(Stakeholder)}
    fresh: list[Stakeholder] = []
    twice = 0
    for item in pasted.records:
        assert isinstance(item, Stakeholder)
        if folded(item.name) in known:
            twice += 1
            continue
        known.add(folded(item.name))
        fresh.append(replace(item, family=item.family or family))
    changes = [change for item in fresh for change in create(item)]
    if fresh and not session.edit("paste", changes):
        return []
    session.noticed.emit(
        _remarks(len(fresh), twice, [show(r) for r in pasted.remarks[:3]]), "undo" if fresh else ""
    )
    return [item.id for item in fresh]


def _remarks(fresh: int, twice: int, more: Sequence[str]) -> str:
    said = [
        ngettext("{count} name was added.", "{count} names were added.", fresh).format(
            count=format_number(fresh)
        )
    ]
    if twice:
        words = ngettext(
            "{count} was on the list already and was left out.",
            "{count} were on the list already and were left out.",
            twice,
        )
        said.append(words.format(count=format_number(twice)))
    return " ".join([*said, *more])
