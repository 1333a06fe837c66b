"""Salience: who is strong, rightful, pressing, and how many of the three (Mitchell, Agle and Wood 1997).

Specialists have a word for each of the eight classes; one of them is "dangerous". Maps get printed and pinned to
walls, so what is shown says instead what to do about it. The specialists' words stand in the handbook.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.records import Stakeholder
from desktop.domain.scoring import CUT, INFLUENCE, judgements
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_

# The key is made of the marks that hold: p(ower), l(egitimate), u(rgent).
CLASSES: dict[str, str] = {
    "plu": N_("At the table now"),
    "pl": N_("Strong and rightful: in the core group"),
    "pu": N_("Needs early contact"),
    "lu": N_("Needs an ally"),
    "p": N_("Strong and quiet: keep in touch"),
    "l": N_("Rightful and patient: do not forget"),
    "u": N_("Pressing: listen and answer"),
    "none": N_("None of the three today"),
}


@dataclass(frozen=True)
class Salience:
    """The three marks of a stakeholder, None where nobody has said."""

    stakeholder: Stakeholder
    power: bool | None
    legitimate: bool | None
    urgent: bool | None

    @property
    def kind(self) -> str:
        """A key of CLASSES; "" while one of the three marks is open."""
        marks = (("p", self.power), ("l", self.legitimate), ("u", self.urgent))
        if any(held is None for _letter, held in marks):
            return ""
        return "".join(letter for letter, held in marks if held) or "none"


def saliences(snapshot: Snapshot, cut: int = CUT) -> list[Salience]:
    """The marks of every stakeholder, in the order of the register. Power is influence on the cut or above."""
    counting = judgements(snapshot)
    found = []
    for item in snapshot.all(Stakeholder):
        influence = counting.get((item.id, INFLUENCE))
        power = influence.value >= cut if influence else None
        found.append(Salience(item, power, _held(item.legitimate), _held(item.urgent)))
    return found


def _held(answer: str) -> bool | None:
    return {"yes": True, "no": False}.get(answer)


def can_block(item: Stakeholder) -> bool:
    """Whether nothing happens without this one: the "V" on maps of actors."""
    return "veto" in item.power_sources
