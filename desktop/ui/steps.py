"""A flow as people see it: a strip of steps, open in any order, and the page of each made from its data."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from desktop.domain.flows.flow import DONE, Fields, Flow, Rows, Step, View
from desktop.domain.record import TABLES, Record, spec_of, table_of
from desktop.domain.records import Initiative
from desktop.system.locale import _, format_date, format_number
from desktop.system.resources import choice_label
from desktop.ui.each_rows import EachRows
from desktop.ui.form import FormSection
from desktop.ui.icons import icon
from desktop.ui.layout import card, clear, column, scrolling
from desktop.ui.register import Register, Shape
from desktop.ui.session import Session
from desktop.ui.stack import PageStack
from desktop.ui.step_view import StepView
from desktop.ui.table import Column
from desktop.ui.text import button, plain_label, set_tip
from desktop.ui.theme import Theme
from desktop.ui.wrapping import WrappingRow


class StepStrip(QWidget):
    """The steps in their order; a done one says so in words for a screen reader, not only by its tint."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._line = WrappingRow(self, spacing=2)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self.setObjectName("steps")

    def show_steps(self, steps: list[tuple[str, str, str]], current: str) -> None:
        """Show steps as (key, title, status)."""
        if [key for key, _title, _status in steps] != list(self._buttons):
            clear(self._line)
            self._buttons = {}
            for key, _title, _status in steps:
                made = button("", role="step", name=f"step.{key}")
                made.setCheckable(True)
                made.setProperty("key", key)
                made.clicked.connect(self._on_clicked)
                self._group.addButton(made)
                self._buttons[key] = made
                self._line.addWidget(made)
        for number, (key, title, status) in enumerate(steps, 1):
            made = self._buttons[key]
            done = status == DONE
            made.setText(f"{format_number(number)}  {title}".replace("&", "&&"))
            made.setAccessibleName(f"{title}, {_('done')}" if done else title)
            set_tip(made, _("done") if done else _("not finished yet"))
            made.setChecked(key == current)
            # Tab stops at the open step, from where the arrow keys go to the others.
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == current else Qt.FocusPolicy.ClickFocus)
            tokens = self._theme.tokens
            colour = tokens.accent_text if key == current else tokens.done_text
            made.setIcon(icon("circle-check" if done else "", colour, self._theme.px(14)))

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.chosen.emit(str(sender.property("key")))


Views = Mapping[str, Callable[[Session], StepView]]
"""What makes the part of a step that the flow only names."""


class StepPage(QWidget):
    """One step: its purpose and its sections, composed from data."""

    def __init__(self, session: Session, step: Step, views: Views) -> None:
        super().__init__()
        self._session, self.step, self._makers = session, step, views
        self.setObjectName("page")
        inside = QWidget()
        inside.setObjectName("page")
        self._column = column(inside, spacing=12)
        self._purpose = plain_label("", role="muted", name=f"purpose.{step.key}")
        self._column.addWidget(self._purpose)
        self._fields: list[tuple[Fields, FormSection]] = []
        self._each: list[EachRows] = []
        self._registers: list[Register] = []
        self._views: list[StepView] = []
        self._fresh: dict[str, Record] = {}
        for section in step.sections:
            self._add(section)
        if any(isinstance(section, View) for section in step.sections):
            # What is made by hand takes the room there is, and scrolls by itself where it needs to.
            column(self).addWidget(inside)
            return
        self._column.addStretch()
        column(self).addWidget(scrolling(inside, name=f"scroll.{step.key}"))

    def _add(self, section: Fields | Rows | View) -> None:
        if isinstance(section, View):
            view = self._makers[section.name](self._session)
            self._views.append(view)
            self._column.addWidget(view, 1)
            return
        box, inside = card(_(section.title) if section.title else "")
        self._column.addWidget(box)
        if isinstance(section, Fields):
            form = FormSection(self._session, TABLES[section.table], section.names)
            self._fields.append((section, form))
            inside.addWidget(form)
        elif section.each:
            each = EachRows(self._session, section)
            self._each.append(each)
            inside.addWidget(each)
        else:
            self._add_register(section, inside)

    def _add_register(self, section: Rows, inside: QVBoxLayout) -> None:
        columns = [_column(section.table, name) for name in section.columns[:3]]
        groups = (("", section.columns), (_("Source"), ("source", "illustrative")))
        shape = Shape(
            TABLES[section.table],
            columns,
            groups,
            _(section.add),
            _("None yet."),
            paste_order=section.columns,
        )
        register = Register(self._session, shape)
        register.setMinimumHeight(self._session.theme.px(380))
        self._registers.append(register)
        inside.addWidget(register)

    def refresh(self) -> None:
        """Show the records as they are now."""
        snapshot = self._session.snapshot
        level = snapshot.initiative.level
        self._purpose.setText(_(self.step.purpose_at(level)))
        for fields, form in self._fields:
            form.show_record(self._only(fields.table))
            for name, box in form.boxes.items():
                box.setVisible(name in fields.at(level))
        for each in self._each:
            each.refresh()
        for register in self._registers:
            register.refresh()
        for view in self._views:
            view.refresh()

    def show_purpose(self, wanted: bool) -> None:
        """Show or hide the sentence that says what this step is for; others scroll anyway."""
        self._purpose.setVisible(wanted or not self._views)

    def _only(self, table: str) -> Record:
        """The one record of a table; while there is none, one that its first answer will add."""
        found = next(iter(self._session.snapshot.rows(table).values()), None)
        if found is not None:
            self._fresh.pop(table, None)
            return found
        return self._fresh.setdefault(table, TABLES[table]())

    def choose(self, record_id: str) -> bool:
        """Bring a record of this step into view; False when it is not shown here."""
        found = False
        for register in self._registers:
            if register.table.records.row_of(record_id) >= 0:
                register.choose(record_id)
                found = True
        for view in self._views:
            found = view.choose(record_id) or found
        return found

    def flush(self) -> None:
        """Hand on what is typed on this step."""
        for section in self.findChildren(FormSection):
            section.flush()
        for view in self._views:
            view.flush()


