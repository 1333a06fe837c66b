"""What a bundle may hold: the build ends, and a test fails, at a file that packaging/bundle.toml does not allow."""

from __future__ import annotations

import fnmatch
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

RULES = tomllib.loads((Path(__file__).parent / "bundle.toml").read_text(encoding="utf-8"))


def unwelcome(files: Iterable[str]) -> list[str]:
    """The files of a bundle that we do not ship; paths with forward slashes."""
    return [path for path in files if _is_unwelcome(path)]


def _is_unwelcome(path: str) -> bool:
    base = path.rpartition("/")[2]
    bare = base.split(".")[0].removeprefix("lib")
    if any(fnmatch.fnmatch(base, pattern) for pattern in RULES["leave_out"]["libraries"]):
        return True
    if path.count("/") == 1 and ".so" in base and "cpython" not in base and ".abi3" not in base:
        return not any(fnmatch.fnmatch(base, pattern) for pattern in RULES["system"]["carried"])
    if bare.startswith("Qt6"):
        return bare not in RULES["qt"]["libraries"]
    if re.search(r"/Qt\w+\.(abi3\.so|pyd)$", path):
        return bare not in RULES["qt"]["modules"]
    if "/plugins/" in path and "PySide6" in path:
        return f"{path.split('/')[-2]}/{bare}" not in RULES["qt"]["plugins"]
    return base.endswith((".qm", ".qml", ".pyi", ".pot")) or "/qml/" in path
