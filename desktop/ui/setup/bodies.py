"""Bodies as registers: all of them, those that coordinate, those that hear, and what money each has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.domain.field import Money
from desktop.domain.record import Record
from desktop.domain.records import Body, BodyLine, BodyObjective, Membership, Stakeholder
from desktop.domain.structure import COORDINATING, HEARING, POLITICAL_BODY, is_led, seats_of, state_of, wanted
from desktop.system.locale import _, format_date, format_money, format_number
from desktop.system.resources import choice_label
from desktop.ui.layout import column
from desktop.ui.register import Register, Shape
from desktop.ui.related import Related
from desktop.ui.session import Session
from desktop.ui.setup.new_member import NewMember
from desktop.ui.step_view import StepView
from desktop.ui.table import Column
from desktop.ui.text import plain_label

GAP = "_" * 5
IDENTITY = ("name", "kind", "existing", "status", "host", "parent", "theme", "not_needed")
MANDATE = (
    *("legal_basis", "mandate_step", "authority", "start", "background", "purpose", "mandate", "limits"),
    *("objectives", "reporting_line", "link_up", "link_down"),
)
WORKING = (
    *("secretariat", "secretariat_staff", "rhythm", "notice", "quorum", "quorum_number"),
    *("decision_rule", "recourse"),
)
ENDING = ("duration", "ends", "review", "monitors", "monitoring", "amendment")
OPENNESS = ("feedback", "confidentiality", "interests")
MONEY = ("budget", "budget_line", "budget_year", "budget_source", "budget_signer")
MORE = ("notes", "source", "illustrative")


def name_of(body: Body) -> str:
    """What a table shows as the name of a body."""
    return body.title or _("(no name yet)")


class BodiesView(StepView):
    """A register of some of the bodies. Subclasses say which, and which fields and related records they show."""

    groups: tuple[tuple[str, Sequence[str]], ...] = ()
    add_words = ""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._related: list[Related] = []
        self.register = Register(session, self.shape())
        self.register.table.chosen.connect(self._on_chosen)
        self.lines = column(self, spacing=8)
        self.lines.addWidget(self.register, 1)
        self.relate()

    def bodies(self) -> Sequence[Record]:
        """The bodies that this register shows."""
        return self.session.snapshot.all(Body)

    def relate(self) -> None:
        """Add the cards of records that belong to the chosen body."""

    def fresh(self) -> dict[str, Any]:
        """The answers that a new body begins with."""
        return {}

    def columns(self) -> tuple[Column, ...]:
        """The columns beside the name."""
        return (
            Column(_("Kind of body"), lambda b: choice_label("body_types", b.kind), stretch=2, field="kind"),
            Column(_("How far"), self._state, stretch=2),
            Column(
                _("Seats"),
                self._seat_count,
                sort=lambda b: len(seats_of(self.session.snapshot, b)),
                stretch=0,
            ),
        )

    def shape(self) -> Shape:
        """The register: its columns and the groups of its form."""
        titles = {name: _(name) if name else "" for name, _names in self.groups}
        return Shape(
            Body,
            columns=(Column(_("Name"), name_of, stretch=3, field="name"), *self.columns()),
            groups=tuple((titles[title], names) for title, names in self.groups),
            add=_("Add a body"),
            empty=self.empty_words(),
            paste_order=("name", "kind", "host", "theme"),
            fresh=self.fresh,
            rows=self.bodies,
        )

    def empty_words(self) -> str:
        """What stands in the place of an empty table."""
        return _("None yet.")

    def refresh(self) -> None:
        self.register.refresh()

    def choose(self, record_id: str) -> bool:
        if not any(body.id == record_id for body in self.bodies()):
            return False
        self.register.choose(record_id)
        return True

    def _on_chosen(self, item: Record | None) -> None:
        for related in self._related:
            related.show_parent(item.id if item else "")

    def _add_related(self, related: Related, place: int) -> None:
        self.register.side_column.insertWidget(place, related)
        self._related.append(related)

    def add_seats(self, place: int) -> None:
        """The card with the seats of the chosen body."""
        names = ("stakeholder", "seat", "side", "rank", "function", "alternate")
        seats = Related(
            self.session, Membership, "body", names, self._seat_words,
            title=_("Who sits on it"), add=_("Add a seat"),
        )  # fmt: skip
        if self.session.workspace.read_only is None:
            seats.add_below(NewMember(self.session, seats))
        self._add_related(seats, place)

    def add_objectives(self, place: int) -> None:
        """The card with the closed objectives of the chosen body."""
        self._add_related(
            Related(
                self.session, BodyObjective, "body", ("name", "deliverable", "due"), _objective_words,
                title=_("What it has to deliver"), add=_("Add an objective"),
            ),
            place,
        )  # fmt: skip

    def add_lines(self, place: int) -> None:
        """The card with the lines from the chosen body to others."""
        self._add_related(
            Related(
                self.session, BodyLine, "body", ("to", "kind"), self._line_words,
                title=_("Whom it asks or informs"), add=_("Add a line"),
            ),
            place,
        )  # fmt: skip

    def _state(self, item: Body) -> str:
        if item.not_needed.strip():
            return _("not needed here")
        return choice_label("body_states", state_of(item))

    def _seat_count(self, item: Body) -> str:
        return format_number(len(seats_of(self.session.snapshot, item)))

    def _seat_words(self, item: Membership) -> str:
        member = self.session.snapshot.get(Stakeholder, item.stakeholder)
        parts = [
            member.title if member else _("empty seat"),
            choice_label("seats", item.seat),
            choice_label("seat_sides", item.side),
            item.function,
        ]
        return "  ·  ".join(part for part in parts if part)

    def _line_words(self, item: BodyLine) -> str:
        other = self.session.snapshot.get(Body, item.to)
        parts = [choice_label("line_kinds", item.kind), other.title if other else ""]
        return "  ·  ".join(part for part in parts if part)


def _objective_words(item: BodyObjective) -> str:
    return "  ·  ".join(part for part in (item.name, item.deliverable, format_date(item.due)) if part)


class CoordinatingBodies(BodiesView):
    """The bodies that bring offices together, with all that makes them work."""

    def relate(self) -> None:
        self.add_seats(1)
        self.add_objectives(2)
        self.add_lines(3)

    def bodies(self) -> Sequence[Record]:
        return [
            body
            for body in wanted(self.session.snapshot)
            if body.kind in (*COORDINATING, "political_body", "")
        ]

    def fresh(self) -> dict[str, Any]:
        return {"kind": "coordination", "status": "proposed"}

    def shape(self) -> Shape:
        self.groups = (
            ("", ("name", "kind", "status", "parent", "theme")),
            (_("How it works"), WORKING),
            (_("Mandate"), MANDATE),
            (_("How it ends, and how it is looked at"), ENDING),
            (_("Openness"), OPENNESS),
            (_("More"), MORE),
        )
        return super().shape()

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(_("Kind of body"), lambda b: choice_label("body_types", b.kind), stretch=2, field="kind"),
            Column(_("Chair"), self._chair, stretch=0, mark=self._chair_mark),
            Column(
                _("Seats"),
                self._seat_count,
                sort=lambda b: len(seats_of(self.session.snapshot, b)),
                stretch=0,
            ),
        )

    def empty_words(self) -> str:
        return _(
            "No body that brings offices together yet. Add one, or begin from a template in the first step."
        )

    def _chair(self, item: Body) -> str:
        if is_led(self.session.snapshot, item):
            return _("yes")
        return "" if item.kind == POLITICAL_BODY else _("open")  # a council has its chair by law

    def _chair_mark(self, item: Body) -> str:
        if is_led(self.session.snapshot, item):
            return "done"
        return "" if item.kind == POLITICAL_BODY else "check"


class HearingView(BodiesView):
    """The bodies and desks at which people are heard."""

    def relate(self) -> None:
        self.add_seats(1)

    def bodies(self) -> Sequence[Record]:
        kinds = [kind for kind in HEARING if kind != "facilitator"]
        return [body for body in self.session.snapshot.all(Body) if body.kind in kinds]

    def fresh(self) -> dict[str, Any]:
        return {"kind": "consultative", "status": "proposed", "authority": "advise"}

    def shape(self) -> Shape:
        self.groups = (
            ("", ("name", "kind", "status", "parent", "purpose", "feedback", "not_needed")),
            (_("How it works"), (*WORKING, "legal_basis", "authority", "review")),
            (_("More"), (*OPENNESS[1:], *MORE)),
        )
        return super().shape()

    def empty_words(self) -> str:
        return _(
            "Nobody is heard yet in a regular way. An advisory panel that meets twice a year is a start."
        )


class MoneyView(BodiesView):
    """What each body has to spend on migration issues; a body without a line shows a blank."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.sums = plain_label("", role="muted", name="money.sums")
        self.lines.insertWidget(0, self.sums)

    def bodies(self) -> Sequence[Record]:
        return wanted(self.session.snapshot)

    def shape(self) -> Shape:
        self.groups = (("", MONEY), (_("More"), MORE))
        return super().shape()

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(_("Amount"), self._amount, stretch=2),
            Column(_("Budget line"), lambda b: b.budget_line or GAP, stretch=2),
            Column(_("Year"), lambda b: format_date(b.budget_year) or GAP, stretch=2),
        )

    def refresh(self) -> None:
        super().refresh()
        self.sums.setText(self._sums())
        self.sums.setVisible(bool(self.sums.text()))

    def _amount(self, item: Body) -> str:
        if item.budget is None:
            return GAP
        return format_money(item.budget) if isinstance(item.budget, Money) else item.budget

    def _sums(self) -> str:
        """What is set aside, currency by currency: sums in different currencies are never added."""
        sums: dict[str, Money] = {}
        for body in wanted(self.session.snapshot):
            if isinstance(body.budget, Money):
                before = sums.get(body.budget.currency)
                amount = body.budget.amount + (before.amount if before else 0)
                sums[body.budget.currency] = Money(amount, body.budget.currency)
        if not sums:
            return ""
        listed = "; ".join(format_money(money) for money in sums.values())
        if len(sums) == 1:
            return _("Set aside in all: {sums}").format(sums=listed)
        return _("Set aside, each currency by itself: {sums}").format(sums=listed)
