"""A drop-down list that behaves: the wheel scrolls the page and not the answer, and long words end in an ellipsis."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from desktop.ui.text import set_tip


class ChoiceBox(QComboBox):
    """The one kind of drop-down list of the window."""

    def __init__(self) -> None:
        super().__init__()
        # Qt's own policy would also take the focus at a turn of the wheel.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(14)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()  # scrolling a form must not change answers

    def showPopup(self) -> None:  # noqa: N802
        """Open the list as wide as its longest words."""
        view = self.view()
        view.setMinimumWidth(min(640, max(self.width(), view.sizeHintForColumn(0) + 40)))
        super().showPopup()
        # Qt measures the lines without the space that the style sheet puts around them, and cuts off the last one.
        lines = range(min(self.count(), self.maxVisibleItems()))
        wanted = sum(view.sizeHintForRow(line) for line in lines) + 2 * view.frameWidth() + 4
        frame = view.parentWidget()
        if frame is not None and frame.height() < wanted:
            bottom = frame.screen().availableGeometry().bottom()
            top = min(frame.y(), max(0, bottom - wanted))
            frame.setGeometry(frame.x(), top, frame.width(), wanted)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        whole = self.currentText()
        shown = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, field.width() - 6)
        option.currentText = shown
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        tip = whole if shown != whole else ""
        if self.property("tip") != tip:
            self.setProperty("tip", tip)
            set_tip(self, tip)
