"""The style sheet, made from tokens: one look for every control, light or dark, at every text size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from desktop.ui.tokens import Tokens

_SHEET = """
QWidget { color: @text; font-size: @13px; }
QMainWindow, QWidget#shell, QWidget#page, QScrollArea, QWidget#scrolled { background: @ground; border: none; }
QWidget#topbar { background: @surface; border-bottom: 1px solid @line; }
QWidget#rail { background: @surface; }
QWidget#guidance { background: @surface; }
QWidget#bottombar { background: @surface; border-top: 1px solid @line; }
QWidget#welcome_side, QScrollArea#welcome_side { background: @banner; }
QWidget#welcome_side QLabel { color: #ffffff; }
QPushButton[role="on-banner"] { background: transparent; border: 1px solid #ffffff; color: #ffffff; padding: 4px 10px; }
QPushButton[role="on-banner"]:hover { background: @focus; }
QPushButton[role="on-banner"]:focus { border: 2px solid #ffffff; padding: 3px 9px; }
QFrame[role="card"] { background: @surface; border: 1px solid @line; border-radius: 8px; }
QFrame[role="card-top"] { background: @surface; border: 1px solid @line; border-top: 3px solid @accent; border-radius: 8px; }
QFrame[role="banner"] { background: @tint; border: none; border-bottom: 1px solid @line; }
QFrame[role="warning"] { background: @attention_tint; border: none; border-bottom: 1px solid @line; }
QFrame[role="callout"] { background: @tint; border: none; border-radius: 6px; }
QFrame[role="rule"] { background: @line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="vrule"] { background: @line; border: none; max-width: 1px; min-width: 1px; }
QLabel { background: transparent; }
QLabel[role="brand"] { font-size: @15px; font-weight: 700; color: @heading; }
QLabel[role="title"] { font-size: @20px; font-weight: 700; color: @heading; }
QLabel[role="big"] { font-size: @30px; font-weight: 700; }
QLabel[role="lead"] { font-size: @16px; }
QLabel[role="heading"] { font-size: @15px; font-weight: 700; color: @heading; }
QLabel[role="strong"] { font-weight: 700; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="label"] { color: @muted; font-size: @12px; }
QLabel[role="caption"] { color: @muted; font-size: @11px; font-weight: 700; }
QLabel[role="problem"] { color: @attention_text; font-size: @12px; }
QLabel[role="attention"] { color: @attention_text; font-weight: 700; }
QLabel[role="chip-check"] { background: @attention_tint; color: @attention_text; border-radius: 9px; padding: 1px 8px; font-size: @12px; }
QLabel[role="chip-next"] { background: @tint; color: @heading; border-radius: 9px; padding: 1px 8px; font-size: @12px; }
QLabel[role="chip-done"] { background: @done_tint; color: @done_text; border-radius: 9px; padding: 1px 8px; font-size: @12px; }
QLabel[role="key"] { border: 1px solid @line; border-radius: 4px; padding: 1px 6px; font-size: @11px; font-weight: 700; }
QPushButton { background: @surface; border: 1px solid @line; border-radius: 6px; padding: 6px 12px; }
QPushButton:hover { background: @tint; }
QPushButton:pressed { background: @line; }
QPushButton:focus { border: 2px solid @focus; padding: 5px 11px; }
QPushButton:disabled { color: @muted; background: @ground; }
QPushButton[role="primary"] { background: @accent; color: @accent_text; border: 1px solid @accent; font-weight: 700; }
QPushButton[role="primary"]:hover { background: @focus; color: @surface; }
QPushButton[role="primary"]:focus { border: 2px solid @text; }
QPushButton[role="primary"]:disabled { background: @line; color: @muted; border: 1px solid @line; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: @focus; padding: 2px 2px; text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 1px solid @focus; border-radius: 4px; }
QPushButton[role="brand"] { background: transparent; border: 1px solid transparent; color: @heading; font-size: @15px; font-weight: 700; padding: 2px; }
QPushButton[role="brand"]:focus { border: 1px solid @focus; border-radius: 4px; }
QPushButton[role="tab"] { background: @tint; color: @heading; border: 1px solid @tint; border-radius: 11px; padding: 3px 10px; font-size: @12px; }
QPushButton[role="tab"]:checked { background: @accent; color: @accent_text; border-color: @accent; }
QPushButton[role="tab"]:focus { border: 2px solid @focus; padding: 2px 9px; }
QPushButton[role="rail"] { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 6px 9px; text-align: left; }
QPushButton[role="rail-narrow"] { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 6px 0; }
QPushButton[role="rail-narrow"]:checked { background: @tint; }
QPushButton[role="rail-narrow"]:focus { border: 1px solid @focus; }
QPushButton[role="rail"]:hover { background: @sunken; border-color: @line; }
QPushButton[role="rail"]:checked { background: @tint; color: @heading; font-weight: 700; }
QPushButton[role="rail"]:focus { border: 1px solid @focus; }
QPushButton[role="tile"] { background: @surface; border: 1px solid @line; border-radius: 8px; padding: 0; text-align: left; }
QPushButton[role="tile"]:hover { border: 1px solid @focus; background: @sunken; }
QPushButton[role="tile"]:focus { border: 2px solid @focus; }
QPushButton[role="step"] { background: transparent; border: 1px solid transparent; border-radius: 14px; padding: 4px 10px; color: @muted; }
QPushButton[role="step"]:hover { background: @tint; }
QPushButton[role="step"]:checked { background: @accent; color: @accent_text; }
QPushButton[role="step"]:focus { border: 1px solid @focus; }
QLineEdit, QPlainTextEdit, QComboBox, QTextBrowser, QSpinBox { background: @surface; border: 1px solid @line; border-radius: 6px; padding: 5px 8px; selection-background-color: @accent; selection-color: @accent_text; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus { border: 2px solid @focus; padding: 4px 7px; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: @sunken; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @line; selection-background-color: @tint; selection-color: @text; padding: 4px; }
QTextBrowser { border: none; background: @ground; padding: 0; }
QCheckBox, QRadioButton { spacing: 8px; padding: 2px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: 8px; height: 8px; padding: 3px; border: 1px solid @muted; background-clip: content; background-color: transparent; }
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked { background-color: @focus; border: 1px solid @focus; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid @focus; padding: 2px; }
QComboBox::drop-down { border: none; width: 22px; background: transparent; }
QComboBox::down-arrow { image: none; width: 9px; height: 5px; background: qconicalgradient(cx:0.5, cy:1, angle:0, stop:0 transparent, stop:0.176 transparent, stop:0.177 @muted, stop:0.323 @muted, stop:0.324 transparent, stop:1 transparent); }
QCheckBox:focus, QRadioButton:focus { outline: none; color: @heading; text-decoration: underline; }
QTableView, QTreeView, QListView { background: @surface; border: 1px solid @line; border-radius: 6px; alternate-background-color: @sunken; selection-background-color: @tint; selection-color: @text; gridline-color: @line; outline: none; }
QTableView::item, QTreeView::item, QListView::item { padding: 4px 6px; border: none; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected { background: @tint; color: @text; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 1px solid @focus; }
QTreeView[role="plain"], QListView[role="plain"] { background: transparent; border: 1px solid transparent; }
QTreeView[role="plain"]:focus, QListView[role="plain"]:focus { border: 1px solid @focus; }
QHeaderView { background: @surface; border: none; }
QHeaderView::section { background: @surface; color: @muted; border: none; border-bottom: 1px solid @line; padding: 6px 8px; font-weight: 700; }
QTableCornerButton::section { background: @surface; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @line; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @line; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }
QProgressBar::chunk { background: @accent; border-radius: 4px; }
QSplitter::handle { background: transparent; }
QToolTip { background: @surface; color: @text; border: 1px solid @line; padding: 4px; }
QMenu { background: @surface; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: @tint; }
QCalendarWidget QWidget { background: @surface; }
"""


def style_sheet(tokens: Tokens, px: Callable[[float], int]) -> str:
    """The whole style sheet in these colours; `px` scales text sizes."""
    sheet = _SHEET
    for size in (11, 12, 13, 15, 16, 20, 30):
        sheet = sheet.replace(f"@{size}px", f"{px(size)}px")
    # Longest names first, so that @accent does not eat the beginning of @accent_text.
    for name, colour in sorted(asdict(tokens).items(), key=lambda item: -len(item[0])):
        sheet = sheet.replace(f"@{name}", colour)
    return sheet


def document_style(tokens: Tokens, px: Callable[[float], int]) -> str:
    """The style sheet of handbook pages: Qt's rich text knows few properties, and no boxes."""
    t = tokens
    return f"""
    body {{ color: {t.text}; font-size: {px(14)}px; }}
    h1 {{ color: {t.heading}; font-size: {px(22)}px; }}
    h2 {{ color: {t.heading}; font-size: {px(17)}px; margin-top: 18px; }}
    h3 {{ color: {t.heading}; font-size: {px(15)}px; }}
    a {{ color: {t.focus}; text-decoration: none; }}
    p, li {{ line-height: 118%; }}
    table.grid {{ border-collapse: collapse; border-color: {t.line}; }}
    table.grid th {{ background-color: {t.tint}; color: {t.text}; padding: 6px; text-align: left; }}
    table.grid td {{ padding: 6px; }}
    td.practice {{ background-color: {t.tint}; padding: 10px; }}
    td.room {{ background-color: {t.done_tint}; padding: 10px; }}
    td.trap {{ background-color: {t.attention_tint}; padding: 10px; }}
    td.note {{ background-color: {t.tint}; padding: 10px; }}
    .muted {{ color: {t.muted}; }}
    """
