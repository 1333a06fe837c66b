"""The look: bundled fonts, palette and one style sheet made from the tokens."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop.system import locale, paths
from desktop.ui.style import style_sheet
from desktop.ui.tokens import Tokens, tokens_for

FAMILY = "Noto Sans"
BODY = 13  # pixels at 100 %
SIZES = (100, 115, 130, 150)  # percent
_LOOK = "look"


class Theme(QObject):
    """Applies a look to the application and says when it changed.

    The style sheet is given to the parts of the window that are on show, each by itself (`dress`); a page that is
    hidden gets it when it is shown. Given to the window, Qt would work out the look of all pages ever opened at once,
    which took a second; given to the application, pages also took three times as long to open.
    """

    dressing = Signal()  # what is on show takes on the new look now
    changed = Signal()  # it did: whoever measures words or colours can do so

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.tokens: Tokens = tokens_for(dark=False, contrast=False)
        self.dark = False
        self.percent = 100
        self._sheet, self._number = "", 0
        if app.style().objectName() != "fusion":  # set again, it would dress every widget that lives
            app.setStyle("Fusion")
        _load_fonts()

    def px(self, size: float) -> int:
        """A length in pixels at the chosen text size."""
        return round(size * self.percent / 100)

    def apply(self, *, theme: str = "light", contrast: bool = False, percent: int = 100) -> None:
        """Show a look: theme "light", "dark" or "system", text size in percent (100 to 150)."""
        self.dark = theme == "dark" or (theme == "system" and self._system_is_dark())
        self.percent = max(100, min(150, percent))
        self.tokens = tokens_for(dark=self.dark, contrast=contrast)
        font = QFont(FAMILY)
        font.setFamilies([FAMILY, "Noto Naskh Arabic"])
        font.setPixelSize(self.px(BODY))
        self._app.setFont(font)
        self._app.setPalette(_palette(self.tokens))
        self._sheet = style_sheet(self.tokens, self.px)
        self._number += 1
        right_to_left = locale.is_right_to_left()
        self._app.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        )
        self.dressing.emit()
        self.changed.emit()

    def dress(self, *parts: QWidget) -> None:
        """Give parts of the window the look of now; those that have it already are left alone."""
        for part in parts:
            if part.property(_LOOK) != self._number:
                part.setProperty(_LOOK, self._number)
                part.setFont(self._app.font())  # the application's own does not pass into a part with a sheet
                part.setStyleSheet(self._sheet)

    def _system_is_dark(self) -> bool:
        return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark


def _load_fonts() -> None:
    for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / name))


def load_more_fonts() -> None:
    """Load the faces that the first painted window does not need: italics and Arabic."""
    for path in sorted((paths.resources() / "fonts").glob("*.ttf")):
        if path.name not in {"NotoSans-Regular.ttf", "NotoSans-Bold.ttf"}:
            QFontDatabase.addApplicationFont(str(path))


def _palette(t: Tokens) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in {
        roles.Window: t.ground,
        roles.WindowText: t.text,
        roles.Base: t.surface,
        roles.AlternateBase: t.sunken,
        roles.Text: t.text,
        roles.Button: t.surface,
        roles.ButtonText: t.text,
        roles.ToolTipBase: t.surface,
        roles.ToolTipText: t.text,
        roles.PlaceholderText: t.muted,
        roles.Highlight: t.accent,
        roles.HighlightedText: t.accent_text,
        roles.Link: t.focus,
        roles.LinkVisited: t.focus,
        roles.Mid: t.line,
        roles.Light: t.surface,
        roles.Dark: t.line,
    }.items():
        palette.setColor(role, QColor(colour))
    for role in (roles.Text, roles.ButtonText, roles.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(t.muted))
    return palette
