"""The log keeps what went wrong and never gets in the way."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.system import log, paths


@pytest.fixture(autouse=True)
def own_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A log of this test's own, whatever other tests started before."""
    root = logging.getLogger()
    others = [handler for handler in root.handlers if isinstance(handler, log.LogFile)]
    for handler in others:
        root.removeHandler(handler)
    monkeypatch.setattr(paths, "logs_dir", lambda: tmp_path / "logs")
    yield log.path()
    for handler in list(root.handlers):
        if isinstance(handler, log.LogFile):
            root.removeHandler(handler)
            handler.close()
    for handler in others:
        root.addHandler(handler)


def test_a_good_start_writes_nothing(own_log: Path) -> None:
    log.start()
    logging.getLogger("somewhere").info("all is well")
    assert not own_log.parent.exists()


def test_a_warning_is_kept_with_its_traceback(own_log: Path) -> None:
    log.start()
    log.start()
    try:
        raise ValueError("what exactly \ud800")
    except ValueError:
        logging.getLogger("somewhere").warning("It failed for Žofia", exc_info=True)
    kept = own_log.read_text(encoding="utf-8")
    assert kept.count("It failed for Žofia") == 1, "a second start adds no second log"
    assert "ValueError: what exactly \\ud800" in kept


def test_a_large_log_is_set_aside_once(own_log: Path) -> None:
    own_log.parent.mkdir(parents=True)
    own_log.write_text("x" * (log.LARGEST + 1), encoding="utf-8")
    log.start()
    logging.getLogger("somewhere").warning("new")
    assert own_log.stat().st_size < 1000
    assert own_log.with_name("mainstay.log.1").stat().st_size == log.LARGEST + 1


def test_where_nothing_can_be_written_there_is_no_log_and_no_noise(
    own_log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_log.parent.write_text("a file where the folder should be", encoding="utf-8")
    log.start()
    logging.getLogger("somewhere").warning("lost")
    assert capsys.readouterr() == ("", "")
