"""The entry: what is a command and what a file, help, exit codes, and that nobody ever sees a traceback."""

from __future__ import annotations

import importlib
import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from desktop.cli import window_file
from desktop.commands import COMMANDS
from desktop.system import log
from desktop.system.settings import Settings
from desktop.system.version import VERSION

TOP = Path(__file__).parents[2]
PROMISED = {
    *("new", "samples", "reports", "info", "check", "history", "search", "export", "copy"),
    *(
        "backup",
        "clear",
        "doctor",
        "support",
        "kit",
        "pack",
        "recover",
        "restore",
        "stakeholders",
        "institutions",
        "tor",
        "update",
        "verify",
        "view",
        "views",
    ),
}
HIDDEN = {"build-data", "screens", "self-check", "list-screens"}


def test_the_promised_commands_are_there() -> None:
    assert set(COMMANDS) == PROMISED | HIDDEN


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_can_be_loaded_and_explains_itself(run, name: str) -> None:
    module, _colon, attribute = COMMANDS[name].partition(":")
    command = getattr(importlib.import_module(module), attribute)
    assert isinstance(command, click.Command)
    assert command.name == name
    assert command.hidden == (name in HIDDEN)
    said = run(name, "--help")
    assert said.code == 0
    assert said.out.startswith(f"Usage: mainstay {name}")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{parameter.name} says nothing"
            assert " ".join(parameter.help.split()[:3]) in " ".join(said.out.split())


def test_help_lists_what_people_may_call(run) -> None:
    said = run("--help")
    assert said.code == 0
    listed = {line.split()[0] for line in said.out.split("Commands:")[1].splitlines() if line.strip()}
    assert listed >= PROMISED
    assert not listed & HIDDEN


def test_help_is_translated_when_it_is_shown(run) -> None:
    settings = Settings.load()
    try:
        Settings(language="en_XA").save()
        assert "[Šáý whát íš íñ á wórkbóók." in run("info", "--help").out
        assert "[Príñt óñé JŠÓÑ dóçúméñt." in run("info", "--help").out
        assert "[Šáý whát íš íñ á wórkbóók." in run("--help").out
    finally:
        settings.save()
    assert "Say what is in a workbook." in run("info", "--help").out


def test_version(run) -> None:
    assert run("--version").out == f"Mainstay {VERSION}\n"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (["frobnicate"], 'There is no command and no file "frobnicate".'),
        (["frobnicate", "a", "b"], 'There is no command and no file "frobnicate".'),
        (["--frobnicate"], "No such option '--frobnicate'."),
        (["info"], "Missing argument 'FILE'."),
        (["info", "a.mainstay", "b.mainstay"], "Got unexpected extra argument (b.mainstay)"),
        (["info", "a.mainstay", "--frobnicate"], "No such option '--frobnicate'."),
        (["search"], "Missing argument 'WORDS...'."),
        (["copy", "a.mainstay"], "Missing option '--to'."),
    ],
)
def test_wrong_usage_is_one_sentence_and_code_2(run, typed: list[str], sentence: str) -> None:
    said = run(*typed)
    assert said.code == 2
    assert said.sentence == sentence
    assert said.out == ""


@pytest.mark.parametrize(
    "given",
    ["plan.mainstay", "my plan.mainstay", "Plan für Köln.mainstay", "خطة.mainstay", "sub/plan", "./samples"],
)
def test_one_path_is_for_the_window(given: str) -> None:
    assert window_file([given]) == Path(given)


def test_a_file_that_begins_with_a_dash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    name = "-draft.mainstay"
    assert window_file([name]) is None, "there is no such file: an option"
    Path(name).touch()
    assert window_file([name]) == Path(name)
    assert window_file(["--", name]) == Path(name)


@pytest.mark.parametrize(
    "given", [["samples"], ["--help"], ["--version"], ["chek"], ["info", "plan.mainstay"], [""]]
)
def test_what_is_not_for_the_window(given: list[str]) -> None:
    assert window_file(given) is None


def test_the_window_does_not_wait_for_the_commands() -> None:
    """What stands between the call and the window: the standard library and a few small files of ours."""
    code = (
        "import sys, desktop.cli as cli\n"
        "cli._prepare(); cli.window_file(['plan.mainstay'])\n"
        "known = {'click', 'babel', 'sqlite3', 'sqlite_utils', 'reportlab', 'markdown', 'PySide6'}\n"
        "heavy = known & set(sys.modules)\n"
        "sys.exit(f'imported: {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.expects_error_log("The program stopped")
def test_what_nobody_thought_of_is_one_sentence_and_goes_to_the_log(run, book: Path, monkeypatch) -> None:
    from desktop.commands import workbook

    def broken(*_args: object, **_more: object) -> None:
        raise RuntimeError("what nobody thought of")

    monkeypatch.setattr(workbook, "_info", broken)
    said = run("info", book)
    assert said.code == 1
    assert said.sentence.startswith("Something went wrong inside Mainstay.")
    assert str(log.path()) in said.sentence
    assert "RuntimeError: what nobody thought of" in log.path().read_text(encoding="utf-8")


@pytest.mark.expects_error_log("The program stopped")
def test_the_log_being_unwritable_changes_nothing(run, book: Path, tmp_path: Path, monkeypatch) -> None:
    from desktop.commands import workbook

    blocked = tmp_path / "blocked"
    blocked.touch()
    monkeypatch.setattr(log, "path", lambda: blocked / "mainstay.log")
    monkeypatch.setattr(workbook, "_info", lambda *_a, **_k: 1 / 0)
    said = run("info", book)
    assert said.code == 1
    assert said.sentence.startswith("Something went wrong inside Mainstay.")


def test_an_old_code_page_prints_every_letter(in_process, tmp_path: Path) -> None:
    file = tmp_path / "Plan für 市.mainstay"
    made = in_process("new", file, "--title", "Émigrés من", PYTHONIOENCODING="cp1252:strict", PYTHONUTF8="0")
    assert made.code == 0, made.err
    assert made.out.strip() == str(file)
    shown = in_process("info", file, "--json", PYTHONIOENCODING="cp1252:strict", PYTHONUTF8="0")
    assert shown.json["title"] == "Émigrés من"


@pytest.mark.skipif(os.name == "nt", reason="names that are no text exist on Unix only")
def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/plan-\xff.mainstay"
    line = [sys.executable, "-m", "desktop"]
    made = subprocess.run([*line, "new", name], cwd=TOP, capture_output=True, timeout=60, check=False)
    assert made.returncode == 0, made.stderr
    assert os.path.exists(name)
    shown = subprocess.run(
        [*line, "info", name, "--json"], cwd=TOP, capture_output=True, timeout=60, check=False
    )
    assert json.loads(shown.stdout.decode("utf-8"))["edits"] == 0


@pytest.mark.skipif(os.name == "nt", reason="there is no `head` there")
def test_nobody_reads_on(book: Path) -> None:
    """`mainstay check ... | head -1`: no complaint when the reader has gone."""
    writer = subprocess.Popen(
        [sys.executable, "-m", "desktop", "info", str(book)],
        cwd=TOP,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert writer.stdout is not None
    writer.stdout.close()
    assert writer.stderr is not None
    said = writer.stderr.read().decode("utf-8")
    assert writer.wait(60) in (0, 1)
    writer.stderr.close()
    assert said == ""


def test_the_logger_is_not_left_with_two_logs(run) -> None:
    run("--version")
    run("--version")
    assert sum(isinstance(handler, log.LogFile) for handler in logging.getLogger().handlers) == 1
