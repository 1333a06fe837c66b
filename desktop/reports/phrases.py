"""Records in words: values of fields, names of records and lists of names, in the language of the
document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from desktop.domain.field import FieldSpec, Kind, Money
from desktop.domain.record import Record, names_of, spec_of, specs_of
from desktop.domain.records import Assessment, BodyLine, Link, Membership, Note, ReadinessProof, Scope, Stage
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_
from desktop.reports.outline import Block, FieldGrid, Heading, Paragraph, Run
from desktop.system.locale import _, format_date, format_money, ngettext
from desktop.system.resources import choice_label

DAGGER = "†"
_BETWEEN = re.compile(r";(?![^(]*\))")  # semicolons outside brackets
NOT_ANSWERED = N_("Not answered yet")
ShowValue = Callable[[FieldSpec, Any, Snapshot], str]


def _text(_spec: FieldSpec, value: Any, _snapshot: Snapshot) -> str:
    return str(value)


def _choice(spec: FieldSpec, value: Any, _snapshot: Snapshot) -> str:
    return choice_label(spec.catalogue, str(value))


def _choices(spec: FieldSpec, value: Any, _snapshot: Snapshot) -> str:
    return "; ".join(choice_label(spec.catalogue, key) for key in value)


def _scale(spec: FieldSpec, value: Any, _snapshot: Snapshot) -> str:
    word = choice_label(spec.catalogue, str(value)) if spec.catalogue else ""
    return _("{value} ({word})").format(value=value, word=word) if word else str(value)


def _date(_spec: FieldSpec, value: Any, _snapshot: Snapshot) -> str:
    return format_date(value)


def _money(_spec: FieldSpec, value: Any, _snapshot: Snapshot) -> str:
    return format_money(value) if isinstance(value, Money) else str(value)


def _link(_spec: FieldSpec, value: Any, snapshot: Snapshot) -> str:
    found = snapshot.find(value)
    return name_of(found, snapshot) if found else ""


SHOW: dict[Kind, ShowValue] = {
    Kind.IDENTITY: _text,
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.CHOICE: _choice,
    Kind.MULTI_CHOICE: _choices,
    Kind.SCALE: _scale,
    Kind.DATE: _date,
    Kind.MONEY: _money,
    Kind.YES_NO: _choice,
    Kind.LINK: _link,
}


def value_of(item: Record, name: str, snapshot: Snapshot) -> str:
    """One field of a record in words; "" for "not answered"."""
    spec, value = spec_of(type(item), name), getattr(item, name)
    return "" if value == spec.empty else SHOW[spec.kind](spec, value, snapshot)


def label_of(cls: type[Record], name: str) -> str:
    """What a field is called."""
    return _(spec_of(cls, name).label)


def fields(
    item: Record, names: Iterable[str], snapshot: Snapshot, columns: int = 1, title: str = ""
) -> FieldGrid:
    """A grid of fields, answered or blank."""
    pairs = tuple((label_of(type(item), name), value_of(item, name, snapshot)) for name in names)
    return FieldGrid(pairs, columns, title)


def answered(item: Record, names: Iterable[str]) -> list[str]:
    """Those of the fields that hold an answer."""
    empty = {spec.name: spec.empty for spec in specs_of(type(item))}
    return [name for name in names if getattr(item, name) != empty[name]]


def is_made_up(item: Record) -> bool:
    """Whether a record is only an illustration."""
    return item.illustrative == "yes"


def marked(item: Record, text: str) -> str:
    """The text with a dagger where the record is only an illustration."""
    return f"{text}\u00a0{DAGGER}" if is_made_up(item) else text


def sources_of(item: Record) -> Iterator[str]:
    """The sources that a record names, one by one.

    They are written one after another with semicolons. A later part in small letters is a remark, and a part
    that says it is illustrative is no source.
    """
    for number, part in enumerate(_BETWEEN.split(item.source)):
        text = " ".join(part.split())
        remark = number > 0 and text[:1].islower()
        if text and not remark and not (is_made_up(item) and "illustrative" in text.lower()):
            yield text


def cited(item: Record, text: str, *, bold: bool = False) -> tuple[Run, ...]:
    """A text about a record, with its sources as a footnote where it names any."""
    return (Run(text, bold=bold, note="; ".join(sources_of(item))),)


def name_of(item: Record, snapshot: Snapshot) -> str:
    """The words by which people know a record, unmarked; never empty."""
    found = item.title.strip()
    if isinstance(item, Scope | Stage):
        found = value_of(item, "kind", snapshot)
    elif isinstance(item, Membership):
        names = (value_of(item, "stakeholder", snapshot), value_of(item, "body", snapshot))
        found = _("{member} in {body}").format(member=names[0], body=names[1]) if all(names) else ""
    elif isinstance(item, BodyLine):
        found = " – ".join((value_of(item, "body", snapshot), value_of(item, "to", snapshot)))
    elif isinstance(item, ReadinessProof):
        found = value_of(item, "test", snapshot)
    elif isinstance(item, Assessment):
        found = value_of(item, "stakeholder", snapshot)
    elif isinstance(item, Link):
        found = " – ".join((value_of(item, "origin", snapshot), value_of(item, "to", snapshot)))
    return found or _("(without a name)")


def titled(item: Record, snapshot: Snapshot) -> str:
    """The name of a record with its dagger where it needs one."""
    return marked(item, name_of(item, snapshot))


def period(start: str, end: str) -> str:
    """Two dates as one phrase; "" when neither is known."""
    if start and end and start != end:
        return _("{start} to {end}").format(start=format_date(start), end=format_date(end))
    if end and not start:
        return _("until {end}").format(end=format_date(end))
    return format_date(start or end)


def shortened(text: str, most: int) -> str:
    """A text on one line, cut behind a sentence or a word where it is too long."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    whole = max(line.rfind(sign, most // 2, most) for sign in (". ", "; "))
    if whole > 0:
        return line[: whole + 1].rstrip(";") + (" …" if line[whole] == ";" else "")
    return line[: max(line.rfind(" ", most // 2, most), most // 2)].rstrip(" ,;:") + "…"


def some(names: list[str], most: int = 6) -> str:
    """A list of names; a long one ends with how many more there are."""
    listed = "; ".join(names[:most])
    more = len(names) - most
    if more <= 0:
        return listed
    return listed + " " + ngettext("and {count} more", "and {count} more", more).format(count=more)


def counted(table: str, count: int) -> str:
    """A number of records of a table: "1 goal", "3 goals"."""
    one, many = names_of(table)
    return f"{count} {_(one if count == 1 else many).lower()}"


def notes_on(snapshot: Snapshot, tables: tuple[str, ...], anchor: str) -> list[Block]:
    """The notes about records of these tables ("" for the work as a whole); nothing when there are none."""
    rows = {row for table in tables if table for row in snapshot.rows(table)}
    notes = [
        n for n in snapshot.all(Note) if (n.about in rows if n.about else "" in tables) and (n.name or n.text)
    ]
    if not notes:
        return []
    found: list[Block] = [Heading(2, _("Notes"), anchor)]
    for note in notes:
        about = value_of(note, "about", snapshot) if note.about else ""
        lead = f"{titled(note, snapshot)} ({about}). " if about else f"{titled(note, snapshot)}. "
        found.append(Paragraph((Run(lead, bold=True), Run(note.text))))
    return found
