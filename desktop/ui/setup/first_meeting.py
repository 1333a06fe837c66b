"""The first meeting of each body: date, place, agenda, and a file for the calendar."""

from __future__ import annotations

import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.record import Record
from desktop.domain.records import Body, Meeting
from desktop.domain.structure import COORDINATING, HEARING, NOT_MEETING, wanted
from desktop.system.filename import file_name_from
from desktop.system.locale import _, format_date, show
from desktop.ui.background import Background
from desktop.ui.layout import column
from desktop.ui.register import Register, Shape
from desktop.ui.session import Session
from desktop.ui.step_view import StepView
from desktop.ui.table import Column
from desktop.ui.text import button, plain_label
from desktop.ui.wrapping import WrappingRow
from desktop.workspace import papers
from desktop.workspace.calendar import can_be_saved, save_calendar
from desktop.workspace.reporting import proposed_date


class FirstMeetingView(StepView):
    """The register of meetings of bodies; above it, which bodies have none yet."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        lines = column(self, spacing=8)
        self.without = plain_label("", role="muted", name="first_meeting.without")
        self.calendar_button = button(
            _("Save for the calendar"), name="first_meeting.calendar", tip=_("A file that calendars can read")
        )
        self.calendar_button.clicked.connect(self.ask_where_to_save)
        lines.addWidget(self.without)
        self.register = Register(session, self._shape())
        self._background = Background(self)
        self.paper_buttons = []
        for kind, words in (("invitation", _("Invitation")), ("attendance", _("Attendance sheet"))):
            made = button(words, name=f"first_meeting.{kind}", tip=_("Writes it as PDF beside the workbook"))
            made.clicked.connect(partial(self.write, kind))
            self.paper_buttons.append(made)
        tools = QWidget()
        tools.setObjectName("page")
        line = WrappingRow(tools, spacing=8)
        for made in (*self.paper_buttons, self.calendar_button):
            line.addWidget(made)
        for made in self.paper_buttons:  # only now: shown without a place, a button would be a window
            made.setVisible(session.workspace.read_only is None)
        lines.addWidget(tools)
        self.register.table.chosen.connect(self._on_chosen)
        lines.addWidget(self.register, 1)

    def _shape(self) -> Shape:
        return Shape(
            Meeting,
            columns=(
                Column(_("Title"), lambda m: m.title or _("(no name yet)"), stretch=3, field="name"),
                Column(_("Body that met"), self._body, stretch=2),
                Column(
                    _("Date"), lambda m: format_date(m.date), sort=lambda m: m.date, stretch=2, field="date"
                ),
            ),
            groups=(
                ("", ("name", "body", "date", "time", "place", "kind")),
                (_("What it is about"), ("agenda", "decisions", "next_date")),
                (_("More"), ("source", "illustrative")),
            ),
            add=_("Add a meeting"),
            empty=_("No meeting yet. At the first one the body agrees on its rules and its first objective."),
            fresh=self._fresh,
            rows=self._meetings,
        )

    def _meetings(self) -> list[Record]:
        """Meetings of bodies, and those that have no body yet."""
        return [m for m in self.session.snapshot.all(Meeting) if m.body or m.kind in ("", "body", "launch")]

    def _fresh(self) -> dict[str, Any]:
        waiting = self._waiting()
        agenda = _(
            "1. Who sits here, and for whom\n2. Rules: quorum, decisions, rhythm\n3. The first objective\n4. Dates"
        )
        start = {"name": _("First meeting"), "kind": "body", "agenda": agenda}
        return {**start, "body": waiting[0].id} if waiting else start

    def _waiting(self) -> list[Body]:
        """Bodies that are to meet and for which no meeting is written down."""
        met = {meeting.body for meeting in self.session.snapshot.all(Meeting)}
        kinds = (*COORDINATING, *HEARING)
        return [
            b
            for b in wanted(self.session.snapshot)
            if b.kind in kinds and b.kind not in NOT_MEETING and b.id not in met
        ]

    def _body(self, item: Meeting) -> str:
        body = self.session.snapshot.get(Body, item.body)
        return body.title if body else ""

    def refresh(self) -> None:
        self.register.refresh()
        names = [body.title for body in self._waiting() if body.title]
        shown = "; ".join(names[:4]) + (" …" if len(names) > 4 else "")
        self.without.setVisible(bool(names))
        self.without.setText(_("Without a meeting so far: {names}").format(names=shown) if names else "")

    def choose(self, record_id: str) -> bool:
        if record_id not in self.session.snapshot.rows("meeting"):
            return False
        self.register.choose(record_id)
        return True

    def _on_chosen(self, item: Record | None) -> None:
        self.calendar_button.setEnabled(isinstance(item, Meeting))
        for made in self.paper_buttons:
            made.setEnabled(isinstance(item, Meeting))

    def write(self, kind: str) -> None:
        """Write the invitation to the chosen meeting or its sheet, beside the window, and list it."""
        meeting = self.register.table.current_record()
        meeting = self.session.snapshot.get(Meeting, meeting.id) if meeting is not None else None
        if meeting is None:
            return
        about = meeting.id
        if self.session.snapshot.get(Body, meeting.body) is None:
            self.session.noticed.emit(_("Say first which body meets: its members are the ones invited."), "")
            return
        workspace = self.session.workspace
        snapshot, date = workspace.snapshot, proposed_date(workspace)

        def work() -> papers.Made:
            return papers.make(snapshot, workspace.path, kind, about, suffix=".pdf", date=date)

        self._background.run(work, self._on_written)

    def _on_written(self, outcome: object) -> None:
        if isinstance(outcome, papers.Made) and self.session.is_open:
            changes = papers.record_made(self.session.snapshot, outcome)
            self.session.edit("paper_written", changes, name=outcome.path.name)
            self.session.noticed.emit(_("Written: {path}").format(path=str(outcome.path)), "")
        elif isinstance(outcome, papers.ExportError):
            self.session.noticed.emit(show(outcome.message), "")
        elif isinstance(outcome, Exception):
            raise outcome

    def ask_where_to_save(self) -> None:
        """Ask for a place and write the calendar file."""
        meeting = self.register.table.current_record()
        if not isinstance(meeting, Meeting):
            return
        meeting = self.session.snapshot.get(Meeting, meeting.id) or meeting
        if not can_be_saved(meeting):
            self.session.noticed.emit(_("A calendar needs the whole date: day, month and year."), "")
            return
        start = self.session.workspace.path.parent / f"{file_name_from(meeting.name, 'meeting')}.ics"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save for the calendar"), str(start), "*.ics")
        if chosen:
            self.save(meeting, Path(chosen))

    def save(self, meeting: Meeting, target: Path) -> None:
        """Write the calendar file and say so."""
        stamp = datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
        try:
            save_calendar(self.session.snapshot, meeting, target.with_suffix(".ics"), stamp)
        except OSError as error:
            words = _("The file could not be written: {reason}").format(reason=error.strerror or "")
            self.session.noticed.emit(words, "")
            return
        self.session.noticed.emit(_("Saved: {path}").format(path=str(target.with_suffix(".ics"))), "")