class FlowView(QWidget):
    """The strip above, the open step below; leaving and coming back is normal."""

    moved = Signal(str)  # the step now open

    def __init__(self, session: Session, flow: Flow, views: Views) -> None:
        super().__init__()
        self._session, self._flow, self._views = session, flow, views
        self._pages: dict[str, StepPage] = {}
        self._purposes = True
        self.current = flow.steps[0].key
        outer = column(self, spacing=10)
        self.strip = StepStrip(session.theme)
        self.strip.chosen.connect(self.open_step)
        outer.addWidget(self.strip)
        self._stack = PageStack()
        outer.addWidget(self._stack, 1)

    def show_purposes(self, wanted: bool) -> None:
        """Show or hide the sentence that says what each step is for."""
        self._purposes = wanted
        for page in self._pages.values():
            page.show_purpose(wanted)

    def dress(self) -> None:
        """The look of now for the strip and the open step; the other steps get it when they are opened."""
        self._session.theme.dress(self.strip, self._page(self.current))

    def refresh(self) -> None:
        """Show the records as they are now."""
        snapshot = self._session.snapshot
        steps = self._flow.steps_for(snapshot)
        self.strip.show_steps([(s.key, _(s.title), s.status(snapshot)) for s in steps], self.current)
        self._page(self.current).refresh()

    def _page(self, key: str) -> StepPage:
        if key not in self._pages:
            step = self._flow.step(key)
            assert step is not None
            self._pages[key] = StepPage(self._session, step, self._views)
            self._pages[key].show_purpose(self._purposes)
            self._stack.addWidget(self._pages[key])
        return self._pages[key]

    def open_step(self, key: str) -> None:
        """Open a step; what was typed in the one before is handed on first."""
        if self._flow.step(key) is None:
            return
        self._page(self.current).flush()
        self.current = key
        self.dress()
        self._stack.setCurrentWidget(self._page(key))
        self.refresh()
        self.moved.emit(key)

    def neighbour(self, offset: int) -> Step | None:
        """The step before (-1) or after (1) the open one, or None at the ends."""
        steps = self._flow.steps_for(self._session.snapshot)
        here = next((n for n, s in enumerate(steps) if s.key == self.current), 0)
        return steps[here + offset] if 0 <= here + offset < len(steps) else None

    def choose(self, record_id: str) -> None:
        """Show a record in the open step, or open the step that holds it."""
        item = self._session.snapshot.find(record_id)
        if item is None or isinstance(item, Initiative) or self._page(self.current).choose(record_id):
            return
        here = self._flow.step(self.current)
        step = here if here is not None and here.asks(table_of(item)) else self._flow.step_of(table_of(item))
        if step is not None:
            self.open_step(step.key)
            self._page(step.key).choose(record_id)


def _column(table: str, name: str) -> Column:
    spec = spec_of(TABLES[table], name)

    def words(item: Record) -> str:
        value = getattr(item, name)
        if spec.catalogue and isinstance(value, str):
            return choice_label(spec.catalogue, value)
        return format_date(value) if spec.kind.value == "date" else str(value or "")

    return Column(_(spec.label), words)
