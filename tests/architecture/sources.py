"""Our own source files, read and parsed once for the tests of this folder."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

TOP = Path(__file__).parents[2]
PROGRAM = TOP / "desktop"


@cache
def program_files() -> tuple[Path, ...]:
    """Every Python file of the program itself."""
    return tuple(sorted(PROGRAM.rglob("*.py")))


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of one file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def name(path: Path) -> str:
    """The path as people write it: from the top where it is below that, with forward slashes."""
    return (path.relative_to(TOP) if path.is_relative_to(TOP) else path).as_posix()


def imported(module: ast.Module) -> list[tuple[str, int]]:
    """The modules that a file names in its import statements, wherever they stand, each with its line."""
    found: list[tuple[str, int]] = []
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append((node.module, node.lineno))
            found += [(f"{node.module}.{alias.name}", node.lineno) for alias in node.names]
    return found
