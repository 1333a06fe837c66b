"""The handbook: a page after a click, results after a keystroke, and what the unopened handbook costs at the start."""

from __future__ import annotations

import gc
import random
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget

from desktop.guidance.build import write_book
from desktop.guidance.handbook import Handbook
from desktop.guidance.sources import Book
from desktop.guidance.words import plain
from desktop.system import locale, paths
from desktop.ui.handbook_contents import HandbookContents
from desktop.ui.handbook_view import HandbookView
from desktop.ui.theme import Theme, load_more_fonts
from tests.benchmarks.measure import Result, in_turn, milliseconds, result
from tests.benchmarks.searching import make_pages, vocabulary

PAGES, WORDS, LIMIT, PAIRS = 12, 20, 30, 9
SIZE = (1150, 720)
_BARE = (
    "SELECT rowid, title, snippet(entry, 4, '[', ']', '...', 24) FROM entry "
    "WHERE entry MATCH ? ORDER BY rank LIMIT ?"
)


def _dressed() -> tuple[QApplication, Theme]:
    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    locale.activate("en")
    theme = Theme(app)
    load_more_fonts()
    theme.apply()
    return app, theme


def _painted(widget: QWidget, change: Callable[[], object]) -> float:
    """How long until a change is on the screen."""

    def work() -> None:
        change()
        widget.repaint()

    return milliseconds(work)


class _Paints(QObject):
    """Notices when a window has painted what changed in it, and `wanted` was among that."""

    def __init__(self, window: QWidget, wanted: QWidget) -> None:
        super().__init__()
        self._window, self._wanted = window, wanted
        self._among = False
        self.at = 0.0
        window.installEventFilter(self)
        wanted.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self._wanted and event.type() is QEvent.Type.Paint:
            self._among = True
        if watched is self._window and event.type() is QEvent.Type.UpdateRequest and not self.at:
            self._window.event(event)  # paints
            self.at = time.perf_counter() if self._among else 0.0
            return True
        return False


def _on_screen(app: QApplication, window: QWidget, wanted: QWidget, change: Callable[[], object]) -> float:
    """Milliseconds until the window has painted a change by itself; what it does afterwards is waited for as well."""
    gc.collect()
    paints = _Paints(window, wanted)
    started = time.perf_counter()
    change()
    while not paints.at:
        app.processEvents()
    window.removeEventFilter(paints)
    wanted.removeEventFilter(paints)
    for _ in range(3):
        app.processEvents()
    return (paints.at - started) * 1000


