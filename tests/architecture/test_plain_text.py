"""Text from people is shown as plain text, and our own words go through translation.

Qt guesses whether a text is rich text, and rich text can name files: `<img src="...">` in the name of a
stakeholder makes a label, a tooltip or a message box open that file (17 kinds of widgets were measured; on
Windows a share on another computer counts as a file). So one module, desktop/ui/text.py, makes labels and
tooltips, always as plain text, and the rest of the window cannot do it another way.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import PROGRAM, name, program_files, tree

TEXT = "desktop/ui/text.py"
READER = "desktop/ui/page_text.py"  # what ui/reader.py stands on

INSTEAD = f"Use {TEXT}: plain_label(), set_plain(), set_tip()."
DIALOG = f"Its text may be read as rich text. Build the dialog from the labels of {TEXT}."

# What is refused -> (where it is allowed, what to do instead).
CLASSES: dict[str, tuple[set[str], str]] = {
    "QLabel": ({TEXT}, INSTEAD),
    "QTextEdit": (set(), "Use QPlainTextEdit."),
    "QTextBrowser": ({READER}, f"Handbook pages are shown by {READER}; for other text use QPlainTextEdit."),
    "QStaticText": (set(), "Paint with QPainter.drawText."),
}
NAMES: dict[str, tuple[set[str], str]] = {
    **dict.fromkeys(
        ("QMessageBox", "QErrorMessage", "QInputDialog", "QProgressDialog", "QWizard", "QWizardPage"),
        (set(), DIALOG),
    ),
    **dict.fromkeys(("QSplashScreen", "QWhatsThis"), (set(), DIALOG)),
    "QToolTip": ({TEXT}, INSTEAD),
    "ToolTipRole": ({TEXT}, f"Views show it as rich text. {INSTEAD}"),
    "WhatsThisRole": (set(), "Views show it as rich text; the guidance pane explains fields."),
}
METHODS: dict[str, tuple[set[str], str]] = {
    "setToolTip": ({TEXT}, INSTEAD),
    "setTextFormat": ({TEXT}, INSTEAD),
    "setWhatsThis": (set(), "The guidance pane explains fields."),
    "setHtml": ({READER}, f"Only the handbook's own cleaned pages are HTML; they are shown by {READER}."),
    "insertHtml": ({READER}, "The window shows plain text; only the handbook's built pages are HTML."),
    **dict.fromkeys(
        ("setMarkdown", "appendHtml", "insertMarkdown"),
        (set(), "The window shows plain text; only the handbook's built pages are HTML."),
    ),
    **dict.fromkeys(("setInformativeText", "setDetailedText", "setSubTitle"), (set(), DIALOG)),
}

# Calls whose text a person reads: a bare literal there would stay English in every language.
SHOWN = {
    *("QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction", "QMenu"),
    *("plain_label", "setText", "setTitle", "setWindowTitle", "setPlaceholderText", "setAccessibleName"),
    *("setAccessibleDescription", "setStatusTip", "setSuffix", "setPrefix", "addMenu"),
    *("set_tip", "set_plain"),
}
KEY = re.compile(r"F\d{1,2}")  # the same word on every keyboard; Ctrl is not


def _called(node: ast.Call) -> str:
    """The last word of what is called: `QtWidgets.QLabel(...)` and `QLabel(...)` are both QLabel."""
    target = node.func
    if isinstance(target, ast.Attribute):
        return target.attr
    return target.id if isinstance(target, ast.Name) else ""


def _refused(file: str, module: ast.Module) -> Iterator[tuple[int, str]]:
    """Lines of a file of the window that show text in a way that can be read as rich text."""

    def look(table: dict[str, tuple[set[str], str]], word: str, line: int) -> Iterator[tuple[int, str]]:
        allowed, advice = table.get(word, ({file}, ""))
        if file not in allowed:
            yield line, f"{word}: {advice}"

    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            word = _called(node)
            yield from look(CLASSES, word, node.lineno)
            if isinstance(node.func, ast.Attribute):
                yield from look(METHODS, word, node.lineno)
            if word == "addRow" and len(node.args) == 2 and not _is_label(node.args[0]):
                yield (
                    node.lineno,
                    f"addRow: a form row's text is a rich label. Give it a plain_label(). {INSTEAD}",
                )
        elif isinstance(node, ast.ClassDef):
            for base in node.bases:
                word = base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "")
                yield from look(CLASSES, word, node.lineno)
        elif isinstance(node, ast.Name):
            yield from look(NAMES, node.id, node.lineno)
        elif isinstance(node, ast.Attribute):
            yield from look(NAMES, node.attr, node.lineno)


def _is_label(node: ast.expr) -> bool:
    """Whether an argument is a label widget (`..._label`; the `.label` of a field is text) or makes one."""
    if isinstance(node, ast.Call):
        return _called(node).endswith("label")
    word = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return word.endswith("_label")


def _untranslated(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Lines that show a literal with letters in it without `_()`."""
    for node in ast.walk(module):
        if not isinstance(node, ast.Call) or _called(node) not in SHOWN:
            continue
        for argument in [*node.args, *(k.value for k in node.keywords if k.arg in ("text", "title"))]:
            parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
            for part in parts:
                text = part.value if isinstance(part, ast.Constant) else None
                if isinstance(text, str) and any(c.isalpha() for c in text) and not KEY.fullmatch(text):
                    yield node.lineno, f"{_called(node)}({text!r}): show our words through _()"


