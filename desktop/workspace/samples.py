"""The samples: readable sources (TOML) with published facts, built into workbooks that people open as copies.

A source has `title` and `summary` at its head (or in a table `[sample]`) and one `[[table]]` for each record.
`id` is a short name of the record; links name it, with its table ("stakeholder:psc") where the field may
point anywhere and the name is not unique. Identities are derived from these names, so the same source gives
the same records everywhere.
"""

from __future__ import annotations

import datetime
import json
import tomllib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from desktop.domain.field import FROM_CELL, FieldSpec, Kind, Money
from desktop.domain.record import TABLES, Record, from_cells, specs_of
from desktop.storage.area import new_area
from desktop.storage.workbook import SUFFIX, create_workbook, open_workbook
from desktop.system import paths

# Fixed, so that building a sample twice gives the same workbook.
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:mainstay:sample")
CREATED = "2026-01-01T00:00:00Z"
_HEAD = "sample"


@dataclass(frozen=True)
class SampleInfo:
    """What a list of samples shows; `notice` says what is from sources and what is made up for teaching."""

    id: str
    title: str
    summary: str
    notice: str = ""


class SampleError(ValueError):
    """A sample's source is wrong: a mistake of its author, found when samples are built."""


def sample_ids() -> list[str]:
    """The ids of all samples, in alphabetical order."""
    return sorted(_files())


def _files() -> dict[str, Path]:
    """The sources of all samples; one of a content pack stands for ours of the same id."""
    folders = (paths.resources() / "samples", paths.pack_content() / "samples")
    return {path.stem: path for folder in folders for path in folder.glob("*.toml")}


def samples() -> list[SampleInfo]:
    """All samples."""
    return [info(sample_id) for sample_id in sample_ids()]


def info(sample_id: str) -> SampleInfo:
    """Title and summary of one sample; KeyError when there is none."""
    head = _head(_source(sample_id))
    words = {name: str(head.get(name, "")) for name in ("title", "summary", "notice")}
    return SampleInfo(sample_id, **words)


@cache
def _source(sample_id: str) -> dict[str, Any]:
    path = _files().get(sample_id)
    if path is None:
        raise KeyError(sample_id)
    return tomllib.loads(path.read_text(encoding="utf-8"))


def forget_sources() -> None:
    """Read the sources anew when they are asked for next: content packs changed."""
    _source.cache_clear()


def problem_of(sample_id: str, text: str) -> str:
    """What is wrong with the source of a sample that somebody else wrote; "" when nothing is."""
    try:
        read_records(sample_id, tomllib.loads(text))
    except (SampleError, ValueError, TypeError, AttributeError, KeyError, RecursionError) as problem:
        return str(problem) or type(problem).__name__
    return ""


def _head(source: Mapping[str, Any]) -> Mapping[str, Any]:
    head = source.get(_HEAD)
    return head if isinstance(head, dict) else source


def read_sample(sample_id: str) -> list[Record]:
    """The records of a sample. Raises SampleError for a table, field, value or link that does not exist."""
    return read_records(sample_id, _source(sample_id))


def read_records(sample_id: str, source: Mapping[str, Any]) -> list[Record]:
    """The records of a parsed source; see `read_sample`."""
    names: dict[str, list[str]] = {}
    rows: list[tuple[str, dict[str, Any]]] = []
    for table, items in source.items():
        if table == _HEAD or not isinstance(items, list):
            continue
        if table not in TABLES:
            raise SampleError(f"{sample_id}: there is no table {table}")
        for number, item in enumerate(items):
            slug = str(item.get("id", number + 1))
            full = f"{table}:{slug}"
            if full in names:
                raise SampleError(f"{sample_id}: {full} stands there twice")
            names.setdefault(slug, []).append(full)
            names[full] = [full]
            rows.append((table, {**item, "id": slug}))
    return [_record(sample_id, table, item, names) for table, item in rows]


def _record(sample_id: str, table: str, item: Mapping[str, Any], names: Mapping[str, list[str]]) -> Record:
    cls = TABLES[table]
    specs = {spec.name: spec for spec in specs_of(cls)}
    cells: dict[str, Any] = {}
    for name, value in item.items():
        where = f"{sample_id}: {table}:{item['id']}: {name}"
        if name not in specs:
            raise SampleError(f"{where}: no such field")
        if name == "id":
            cells[name] = _identity(sample_id, f"{table}:{value}")
        elif specs[name].kind is Kind.LINK and value:
            cells[name] = _identity(sample_id, _linked(where, specs[name], str(value), names))
        else:
            cells[name] = _cell(where, specs[name], value)
    return from_cells(cls, cells)


def _linked(where: str, spec: FieldSpec, value: str, names: Mapping[str, list[str]]) -> str:
    wanted = f"{spec.target}:{value}" if spec.target and ":" not in value else value
    found = names.get(wanted, [])
    if len(found) != 1:
        raise SampleError(f"{where}: {value} names {len(found)} records")
    return found[0]


def _cell(where: str, spec: FieldSpec, value: Any) -> Any:
    if value is None or value == "" or value == []:
        return None
    if spec.kind is Kind.MULTI_CHOICE and isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if spec.kind is Kind.YES_NO and isinstance(value, bool):
        return "yes" if value else "no"
    if spec.kind is Kind.DATE and isinstance(value, (datetime.date, int)):
        return str(value)
    if isinstance(value, str) or (spec.kind is Kind.SCALE and isinstance(value, int)):
        read = FROM_CELL[spec.kind](value)
        if read == spec.empty or (spec.kind is Kind.MONEY and not isinstance(read, Money)):
            raise SampleError(f"{where}: {value!r} cannot stand here")
        return value.strip() if isinstance(value, str) else value
    raise SampleError(f"{where}: {value!r} cannot stand here")


def _identity(sample_id: str, full: str) -> str:
    return str(uuid.uuid5(_SPACE, f"{sample_id}/{full}"))


def build_sample(sample_id: str, path: Path) -> None:
    """Build a sample from its source into a new workbook file; KeyError when there is none, Refused as
    `create_workbook`.
    """
    create_workbook(
        path,
        read_sample(sample_id),
        reason="sample",
        sample=sample_id,
        workbook_id=_identity(sample_id, "workbook"),
        created=CREATED,
    )


def copy_sample(sample_id: str, target: Path) -> None:
    """Write a sample to `target` as a workbook of its own (a new workbook id; it knows which sample it came
    from).

    Takes the one that was built; where there is none yet (a checkout), the source. KeyError, Refused.
    """
    built = paths.built() / "samples" / f"{sample_id}{SUFFIX}"
    if not built.is_file() or (paths.pack_content() / "samples" / f"{sample_id}.toml").is_file():
        create_workbook(target, read_sample(sample_id), reason="sample", sample=sample_id)
        return
    file = open_workbook(built, area=new_area(built))
    try:
        records = [record for table in TABLES for record in file.load(table).values()]
    finally:
        file.close()
    create_workbook(target, records, reason="sample", sample=sample_id)
