"""Boxes that pages are composed of: cards, rows, scrolling columns."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.text import plain_label


def column(parent: QWidget | None = None, *, margin: int = 0, spacing: int = 8) -> QVBoxLayout:
    """A vertical layout on the 4 px grid."""
    made = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    made.setContentsMargins(margin, margin, margin, margin)
    made.setSpacing(spacing)
    return made


def row(parent: QWidget | None = None, *, margin: int = 0, spacing: int = 8) -> QHBoxLayout:
    """A horizontal layout on the 4 px grid."""
    made = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    made.setContentsMargins(margin, margin, margin, margin)
    made.setSpacing(spacing)
    return made


def frame(role: str, *, name: str = "") -> QFrame:
    """A box with a look of its own."""
    made = QFrame()
    made.setProperty("role", role)
    if name:
        made.setObjectName(name)
    return made


def card(title: str = "", *, role: str = "card", name: str = "") -> tuple[QFrame, QVBoxLayout]:
    """A white box with an optional title; returns the box and the layout inside."""
    box = frame(role, name=name)
    inside = column(box, margin=14, spacing=8)
    if title:
        inside.addWidget(plain_label(title, role="strong"))
    return box, inside


def labelled(title: str, editor: QWidget, holder: QWidget | None = None) -> QWidget:
    """An editor with its label above it; `holder` is what stands there when the editor is inside something."""
    made = QWidget()
    lines = column(made, spacing=3)
    label = plain_label(title, role="label")
    label.setBuddy(editor)
    lines.addWidget(label)
    lines.addWidget(holder or editor)
    return made


def scrolling(content: QWidget, *, name: str = "") -> QScrollArea:
    """A column that scrolls when it is taller than its place; it never scrolls sideways."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content.setObjectName(content.objectName() or "scrolled")
    area.setWidget(content)
    if name:
        area.setObjectName(name)
    return area


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
            continue
        inner = item.layout() if item is not None else None
        if inner is not None:
            clear(inner)
