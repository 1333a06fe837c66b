"""Prints a drawing on one sheet, as large as it fits, in the colours of paper."""

from __future__ import annotations

from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from desktop.domain.layout.drawing import Drawing
from desktop.ui.canvas.painting import paint
from desktop.ui.tokens import LIGHT


def ask_and_print(drawing: Drawing, parent: QWidget) -> bool:
    """Let a person choose the printer; False when they did not."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if drawing.width > drawing.height:
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
        return False
    print_on(drawing, printer)
    return True


def print_on(drawing: Drawing, printer: QPrinter) -> None:
    """Put a drawing on the sheet of a printer."""
    painter = QPainter(printer)
    sheet = printer.pageLayout().paintRectPixels(printer.resolution())
    scale = min(sheet.width() / drawing.width, sheet.height() / drawing.height)
    painter.scale(scale, scale)
    paint(painter, drawing, LIGHT)
    painter.end()
