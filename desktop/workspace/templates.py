"""Set-ups to begin with: bodies, lines and lists as data, brought into a workbook as one step that can be undone.

Nothing that is there is changed, and nothing is added twice: a body of a kind that the workbook has already, a task or
an activity of the same name is left alone, and what hangs on it hangs on the one that is there.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from desktop.domain.change import Change, create
from desktop.domain.field import Kind
from desktop.domain.record import TABLES, Record, new_id, specs_of
from desktop.domain.records import Body, BodyLine
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import folded
from desktop.system import paths
from desktop.system.locale import _

_TEXTS = (Kind.TEXT, Kind.LONG_TEXT)


@dataclass(frozen=True)
class Template:
    """One set-up. `title` and `summary` are untranslated; `rows` are the records as they stand in the file."""

    id: str
    title: str
    summary: str
    levels: tuple[str, ...]
    source: str
    rows: tuple[tuple[str, Mapping[str, Any]], ...]

    def fits(self, level: str) -> bool:
        """Whether it is for this level of government; while that is not known, all are offered."""
        return not level or level in self.levels

    def holds(self, table: str) -> bool:
        """Whether it brings records of a table."""
        return any(name == table for name, _row in self.rows)


@dataclass(frozen=True)
class Application:
    """What applying a template would do: the changes, and how many of its records are there already."""

    changes: list[Change]
    added: int
    present: int


@cache
def templates() -> tuple[Template, ...]:
    """Every template, by the name of its file."""
    return tuple(_read(path.stem) for path in sorted((paths.resources() / "templates").glob("*.toml")))


def template(template_id: str) -> Template:
    """One template; KeyError when there is none."""
    for found in templates():
        if found.id == template_id:
            return found
    raise KeyError(template_id)


def _read(name: str) -> Template:
    text = (paths.resources() / "templates" / f"{name}.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)
    rows = tuple((table, row) for table, items in found.items() if table in TABLES for row in items)
    return Template(name, found["title"], found["summary"], tuple(found["levels"]), found["source"], rows)


def set_ups(level: str) -> list[Template]:
    """The templates that bring bodies, for a level of government; those made for few levels first."""
    fitting = (found for found in templates() if found.holds("body") and found.fits(level))
    return sorted(fitting, key=lambda found: len(found.levels))


def application(chosen: Template, snapshot: Snapshot) -> Application:
    """What it takes to bring a template into these records, in the language now spoken."""
    ids: dict[str, str] = {}
    changes: list[Change] = []
    present = 0
    for table, row in chosen.rows:
        known = _present(table, row, ids, snapshot)
        ids[f"{table}:{row['id']}"] = known or new_id()
        if known:
            present += 1
            continue
        changes += create(_record(table, row, ids))
    return Application(changes, len({(c.table, c.row) for c in changes}), present)


def _present(table: str, row: Mapping[str, Any], ids: Mapping[str, str], snapshot: Snapshot) -> str:
    """The id of a record that is there already and does the same, "" for none."""
    if table == "body":
        same = [b.id for b in snapshot.all(Body) if b.kind == row["kind"] and not b.not_needed.strip()]
        return same[0] if same else ""
    if table == "body_line":
        ends = (ids[f"body:{row['body']}"], ids[f"body:{row['to']}"])
        return next((line.id for line in snapshot.all(BodyLine) if (line.body, line.to) == ends), "")
    name = folded(_(row["name"]))
    return next((item.id for item in snapshot.rows(table).values() if folded(item.title) == name), "")


def _record(table: str, row: Mapping[str, Any], ids: Mapping[str, str]) -> Record:
    cls = TABLES[table]
    values: dict[str, Any] = {}
    for spec in specs_of(cls):
        given = row.get(spec.name)
        if spec.name == "id":
            values["id"] = ids[f"{table}:{row['id']}"]
        elif given is not None:
            linked = spec.kind is Kind.LINK
            values[spec.name] = (
                ids[f"{spec.target}:{given}"] if linked else _(given) if spec.kind in _TEXTS else given
            )
    return cls(**values)
