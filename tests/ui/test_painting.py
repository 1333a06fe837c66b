"""Drawings in the window: every colour has its place in each look, and shapes are painted where they stand."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter

from desktop.domain.layout.drawing import DOT, ROLES, Circle, Drawing, Rect, Words
from desktop.ui.canvas.painting import colours, measure, paint
from desktop.ui.theme import Theme
from desktop.ui.tokens import tokens_for


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("contrast", [False, True])
def test_every_role_has_a_colour(dark: bool, contrast: bool) -> None:
    assert set(colours(tokens_for(dark=dark, contrast=contrast))) == set(ROLES)


def test_shapes_are_painted_where_they_stand(theme: Theme) -> None:
    drawing = Drawing(60, 40, (Rect(0, 0, 60, 40, fill="paper"), Circle(20, 10, 5, fill=DOT)))
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint(painter, drawing, theme.tokens)
    painter.end()
    palette = colours(theme.tokens)
    assert image.pixelColor(20, 10) == palette[DOT]
    assert image.pixelColor(45, 30) == palette["paper"]


def test_words_are_as_wide_as_they_were_measured(theme: Theme) -> None:
    wide, _tall = measure()("Ministry of Labour", 12)
    image = QImage(300, 40, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paint(painter, Drawing(300, 40, (Words(150, 25, "Ministry of Labour", 12, "centre"),)), theme.tokens)
    painter.end()
    dark = [x for x in range(300) for y in range(40) if image.pixelColor(x, y).lightness() < 128]
    assert abs(min(dark) - (150 - wide / 2)) < 3
    assert abs(max(dark) - (150 + wide / 2)) < 3
