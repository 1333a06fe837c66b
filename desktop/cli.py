"""The entry of the program: `mainstay [FILE]` opens the window, `mainstay COMMAND ...` works without one.

Nothing but the standard library is imported here: whoever opens the window must not wait for the commands
(click alone costs a fifth of what Qt needs to start). The commands live in desktop/commands/.
"""

from __future__ import annotations

import importlib
import logging
import os
import sys
from pathlib import Path

from desktop.commands import COMMANDS
from desktop.domain.words import N_
from desktop.system import apart, log, portable
from desktop.system.locale import _, show

PROBLEM, USAGE, INTERRUPTED = 1, 2, 130

_BROKEN = N_(
    "Something went wrong inside Mainstay. Your workbook was left as it was. The log has the details: {log}"
)
_log = logging.getLogger("desktop.cli")


def main(arguments: list[str] | None = None) -> int:
    """Run the program with `arguments` (default: the process's own); the exit code.

    0 is good, 1 means that the file or the result has a problem, 2 that the command was not understood.
    People get one sentence on standard error and never a traceback; that goes to the log.
    """
    given = sys.argv[1:] if arguments is None else arguments
    _prepare_streams()
    try:
        given = portable.take(given)
        _prepare()
        if given == [apart.WORD]:
            return apart.serve()
        file = window_file(given)
        if file is not None or not given:
            return _window(file)
        from desktop.commands.group import run

        return run(given)
    except portable.BadFolder as problem:
        print(show(problem.message), file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return PROBLEM
    except Exception:
        _log.exception("The program stopped")
        print(_(_BROKEN).format(log=log.path()), file=sys.stderr)
        return PROBLEM


def window_file(given: list[str]) -> Path | None:
    """The file that the window is asked to open, or None when `given` is a command or an option.

    A double click hands over one path, whatever its name: "-draft.mainstay" is a file when it exists. A word
    that is no command and looks like no path is left to the commands, which say that they do not know it.
    """
    after_dashes = len(given) == 2 and given[0] == "--"
    if after_dashes:
        return Path(given[1])
    if len(given) != 1 or not given[0] or given[0] in COMMANDS:
        return None
    path = Path(given[0])
    looks_like_path = bool(path.suffix) or any(sign in given[0] for sign in (os.sep, os.altsep) if sign)
    is_option = given[0].startswith("-")
    return path if path.is_file() or (looks_like_path and not is_option) else None


def _window(file: Path | None) -> int:
    # Once PySide6 is loaded it reads the source of every module that is imported after it: what needs no Qt comes
    # before, which saves a tenth of the start.
    importlib.import_module("desktop.workspace.workspace")
    importlib.import_module("desktop.guidance.handbook")
    from desktop.app import run_window

    return run_window(file)


def _prepare() -> None:
    """The portable folder, the log, the language that the person chose; none may keep the program from starting."""
    from desktop.system.locale import activate
    from desktop.system.settings import Settings

    portable.start()
    log.start()
    activate(Settings.load().language or "en")


def _prepare_streams() -> None:
    """Let every character be printed, also on a Windows console or into a file with an old code page."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:  # no console at all (mainstayw.exe), or a test's own stream
            continue
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="replace")


def _drop_output() -> None:
    """After `mainstay ... | head`: nobody reads any more, and Python must not complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
