"""The hard limits and rules that keep the house habitable. Each failure says where and what to do.

Who may import whom is import-linter's subject (pyproject.toml, "rooms"); here stands what it cannot say.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.sources import PROGRAM, TOP, imported, name, program_files, tree

FILE_LINES = 500
FUNCTION_LINES = 60
CLASS_LINES = 300
MEASURED = (*program_files(), TOP / "dev.py")

# Names that say nothing: such a file collects what nobody could place.
BANNED_NAMES = {
    *("util", "utils", "misc", "common", "helper", "helpers", "manager", "managers", "stuff", "various"),
}
# The program is offline by construction: nothing of it can open a connection.
NETWORK = {
    *("socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "imaplib", "poplib", "xmlrpc"),
    *("asyncio", "socketserver", "webbrowser", "requests", "httpx", "urllib3", "aiohttp"),
    *("PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebSockets"),
}
FOLDERS_OF_DATA = ("handbook", "resources", "packaging")


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    """Lines from the `def` or `class` to the end; decorators and comments above are not counted."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _too_long(path: Path) -> Iterator[str]:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    if lines > FILE_LINES:
        yield f"{name(path)}: {lines} lines (limit {FILE_LINES})"
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _length(node) > FUNCTION_LINES:
            yield f"{name(path)}:{node.lineno} {node.name}: {_length(node)} lines (limit {FUNCTION_LINES})"
        if isinstance(node, ast.ClassDef) and _length(node) > CLASS_LINES:
            yield f"{name(path)}:{node.lineno} {node.name}: {_length(node)} lines (limit {CLASS_LINES})"


def test_files_functions_and_classes_are_short() -> None:
    found = [line for path in MEASURED for line in _too_long(path)]
    assert not found, "Which one thing is each about? Split where the subject changes:\n" + "\n".join(found)


def test_no_room_without_a_name_of_its_own() -> None:
    found = [
        name(path)
        for path in program_files()
        if {part.removesuffix(".py").strip("_") for part in path.relative_to(PROGRAM).parts} & BANNED_NAMES
    ]
    assert not found, f"Name these after what they are about: {found}"


def test_every_module_says_what_it_is_for() -> None:
    found = [name(path) for path in MEASURED if not (ast.get_docstring(tree(path)) or "").strip()]
    assert not found, f"No docstring at the top: {found}"


def test_only_the_window_knows_qt() -> None:
    found = [
        f"{name(path)}:{line} {module}"
        for path in program_files()
        if path != PROGRAM / "app.py" and not path.is_relative_to(PROGRAM / "ui")
        for module, line in imported(tree(path))
        if module.split(".")[0] in ("PySide6", "shiboken6")
    ]
    assert not found, f"Qt belongs in desktop/ui and desktop/app.py only: {found}"


def test_nothing_can_open_a_connection() -> None:
    found = [
        f"{name(path)}:{line} {module}"
        for path in program_files()
        for module, line in imported(tree(path))
        if any(module == banned or module.startswith(f"{banned}.") for banned in NETWORK)
    ]
    assert not found, f"Mainstay is an offline program: {found}"


def test_one_module_knows_where_things_are() -> None:
    found = []
    for path in program_files():
        if name(path) == "desktop/system/paths.py":
            continue
        for node in ast.walk(tree(path)):
            by_name = isinstance(node, ast.Name) and node.id == "__file__"
            frozen = isinstance(node, ast.Attribute) and node.attr in ("_MEIPASS", "__file__")
            as_text = isinstance(node, ast.Constant) and node.value == "_MEIPASS"
            if by_name or frozen or as_text:
                found.append(f"{name(path)}:{node.lineno}")
    assert not found, f"Ask desktop/system/paths.py where handbook and resources are: {found}"


def test_folders_of_data_hold_no_package() -> None:
    found = [name(path) for folder in FOLDERS_OF_DATA for path in (TOP / folder).rglob("__init__.py")]
    assert not found, f"An __init__.py here hides libraries of the same name: {found}"


def test_imports_stand_without_dots() -> None:
    found = [
        f"{name(path)}:{node.lineno}"
        for path in program_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert not found, f"Write the whole name, so that searching for a module finds its users: {found}"


def test_the_limits_are_noticed(tmp_path: Path) -> None:
    path = tmp_path / "long.py"
    inner = "    x = 1\n"
    within = "def f():\n" + inner * (FUNCTION_LINES - 1) + "class C:\n" + inner * (CLASS_LINES - 1)
    path.write_text(within, "utf-8")
    assert list(_too_long(path)) == []
    beyond = "def g():\n" + inner * FUNCTION_LINES + "class D:\n" + inner * CLASS_LINES
    path = tmp_path / "longer.py"
    path.write_text(beyond + "x = 1\n" * FILE_LINES, "utf-8")
    assert [line.partition("longer.py")[2].split(" (")[0] for line in _too_long(path)] == [
        f": {FUNCTION_LINES + CLASS_LINES + 2 + FILE_LINES} lines",
        f":1 g: {FUNCTION_LINES + 1} lines",
        f":{FUNCTION_LINES + 2} D: {CLASS_LINES + 1} lines",
    ]
