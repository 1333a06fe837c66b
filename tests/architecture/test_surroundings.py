"""The surroundings of all tests keep what tests/conftest.py promises: each is broken here on purpose."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_network_sockets_are_refused(family: socket.AddressFamily) -> None:
    with pytest.raises(RuntimeError, match="without a network"):
        socket.socket(family)


def test_looking_up_a_name_is_refused() -> None:
    with pytest.raises(RuntimeError, match="without a network"):
        socket.create_connection(("localhost", 9), timeout=1)


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no local sockets")
def test_local_sockets_stay() -> None:
    one, other = socket.socketpair()
    with one, other:
        one.sendall(b"here")
        assert other.recv(4) == b"here"


def test_home_is_a_folder_made_for_the_run() -> None:
    temporary = Path(tempfile.gettempdir()).resolve()
    assert Path.home().resolve().is_relative_to(temporary)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA"):
        assert Path(os.environ[name]).resolve().is_relative_to(temporary), name


def test_the_program_keeps_its_settings_there() -> None:
    from desktop.system import paths

    for folder in (paths.settings_dir(), paths.data_dir(), paths.logs_dir()):
        assert folder.resolve().is_relative_to(Path.home().resolve()), folder


def _outcome(tmp_path: Path, body: str) -> str:
    """What pytest says of tests with `body`, in a folder of their own with our conftest and Qt settings."""
    top = Path(__file__).parents[2]
    (tmp_path / "conftest.py").write_text((top / "tests/conftest.py").read_text("utf-8"), "utf-8")
    (tmp_path / "test_it.py").write_text(body, "utf-8")
    (tmp_path / "pytest.ini").write_text(
        "[pytest]\nqt_api = pyside6\nqt_log_level_fail = WARNING\nmarkers = expects_error_log(pattern): x\n",
        "utf-8",
    )
    line = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    done = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    return done.stdout


def test_an_error_in_the_log_fails_a_test_that_does_not_expect_it(tmp_path: Path) -> None:
    said = _outcome(
        tmp_path,
        "import logging, pytest\n"
        "def test_unseen():\n    logging.getLogger('a').error('the disk is full')\n"
        "@pytest.mark.expects_error_log('disk is full')\n"
        "def test_seen():\n    logging.getLogger('a').error('the disk is full')\n"
        "@pytest.mark.expects_error_log('disk is full')\n"
        "def test_silent():\n    pass\n"
        "def test_calm():\n    logging.getLogger('a').warning('slow disk')\n",
    )
    assert "4 passed, 2 errors" in said
    assert "ERROR test_it.py::test_unseen" in said
    assert "ERROR test_it.py::test_silent" in said


def test_a_qt_warning_fails_a_test(tmp_path: Path) -> None:
    said = _outcome(
        tmp_path,
        "from PySide6.QtCore import qWarning, qDebug\n"
        "def test_warned(qtbot):\n    qWarning('QPainter::begin: failed')\n"
        "def test_noted(qtbot):\n    qDebug('painted')\n",
    )
    assert "1 failed, 1 passed" in said
    assert "FAILED test_it.py::test_warned" in said
