"""Institutions as a register: the bodies that lead, coordinate or are heard, and who sits on them."""

from __future__ import annotations

from desktop.domain.field import Money
from desktop.domain.records import Body, Membership, Stakeholder
from desktop.system.locale import _, format_money
from desktop.system.resources import choice_label
from desktop.ui.register import Shape
from desktop.ui.register_page import RegisterPage
from desktop.ui.related import Related
from desktop.ui.session import Session
from desktop.ui.table import Column


class BodyPage(RegisterPage):
    """The register of bodies."""

    tables = ("body", "membership", "stakeholder", "initiative", "set_aside")
    advice_step = "body"

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            _("Institutions"),
            _(
                "Who leads, who decides, who is heard, who pays, and how it outlasts one person or one government."
            ),
        )
        self.add_related(
            Related(
                session,
                Membership,
                "body",
                ("stakeholder", "seat", "side", "rank", "function", "alternate"),
                self._seat_words,
                title=_("Who sits on it"),
                add=_("Add a seat"),
            ),
            1,
        )

    def shape(self) -> Shape:
        return Shape(
            Body,
            columns=(
                Column(_("Name"), lambda b: b.title or _("(no name yet)"), stretch=3, field="name"),
                Column(
                    _("Kind of body"), lambda b: choice_label("body_types", b.kind), stretch=2, field="kind"
                ),
                Column(_("Seats"), self._seat_count, sort=lambda b: int(self._seat_count(b)), stretch=0),
                Column(_("Budget"), self._budget, stretch=2),
            ),
            groups=(
                ("", ("name", "kind", "existing", "host", "parent", "theme", "not_needed")),
                (
                    _("Mandate"),
                    (
                        "legal_basis",
                        "mandate_step",
                        "start",
                        "mandate",
                        "objectives",
                        "reporting_line",
                        "duration",
                    ),
                ),
                (_("How it works"), ("secretariat", "rhythm", "quorum", "decision_rule")),
                (_("Money"), ("budget", "budget_line", "budget_year", "budget_source")),
                (_("More"), ("notes", "source", "illustrative")),
            ),
            add=_("Add a body"),
            empty=_("No bodies yet. Start with the one that already meets on migration, if there is one."),
            paste_order=("name", "kind", "host", "theme"),
        )

    def _seats_of(self, item: Body) -> list[Membership]:
        return list(self.session.snapshot.where(Membership, body=item.id))

    def _seat_count(self, item: Body) -> str:
        return str(len(self._seats_of(item)))

    def _budget(self, item: Body) -> str:
        if item.budget is not None:
            return format_money(item.budget) if isinstance(item.budget, Money) else item.budget
        return _("not needed here") if item.not_needed else _("no figure")

    def _seat_words(self, item: Membership) -> str:
        member = self.session.snapshot.get(Stakeholder, item.stakeholder)
        parts = [
            member.title if member else "",
            choice_label("seats", item.seat),
            choice_label("seat_sides", item.side),
            item.function,
        ]
        return "  ·  ".join(part for part in parts if part)