def _window_files() -> list[Path]:
    return [
        path for path in program_files() if path.is_relative_to(PROGRAM / "ui") or path == PROGRAM / "app.py"
    ]


def test_text_is_shown_as_plain_text() -> None:
    found = [
        f"{name(path)}:{line} {what}"
        for path in _window_files()
        for line, what in _refused(name(path), tree(path))
    ]
    assert not found, "\n".join(["Text from people must never be read as rich text:", *found])


def test_our_words_are_translated() -> None:
    found = [
        f"{name(path)}:{line} {what}" for path in _window_files() for line, what in _untranslated(tree(path))
    ]
    assert not found, "\n".join(["These words would stay English:", *found])


@pytest.mark.parametrize(
    "code",
    [
        "QLabel(person.name)",
        "QtWidgets.QLabel('')",
        "class Title(QLabel): pass",
        "button.setToolTip(person.name)",
        "QMessageBox.warning(self, title, text)",
        "form.addRow(field.label, editor)",
        "form.addRow(_('Name'), editor)",
        "item.setData(Qt.ItemDataRole.ToolTipRole, person.name)",
        "browser.setHtml(note)",
        "QTextEdit()",
    ],
)
def test_rich_text_is_noticed(code: str) -> None:
    assert list(_refused("desktop/ui/pages/home/page.py", ast.parse(code)))


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("desktop/ui/pages/home/page.py", "form.addRow(plain_label(field.label), editor)"),
        ("desktop/ui/pages/home/page.py", "form.addRow(self.name_label, editor)"),
        ("desktop/ui/pages/home/page.py", "line_edit.setText(person.name)"),
        ("desktop/ui/pages/home/page.py", "found: QLabel = plain_label(person.name)"),
        (TEXT, "QLabel(text).setTextFormat(Qt.TextFormat.PlainText)"),
        (TEXT, "widget.setToolTip(escape(text))"),
        (READER, "self.setHtml(page.html)"),
    ],
)
def test_plain_text_passes(file: str, code: str) -> None:
    assert not list(_refused(file, ast.parse(code)))


@pytest.mark.parametrize("code", ["QPushButton('Save')", "window.setWindowTitle(f'{name} - Mainstay')"])
def test_a_bare_word_is_noticed(code: str) -> None:
    assert list(_untranslated(ast.parse(code)))


@pytest.mark.parametrize(
    "code", ["QPushButton(_('Save'))", "badge.setText('3 / 4')", "plain_label('F1')", "mark.setText(name)"]
)
def test_a_translated_word_passes(code: str) -> None:
    assert not list(_untranslated(ast.parse(code)))
