"""Whom to look at: a filter over every declared answer, where each stands, and who is tied to whom.

One filter holds for the table and for every picture, so that they never show different people.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop.domain.field import Kind
from desktop.domain.record import RecordId, spec_of, specs_of
from desktop.domain.records import Link, Stakeholder
from desktop.domain.scoring import DIMENSIONS, INFLUENCE, INTEREST, judgements
from desktop.domain.snapshot import Snapshot

PLACED, TIED = "placed", "tied"
YES, NO, OPEN, SAID = "yes", "no", "", "said"  # OPEN: not answered; SAID: some words stand there

_NO_FILTER = ("id", "name", "source", "illustrative")


@dataclass(frozen=True)
class Looking:
    """`answers` are pairs of a field and the answer it must have; all of them hold together with `words`.

    `near` is a stakeholder: then only it and those tied to it.
    """

    words: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    near: RecordId = ""

    @property
    def is_everybody(self) -> bool:
        """Whether nobody is left out."""
        return not (self.words.strip() or self.answers or self.near)

    def with_answer(self, name: str, answer: str | None) -> Looking:
        """One field more; None takes the field out again."""
        kept = tuple(pair for pair in self.answers if pair[0] != name)
        return replace(self, answers=kept if answer is None else (*kept, (name, answer)))


def filters() -> tuple[str, ...]:
    """What one can filter by: where they stand and whether they are tied, then every declared field."""
    declared = [spec.name for spec in specs_of(Stakeholder) if spec.name not in _NO_FILTER]
    return (PLACED, TIED, *DIMENSIONS, *declared)


def kind_of(name: str) -> Kind:
    """What sort of answers a filter has."""
    if name in (PLACED, TIED):
        return Kind.YES_NO
    return Kind.SCALE if name in DIMENSIONS else spec_of(Stakeholder, name).kind


def looked_at(
    snapshot: Snapshot, looking: Looking, text_of: Callable[[Stakeholder], str]
) -> set[RecordId] | None:
    """Those who are looked at, None for everybody. `text_of` gives all answers of one as folded words."""
    if looking.is_everybody:
        return None
    counting = judgements(snapshot)
    ties = [(link.origin, link.to) for link in snapshot.all(Link) if link.origin != link.to]
    tied = {row for pair in ties for row in pair}

    def holds(item: Stakeholder, name: str, answer: str) -> bool:
        if name == PLACED:
            return all((item.id, d) in counting for d in (INFLUENCE, INTEREST)) == (answer == YES)
        if name == TIED:
            return (item.id in tied) == (answer == YES)
        if name in DIMENSIONS:
            found = counting.get((item.id, name))
            return (str(found.value) if found else OPEN) == answer
        return _said(getattr(item, name), kind_of(name), answer)

    words = looking.words.split()
    near = {looking.near} | {row for pair in ties if looking.near in pair for row in pair}
    return {
        item.id
        for item in snapshot.all(Stakeholder)
        if all(holds(item, name, answer) for name, answer in looking.answers)
        and (not looking.near or item.id in near)
        and (not words or all(word in text_of(item) for word in words))
    }


def _said(value: object, kind: Kind, answer: str) -> bool:
    if kind is Kind.MULTI_CHOICE and isinstance(value, tuple):
        return answer in value if answer else not value
    if kind in (Kind.CHOICE, Kind.YES_NO):
        return value == answer
    return bool(str(value).strip()) == (answer == SAID)


def ties_among(snapshot: Snapshot, keys: set[RecordId], near: RecordId = "") -> set[RecordId]:
    """The links between those who are looked at; with `near` only its own."""
    return {
        link.id
        for link in snapshot.all(Link)
        if {link.origin, link.to} <= keys and (not near or near in (link.origin, link.to))
    }
