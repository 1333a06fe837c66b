"""One editor per kind of field. Each shows a value, says when a person changed it, and never loses what is typed.

Text is handed on when the field is left, after one idle second, and whenever the page is asked to flush.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from desktop.domain.field import (
    YES_NO_VALUES,
    FieldSpec,
    Kind,
    Money,
    date_from,
    money_from,
    typed_money,
)
from desktop.domain.record import TABLES, Record, names_of, new_id, table_of
from desktop.domain.scoring import DIMENSIONS
from desktop.domain.snapshot import Snapshot
from desktop.system.locale import _
from desktop.system.resources import catalogue, choice_label
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.names import title_of as title_of  # many know it from here
from desktop.ui.text import button
from desktop.ui.undo_keys import leave_undo_to_window

IDLE_MS = 1000
MAX_TEXT = 100_000  # characters; more is a paste by mistake, and would make every screen slow


class _Keyboard(QObject):
    """Tells an editor when the keyboard comes into one of its fields: only from then on is it asked about events.

    Python looking at every event of every field took a third of the time in which a page opens.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._on_moved)

    def _on_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        editor = now.parentWidget() if now is not None else None
        if now is not None and isinstance(editor, Editor):
            editor.attend(now)


@cache
def _watch_keyboard() -> _Keyboard:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return _Keyboard(app)


class Editor(QWidget):
    """Base of all editors. `edited(value, visit)` is emitted when a person changed the value."""

    edited = Signal(object, str)
    focused = Signal()
    typing = Signal()  # something is typed and not handed on yet
    shortened = Signal()  # something that was pasted did not fit as a whole

    def __init__(self, spec: FieldSpec, table: str) -> None:
        super().__init__()
        _watch_keyboard()
        self.spec = spec
        self.visit = ""
        self._fields: list[QWidget] = []  # those that the keyboard has not been in
        self._dirty = False
        self._showing = False  # a value from the records is being shown: nobody typed it
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self.flush)
        self._base_name = f"{table}.{spec.name}"
        self.setObjectName(f"editor.{self._base_name}")

    def show_value(self, value: Any, snapshot: Snapshot) -> None:
        """Show a value from the records; what is being typed and not handed on yet is left alone."""
        raise NotImplementedError

    def prepare(self, item: Record) -> None:
        """For editors whose words depend on the rest of the record."""

    def value(self) -> Any:
        """The value as it now stands in the editor."""
        raise NotImplementedError

    def set_read_only(self, read_only: bool) -> None:
        """Allow or forbid changes; text stays selectable."""
        self.setEnabled(not read_only)

    def flush(self) -> None:
        """Hand on what is typed and not handed on yet."""
        self._idle.stop()
        if self._dirty:
            self._dirty = False
            self.edited.emit(self.value(), self.visit)

    def _adopt(self, *widgets: QWidget) -> None:
        for number, widget in enumerate(widgets):
            widget.setAccessibleName(_(self.spec.label))
            widget.setObjectName(self._base_name + (f".{number}" if number else ""))
        self._fields += widgets
        self.setFocusProxy(widgets[0])

    def attend(self, field: QWidget) -> None:
        """The keyboard came into one of the fields."""
        if field in self._fields:
            self._fields.remove(field)
            field.installEventFilter(self)
            self._entered()

    def _entered(self) -> None:
        self.visit = new_id()
        self.focused.emit()

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        self._showing = True
        yield
        self._showing = False

    def _on_typed(self) -> None:
        if not self._showing:
            self._dirty = True
            self._idle.start()
            self.typing.emit()

    def _on_chosen(self) -> None:
        if not self._showing:
            self._dirty = True
            self.flush()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        kind = event.type()
        if kind is QEvent.Type.FocusIn:
            self._entered()
        elif kind is QEvent.Type.FocusOut:
            self.flush()
        elif leave_undo_to_window(watched, event):
            return True
        return super().eventFilter(watched, event)


class TextEditor(Editor):
    """One line of text."""

    def __init__(self, spec: FieldSpec, table: str) -> None:
        super().__init__(spec, table)
        self.line = QLineEdit()
        self.line.setMaxLength(MAX_TEXT)
        _fill(self, self.line)
        self._adopt(self.line)
        # Not textEdited: that one says nothing of what a screen reader or dictation writes.
        self.line.textChanged.connect(self._on_typed)
        self.line.inputRejected.connect(self.shortened)

    def show_value(self, value: Any, snapshot: Snapshot) -> None:
        # Compared is what the field means: a date is not rewritten under the hands of who types it.
        if not self._dirty and self.value() != value:
            with self._quietly():
                self.line.setMaxLength(max(MAX_TEXT, 2 * len(value)))  # a text that is there is never cut
                self.line.setText(value)
                self.line.setCursorPosition(0)

    def value(self) -> str:
        return self.line.text()

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)


