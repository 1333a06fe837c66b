"""Tasks for test_apart.py, each a way in which a child can end."""

from __future__ import annotations

import os
import time


def echo(said: object) -> object:
    """What it was given."""
    return said


def sleep(seconds: float) -> None:
    """Too slow."""
    time.sleep(seconds)


def eat() -> int:
    """More memory than it may have."""
    return len(bytearray(3_000_000_000))


def stumble() -> None:
    """An error nobody foresaw."""
    raise ValueError("broken")


def die() -> None:
    """A crash in a library."""
    os._exit(139)
