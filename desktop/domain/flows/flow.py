"""Guided steps as data: what a step asks, when it is shown, and how far it is.

The shell composes a page from `flow.steps_for(snapshot)`: title, purpose, sections and status of each step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.field import FieldSpec
from desktop.domain.record import TABLES, Record, spec_of
from desktop.domain.snapshot import Snapshot

EMPTY, STARTED, DONE = "empty", "started", "done"
LOCAL_LEVELS = ("province", "municipal")

Test = Callable[[Snapshot], bool]


@dataclass(frozen=True)
class Fields:
    """A form: fields of the one record of `table`. `local` are those that only a local plan is asked."""

    names: tuple[str, ...]
    table: str = "initiative"
    title: str = ""
    local: tuple[str, ...] = ()

    def at(self, level: str) -> tuple[str, ...]:
        """The fields to show at a level of government."""
        return tuple(name for name in self.names if name not in self.local or level in LOCAL_LEVELS)

    def specs(self, level: str) -> tuple[FieldSpec, ...]:
        """The declarations of the fields to show."""
        return tuple(spec_of(TABLES[self.table], name) for name in self.at(level))


@dataclass(frozen=True)
class Rows:
    """A small table of records of `table`, and the words of the button that adds one.

    With `each`, a choice field, there is one row for every key of its catalogue, whether the record
    exists yet or not (`rows_for`); then nothing is added by hand and `add` is empty.
    """

    table: str
    columns: tuple[str, ...]
    add: str = ""
    title: str = ""
    each: str = ""

    @property
    def catalogue(self) -> str:
        """The catalogue that gives the rows; "" for a table to which people add rows."""
        return spec_of(TABLES[self.table], self.each).catalogue if self.each else ""


@dataclass(frozen=True)
class View:
    """A part of a step that is made by hand (a map, a matrix); the page knows the widget by `name`.

    `tables` are those it works on: the step counts as started when one of them holds a record.
    """

    name: str
    tables: tuple[str, ...] = ()
    title: str = ""


Section = Fields | Rows | View


def _always(snapshot: Snapshot) -> bool:
    return True


@dataclass(frozen=True)
class Step:
    """One step; it is done when all tests in `needed` hold. It can be opened and left at any time."""

    key: str
    title: str
    purpose: str
    sections: tuple[Section, ...]
    needed: tuple[Test, ...]
    local_purpose: str = ""
    shown: Test = _always
    levels: tuple[str, ...] = ()

    @property
    def guidance(self) -> str:
        """The key under which the handbook knows this step."""
        return self.key

    def purpose_at(self, level: str) -> str:
        """The one-sentence purpose in the words of a level of government."""
        return self.local_purpose if self.local_purpose and level in LOCAL_LEVELS else self.purpose

    def is_shown(self, snapshot: Snapshot) -> bool:
        """Whether the step is for this level and its own condition holds."""
        level = snapshot.initiative.level
        return (not self.levels or not level or level in self.levels) and self.shown(snapshot)

    def asks(self, table: str, field: str = "") -> bool:
        """Whether a field is asked here, or rows of a table."""
        return any(_asks(section, table, field) for section in self.sections)

    def status(self, snapshot: Snapshot) -> str:
        """ "done" when every needed test holds, "empty" when nothing at all was answered, else "started"."""
        if all(test(snapshot) for test in self.needed):
            return DONE
        return STARTED if any(_touched(section, snapshot) for section in self.sections) else EMPTY


@dataclass(frozen=True)
class Flow:
    """The steps of one page, in the order in which they are offered."""

    key: str
    title: str
    purpose: str
    steps: tuple[Step, ...]

    def steps_for(self, snapshot: Snapshot) -> tuple[Step, ...]:
        """The steps to show for this workbook."""
        return tuple(step for step in self.steps if step.is_shown(snapshot))

    def step(self, key: str) -> Step | None:
        """A step by its key, or None."""
        return next((step for step in self.steps if step.key == key), None)

    def step_of(self, table: str, field: str = "") -> Step | None:
        """The step that asks for a field, or for rows of a table; None when no step does."""
        return next((s for s in self.steps if s.asks(table, field)), None)


def _asks(section: Section, table: str, field: str) -> bool:
    if isinstance(section, View):
        return table in section.tables
    if isinstance(section, Rows):
        return section.table == table
    return section.table == table and (not field or field in section.names)


def _touched(section: Section, snapshot: Snapshot) -> bool:
    if isinstance(section, View):
        return any(snapshot.rows(table) for table in section.tables)
    if isinstance(section, Rows):
        return bool(snapshot.rows(section.table))
    return any(
        is_answered(item, name)
        for item in snapshot.rows(section.table).values()
        for name in section.at(snapshot.initiative.level)
    )


def is_answered(item: Record, name: str) -> bool:
    """Whether a field holds an answer; blanks are none, and "no" or zero are one."""
    value = getattr(item, name)
    if isinstance(value, str):
        return bool(value.strip())
    return bool(value != spec_of(type(item), name).empty)


def answered(*names: str) -> Test:
    """A test that these fields of the initiative are answered."""
    return lambda snapshot: all(is_answered(snapshot.initiative, name) for name in names)


def answered_locally(*names: str) -> Test:
    """The same, asked of local plans only: it holds by itself at national level."""
    return lambda snapshot: (
        snapshot.initiative.level not in LOCAL_LEVELS
        or all(is_answered(snapshot.initiative, name) for name in names)
    )


def any_row(table: str, *names: str) -> Test:
    """A test that at least one record of `table` has all these fields answered."""
    return lambda snapshot: any(
        all(is_answered(item, name) for name in names) for item in snapshot.rows(table).values()
    )


def row_for_each(table: str, field: str, keys: tuple[str, ...], *names: str) -> Test:
    """A test that for each key there is a record whose `field` is that key, with these fields answered."""

    def holds(snapshot: Snapshot) -> bool:
        rows = snapshot.rows(table).values()
        answered_keys = {getattr(r, field) for r in rows if all(is_answered(r, name) for name in names)}
        return answered_keys >= set(keys)

    return holds


def rows_for(snapshot: Snapshot, rows: Rows, keys: tuple[str, ...]) -> list[tuple[str, Record | None]]:
    """Each key of the catalogue with its first record, or None without one; for `Rows` with `each`."""
    found: dict[str, Record] = {}
    for item in snapshot.rows(rows.table).values():
        found.setdefault(getattr(item, rows.each), item)
    return [(key, found.get(key)) for key in keys]
