"""Advice on what leaves the team: addresses and numbers of people where anybody may read them."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from desktop.domain.checks.check import WARNING, Finding, check, clear, fires, looked, not_enough
from desktop.domain.field import Kind, plain_digits
from desktop.domain.listing import listing
from desktop.domain.record import TABLES, Record, specs_of
from desktop.domain.snapshot import Snapshot
from desktop.domain.visibility import is_public, is_public_register, may_show
from desktop.domain.words import N_, message

_E_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# With the sign or the two zeros of another country it is a telephone number; without, it may be a file number.
_TELEPHONE = re.compile(r"(?<![\w/.-])(?:\+|00)[0-9][0-9 ()./-]{7,18}[0-9](?![\w/])")
_PERHAPS = re.compile(r"(?<![\w/.,-])0[0-9]{1,4}(?: [0-9]{2,4}){2,4}(?![\w/,-])")
_TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT})
CERTAIN, PERHAPS = "certain", "perhaps"
_MOST = 3


@check(
    id="C-40",
    title=N_("Addresses of people in what leaves the team"),
    severity=WARNING,
    tables=tuple(sorted(TABLES)),
    step="plan",
    anchor="stakeholders/confidentiality#never",
    source="Workshop report, Mauritius, August 2012: registers of people in Johannesburg",
)
def no_addresses_leave(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Does a field that anybody may read hold an e-mail address or a telephone number?"""
    certain: list[Record] = []
    perhaps: list[Record] = []
    for table, cls in TABLES.items():
        rows = snapshot.rows(table)
        if not rows or not is_public_register(table):
            continue
        names = [s.name for s in specs_of(cls) if s.kind in _TEXTS and may_show(cls, s.name)]
        for item in rows.values():
            kinds = {kind for name in names if (kind := _personal(getattr(item, name)))}
            if kinds and is_public(item):
                (certain if CERTAIN in kinds else perhaps).append(item)
    if certain:
        text = message(
            N_("{names}: an e-mail address or a telephone number stands where anybody may read it."),
            names=listing([item.title or "…" for item in certain], _MOST),
        )
        return [fires(text, looked(certain, perhaps), concerns=looked(certain))]
    if perhaps:
        text = message(
            N_("{names}: is that a telephone number, where anybody may read it?"),
            names=listing([item.title or "…" for item in perhaps], _MOST),
        )
        return [not_enough(text, looked(perhaps))]
    return [clear(message(N_("No address or number of a person stands where anybody may read it.")))]


@lru_cache(maxsize=32768)  # asked anew after each edit, of texts that are nearly all the same
def _personal(text: str) -> str:
    """ "certain", "perhaps" or ""."""
    if "@" in text and _E_MAIL.search(text):
        return CERTAIN
    digits = plain_digits(text)
    if not any(sign.isdigit() for sign in digits):
        return ""
    if _TELEPHONE.search(digits):
        return CERTAIN
    return PERHAPS if _PERHAPS.search(digits) else ""
