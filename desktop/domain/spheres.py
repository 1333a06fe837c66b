"""Which sphere a stakeholder belongs to, and how close it is to the heart of the matter: for onions and rainbows."""

from __future__ import annotations

from desktop.domain.records import Stakeholder
from desktop.domain.salience import can_block
from desktop.domain.scoring import CUT, Position
from desktop.domain.words import N_

CONCERNED, STATE, SOCIETY, MARKET, ABROAD = range(5)
SPHERES = (
    N_("Those it is about"),
    N_("State and public offices"),
    N_("Civil society and knowledge"),
    N_("Business and work"),
    N_("Partners from abroad"),
)
_OF: dict[str, int] = {
    **dict.fromkeys(
        (
            *("migrants", "internal_migrants", "diaspora", "migrant_families", "returnees", "displaced"),
            *("communities_of_origin", "local_residents"),
        ),
        CONCERNED,
    ),
    **dict.fromkeys(
        (
            *(
                "central_planning",
                "ministry",
                "migration_institution",
                "statistics_office",
                "local_authority",
            ),
            *("parliament", "human_rights", "environment"),
        ),
        STATE,
    ),
    **dict.fromkeys(("civil_society", "women_organisation", "academia", "media", "other", ""), SOCIETY),
    **dict.fromkeys(("private_sector", "trade_unions", "money_transfer", "recruitment"), MARKET),
    **dict.fromkeys(("international_representation", "development_partner", "regional_body"), ABROAD),
}

RINGS = (
    N_("key: without them it does not happen"),
    N_("primary: much influence, or much at stake"),
    N_("secondary: less of both, or not judged yet"),
)


def sphere(item: Stakeholder) -> int:
    """The number of the sphere; a kind that we do not know counts as civil society."""
    return _OF.get(item.family, SOCIETY)


def ring(place: Position, cut: int = CUT) -> int:
    """0 for key stakeholders: who can stop the plan, and who is high in both. 1 for high in one, 2 for the others."""
    influence = place.influence is not None and place.influence.value >= cut
    interest = place.interest is not None and place.interest.value >= cut
    if can_block(place.stakeholder) or (influence and interest):
        return 0
    return 1 if influence or interest else 2
