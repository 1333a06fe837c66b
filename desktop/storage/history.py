"""The history inside the file: appending one edit, reading edits back, and the chain of hashes that ties
them.

The edits of one installation form a chain: each carries a hash over itself and over the hash before it, so
that a bit which flips unseen by SQLite, or a hand that changes the past, is found. A clock may be wrong:
nothing here asks it.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.domain.change import ID, Change, Edit
from desktop.domain.record import TABLES, specs_of

_EDIT = "number, id, step, instance, counter, author, utc, action, args, undoes, schema, previous, hash"


@dataclass(frozen=True)
class Mark:
    """Where a file stands: enough to see whether it is still as we left it."""

    workbook_id: str
    edits: int
    last: str
    baseline: int


@dataclass(frozen=True)
class Link:
    """The end of one installation's chain: its last counter and hash."""

    counter: int
    hash: str


def read_mark(connection: sqlite3.Connection) -> Mark:
    """Where the file stands now."""
    (workbook_id,) = connection.execute("SELECT value FROM meta WHERE key='workbook_id'").fetchone() or ("",)
    last = connection.execute("SELECT number, hash FROM edit ORDER BY number DESC LIMIT 1").fetchone() or (
        0,
        "",
    )
    (baseline,) = connection.execute("SELECT COALESCE(MAX(number), 0) FROM baseline").fetchone()
    return Mark(workbook_id, last[0], last[1], baseline)


def edit_hash(edit: Edit, previous: str) -> str:
    """The hash of an edit with its changes, chained to the hash before it."""
    parts = (
        previous,
        *(edit.id, edit.step, edit.instance, edit.counter, edit.author, edit.utc, edit.action),
        dict(sorted(edit.args.items())),
        *(edit.undoes, edit.schema),
        [(c.table, c.row, c.field, c.before, c.after) for c in edit.changes],
    )
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()


def chains(connection: sqlite3.Connection) -> dict[str, Link]:
    """The end of every installation's chain."""
    after, found = anchor(connection)
    rows = connection.execute(
        "SELECT instance, counter, hash, MAX(number) FROM edit WHERE number > ? GROUP BY instance", (after,)
    )
    return found | {instance: Link(counter, hash_) for instance, counter, hash_, _ in rows}


def anchor(connection: sqlite3.Connection) -> tuple[int, dict[str, Link]]:
    """The last baseline: the number of the edit after which it counts, and where the chains stood then."""
    row = connection.execute(
        "SELECT after_edit, chains FROM baseline ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return (row[0], parse_chains(row[1])) if row else (0, {})


def parse_chains(text: str) -> dict[str, Link]:
    """The ends of chains as a baseline keeps them."""
    return {name: Link(int(counter), str(hash_)) for name, (counter, hash_) in json.loads(text).items()}


def chain_end(connection: sqlite3.Connection, instance: str) -> Link:
    """The end of one installation's chain; the next edit of it takes the counter after."""
    after, found = anchor(connection)
    row = connection.execute(
        "SELECT counter, hash FROM edit WHERE instance=? AND number > ? ORDER BY number DESC LIMIT 1",
        (instance, after),
    ).fetchone()
    return Link(*row) if row else found.get(instance, Link(0, ""))


def append(connection: sqlite3.Connection, edit: Edit) -> Mark:
    """Write the records' rows, the edit and its changes; the caller holds the transaction."""
    write_records(connection, edit.changes)
    previous = chain_end(connection, edit.instance).hash
    row = (
        *(edit.id, edit.step, edit.instance, edit.counter, edit.author, edit.utc, edit.action),
        json.dumps(dict(edit.args), ensure_ascii=False),
        *(edit.undoes, edit.schema, previous, edit_hash(edit, previous)),
    )
    connection.execute(f"INSERT INTO edit ({_EDIT}) VALUES (NULL{', ?' * len(row)})", row)
    connection.executemany(
        "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((edit.id, n, c.table, c.row, c.field, c.before, c.after) for n, c in enumerate(edit.changes)),
    )
    return read_mark(connection)


def write_records(connection: sqlite3.Connection, changes: Iterable[Change]) -> None:
    """Bring the records' rows to where the changes lead. A row that should be there and is not raises
    LookupError.
    """
    grouped: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        grouped.setdefault((change.table, change.row), []).append(change)
    for (table, row), group in grouped.items():
        _write_row(connection, table, row, group)


def _write_row(connection: sqlite3.Connection, table: str, row: str, group: Sequence[Change]) -> None:
    own = {spec.name for spec in specs_of(TABLES[table])}  # names go into SQL: only declared ones
    values = {c.field: c.after for c in group if c.field in own}
    lives = [c for c in group if c.field == ID]
    existed, exists = not lives or lives[0].before is not None, not lives or lives[-1].after is not None
    if existed and exists:
        names = ", ".join(f'"{name}"=?' for name in values)
        done = connection.execute(
            f'UPDATE "{table}" SET {names} WHERE id=?', (*values.values(), row)
        ).rowcount
    elif existed:
        done = connection.execute(f'DELETE FROM "{table}" WHERE id=?', (row,)).rowcount
    elif exists:
        names = ", ".join(f'"{name}"' for name in values)
        places = ", ".join("?" * len(values))
        done = connection.execute(
            f'INSERT INTO "{table}" ({names}) VALUES ({places})', (*values.values(),)
        ).rowcount
    else:
        done = 1
    if done != 1:
        raise LookupError(f"{table} {row}")


def read_edits(connection: sqlite3.Connection, *, steps: int = 0) -> list[Edit]:
    """The edits in the order in which they were written, oldest first; with `steps`, the newest so many undo
    steps.
    """
    first = 0
    if steps:
        row = connection.execute(
            "SELECT MIN(number) AS first FROM edit GROUP BY step ORDER BY first DESC LIMIT 1 OFFSET ?",
            (steps - 1,),
        ).fetchone()
        first = row[0] if row else 0
    changes: dict[str, list[Change]] = {}
    for edit, *rest in connection.execute(
        'SELECT c.edit, c."table", c.row, c.field, c.before, c.after FROM edit e'
        " JOIN change c ON c.edit = e.id WHERE e.number >= ? ORDER BY e.number, c.position",
        (first,),
    ):
        changes.setdefault(edit, []).append(Change(*rest))
    rows = connection.execute(f"SELECT {_EDIT} FROM edit WHERE number >= ? ORDER BY number", (first,))
    return [_edit(row, tuple(changes.get(row[1], ()))) for row in rows]


def _edit(row: Sequence[object], changes: tuple[Change, ...]) -> Edit:
    _number, id_, step, instance, counter, author, utc, action, args, undoes, schema, *_ = row
    try:
        known = json.loads(str(args))
    except ValueError:
        known = {}
    return Edit(
        id=str(id_),
        step=str(step),
        instance=str(instance),
        counter=counter if isinstance(counter, int) else 0,
        author=str(author or ""),
        utc=str(utc or ""),
        action=str(action or ""),
        args={str(k): str(v) for k, v in known.items()} if isinstance(known, dict) else {},
        undoes=str(undoes or ""),
        schema=schema if isinstance(schema, int) else 0,
        changes=changes,
    )


def read_hashes(connection: sqlite3.Connection) -> list[tuple[int, str, str]]:
    """Number, previous hash and hash of every edit, oldest first."""
    return connection.execute("SELECT number, previous, hash FROM edit ORDER BY number").fetchall()
