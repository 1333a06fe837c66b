"""Whom to look at, in the table and in every picture alike: words, one answer of any field, neighbours."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop.domain.field import YES_NO_VALUES, Kind
from desktop.domain.looking import (
    NO,
    OPEN,
    PLACED,
    SAID,
    TIED,
    YES,
    Looking,
    filters,
    kind_of,
    looked_at,
    ties_among,
)
from desktop.domain.record import RecordId, spec_of, specs_of
from desktop.domain.records import Stakeholder
from desktop.domain.scoring import DIMENSIONS
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import folded
from desktop.system.locale import _, format_number
from desktop.system.resources import catalogue, choice_label
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.editors import title_of
from desktop.ui.layout import column
from desktop.ui.pages.stakeholder.chosen import Chosen
from desktop.ui.session import Session
from desktop.ui.text import button, plain_label
from desktop.ui.wrapping import WrappingRow
from desktop.workspace.views import NONE


class Filter(QObject):
    """The one filter of the page, and what colours mean; every step shows and changes the same."""

    changed = Signal()

    def __init__(self, session: Session, chosen: Chosen) -> None:
        super().__init__(session)
        self._session, self._chosen = session, chosen
        self.looking, self.way = Looking(), NONE
        self.neighbours = False
        # Every step asks for the same, and thousands are looked at each time.
        self._known: tuple[Snapshot, Looking, set[RecordId] | None] | None = None
        chosen.changed.connect(self._on_chosen)

    def look(self, looking: Looking) -> None:
        """Look at others."""
        if looking != self.looking:
            self.looking = looking
            self.changed.emit()

    def show_everybody(self) -> None:
        """Take the whole filter away."""
        self.neighbours = False
        self.look(Looking())

    def show_neighbours(self, wanted: bool) -> None:
        """Only the chosen one and those tied to it, whoever is chosen next."""
        self.neighbours = wanted
        self.look(replace(self.looking, near=self._chosen.id if wanted else ""))

    def colour_by(self, way: str) -> None:
        """Let colours mean something else."""
        if way != self.way:
            self.way = way
            self.changed.emit()

    def _on_chosen(self, record_id: str) -> None:
        if self.neighbours:
            self.look(replace(self.looking, near=record_id))

    def keys(self) -> set[RecordId] | None:
        """Who is looked at; None for everybody."""
        snapshot, known = self._session.snapshot, self._known
        if known is None or known[0] is not snapshot or known[1] != self.looking:
            looking = replace(self.looking, words=folded(self.looking.words))
            known = self._known = (snapshot, self.looking, looked_at(snapshot, looking, _text_of))
        return known[2]

    def emphasis(self) -> set[RecordId] | None:
        """Who is looked at and the links between them: what a picture shows clearly."""
        keys = self.keys()
        if keys is None:
            return None
        return keys | ties_among(self._session.snapshot, keys, self.looking.near)

    def rows(self) -> list[Stakeholder]:
        """The same for a table."""
        items, keys = self._session.snapshot.all(Stakeholder), self.keys()
        return items if keys is None else [item for item in items if item.id in keys]

    def in_words(self) -> str:
        """The filter as a sentence; "" for everybody."""
        if self.looking.is_everybody:
            return ""
        said = [f"{label_of(name)}: {answer_label(name, answer)}" for name, answer in self.looking.answers]
        if self.looking.words.strip():
            said.insert(0, _("with the words “{words}”").format(words=self.looking.words.strip()))
        near = self._session.snapshot.get(Stakeholder, self.looking.near)
        if near is not None:
            said.append(_("tied to {name}").format(name=title_of(near)))
        words = _("{count} of {all} are shown: {what}")
        everybody = len(self._session.snapshot.rows("stakeholder"))
        count = len(self.keys() or ())
        return words.format(count=format_number(count), all=format_number(everybody), what="; ".join(said))


class FilterBar(QWidget):
    """The line below the tools of a step. `opener` is its button; what is filtered stands here until it is cleared.

    `words` is a field of the step into which words are typed; without one this line has its own.
    """

    def __init__(
        self, session: Session, filter_: Filter, *, name: str, words: QLineEdit | None = None
    ) -> None:
        super().__init__()
        self._session, self._filter = session, filter_
        lines = column(self, spacing=4)
        self.opener = button(
            _("Filter") if words is None else _("By field"), role="toggle", name=f"{name}.filter"
        )
        self.opener.setCheckable(True)
        self._fields = QWidget()
        lines.addWidget(self._fields)
        line = WrappingRow(self._fields, spacing=6)
        px = session.theme.px
        self.words = words if words is not None else _line(session, f"{name}.words")
        self.field, self.answer = ChoiceBox(), ChoiceBox()
        for box, key, said in (
            (self.field, "field", _("Field to filter by")),
            (self.answer, "answer", _("Answer that is looked for")),
        ):
            box.setObjectName(f"{name}.{key}")
            box.setAccessibleName(said)
            box.setFixedWidth(px(190))
        self._names = ["", *filters()]
        self.field.addItems([_("By any field"), *(label_of(name) for name in self._names[1:])])
        self.near = QCheckBox(_("Only neighbours of the chosen one"))
        self.near.setObjectName(f"{name}.near")
        self.near.setAccessibleName(_("Only neighbours of the chosen one"))
        for made in (*(() if words is not None else (self.words,)), self.field, self.answer, self.near):
            line.addWidget(made)
        self._first: QWidget = self.words if words is None else self.field
        self._told = QWidget()
        told = WrappingRow(self._told, spacing=8)
        self.told = plain_label("", role="label", wrap=False, name=f"{name}.filtered")
        self.clear = button(_("Show everybody"), name=f"{name}.everybody")
        self.clear.clicked.connect(filter_.show_everybody)
        told.addWidget(self.told)
        told.addWidget(self.clear)
        lines.addWidget(self._told)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(150)
        self._wait.timeout.connect(self._on_words)
        self.words.textEdited.connect(self._wait.start)
        self.words.textChanged.connect(self._on_cleared)
        self.words.returnPressed.connect(self._on_words)
        self.field.activated.connect(self._on_field)
        self.answer.activated.connect(self._on_answer)
        self.near.toggled.connect(filter_.show_neighbours)
        self.opener.toggled.connect(self._on_opened)
        filter_.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the filter as it is, in fields and in words."""
        looking = self._filter.looking
        if self.words.text().strip() != looking.words.strip() and not self._wait.isActive():
            self.words.setText(looking.words)
        self.near.blockSignals(True)
        self.near.setChecked(self._filter.neighbours)
        self.near.blockSignals(False)
        self._list_answers()
        said = self._filter.in_words()
        self.told.setText(said)
        self._fields.setVisible(self.opener.isChecked())
        self._told.setVisible(bool(said))
        self.setVisible(self.opener.isChecked() or bool(said))

    def _list_answers(self) -> None:
        name = self._names[max(0, self.field.currentIndex())]
        self._answers = answers_of(name) if name else []
        self.answer.setVisible(bool(name))
        lines = [_("Any answer"), *(answer_label(name, answer) for answer in self._answers)]
        if lines != [self.answer.itemText(n) for n in range(self.answer.count())]:
            self.answer.clear()
            self.answer.addItems(lines)
        known = dict(self._filter.looking.answers)
        at = self._answers.index(known[name]) + 1 if name in known and known[name] in self._answers else 0
        self.answer.setCurrentIndex(at)

    def _on_opened(self, wanted: bool) -> None:
        self.refresh()
        if wanted:
            self._first.setFocus()

    def _on_words(self) -> None:
        self._wait.stop()
        self._filter.look(replace(self._filter.looking, words=self.words.text()))

    def _on_cleared(self, text: str) -> None:
        if not text:
            self._on_words()

    def _on_field(self, _index: int) -> None:
        self._list_answers()
        if self.answer.isVisible():
            self.answer.setFocus()

    def _on_answer(self, index: int) -> None:
        name = self._names[self.field.currentIndex()]
        answer = self._answers[index - 1] if index else None
        self._filter.look(self._filter.looking.with_answer(name, answer))


