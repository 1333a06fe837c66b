"""The lead: offices compared in words, and the card of the focal point with those who held it before."""

from __future__ import annotations

from desktop.domain.record import Record
from desktop.domain.records import FocalPoint, LeadOption, Turnover
from desktop.system.locale import _, format_date
from desktop.system.resources import choice_label
from desktop.ui.layout import column
from desktop.ui.register import Register, Shape
from desktop.ui.related import Related
from desktop.ui.session import Session
from desktop.ui.setup.parts import Parts
from desktop.ui.step_view import StepView
from desktop.ui.table import Column

SIDES = ("cross_mandate", "convening", "budget", "capacity", "continuity")


class LeadView(StepView):
    """Two registers, one at a time."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.options = Register(session, _options())
        self.points = Register(session, _points())
        self.points.table.chosen.connect(self._on_point)
        self.before = Related(
            session,
            Turnover,
            "focal_point",
            ("name", "start", "end", "reason", "handed_over"),
            _turnover_words,
            title=_("Who held it before"),
            add=_("Add somebody"),
        )
        self.points.side_column.insertWidget(1, self.before)
        self.parts = Parts("lead")
        self.parts.add("options", _("Offices compared"), self.options, self.options.refresh)
        self.parts.add("points", _("Focal point"), self.points, self.points.refresh)
        column(self).addWidget(self.parts, 1)

    def refresh(self) -> None:
        self.parts.refresh()

    def choose(self, record_id: str) -> bool:
        snapshot = self.session.snapshot
        change = snapshot.get(Turnover, record_id)
        wanted = change.focal_point if change else record_id
        for key, table, register in (
            ("options", "lead_option", self.options),
            ("points", "focal_point", self.points),
        ):
            if wanted in snapshot.rows(table):
                self.parts.open(key)
                register.choose(wanted)
                return True
        return False

    def _on_point(self, item: Record | None) -> None:
        self.before.show_parent(item.id if item else "")


def _options() -> Shape:
    return Shape(
        LeadOption,
        columns=(
            Column(_("Office"), lambda o: o.title or _("(no name yet)"), stretch=3, field="name"),
            Column(
                _("Kind of lead"), lambda o: choice_label("lead_models", o.model), stretch=2, field="model"
            ),
            Column(_("In short"), _in_short, stretch=3),
            Column(
                _("Chosen"),
                lambda o: choice_label("yes_no", o.chosen),
                mark=lambda o: "done" if o.chosen == "yes" else "",
                stretch=0,
                field="chosen",
            ),
        ),
        groups=(
            ("", ("name", "model", "chosen", "reason")),
            (_("Looked at from five sides"), SIDES),
            (_("More"), ("visibility", "source", "illustrative")),
        ),
        add=_("Add an office"),
        empty=_(
            "No office yet. Compare two or three before you choose; the one that holds the pen is one of them."
        ),
    )


def _in_short(option: LeadOption) -> str:
    """The five sides in one line, in the order of the form."""
    return " · ".join(choice_label("lead_marks", getattr(option, side)) or "?" for side in SIDES)


def _points() -> Shape:
    return Shape(
        FocalPoint,
        columns=(
            Column(_("Function"), lambda p: p.title or _("(no name yet)"), stretch=3, field="name"),
            Column(
                _("Stands in"), lambda p: p.alternate or _("open"), stretch=2, field="alternate", mark=_alone
            ),
            Column(_("Term ends"), lambda p: format_date(p.end), stretch=1, field="end"),
        ),
        groups=(
            ("", ("name", "person", "alternate", "hours", "body", "host_kind")),
            (_("Term"), ("start", "end", "same_until", "handover")),
            (_("More"), ("source", "illustrative")),
        ),
        add=_("Add a focal point"),
        empty=_("No focal point yet. Name the function first, then the person, then who stands in."),
    )


def _alone(point: FocalPoint) -> str:
    return "" if point.alternate.strip() else "check"


def _turnover_words(item: Turnover) -> str:
    parts = [item.name, format_date(item.start), format_date(item.end), item.reason]
    return "  ·  ".join(part for part in parts if part)
