"""Colours that tell stakeholders apart on a map, each with its word in the legend: by kind, by level, by view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from desktop.domain.layout.drawing import KINDS, QUIET
from desktop.domain.record import RecordId
from desktop.domain.records import Stakeholder
from desktop.domain.words import N_
from desktop.system.locale import _
from desktop.system.resources import catalogue, choice_label

NONE, KIND, LEVEL, VIEW = "none", "kind", "level", "view"
WAYS = {
    NONE: N_("One colour"),
    KIND: N_("Colour by kind"),
    LEVEL: N_("Colour by level"),
    VIEW: N_("Colour by view"),
}
IN_THE_ROOM = (NONE, KIND, LEVEL)

# Twenty-eight kinds of organisation are more than colours can tell apart; these are seven.
_FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        N_("State"),
        (
            "central_planning",
            "ministry",
            "migration_institution",
            "statistics_office",
            "parliament",
            "human_rights",
            "environment",
        ),
    ),
    (
        N_("Migrants and diaspora"),
        ("migrants", "internal_migrants", "diaspora", "migrant_families", "returnees", "displaced"),
    ),
    (N_("Places"), ("local_authority", "local_residents", "communities_of_origin")),
    (N_("Partners abroad"), ("international_representation", "development_partner", "regional_body")),
    (N_("Civil society"), ("civil_society", "women_organisation")),
    (N_("Work and business"), ("private_sector", "trade_unions", "money_transfer", "recruitment")),
    (N_("Research and media"), ("academia", "media")),
)


Roles = Mapping[RecordId, str]


@dataclass(frozen=True)
class Colouring:
    """The role of each stakeholder's colour, and what each role stands for (translated)."""

    roles: dict[RecordId, str]
    legend: tuple[tuple[str, str], ...]


def colour_by(way: str, items: Iterable[Stakeholder]) -> Colouring:
    """Colours of stakeholders in one of the `WAYS`; only what occurs stands in the legend."""
    if way == KIND:
        names = [(_(title), set(kinds)) for title, kinds in _FAMILIES]
        return _colours(items, lambda item: next((t for t, k in names if item.family in k), ""), names)
    if way in (LEVEL, VIEW):
        name = "reach" if way == LEVEL else "views"
        words = [(choice_label(name, entry.key), {entry.key}) for entry in catalogue(name).entries]
        field = "level" if way == LEVEL else "view"
        return _colours(items, lambda item: choice_label(name, getattr(item, field)), words)
    return Colouring({}, ())


def _colours(
    items: Iterable[Stakeholder], word_of: Callable[[Stakeholder], str], order: list[tuple[str, set[str]]]
) -> Colouring:
    known = {title: KINDS[number % len(KINDS)] for number, (title, _keys) in enumerate(order)}
    roles, used = {}, set()
    for item in items:
        word = word_of(item)
        roles[item.id] = known.get(word, QUIET)
        used.add(word if word in known else "")
    legend = [(role, title) for title, role in known.items() if title in used]
    if "" in used:
        legend.append((QUIET, _("Not answered")))
    return Colouring(roles, tuple(legend))
