"""Tasks and powers: whose task each is, whether there is money, and what follows: do it, do it together, ask for it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.competence import ASK, DO, OPEN, TOGETHER, WAYS, is_asked_well, tasks_by_way, way_of
from desktop.domain.records import Task
from desktop.system.locale import _, format_number
from desktop.system.resources import choice_label
from desktop.ui.layout import column
from desktop.ui.register import Register, Shape
from desktop.ui.session import Session
from desktop.ui.setup.capacities import CapacitiesView
from desktop.ui.setup.parts import Parts
from desktop.ui.step_view import StepView
from desktop.ui.table import Column
from desktop.ui.text import button, plain_label
from desktop.workspace.templates import application, template

TYPICAL = "typical-tasks"


class TasksView(StepView):
    """The register of tasks; a line above counts the lists that follow from it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        powers = QWidget()
        powers.setObjectName("page")
        lines = column(powers, spacing=8)
        self.counts = plain_label("", role="strong", name="tasks.counts")
        lines.addWidget(self.counts)
        self.register = Register(session, self._shape())
        self.typical = button(_("Add typical tasks"), name="tasks.typical")
        self.typical.clicked.connect(self.add_typical)
        self.register.tools.addWidget(self.typical)
        lines.addWidget(self.register, 1)
        self.capacities = CapacitiesView(session)
        self.parts = Parts("tasks")
        self.parts.add("powers", _("Tasks and powers"), powers, self._refresh_powers)
        self.parts.add("capacities", _("Who is able to"), self.capacities, self.capacities.refresh)
        column(self).addWidget(self.parts, 1)

    def _shape(self) -> Shape:
        return Shape(
            Task,
            columns=(
                Column(_("Task"), lambda t: t.title or _("(no name yet)"), stretch=3, field="name"),
                Column(
                    _("Whose task"),
                    lambda t: choice_label("competences", t.competence),
                    stretch=2,
                    field="competence",
                ),
                Column(
                    _("Money"), lambda t: choice_label("funding_states", t.funded), stretch=2, field="funded"
                ),
                Column(_("What follows"), _follows, stretch=2, mark=_mark),
            ),
            groups=(
                ("", ("name", "kind", "competence", "funded", "body", "ground", "agreement")),
                (_("What we ask others for"), ("addressee", "request", "asked_on", "answer")),
                (_("More"), ("source", "illustrative")),
            ),
            add=_("Add a task"),
            empty=_("No tasks yet. Add typical ones and take away what does not fit here."),
            paste_order=("name", "competence", "funded", "addressee", "request"),
        )

    def refresh(self) -> None:
        self.parts.refresh()

    def _refresh_powers(self) -> None:
        self.register.refresh()
        found = tasks_by_way(self.session.snapshot)
        listed = [f"{_(WAYS[way])}: {format_number(len(found[way]))}" for way in (DO, TOGETHER, ASK, OPEN)]
        self.counts.setText("   ·   ".join(listed))
        self.counts.setVisible(bool(self.session.snapshot.rows("task")))
        left = application(template(TYPICAL), self.session.snapshot).added
        self.typical.setVisible(bool(left) and self.session.workspace.read_only is None)

    def choose(self, record_id: str) -> bool:
        if self.capacities.choose(record_id):
            self.parts.open("capacities")
            return True
        if record_id not in self.session.snapshot.rows("task"):
            return False
        self.parts.open("powers")
        self.register.choose(record_id)
        return True

    def add_typical(self) -> None:
        """Bring in the typical tasks that are not here yet, as one step."""
        plan = application(template(TYPICAL), self.session.snapshot)
        self.session.edit("template", plan.changes, name=_(template(TYPICAL).title))


def _follows(task: Task) -> str:
    way = way_of(task)
    if way == ASK and task.addressee.strip():
        return _("{way}: {whom}").format(way=_(WAYS[way]), whom=task.addressee)
    return _(WAYS[way])


def _mark(task: Task) -> str:
    way = way_of(task)
    if way == OPEN or (way == ASK and not is_asked_well(task)):
        return "check"
    return "done" if way == DO else ""