class _GrowingText(QPlainTextEdit):
    """Plain text that is as tall as its words, within limits; Tab goes on to the next field."""

    shortened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self._on_size_changed()

    def _on_size_changed(self) -> None:
        line = self.fontMetrics().lineSpacing()
        lines = max(2, min(9, int(self.document().size().height())))
        self.setFixedHeight(lines * line + 22)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Paste what fits: it is the paste that gives way, never what stood there before."""
        text, chosen = source.text(), self.textCursor().selectedText()
        room = max(0, MAX_TEXT - len(self.toPlainText()) + len(chosen))
        if text and room:
            self.insertPlainText(text[:room])
        if len(text) > room:
            self.shortened.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._on_size_changed()


class LongTextEditor(Editor):
    """Several lines of text."""

    def __init__(self, spec: FieldSpec, table: str) -> None:
        super().__init__(spec, table)
        self.box = _GrowingText()
        _fill(self, self.box)
        self._adopt(self.box)
        self.box.textChanged.connect(self._on_typed)
        self.box.shortened.connect(self.shortened)

    def show_value(self, value: Any, snapshot: Snapshot) -> None:
        if not self._dirty and self.box.toPlainText() != value:
            with self._quietly():
                self.box.setPlainText(value)

    def value(self) -> str:
        return self.box.toPlainText()

    def set_read_only(self, read_only: bool) -> None:
        self.box.setReadOnly(read_only)


class ChoiceEditor(Editor):
    """One of several; the first line is always "Not answered"."""

    def __init__(self, spec: FieldSpec, table: str) -> None:
        super().__init__(spec, table)
        self.combo = ChoiceBox()
        _fill(self, self.combo)
        self._adopt(self.combo)
        self._offered: list[tuple[Any, str]] = []
        self.combo.activated.connect(self._on_chosen)

    def options(self, snapshot: Snapshot) -> list[tuple[Any, str]]:
        """The values on offer with their words."""
        entries = catalogue(self.spec.catalogue).at(snapshot.initiative.level)
        return [(entry.key, choice_label(self.spec.catalogue, entry.key)) for entry in entries]

    def show_value(self, value: Any, snapshot: Snapshot) -> None:
        offered = [(self.spec.empty, _("Not answered")), *self.options(snapshot)]
        if value not in [key for key, _label in offered]:
            offered.append(
                (value, choice_label(self.spec.catalogue, value) if self.spec.catalogue else str(value))
            )
        self._offer(offered, value)

    def _offer(self, offered: list[tuple[Any, str]], value: Any) -> None:
        if offered != self._offered:
            self._offered = offered
            self.combo.clear()
            self.combo.addItems([label for _key, label in offered])
        self.combo.setCurrentIndex([key for key, _label in offered].index(value))

    def value(self) -> Any:
        index = self.combo.currentIndex()
        return self._offered[index][0] if 0 <= index < len(self._offered) else self.spec.empty


class YesNoEditor(ChoiceEditor):
    """Yes, no or unknown."""

    def options(self, snapshot: Snapshot) -> list[tuple[Any, str]]:
        return [(key, choice_label("yes_no", key)) for key in YES_NO_VALUES]


class ScaleEditor(ChoiceEditor):
    """1 to 5, each value with its word."""

    def __init__(self, spec: FieldSpec, table: str) -> None:
        super().__init__(spec, table)
        self._catalogue = spec.catalogue

    def prepare(self, item: Record) -> None:
        # Influence is "decisive", interest is "vital": the words follow what was judged.
        dimension = getattr(item, "dimension", "")
        self._catalogue = f"{dimension}_scale" if dimension in DIMENSIONS else self.spec.catalogue

    def options(self, snapshot: Snapshot) -> list[tuple[Any, str]]:
        return [
            (int(entry.key), f"{entry.key}  {_(entry.label)}") for entry in catalogue(self._catalogue).entries
        ]

    def show_value(self, value: Any, snapshot: Snapshot) -> None:
        super().show_value(value if value in (None, 1, 2, 3, 4, 5) else None, snapshot)


class LinkEditor(ChoiceEditor):
    """Another record of the workbook. All of them are listed only when somebody comes to choose: they may be
    thousands, and a form has many such fields."""

    def __init__(self, spec: FieldSpec, table: str) -> None:
        super().__init__(spec, table)
        self._snapshot = Snapshot()

    def _entered(self) -> None:
        self._list_all()
        super()._entered()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.MouseButtonPress:
            self._list_all()
        return super().eventFilter(watched, event)

    def _list_all(self) -> None:
        super().show_value(self.value(), self._snapshot)

    def options(self, snapshot: Snapshot) -> list[tuple[Any, str]]:
        tables = [self.spec.target] if self.spec.target else ["stakeholder", "body", "plan_goal", "meeting"]
        found = []
        for table in tables:
            rows = sorted(snapshot.rows(table).values(), key=lambda item: item.title.casefold())
            found += [(item.id, self._words(table, item)) for item in rows]
        return found

    def _words(self, table: str, item: Record) -> str:
        kind = "" if self.spec.target else _(names_of(table)[0]) + ": "
        return kind + title_of(item)

    def show_value(self, value: Any, snapshot: Snapshot) -> None:
        if value and not any(value in snapshot.rows(table) for table in TABLES):
            value = ""  # what it pointed at is gone
        self._snapshot = snapshot
        if self.combo.hasFocus():
            super().show_value(value, snapshot)
            return
        item = snapshot.find(value) if value else None
        chosen = [(value, self._words(table_of(item), item))] if item is not None else []
        self._offer([(self.spec.empty, _("Not answered")), *chosen], value)


class MultiChoiceEditor(Editor):
    """Any number of a catalogue, as check boxes."""

    def __init__(self, spec: FieldSpec, table: str) -> None:
        super().__init__(spec, table)
        self._boxes: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for entry in catalogue(spec.catalogue).entries:
            box = QCheckBox(choice_label(spec.catalogue, entry.key).replace("&", "&&"))
            box.toggled.connect(self._on_chosen)  # not clicked: a screen reader ticks without a click
            column.addWidget(box)
            self._boxes[entry.key] = box
        self._unknown: tuple[str, ...] = ()
        self._adopt(*self._boxes.values())
        for box in self._boxes.values():
            box.setAccessibleName(f"{_(spec.label)}: {box.text().replace('&&', '&')}")

    def show_value(self, value: Any, snapshot: Snapshot) -> None:
        self._unknown = tuple(key for key in value if key not in self._boxes)
        with self._quietly():
            for key, box in self._boxes.items():
                box.setChecked(key in value)

    def value(self) -> tuple[str, ...]:
        return tuple(key for key, box in self._boxes.items() if box.isChecked()) + self._unknown


class DateEditor(TextEditor):
    """A typed date, or one picked from a calendar; a year alone is a good answer."""

    def __init__(self, spec: FieldSpec, table: str) -> None:
        super().__init__(spec, table)
        self.line.setPlaceholderText(_("2012 or 2012-08-07"))
        self.pick = button("…", name=f"{self._base_name}.pick", tip=_("Pick a day"))
        self.pick.setAccessibleName(_("Pick a day for {field}").format(field=_(spec.label)))
        self.pick.clicked.connect(self._on_pick)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.pick)

    def value(self) -> str:
        return date_from(self.line.text())

    def flush(self) -> None:
        super().flush()
        if not self.line.hasFocus() and self.line.text() != self.value():
            with self._quietly():
                self.line.setText(self.value())  # shows which is the day and which the month

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.pick.setEnabled(not read_only)

    def _on_pick(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget()
        calendar.setMinimumSize(360, 260)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.clicked.connect(self._on_day)
        calendar.activated.connect(self._on_day)
        calendar.clicked.connect(menu.close)
        menu.popup(self.pick.mapToGlobal(self.pick.rect().bottomLeft()))

    def _on_day(self, day: Any) -> None:
        self.line.setText(day.toString(Qt.DateFormat.ISODate))
        self._on_chosen()


class MoneyEditor(Editor):
    """An amount and its currency; what is no number is kept as typed, and the form says so."""

    def __init__(self, spec: FieldSpec, table: str) -> None:
        super().__init__(spec, table)
        self.amount, self.currency = QLineEdit(), QLineEdit()
        self.amount.setPlaceholderText(_("Amount, for example 250000"))
        self.currency.setPlaceholderText(_("Currency, for example USD"))
        self.currency.setMaxLength(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.amount, 2)
        row.addWidget(self.currency, 1)
        self._adopt(self.amount, self.currency)
        self.currency.setAccessibleName(_("Currency of {field}").format(field=_(spec.label)))
        self.amount.textChanged.connect(self._on_typed)
        self.currency.textChanged.connect(self._on_typed)

    def show_value(self, value: Any, snapshot: Snapshot) -> None:
        if not self._dirty and self.value() != value:
            amount, currency = typed_money(value)
            with self._quietly():
                self.amount.setText(amount)
                self.currency.setText(currency)

    def value(self) -> Money | str | None:
        return money_from(self.amount.text(), self.currency.text())

    def set_read_only(self, read_only: bool) -> None:
        self.amount.setReadOnly(read_only)
        self.currency.setReadOnly(read_only)


def _fill(editor: Editor, widget: QWidget) -> None:
    row = QHBoxLayout(editor)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    row.addWidget(widget, 1)


EDITORS: dict[Kind, Callable[[FieldSpec, str], Editor]] = {
    Kind.TEXT: TextEditor,
    Kind.LONG_TEXT: LongTextEditor,
    Kind.CHOICE: ChoiceEditor,
    Kind.MULTI_CHOICE: MultiChoiceEditor,
    Kind.SCALE: ScaleEditor,
    Kind.DATE: DateEditor,
    Kind.MONEY: MoneyEditor,
    Kind.YES_NO: YesNoEditor,
    Kind.LINK: LinkEditor,
}
