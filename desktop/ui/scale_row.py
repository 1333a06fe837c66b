"""One value from 1 to 5 by slider or by typing its digit, with the word for it; "not placed yet" is no value."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QStylePainter, QWidget

from desktop.domain.field import SCALE_VALUES
from desktop.system.locale import _, format_number
from desktop.system.resources import choice_label
from desktop.ui.layout import column, row
from desktop.ui.text import plain_label

LEAST, MOST = SCALE_VALUES[0], SCALE_VALUES[-1]


class _Slider(QSlider):
    """Digits are typed, the wheel is left to the page, and without a value there is no handle."""

    typed = Signal(int)

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(LEAST, MOST)
        self.setPageStep(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.has_value = False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.text() in {str(value) for value in SCALE_VALUES}:
            self.typed.emit(int(event.text()))
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()  # scrolling past must not change a judgement

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self.has_value:
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        option.subControls = QStyle.SubControl.SC_SliderGroove
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawComplexControl(QStyle.ComplexControl.CC_Slider, option)


class ScaleRow(QWidget):
    """The label, the slider, and the word of the value. `changed(value)` comes once, when it is let go."""

    changed = Signal(int)

    def __init__(self, label: str, catalogue: str, *, name: str) -> None:
        super().__init__()
        self._label, self._catalogue = label, catalogue
        self._value: int | None = None
        lines = column(self, spacing=2)
        head = row(spacing=6)
        head.addWidget(plain_label(label, role="label", wrap=False))
        self.words = plain_label("", name=f"{name}.words")
        self.words.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.words, 1)
        lines.addLayout(head)
        self.slider = _Slider()
        self.slider.setObjectName(name)
        lines.addWidget(self.slider)
        self.slider.typed.connect(self._on_settled)
        self.slider.sliderReleased.connect(self._on_released)
        self.slider.valueChanged.connect(self._on_moved)
        self.slider.actionTriggered.connect(self._on_action)
        self.show_value(None)

    @property
    def value(self) -> int | None:
        """The value now, None for none."""
        return self._value

    def show_catalogue(self, catalogue: str) -> None:
        """Take the words of another scale."""
        self._catalogue = catalogue
        self._say(self._value)

    def show_value(self, value: int | None) -> None:
        """Show a value; None is "not placed yet"."""
        self._value = value
        self.slider.has_value = value is not None
        self.slider.blockSignals(True)
        self.slider.setValue(value if value is not None else LEAST)
        self.slider.blockSignals(False)
        self._say(value)
        self.slider.update()

    def _say(self, value: int | None) -> None:
        if value is None:
            words = _("not placed yet")
        else:
            words = f"{format_number(value)}  {choice_label(self._catalogue, str(value))}"
        self.words.setText(words)
        self.slider.setAccessibleName(f"{self._label}: {words}")

    def _on_moved(self, value: int) -> None:
        self.slider.has_value = True
        self._say(value)
        if not self.slider.isSliderDown():
            self._on_settled(value)

    def _on_action(self, _action: int) -> None:
        # Without a value the slider stands at its first step: pressing towards it must count as well.
        if not self.slider.has_value and not self.slider.isSliderDown():
            self._on_settled(self.slider.sliderPosition())

    def _on_released(self) -> None:
        self._on_settled(self.slider.value())

    def _on_settled(self, value: int) -> None:
        if value != self._value:
            self.show_value(value)
            self.changed.emit(value)