def _line(session: Session, name: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setAccessibleName(_("Show only those with these words"))
    made.setPlaceholderText(_("Words in any answer"))
    made.setClearButtonEnabled(True)
    made.setFixedWidth(session.theme.px(180))
    return made


def label_of(name: str) -> str:
    """What a filter is called."""
    if name in (PLACED, TIED):
        return _("Placed on the map") if name == PLACED else _("Tied to somebody")
    if name in DIMENSIONS:
        return choice_label("dimensions", name)
    return _(spec_of(Stakeholder, name).label)


def answers_of(name: str) -> list[str]:
    """The answers that can be looked for, "not answered" last."""
    kind = kind_of(name)
    if name in (PLACED, TIED):
        return [YES, NO]
    if kind is Kind.SCALE:
        return [*(str(value) for value in range(5, 0, -1)), OPEN]
    if kind in (Kind.CHOICE, Kind.MULTI_CHOICE):
        return [*(entry.key for entry in catalogue(spec_of(Stakeholder, name).catalogue).entries), OPEN]
    return [*YES_NO_VALUES, OPEN] if kind is Kind.YES_NO else [SAID, OPEN]


def answer_label(name: str, answer: str) -> str:
    """An answer in words."""
    if answer == OPEN:
        return _("Not judged yet") if name in DIMENSIONS else _("Not answered")
    if answer == SAID:
        return _("Answered")
    if name in DIMENSIONS:
        return f"{format_number(int(answer))} {choice_label(f'{name}_scale', answer)}"
    kind = kind_of(name)
    return choice_label("yes_no" if kind is Kind.YES_NO else spec_of(Stakeholder, name).catalogue, answer)


def _text_of(item: Stakeholder) -> str:
    """Every answer of a stakeholder, as the words that people read."""
    said = []
    for spec in specs_of(Stakeholder):
        value = getattr(item, spec.name)
        if spec.kind in (Kind.CHOICE, Kind.MULTI_CHOICE, Kind.YES_NO):
            keys = value if isinstance(value, tuple) else (value,)
            words = "yes_no" if spec.kind is Kind.YES_NO else spec.catalogue
            said += [choice_label(words, key) for key in keys if key]
        elif isinstance(value, str) and spec.kind is not Kind.IDENTITY:
            said.append(value)
    return folded(" ".join(said))
