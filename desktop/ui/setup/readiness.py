"""The seven tests: yes or still open, what each yes rests on, and a place to write down a paper."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.domain.readiness import TESTS, Evidence, Result, readiness
from desktop.domain.records import ReadinessProof
from desktop.system.locale import _, format_date, show
from desktop.system.resources import choice_label
from desktop.ui.form import FormSection
from desktop.ui.layout import card, clear, column, row, scrolling
from desktop.ui.session import Session
from desktop.ui.text import ElidedButton, button, plain_label, set_role

CATALOGUE = "readiness_tests"
FIELDS = ("paper", "date", "explanation")
_MOST = 3  # papers shown for one test


class ReadinessView(QWidget):
    """One card for each test. There is no mark for the whole: what is unmet is listed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        lines = column(self, spacing=8)
        self.words = plain_label("", role="muted", name="readiness.words")
        lines.addWidget(self.words)
        inside = QWidget()
        inside.setObjectName("page")
        cards = column(inside, spacing=8)
        self.cards = {test: TestCard(session, test) for test in TESTS}
        for test in self.cards.values():
            test.toggled.connect(self.open_test)
            cards.addWidget(test)
        cards.addStretch()
        lines.addWidget(scrolling(inside, name="readiness.list"), 1)

    def refresh(self) -> None:
        """Show the tests as the records stand now; a form that is typed in stays as it is."""
        results = readiness(self._session.snapshot)
        unmet = [choice_label(CATALOGUE, result.test) for result in results if not result.met]
        if unmet:
            self.words.setText(_("Still open: {names}.").format(names="; ".join(unmet)))
        else:
            self.words.setText(_("Each of the seven rests on a paper or a date."))
        for result in results:
            self.cards[result.test].show_result(result)

    def flush(self) -> None:
        """Hand on what is typed."""
        for test in self.cards.values():
            test.section.flush()

    def open_test(self, test: str) -> None:
        """Show the form of one test, or hide it where it is open."""
        self.flush()
        for key, shown in self.cards.items():
            shown.set_open(key == test and not shown.is_open)


class TestCard(QWidget):
    """One test."""

    toggled = Signal(str)

    def __init__(self, session: Session, test: str) -> None:
        super().__init__()
        self._session, self._test = session, test
        self._fresh = ReadinessProof(test=test)
        title = choice_label(CATALOGUE, test)
        box, inside = card(name=f"readiness.{test}")
        column(self).addWidget(box)
        line = row(spacing=8)
        self.state = plain_label("", role="chip-check", wrap=False, name=f"readiness.state.{test}")
        line.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(plain_label(title, role="strong"), 1)
        self.toggle = button(_("Write down a paper"), role="link", name=f"readiness.write.{test}")
        self.toggle.setAccessibleName(f"{self.toggle.text()}: {title}")
        self.toggle.clicked.connect(self._on_clicked)
        if session.workspace.read_only is not None:
            self.toggle.hide()  # never shown before it stands somewhere: it would open as a window of its own
        line.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(line)
        self._evidence: QVBoxLayout = column(spacing=2)
        inside.addLayout(self._evidence)
        self.missing = plain_label("", role="muted", name=f"readiness.missing.{test}")
        inside.addWidget(self.missing)
        self.section = FormSection(session, ReadinessProof, FIELDS)
        self.section.hide()
        inside.addWidget(self.section)

    @property
    def is_open(self) -> bool:
        """Whether its form is shown."""
        return not self.section.isHidden()

    def set_open(self, wanted: bool) -> None:
        """Show or hide its form."""
        self.section.setVisible(wanted)
        if wanted:
            self.section.focus_field("paper")

    def show_result(self, result: Result) -> None:
        """Show whether it is met, and on what that rests."""
        self.state.setText(_("yes") if result.met else _("open"))
        set_role(self.state, "chip-done" if result.met else "chip-check")
        clear(self._evidence)
        for evidence in result.evidence[:_MOST]:
            made = ElidedButton(words_of(evidence), role="rail", name=f"readiness.evidence.{evidence.record}")
            made.setProperty("record", evidence.record)
            made.clicked.connect(self._on_evidence)
            self._evidence.addWidget(made)
        self.missing.setVisible(not result.met)
        self.missing.setText(_("What would help: {what}").format(what=show(result.missing)))
        found = next(self._session.snapshot.where(ReadinessProof, test=self._test), None)
        self.section.show_record(found or self._fresh)

    def _on_clicked(self) -> None:
        self.toggled.emit(self._test)

    def _on_evidence(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self._session.asked_for_record.emit(str(sender.property("record")))


def words_of(evidence: Evidence) -> str:
    """One paper or date in words."""
    words = show(evidence.message).strip()
    day = format_date(evidence.date)
    return f"{words} ({day})" if words and day else words or day
