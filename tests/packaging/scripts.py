"""The scripts of packaging/, which are run by path and never imported by the program."""

from __future__ import annotations

import importlib.util
from types import ModuleType

from tests.architecture.sources import TOP


def script(name: str) -> ModuleType:
    """One of them as a module."""
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", TOP / "packaging" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
