"""Engage: how far each takes part, suggested by its place but chosen by people, and what is promised by when."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.change import update
from desktop.domain.judging import suggested_level
from desktop.domain.record import Record, spec_of
from desktop.domain.records import Engagement, Stakeholder
from desktop.domain.scoring import QUADRANTS, positions
from desktop.system.locale import _, format_date, format_number, show
from desktop.system.resources import catalogue, choice_label
from desktop.ui.layout import card, column, row
from desktop.ui.pages.stakeholder.chosen import Chosen
from desktop.ui.pages.stakeholder.filter_bar import Filter
from desktop.ui.pages.stakeholder.picture_keeper import PictureKeeper
from desktop.ui.pages.stakeholder.register_step import RegisterStep
from desktop.ui.register import Shape
from desktop.ui.related import Related
from desktop.ui.session import Session
from desktop.ui.table import Column
from desktop.ui.text import button, plain_label

LEVELS = "participation"


class EngageStep(RegisterStep):
    """The table of levels, the suggestion for the chosen one, and the lines of its plan."""

    def __init__(self, session: Session, chosen: Chosen, filter_: Filter) -> None:
        self._quadrants: dict[str, str] = {}
        self._lines_of: dict[str, int] = {}
        super().__init__(session, chosen, filter_, name="engage")
        lines = column(self, spacing=8)
        self.coverage = plain_label("", name="engage.coverage")
        head = row(spacing=8)
        head.addWidget(self.coverage, 1)
        self.keeper = PictureKeeper(session, self, name="engage.keep", title=_("Keep the calendar"))
        self.keeper.view_id = "calendar"
        head.addWidget(self.keeper.opener)
        lines.addLayout(head)
        lines.addWidget(self.register, 1)
        side = self.register.side_column
        side.insertWidget(0, self._suggestion())
        self.plan = Related(
            session,
            Engagement,
            "stakeholder",
            (
                "purpose",
                "method",
                "date",
                "language",
                "access",
                "responsible",
                "answer_by",
                "answered",
                "done",
                "outcome",
                "visibility",
            ),
            self._plan_words,
            title=_("What is promised"),
            add=_("Add a step"),
        )
        side.insertWidget(side.count() - 1, self.plan)
        self.register.table.chosen.connect(self._on_shown)
        for made in (self.register.add_button, self.register.paste_button, self.register.delete_button):
            made.hide()  # nobody joins or leaves the list here

    def shape(self) -> Shape:
        return Shape(
            Stakeholder,
            columns=(
                Column(_("Name"), lambda s: s.title or _("(no name yet)"), stretch=5),
                Column(_("Suggested"), lambda s: _short(self._suggested(s)), stretch=4),
                Column(_("Planned"), self._planned, stretch=4, mark=self._mark),
                Column(_("Today"), lambda s: _short(s.participation_actual), stretch=4),
                Column(_("Steps"), lambda s: format_number(self._lines_of.get(s.id, 0)), stretch=0),
            ),
            groups=((_("How far they take part"), ("participation_planned", "participation_actual")),),
            add=_("Add a stakeholder"),
            empty=_("Nobody is listed yet: begin under List."),
        )

    def _suggestion(self) -> QWidget:
        box, inside = card(name="engage.suggestion")
        self.suggestion_title = plain_label("", role="strong", name="engage.suggestion.title")
        self.suggestion_why = plain_label("", role="muted", name="engage.suggestion.why")
        inside.addWidget(self.suggestion_title)
        inside.addWidget(self.suggestion_why)
        tools = row()
        self.take = button(_("Take this level"), name="engage.take")
        self.take.clicked.connect(self._on_take)
        tools.addWidget(self.take)
        tools.addStretch()
        inside.addLayout(tools)
        return box

    def refresh(self) -> None:
        snapshot = self.session.snapshot
        self._quadrants = {p.stakeholder.id: p.quadrant for p in positions(snapshot)}
        self._lines_of = {}
        for line in snapshot.all(Engagement):
            self._lines_of[line.stakeholder] = self._lines_of.get(line.stakeholder, 0) + 1
        super().refresh()
        self.plan.refresh()
        self.coverage.setText(self._coverage())

    def flush(self) -> None:
        for section in (*self.register.sections, self.plan.section):
            section.flush()

    def _coverage(self) -> str:
        """How many are at each level, and who has none: in one line."""
        items = self.session.snapshot.all(Stakeholder)
        if not items:
            return ""
        said = []
        for entry in catalogue(LEVELS).entries:
            count = sum(item.participation_planned == entry.key for item in items)
            if count:
                said.append(f"{_short(entry.key)}: {format_number(count)}")
        without = [item for item in items if not item.participation_planned]
        if without:
            said.append(_("no level yet: {count}").format(count=format_number(len(without))))
        unpromised = [item for item in items if item.participation_planned and item.id not in self._lines_of]
        if unpromised:
            said.append(_("a level but no step: {count}").format(count=format_number(len(unpromised))))
        return "  ·  ".join(said)

    def _suggested(self, item: Stakeholder) -> str:
        found = suggested_level(item, self._quadrants.get(item.id, ""))
        return found[0] if found else ""

    def _planned(self, item: Stakeholder) -> str:
        return _short(item.participation_planned) or _("not said")

    def _mark(self, item: Stakeholder) -> str:
        return "" if item.participation_planned else "check"

    def _plan_words(self, item: Engagement) -> str:
        parts = [
            item.purpose,
            choice_label("engagement_methods", item.method),
            format_date(item.date),
            item.responsible,
        ]
        return "  ·  ".join(part for part in parts if part)

    def _on_shown(self, item: Record | None) -> None:
        self.plan.show_parent(item.id if item else "")
        if not isinstance(item, Stakeholder):
            return
        quadrant = self._quadrants.get(item.id, "")
        found = suggested_level(item, quadrant)
        if found is None:
            self.suggestion_title.setText(_("No suggestion yet"))
            self.suggestion_why.setText(
                _("Place this stakeholder on the map first, or choose a level yourself.")
            )
            self.take.hide()
            return
        level, why = found
        self.suggestion_title.setText(choice_label(LEVELS, level))
        self.suggestion_why.setText(f"{_(QUADRANTS[quadrant])}. {show(why)}")
        editable = self.session.workspace.read_only is None
        self.take.setVisible(editable and item.participation_planned != level)

    def _on_take(self) -> None:
        item = self.register.table.current_record()
        if not isinstance(item, Stakeholder):
            return
        level = self._suggested(item)
        label = spec_of(Stakeholder, "participation_planned").label
        self.session.edit("change", update(item, participation_planned=level), name=item.title, field=label)


def _short(level: str) -> str:
    """The level in one word: what stands before the colon of its label."""
    return choice_label(LEVELS, level).partition(":")[0] if level else ""
