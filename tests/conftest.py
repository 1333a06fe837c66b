"""What every test stands on: no display, no network, nobody's real folders, and no error that goes unseen.

This file is read before anything of the program, in the main process and in each worker of a parallel run,
so the surroundings are arranged right here and not in a fixture.
"""

from __future__ import annotations

import atexit
import logging
import os
import re
import shutil
import socket
import sys
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings


def _private_surroundings() -> Path:
    """A home of its own for this process and the processes it starts; removed at the end."""
    home = Path(tempfile.mkdtemp(prefix="mainstay-tests-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    folders = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "AppData" / "Roaming",
        "LOCALAPPDATA": home / "AppData" / "Local",
        # platformdirs asks Windows itself and not the two above, unless told so.
        "WIN_PD_OVERRIDE_APPDATA": home / "AppData" / "Roaming",
        "WIN_PD_OVERRIDE_LOCAL_APPDATA": home / "AppData" / "Local",
        "WIN_PD_OVERRIDE_PERSONAL": home / "Documents",
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_STATE_HOME": home / ".local" / "state",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_RUNTIME_DIR": home / ".run",
    }
    for name, folder in folders.items():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.environ[name] = str(folder)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # One language and one theme on every machine; tests about languages ask for theirs.
    os.environ["LC_ALL"] = "C.UTF-8"
    for name in ("LANGUAGE", "DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "QT_SCALE_FACTOR"):
        os.environ.pop(name, None)
    return home


HOME = _private_surroundings()
_NETWORK = (socket.AF_INET, socket.AF_INET6)


def _no_network(event: str, details: tuple[object, ...]) -> None:
    """Refuse network sockets, from whatever library. Local ones stay: parallel runs and Qt use them."""
    if event == "socket.__new__" and details[1] in _NETWORK:
        raise RuntimeError("Mainstay works without a network, so a test may not open a network connection.")
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        raise RuntimeError("Mainstay works without a network, so a test may not look up a computer's name.")


# An audit hook sees every socket however it is made, also by a name imported earlier.
sys.addaudithook(_no_network)

# The same examples in each run: a red test stays red. `--hypothesis-profile=explore` goes looking for more.
_patient = [HealthCheck.too_slow]
settings.register_profile("same", deadline=None, derandomize=True, suppress_health_check=_patient)
settings.register_profile("explore", deadline=None, max_examples=1000, suppress_health_check=_patient)
settings.load_profile("same")


class _Errors(logging.Handler):
    """Keeps the records of level ERROR and above, from any thread."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_unseen_error(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test during which an error was logged that it did not announce with `expects_error_log`."""
    expected = [mark.args[0] for mark in request.node.iter_markers("expects_error_log")]
    errors = _Errors()
    logging.getLogger().addHandler(errors)
    yield
    logging.getLogger().removeHandler(errors)
    unseen = [line for line in errors.lines if not any(re.search(pattern, line) for pattern in expected)]
    if unseen:
        pytest.fail("An error was logged that the test does not expect:\n" + "\n".join(unseen))
    silent = [pattern for pattern in expected if not any(re.search(pattern, line) for line in errors.lines)]
    if silent:
        pytest.fail(f"The test says that these errors are logged, but they were not: {silent}")


@pytest.fixture(scope="session", autouse=True)
def standard_paths_of_tests() -> None:
    """Let Qt, too, answer with folders that belong to nobody."""
    from PySide6.QtCore import QStandardPaths

    QStandardPaths.setTestModeEnabled(True)


def _sendable(value: object) -> object:
    """`value` with half characters written out; a worker of a parallel run dies of sending one as it is."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, dict):
        return {_sendable(key): _sendable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_sendable(item) for item in value)
    return value


@pytest.hookimpl(wrapper=True)
def pytest_report_to_serializable() -> Generator[None, object, object]:
    """Tests about bad input print half characters (lone surrogates); let their reports arrive."""
    return _sendable((yield))
