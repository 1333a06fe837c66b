"""How people are heard: bodies and desks, who is still without a seat, and the facilitator from outside."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.hearing import hearing_bodies, seat_all, unheard
from desktop.domain.records import Body, Facilitator, Stakeholder
from desktop.domain.responsibilities import Load, heaviest_person, load_from_outside
from desktop.system.locale import _, format_date, format_number, ngettext
from desktop.system.resources import choice_label
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.layout import column, row
from desktop.ui.register import Register, Shape
from desktop.ui.session import Session
from desktop.ui.setup.bodies import HearingView, name_of
from desktop.ui.setup.parts import Parts
from desktop.ui.step_view import StepView
from desktop.ui.table import Column, RecordTable
from desktop.ui.text import button, plain_label

NATIONAL = "national"


class HearView(StepView):
    """Three parts. A town sees the facilitator only when it has one."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.bodies = HearingView(session)
        self.people = Unheard(session)
        self.facilitators = Register(session, _facilitators())
        self.share = plain_label("", role="muted", name="hear.share")
        contract = QWidget()
        contract.setObjectName("page")
        lines = column(contract, spacing=6)
        lines.addWidget(self.facilitators, 1)
        self.parts = Parts("hear")
        self.parts.add("bodies", _("Where people are heard"), self.bodies, self.bodies.refresh)
        self.parts.add("people", _("Who has no seat yet"), self.people, self.people.refresh)
        self.parts.add("facilitator", _("Facilitator"), contract, self.facilitators.refresh)
        whole = column(self, spacing=6)
        whole.addWidget(self.share)
        whole.addWidget(self.parts, 1)

    def refresh(self) -> None:
        snapshot = self.session.snapshot
        has_one = bool(snapshot.rows("facilitator")) or any(snapshot.where(Body, kind="facilitator"))
        self.parts.offer("facilitator", has_one or self.session.level in ("", NATIONAL))
        self.parts.refresh()
        self.share.setText(shares(self.session))
        self.share.setVisible(bool(self.share.text()))

    def flush(self) -> None:
        self.bodies.flush()

    def choose(self, record_id: str) -> bool:
        if record_id in self.session.snapshot.rows("facilitator"):
            self.parts.open("facilitator")
            self.facilitators.choose(record_id)
            return True
        if self.bodies.choose(record_id):
            self.parts.open("bodies")
            return True
        return False


def shares(session: Session) -> str:
    """How much of the work people from outside carry, and how much one person, by the list of who does what."""
    snapshot = session.snapshot
    parts = []
    outside = load_from_outside(snapshot)
    if outside.total:
        parts.append(_("From outside: {share}.").format(share=_of(outside)))
    person = heaviest_person(snapshot)
    if person is not None and person[1].total:
        parts.append(_("By one person, {name}: {share}.").format(name=person[0].name, share=_of(person[1])))
    if not parts:
        return ""
    return (
        _("Doing and answering for the work, as it stands in the list of who does what.")
        + " "
        + " ".join(parts)
    )


def _of(load: Load) -> str:
    words = ngettext("{held} of {count} part", "{held} of {count} parts", load.total)
    return words.format(held=format_number(load.held), count=format_number(load.total))


def _facilitators() -> Shape:
    return Shape(
        Facilitator,
        columns=(
            Column(_("Function"), lambda f: f.title or _("(no name yet)"), stretch=3, field="name"),
            Column(_("Contract ends"), lambda f: format_date(f.end), stretch=1, field="end"),
            Column(
                _("Interests declared"),
                lambda f: choice_label("yes_no", f.declared) or _("open"),
                stretch=1,
                mark=lambda f: "done" if f.declared == "yes" else "check",
            ),
        ),
        groups=(
            ("", ("name", "person", "body", "start", "end", "paid_by", "tasks", "handover")),
            (
                _("Interests"),
                (
                    *(
                        "declared",
                        "declared_on",
                        "declared_interests",
                        "works_for_member",
                        "may_bid",
                        "votes",
                    ),
                    "judges_own",
                ),
            ),
            (_("More"), ("source", "illustrative")),
        ),
        add=_("Add a facilitator"),
        empty=_("No facilitator. Many places need none; where there is one, the contract has an end."),
    )


class Unheard(QWidget):
    """Stakeholders whose planned part asks for a seat, and a button that gives them one."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        lines = column(self, spacing=8)
        self.words = plain_label("", role="muted", name="unheard.words")
        lines.addWidget(self.words)
        self.table = RecordTable(
            (
                Column(_("Name"), lambda s: s.title, stretch=3),
                Column(
                    _("Kind of organisation"),
                    lambda s: choice_label("stakeholder_families", s.family),
                    stretch=2,
                ),
                Column(_("How we plan to work together"), _planned, stretch=2),
            ),
            session.theme,
            name="table.unheard",
            title=_("Who has no seat yet"),
        )
        lines.addWidget(self.table, 1)
        line = row()
        self.where = ChoiceBox()
        self.where.setObjectName("unheard.where")
        self.where.setAccessibleName(_("Body on which they get a seat"))
        self.seat_button = button(_("Give the chosen ones a seat there"), role="primary", name="unheard.seat")
        self.seat_button.clicked.connect(self.seat)
        line.addWidget(self.where, 1)
        line.addWidget(self.seat_button)
        lines.addLayout(line)

    def refresh(self) -> None:
        """Show the records as they are now."""
        snapshot = self._session.snapshot
        found = unheard(snapshot)
        self.table.show_records(found)
        bodies = hearing_bodies(snapshot)
        kept = self.where.currentData()
        self.where.clear()
        for body in bodies:
            self.where.addItem(name_of(body), body.id)
        self.where.setCurrentIndex(max(0, self.where.findData(kept)))
        can = bool(found and bodies) and self._session.workspace.read_only is None
        self.table.setVisible(bool(found))
        self.where.setVisible(can)
        self.seat_button.setVisible(can)
        self.words.setText(self._words(len(found), bool(bodies)))

    def _words(self, count: int, has_body: bool) -> str:
        if not count:
            planned = any(s.participation_planned for s in self._session.snapshot.all(Stakeholder))
            if planned:
                return _("Everybody who is to be asked has a seat on some body.")
            return _(
                "Say on the page of stakeholders how far each takes part; who is to be asked is then listed here."
            )
        words = ngettext(
            "{count} stakeholder is to be asked, and sits on no body.",
            "{count} stakeholders are to be asked, and sit on no body.",
            count,
        ).format(count=format_number(count))
        return (
            words
            if has_body
            else words + " " + _("Add a body where people are heard, then give them a seat.")
        )

    def seat(self) -> None:
        """Give those chosen in the table a seat, as one step."""
        members = [item for item in self.table.chosen_records() if isinstance(item, Stakeholder)]
        changes = seat_all(self._session.snapshot, str(self.where.currentData() or ""), members)
        if self._session.edit("add", changes):
            self._session.noticed.emit(_("The seats are there. Say on the body itself who comes."), "undo")


def _planned(item: Stakeholder) -> str:
    return choice_label("participation", item.participation_planned)