def _page_after_click(app: QApplication, theme: Theme) -> list[Result]:
    view = HandbookView(Handbook.open("en"), theme)
    theme.dress(view)
    view.resize(*SIZE)
    view.show()
    QTest.qWaitForWindowExposed(view)
    bare = QTextBrowser()
    bare.resize(view.reader.size())
    bare.show()
    QTest.qWaitForWindowExposed(bare)
    ids = list(view._titles)[:: max(1, len(view._titles) // PAGES)]
    texts = {}
    for page in ids:
        view.show_place(page)
        texts[page] = view.reader.toPlainText()

    def ours() -> float:
        shown = view.reader.viewport()
        return sum(_on_screen(app, view, shown, lambda page=page: view.show_place(page)) for page in ids)  # type: ignore[misc]

    def floor() -> float:
        shown = bare.viewport()
        return sum(
            _on_screen(app, bare, shown, lambda page=page: bare.setPlainText(texts[page])) for page in ids
        )  # type: ignore[misc]

    def everything(change: Callable[[], object]) -> float:
        def work() -> None:
            change()
            for _ in range(4):
                app.processEvents()

        return milliseconds(work)

    def ours_whole() -> float:
        return sum(everything(lambda page=page: view.show_place(page)) for page in ids)  # type: ignore[misc]

    def floor_whole() -> float:
        return sum(everything(lambda page=page: bare.setPlainText(texts[page])) for page in ids)  # type: ignore[misc]

    count = len(ids)
    pairs = [(a / count, b / count) for a, b in in_turn(ours, floor, PAIRS)]
    whole = [(a / count, b / count) for a, b in in_turn(ours_whole, floor_whole, PAIRS)]
    view.close()
    bare.close()
    method = (
        "from the click until the window has painted the page with its title as far as it can be seen, over "
        "setPlainText of the same words in a bare text browser until that is painted; "
        f"{count} pages, in turn, {PAIRS} pairs"
    )
    whole_method = (
        "the same until nothing is left to do: the page below the edge of the window, contents, headings, note and "
        "neighbours, which come after the first painting"
    )
    return [
        result("page after a click", pairs, "ms", 1.3, method),
        result("page, all around it", whole, "ms", None, whole_method),
    ]


def _keystroke(name: str, handbook: Handbook, questions: list[str], theme: Theme) -> Result:
    contents = HandbookContents(handbook, theme)
    theme.dress(contents)
    contents.resize(260, SIZE[1])
    contents.show()
    QTest.qWaitForWindowExposed(contents)
    asked = [" ".join(f'"{plain(word)}"' for word in question.split()) for question in questions]
    connection = handbook._connection

    def look(question: str) -> None:
        contents.search.setText(question)
        contents._pause.stop()
        contents._on_search()

    def ours() -> float:
        return sum(_painted(contents, lambda q=question: look(q)) for question in questions)  # type: ignore[misc]

    def floor() -> float:
        return milliseconds(lambda: [connection.execute(_BARE, (q, LIMIT)).fetchall() for q in asked])

    pairs = [(a / len(questions), b / len(questions)) for a, b in in_turn(ours, floor, PAIRS)]
    contents.close()
    method = (
        f"from the end of the pause after a keystroke (80 ms, on purpose) until groups, snippets, terms and meanings "
        f"are painted, over the bare FTS5 query for the same words; {len(questions)} questions, in turn, {PAIRS} pairs"
    )
    return result(name, pairs, "ms", None, method)


def run(folder: Path) -> list[Result]:
    """The ratios of reading."""
    app, theme = _dressed()
    rng = random.Random(2012)
    words = vocabulary()
    questions = [" ".join(rng.choices(words, k=1 + number % 3)) for number in range(WORDS)]
    large = folder / "built" / "en.db"
    large.parent.mkdir()
    (folder / "none").mkdir()
    write_book(Book(title="Large", parts=(("all", "All"),), pages=tuple(make_pages(rng, words))), large)
    book = Handbook.open("en", folder=folder / "none", built=large.parent)
    found = [
        *_page_after_click(app, theme),
        _keystroke("keystroke, handbook", Handbook.open("en"), questions, theme),
        _keystroke("keystroke, 20,000 pages", book, questions, theme),
        _unopened(folder),
    ]
    book.close()
    return found


def _unopened(folder: Path) -> Result:
    """The window opens the file of the handbook and reads nothing of it; the floor is opening an empty database."""
    empty = folder / "empty.db"
    with closing(sqlite3.connect(empty)) as connection:
        connection.execute("PRAGMA user_version = 1")
    built = paths.built() / "handbook"
    (folder / "no-sources").mkdir(exist_ok=True)

    def ours() -> None:
        Handbook.open("en", folder=folder / "no-sources", built=built).close()

    def floor() -> None:
        with closing(sqlite3.connect(f"{empty.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            connection.execute("PRAGMA user_version").fetchone()

    pairs = in_turn(lambda: milliseconds(ours), lambda: milliseconds(floor), 41)
    method = (
        "what the start pays for a handbook that nobody opens: one file opened and its version read, over the same "
        "with an empty file; no page, no index and no part of the reader is loaded (tests/architecture)"
    )
    return result("unopened handbook at start", pairs, "ms", None, method)
