"""Work on bytes of others in a process of its own, with limits on time and memory.

A broken or hostile file can then take down that process and never the window. The child is this program again,
called with the hidden word `apart`, so it works frozen too. A task is one function by name; what it is given and what
it returns goes through JSON.
"""

from __future__ import annotations

import importlib
import json
import logging
import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import subprocess

WORD = "apart"

# What a child may do, and where it is. Nothing else can be called through it.
TASKS = {
    "read_pack": "desktop.distribution.pack_content:read_pack",
    "render_pages": "desktop.guidance.pack_pages:render_pages",
    "check_sample": "desktop.workspace.samples:problem_of",
    "read_document": "desktop.exchange.documents:read_here",
    "graph_measures": "desktop.analysis.graph:measures_here",
    "graph_places": "desktop.analysis.graph:places_here",
    "read_tables": "desktop.exchange.table_bytes:read_here",
}
_log = logging.getLogger("desktop.system.apart")
_FAILED, _OUT_OF_MEMORY = 3, 4
_WAIT = 0.1


class Apart(Exception):
    """The task came to no end: `code` is "too_slow", "too_big" (memory), "failed" or "cancelled"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def run_apart(
    task: str,
    given: dict[str, Any],
    *,
    seconds: float = 60.0,
    megabytes: int = 1500,
    cancelled: threading.Event | None = None,
) -> Any:
    """Run `TASKS[task](**given)` in a child and return its result (JSON values). Raises Apart.

    `megabytes` limits the child's address space where the system can do that (not on Windows). `cancelled`, when set,
    ends the child within a tenth of a second.
    """
    import subprocess  # on use: the hidden word is looked for at every start

    if task not in TASKS:
        raise KeyError(task)
    order = json.dumps({"task": task, "given": given, "megabytes": megabytes}).encode()
    child = subprocess.Popen(
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},  # it finds what this process found
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # no black window on Windows
    )
    try:
        out = _talk(child, order, seconds, cancelled)
    finally:
        if child.poll() is None:
            child.kill()
            child.communicate()
    if child.returncode == _OUT_OF_MEMORY:
        raise Apart("too_big")
    if child.returncode != 0:
        _log.warning("The task %s ended with %s", task, child.returncode)
        raise Apart("failed")
    return json.loads(out)


def _talk(
    child: subprocess.Popen[bytes], order: bytes, seconds: float, cancelled: threading.Event | None
) -> bytes:
    """What the child answers. The order is sent once; while waiting, `cancelled` is looked at."""
    from subprocess import TimeoutExpired  # on use, as above

    left, first = seconds, True
    while left > 0:
        if cancelled is not None and cancelled.is_set():
            raise Apart("cancelled")
        try:
            return child.communicate(order if first else None, timeout=min(_WAIT, left))[0]
        except TimeoutExpired:
            left, first = left - _WAIT, False
    raise Apart("too_slow")


def _command() -> list[str]:
    return [*own_command(), WORD]


def own_command() -> list[str]:
    """How this program is started once more: frozen or from its sources.

    On Windows the window's program (mainstayw.exe) has no console to read from; its twin for the command line has.
    """
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-m", "desktop"]
    twin = Path(sys.executable).with_name("mainstay.exe")
    return [str(twin)] if os.name == "nt" and twin.is_file() else [sys.executable]


def serve() -> int:
    """The child's whole life: read the order from standard input, do it, answer on standard output; the exit code."""
    try:
        order = json.loads(sys.stdin.buffer.read())
        _limit(int(order["megabytes"]))
        module, _colon, name = TASKS[order["task"]].partition(":")
        answer = getattr(importlib.import_module(module), name)(**order["given"])
        text = json.dumps(answer)
    except MemoryError:
        return _OUT_OF_MEMORY
    except Exception:
        _log.exception("A task in a process of its own failed")
        return _FAILED
    sys.stdout.write(text)
    sys.stdout.flush()
    return 0


def _limit(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit remains
        return
    most = megabytes * 1024 * 1024
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
