"""Home: where we stand, what comes next, what changed."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.field import first_day
from desktop.domain.flows.progress import next_steps, progress, sentences
from desktop.domain.records import Stage, Stakeholder
from desktop.system.locale import _, format_date, show
from desktop.system.resources import catalogue, choice_label
from desktop.ui.bars import CountBars, Span, Timetable
from desktop.ui.layout import card, clear, column, row, scrolling
from desktop.ui.moment import utc_words
from desktop.ui.names import show_name
from desktop.ui.page import Page
from desktop.ui.ring import Ring
from desktop.ui.session import Session
from desktop.ui.text import ElidedButton, plain_label
from desktop.workspace.actions import sentence
from desktop.workspace.features import feature

CARDS = ("plan", "stakeholder", "body", "goal")
MOST_KINDS = 9
MOST_ADVICE, MOST_NEXT = 3, 6


class HomePage(Page):
    """The first page of an open workbook."""

    tables = ()  # everything is of interest here

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Where we stand"))
        inside = QWidget()
        inside.setObjectName("page")
        self._grid = column(inside, spacing=12)
        self._boxes: list[QWidget] = []
        self._painted = False
        self._soon = QTimer(self)  # of this page's own: it must not outlive it
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_advice)
        self._cards: dict[str, tuple[Ring, QLabel]] = {}
        self._grid.addLayout(self._card_row())
        middle = row(spacing=12)
        next_box, self._next = card(_("Next steps"), name="home.next")
        recent_box, self._recent = card(_("Recent changes"), name="home.recent")
        middle.addWidget(next_box, 3)
        middle.addWidget(recent_box, 2)
        self._grid.addLayout(middle)
        lower = row(spacing=12)
        balance_box, balance = card(_("Stakeholder balance"), name="home.balance")
        self._bars = CountBars(session.theme, "home.bars")
        balance.addWidget(self._bars)
        balance.addStretch()
        time_box, times = card(_("Plan timetable"), name="home.timetable")
        self._when = plain_label("", role="muted")
        times.addWidget(self._when)
        self._times = Timetable(session.theme, "home.times")
        times.addWidget(self._times)
        times.addStretch()
        lower.addWidget(balance_box, 1)
        lower.addWidget(time_box, 1)
        self._grid.addLayout(lower)
        self._grid.addStretch()
        self.body.addWidget(scrolling(inside, name="home.scroll"))

    def _card_row(self) -> QGridLayout:
        grid = self._card_grid = QGridLayout()
        grid.setSpacing(12)
        for key in CARDS:
            box, inside = card(role="card-top", name=f"home.card.{key}")
            head = row()
            opener = ElidedButton(_(feature(key).title), role="link", name=f"home.open.{key}", reserve=8)
            opener.setProperty("page", key)
            opener.clicked.connect(self._on_opened)
            head.addWidget(opener, 1)
            ring = Ring(self.session.theme, f"home.{key}", 20)
            head.addWidget(ring)
            inside.addLayout(head)
            words = plain_label("", role="muted", name=f"home.words.{key}")
            inside.addWidget(words)
            inside.addStretch()
            self._cards[key] = (ring, words)
            self._boxes.append(box)
        return grid

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        across = len(CARDS) if self.width() >= self.session.theme.px(780) else 2
        for number, box in enumerate(self._boxes):
            self._card_grid.addWidget(box, number // across, number % across)
        for column_number in range(len(CARDS)):
            self._card_grid.setColumnStretch(column_number, 1 if column_number < across else 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if not self._painted:
            self._soon.start(0)

    def refresh(self) -> None:
        snapshot = self.session.snapshot
        info = self.session.workspace.info
        self.purpose_label.setText(str(info.path))
        self.purpose_label.show()
        now, said = progress(snapshot), sentences(snapshot)
        for key, (ring, words) in self._cards.items():
            ring.show_progress(now[key].done, now[key].total)
            words.setText(show(said[key]))
        self._show_next()
        self._show_recent()
        self._show_balance()
        self._show_times()

    def _show_next(self) -> None:
        """What the checks found comes first, then what is not begun; together no more than fit at a glance."""
        _keep_title(self._next)
        found = [a for a in self.session.advice() if a.is_open] if self._painted else []
        for advice in found[:MOST_ADVICE]:
            self._add_next(_("check"), "chip-check", show(advice.message), advice.step, "")
        steps = next_steps(self.session.snapshot)[: MOST_NEXT - len(found[:MOST_ADVICE])]
        for step in steps:
            self._add_next(_("next"), "chip-next", show(step.message), step.page, step.step)
        if not steps and not found:
            words = _("Every step has an answer. Read the report once more and print it.")
            self._next.addWidget(plain_label(words, role="muted"))
        self._next.addStretch()

    def _add_next(self, chip: str, role: str, words: str, page: str, step: str) -> None:
        line = row()
        line.addWidget(plain_label(chip, role=role, wrap=False))
        opener = ElidedButton(words, role="link", name=f"home.next.{step or page}")
        opener.setProperty("page", page)
        opener.setProperty("step", step)
        opener.clicked.connect(self._on_opened)
        line.addWidget(opener, 1)
        self._next.addLayout(line)

    def _show_advice(self) -> None:
        """The checks are asked once the window stands: they are not worth a later first picture."""
        if self.session.is_open:
            self._painted = True
            self._show_next()

    def _show_recent(self) -> None:
        _keep_title(self._recent)
        edits = self.session.workspace.recent(6)
        for edit in edits:
            line = row(spacing=10)
            line.addWidget(plain_label(utc_words(edit.utc), role="muted", wrap=False))
            words = plain_label()
            show_name(words, show(sentence(edit, self.session.snapshot)))
            line.addWidget(words, 1)
            self._recent.addLayout(line)
        if not edits:
            self._recent.addWidget(plain_label(_("Nothing was changed yet."), role="muted"))
        self._recent.addStretch()

    def _show_balance(self) -> None:
        counts: dict[str, int] = {}
        for item in self.session.snapshot.all(Stakeholder):
            counts[item.family] = counts.get(item.family, 0) + 1
        order = [entry.key for entry in catalogue("stakeholder_families").entries]
        known = sorted(
            (k for k in counts if k), key=lambda k: (-counts[k], order.index(k) if k in order else 99)
        )
        shown = [(choice_label("stakeholder_families", key), counts[key]) for key in known[:MOST_KINDS]]
        if counts.get(""):
            shown.append((_("kind not answered"), counts[""]))
        self._bars.show_counts(shown or [(_("Stakeholders"), 0)])

    def _show_times(self) -> None:
        initiative = self.session.snapshot.initiative
        parts = [initiative.instrument]
        if initiative.cycle_start:
            parts.append(_("from {date}").format(date=format_date(initiative.cycle_start)))
        if initiative.cycle_end:
            parts.append(_("until {date}").format(date=format_date(initiative.cycle_end)))
        if initiative.next_review:
            parts.append(_("next review {date}").format(date=format_date(initiative.next_review)))
        words = "  ·  ".join(part for part in parts if part)
        self._when.setText(words or _("No dates yet. They are asked under Plan and process."))
        self._times.show_spans(self._spans(), datetime.date.today(), words)
        self._times.setVisible(bool(self._spans()))

    def _spans(self) -> list[Span]:
        spans = []
        for item in self.session.snapshot.all(Stage):
            start, end = first_day(item.start), first_day(item.end)
            if start and end and start <= end:
                spans.append(Span(choice_label("stages", item.kind), start, end, item.status == "done"))
        return spans

    def _on_opened(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            page, step = str(sender.property("page")), str(sender.property("step") or "")
            self.session.asked_for_page.emit(step if step.startswith(page + ".") else page, "")


def _keep_title(layout: QVBoxLayout) -> None:
    """Empty a card but for its title."""
    title = layout.takeAt(0)
    clear(layout)
    if title is not None:
        layout.addItem(title)
