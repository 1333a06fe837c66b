"""Stakeholders as a register: who has a stake, how they were judged, what ties them together."""

from __future__ import annotations

from desktop.domain.records import Assessment, Link, Stakeholder
from desktop.domain.scoring import DIMENSIONS, INFLUENCE, INTEREST, Judgement, judgements
from desktop.system.locale import _, format_date
from desktop.system.resources import choice_label
from desktop.ui.register import Shape
from desktop.ui.register_page import RegisterPage
from desktop.ui.related import Related
from desktop.ui.session import Session
from desktop.ui.table import Column


class StakeholderPage(RegisterPage):
    """The register of stakeholders."""

    tables = ("stakeholder", "assessment", "link", "initiative", "set_aside")
    advice_step = "stakeholder"

    def __init__(self, session: Session) -> None:
        self._counting: dict[tuple[str, str], Judgement] = {}
        super().__init__(
            session,
            _("Stakeholders"),
            _(
                "Who affects migration and development here, who is affected, and how to work with each of them."
            ),
        )
        self.add_related(
            Related(
                session,
                Assessment,
                "stakeholder",
                ("dimension", "value", "by", "date", "agreed", "visibility", "reason"),
                self._judgement_words,
                title=_("Influence and interest"),
                add=_("Add a judgement"),
            ),
            1,
        )
        self.add_related(
            Related(
                session,
                Link,
                "origin",
                ("to", "kind", "both_ways", "strength", "formal", "visibility", "notes"),
                self._link_words,
                title=_("Links to others"),
                add=_("Add a link"),
            )
        )

    def shape(self) -> Shape:
        return Shape(
            Stakeholder,
            columns=(
                Column(_("Name"), lambda s: s.title or _("(no name yet)"), stretch=3, field="name"),
                Column(
                    _("Kind"),
                    lambda s: choice_label("stakeholder_families", s.family),
                    stretch=2,
                    field="family",
                ),
                Column(_("Influence"), lambda s: self._value(s, INFLUENCE), stretch=0),
                Column(_("Interest"), lambda s: self._value(s, INTEREST), stretch=0),
            ),
            groups=(
                ("", ("name", "family", "level", "sector", "mandate", "resources", "power_sources", "needs")),
                (
                    _("Working together"),
                    ("participation_planned", "participation_actual", "view", "visibility", "view_evidence"),
                ),
                (_("More"), ("contact", "notes", "source", "illustrative")),
            ),
            add=_("Add a stakeholder"),
            empty=_("Nobody yet. Add one, or copy a list of names in a spreadsheet and paste it here."),
            paste_order=("name", "family", "level", "mandate"),
        )

    def _value(self, item: Stakeholder, dimension: str) -> str:
        found = self._counting.get((item.id, dimension))
        return str(found.value) if found is not None else _("not placed")

    def _judgement_words(self, item: Assessment) -> str:
        scale = f"{item.dimension}_scale" if item.dimension in DIMENSIONS else "influence_scale"
        value = f"{item.value} {choice_label(scale, str(item.value))}" if item.value else _("not answered")
        parts = [choice_label("dimensions", item.dimension), value, item.by, format_date(item.date)]
        return "  ·  ".join(part for part in parts if part)

    def _link_words(self, item: Link) -> str:
        other = self.session.snapshot.get(Stakeholder, item.to)
        parts = [choice_label("link_types", item.kind), other.title if other else ""]
        return "  ·  ".join(part for part in parts if part)

    def refresh(self) -> None:
        self._counting = judgements(self.session.snapshot)
        super().refresh()
