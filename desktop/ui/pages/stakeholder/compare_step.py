"""Compare: where tables differ, what each said, and the value they agree on. Disagreement stays in sight."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QWidget

from desktop.domain.change import Change
from desktop.domain.comparing import Comparison, comparisons
from desktop.domain.judging import judge
from desktop.domain.layout.spread import spread_drawing
from desktop.domain.record import Record
from desktop.domain.records import Stakeholder
from desktop.system.locale import _, format_date, format_number, ngettext
from desktop.system.resources import choice_label
from desktop.ui.canvas.board import Board
from desktop.ui.editors import title_of
from desktop.ui.layout import card, column, row, scrolling
from desktop.ui.pages.stakeholder.chosen import Chosen
from desktop.ui.pages.stakeholder.projecting import Projector
from desktop.ui.pages.stakeholder.showing import SPREADS
from desktop.ui.pages.stakeholder.sitting import Sitting
from desktop.ui.scale_row import ScaleRow
from desktop.ui.session import Session
from desktop.ui.step_view import StepView
from desktop.ui.table import Column, RecordTable
from desktop.ui.text import button, plain_label


@dataclass(frozen=True, kw_only=True)
class Line(Record):
    """One row of the table. It is a record only for the table: it never goes into the workbook."""

    about: Comparison

    @property
    def title(self) -> str:
        return self.about.stakeholder


class CompareStep(StepView):
    """The table of what can be compared, and beside it what each table said of the chosen one."""

    def __init__(self, session: Session, chosen: Chosen, sitting: Sitting) -> None:
        super().__init__(session)
        self._chosen, self._sitting = chosen, sitting
        self._shown: Line | None = None
        self._reason_of = ""
        lines = column(self, spacing=8)
        self.summary = plain_label("", role="lead", name="compare.summary")
        self.projector = Projector(self, session, sitting, SPREADS)
        self.projector.use_place(lines)
        head = row(spacing=8)
        head.addWidget(self.summary, 1)
        head.addWidget(self.projector.opener)
        lines.addLayout(head)
        self.table = RecordTable(
            (
                Column(_("Stakeholder"), self._name, stretch=3),
                Column(_("Judged"), lambda line: choice_label("dimensions", line.about.dimension), stretch=2),
                Column(
                    _("Spread"), self._spread, mark=self._mark, sort=lambda line: line.about.spread, stretch=0
                ),
                Column(_("Agreed"), self._agreed, stretch=2),
            ),
            session.theme,
            name="table.compare",
            title=_("Judgements side by side"),
        )
        self.table.chosen.connect(self._on_row)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(14)
        self._splitter.addWidget(self.table)
        self._splitter.addWidget(scrolling(self._side(), name="scroll.compare"))
        self._splitter.setStretchFactor(0, 6)
        self._splitter.setStretchFactor(1, 5)
        self._splitter.setSizes([600, 500])
        self.table.setMinimumWidth(200)
        lines.addWidget(self._splitter, 1)

    def _side(self) -> QWidget:
        self.side, inside = card(name="compare.side")
        self.head = plain_label("", role="strong", name="compare.head")
        inside.addWidget(self.head)
        self.board = Board(self.session.theme, name="compare.board", title=_("What each table said"))
        self.board.setFixedHeight(self.session.theme.px(150))
        self.board.on_a_page = True
        inside.addWidget(self.board)
        self.said = plain_label("", name="compare.said")
        inside.addWidget(self.said)
        self.agree_box = QWidget()
        agree = column(self.agree_box, spacing=8)
        words = _("Let the furthest apart speak first. What do you agree on after that?")
        agree.addWidget(plain_label(words, role="muted"))
        self.value = ScaleRow(_("Agreed value"), "influence_scale", name="compare.value")
        agree.addWidget(self.value)
        agree.addWidget(plain_label(_("Reason"), role="label"))
        self.reason = QPlainTextEdit()
        self.reason.setObjectName("compare.reason")
        self.reason.setAccessibleName(_("Reason for the agreed value"))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(self.session.theme.px(64))
        agree.addWidget(self.reason)
        tools = row()
        self.agree = button(_("Write down as agreed"), role="primary", name="compare.agree")
        self.agree.clicked.connect(self._on_agree)
        tools.addWidget(self.agree)
        tools.addStretch()
        agree.addLayout(tools)
        inside.addWidget(self.agree_box)
        host = QWidget()
        lines = column(host)
        lines.addWidget(self.side)
        lines.addStretch()
        return host

    def refresh(self) -> None:
        found = comparisons(self.session.snapshot)
        self.table.show_records([Line(id=f"{c.stakeholder}.{c.dimension}", about=c) for c in found])
        disputed = sum(c.is_open for c in found)
        if not found:
            words = _("Nothing to compare yet: two tables must have judged the same stakeholder on one day.")
        elif disputed:
            words = ngettext(
                "{count} judgement is far apart and not settled.",
                "{count} judgements are far apart and not settled.",
                disputed,
            ).format(count=format_number(disputed))
        else:
            words = _("Where the tables were far apart, a value is agreed.")
        self.summary.setText(words)
        self._splitter.setVisible(bool(found))

    def choose(self, record_id: str) -> bool:
        item = self.session.snapshot.rows("assessment").get(record_id)
        who = getattr(item, "stakeholder", record_id)
        for comparison in comparisons(self.session.snapshot):
            if comparison.stakeholder == who:
                self.table.choose(f"{who}.{comparison.dimension}")
                return True
        return False

    def _name(self, line: Line) -> str:
        item = self.session.snapshot.get(Stakeholder, line.about.stakeholder)
        return title_of(item) if item is not None else ""

    def _spread(self, line: Line) -> str:
        values = [value for _by, value in line.about.said]
        if line.about.spread:
            words = _("{low} to {high}")
            return words.format(low=format_number(min(values)), high=format_number(max(values)))
        return _("all {value}").format(value=format_number(values[0]))

    def _mark(self, line: Line) -> str:
        return "check" if line.about.is_open else ""

    def _agreed(self, line: Line) -> str:
        agreed = line.about.agreed
        if agreed is None:
            return _("not yet") if line.about.is_open else ""
        return _valued(line.about.dimension, agreed.value or 0)

    def _on_row(self, line: Record | None) -> None:
        assert line is None or isinstance(line, Line)
        self._shown = line
        self.side.setVisible(line is not None)
        if line is None:
            return
        if self.isVisible():
            self._chosen.set(line.about.stakeholder)
        about = line.about
        self.head.setText(f"{self._name(line)}: {choice_label('dimensions', about.dimension)}")
        self.board.show_picture(lambda frame: spread_drawing(about.said, frame), {})
        said = [f"{by or _('without a name')}: {_valued(about.dimension, v)}" for by, v in about.said]
        if about.date:
            said.insert(0, format_date(about.date))
        if about.agreed is not None:
            words = _("Agreed on {date}: {value}").format(
                date=format_date(about.agreed.date) or _("an unknown day"),
                value=_valued(about.dimension, about.agreed.value or 0),
            )
            said.append(f"{words}. {about.agreed.reason}".strip())
        self.said.setText("\n".join(said))
        self.value.show_catalogue(f"{about.dimension}_scale")
        if self._reason_of != line.id:
            self._reason_of = line.id
            self.value.show_value(about.agreed.value if about.agreed is not None else None)
            self.reason.setPlainText(about.agreed.reason if about.agreed is not None else "")
        self.agree_box.setVisible(self.session.workspace.read_only is None)

    def _on_agree(self) -> None:
        line, value = self._shown, self.value.value
        if line is None:
            return
        if value is None:
            self.session.noticed.emit(_("Choose the value that was agreed first."), "")
            return
        changes: list[Change] = judge(
            self.session.snapshot,
            line.about.stakeholder,
            line.about.dimension,
            value,
            date=self._sitting.date,
            by=_("All tables"),
            reason=self.reason.toPlainText().strip(),
            agreed="yes",
        )
        self._reason_of = ""
        if self.session.edit("agree", changes, name=self._name(line)):
            self.session.noticed.emit(_("Written down as agreed."), "undo")


def _valued(dimension: str, value: int) -> str:
    return f"{format_number(value)} {choice_label(f'{dimension}_scale', str(value))}"
