"""Baselines, and the proof that a file's records are what its history says.

A baseline is a hash over all records at one moment. Verifying walks back: the records as they are, minus
every change since the last baseline, must have the baseline's hash. What came before a baseline can therefore
be erased for good.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping

from desktop.domain.change import ID, Change, Conflict, apply_cells, inverse
from desktop.domain.field import Cell
from desktop.domain.words import N_, Message
from desktop.storage import clock, history, schema

Tables = dict[str, dict[str, dict[str, Cell]]]

DAMAGED_PAGES = N_("Some pages of the file are damaged.")
BROKEN_CHAIN = N_("The history in this file was changed by something other than Mainstay.")
BROKEN_RECORDS = N_(
    "The records in this file do not match its history: something other than Mainstay changed them."
)
NO_BASELINE = N_("The file has no record of where its history starts.")


def read_cells(connection: sqlite3.Connection) -> Tables:
    """Every record of the file as plain cells, "not answered" left out; tables by their names in the file."""
    names = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
        if name not in schema.SYSTEM and not name.startswith("sqlite_")
    ]
    found: Tables = {}
    for table in names:
        rows = connection.execute(f'SELECT * FROM "{table}"')
        columns = [item[0] for item in rows.description]
        cells = (dict(zip(columns, row, strict=True)) for row in rows)
        found[table] = {str(row[ID]): {k: v for k, v in row.items() if v is not None} for row in cells}
    return found


def records_hash(tables: Mapping[str, Mapping[str, Mapping[str, Cell]]]) -> str:
    """One hash over all records, whatever their order; empty tables do not count, so adding one changes
    nothing.
    """
    whole = hashlib.sha256()
    for table in sorted(tables):
        for row in sorted(tables[table]):
            line = json.dumps((table, dict(sorted(tables[table][row].items()))), ensure_ascii=False)
            whole.update(line.encode("utf-8", "replace") + b"\n")
    return whole.hexdigest()


def write_baseline(
    connection: sqlite3.Connection, reason: str, chains: Mapping[str, history.Link] | None = None
) -> None:
    """Declare the records as they are now to be the start of the replay; the caller holds the transaction.

    `reason` is "new", "sample", "copy", "upgrade", "restored", "recovered" or "forgotten". `chains` replaces
    what the file knows of the ends of the chains.
    """
    ends = history.chains(connection) if chains is None else chains
    (last,) = connection.execute("SELECT COALESCE(MAX(number), 0) FROM edit").fetchone()
    connection.execute(
        "INSERT INTO baseline (after_edit, reason, utc, chains, hash) VALUES (?, ?, ?, ?, ?)",
        (
            last,
            reason,
            clock.utc(),
            json.dumps({name: (end.counter, end.hash) for name, end in sorted(ends.items())}),
            records_hash(read_cells(connection)),
        ),
    )


def verify(connection: sqlite3.Connection) -> list[Message]:
    """What is wrong with a file: its pages, the chain of its history, its records against that history. Empty
    is good.
    """
    try:
        (answer,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if answer != "ok":
            return [Message(DAMAGED_PAGES)]
        found = [] if _chains_hold(connection) else [Message(BROKEN_CHAIN)]
        problem = _replay(connection)
        return found + ([Message(problem)] if problem else [])
    except (sqlite3.DatabaseError, ValueError, TypeError, KeyError, AttributeError, UnicodeError):
        return [Message(DAMAGED_PAGES)]


def _chains_hold(connection: sqlite3.Connection) -> bool:
    """Whether each edit carries the right hash over itself and over the one before it of its installation."""
    baselines = connection.execute("SELECT after_edit, chains FROM baseline ORDER BY number").fetchall()
    hashes = history.read_hashes(connection)
    ends: dict[str, history.Link] = {}
    started = False
    for (number, previous, own), edit in zip(hashes, history.read_edits(connection), strict=True):
        while baselines and baselines[0][0] < number:
            ends, started = history.parse_chains(baselines.pop(0)[1]), True
        end = ends.get(edit.instance, history.Link(0, ""))
        if not started or previous != end.hash or edit.counter <= end.counter:
            return False
        if own != history.edit_hash(edit, previous):
            return False
        ends[edit.instance] = history.Link(edit.counter, own)
    (orphans,) = connection.execute(
        "SELECT COUNT(*) FROM change WHERE edit NOT IN (SELECT id FROM edit)"
    ).fetchone()
    return bool(orphans == 0)


def _replay(connection: sqlite3.Connection) -> str:
    """Walk back from the records to the last baseline; "" when they meet, else what to say."""
    row = connection.execute("SELECT after_edit, hash FROM baseline ORDER BY number DESC LIMIT 1").fetchone()
    if row is None:
        return NO_BASELINE
    after, expected = row
    tables = read_cells(connection)
    since: list[Change] = []
    numbers = [number for number, _, _ in history.read_hashes(connection)]
    for number, edit in zip(numbers, history.read_edits(connection), strict=True):
        if number > after:
            since += edit.changes
    try:
        apply_cells(tables, inverse(since))
    except Conflict:
        return BROKEN_RECORDS
    return "" if records_hash(tables) == expected else BROKEN_RECORDS
