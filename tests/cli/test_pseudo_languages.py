"""The command line speaks the language of the settings: under a pseudo-language it says no plain English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.guidance.handbook import Handbook
from desktop.system import locale
from desktop.system.settings import Settings
from desktop.system.version import VERSION
from desktop.workspace.samples import copy_sample
from desktop.workspace.workspace import Workspace
from tests.ui.seen_words import Words


@pytest.fixture(params=locale.PSEUDO)
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    """A pseudo-language, chosen in the settings as a person would."""
    before = Settings.load()
    Settings(language=request.param, name="A. Planner").save()
    yield request.param
    before.save()
    locale.activate("en")


@pytest.mark.parametrize("command", ["info", "check", "history"])
def test_no_command_says_plain_english(run, tmp_path: Path, spoken: str, command: str) -> None:
    book = tmp_path / "Jamaica.mainstay"
    copy_sample("jamaica", book)
    workspace = Workspace.open(book, read_only=True)
    created = workspace.info
    names = [str(book), book.name, book.stem, str(tmp_path), VERSION, created.sample, created.workbook_id]
    known = Words(workspace.snapshot, Handbook.open("en"), names)
    workspace.close()
    said = run(command, book)
    assert said.code == 0
    assert locale.language() == spoken
    found = [line for line in (said.out + said.err).splitlines() if known.english(line)]
    assert said.out.strip()
    assert not found, "\n".join(found)


def test_a_refusal_is_no_plain_english(run, tmp_path: Path, spoken: str) -> None:
    book = tmp_path / "Jamaica.mainstay"
    book.write_bytes(b"no workbook")
    said = run("info", book)
    known = Words(None, Handbook.open("en"), [str(book), book.name])
    assert said.code == 1
    assert known.english(said.sentence) == []
