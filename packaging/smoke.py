"""The smoke journey: a program that was just built is used as a new person would, in a home of its own.

No network (where the system lets us cut it off), no Python to be found, nothing set. It ends with an error at the
first step that does not do what it should.

    python packaging/smoke.py PROGRAM
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def clean_surroundings(home: Path) -> dict[str, str]:
    """The surroundings of a person who has nothing: no Python, no settings, no display."""
    kept = ("SYSTEMROOT", "SYSTEMDRIVE", "COMSPEC", "WINDIR", "TEMP", "TMP", "PATHEXT")
    env = {name: os.environ[name] for name in kept if name in os.environ}
    path = "/nowhere" if os.name == "posix" else os.environ.get("SYSTEMROOT", r"C:\Windows") + r"\System32"
    folders = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home,
        "LOCALAPPDATA": home,
        "XDG_RUNTIME_DIR": home,
    }
    return {
        **env,
        **{name: str(folder) for name, folder in folders.items()},
        "PATH": path,
        "LC_ALL": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
    }


def _without_network() -> list[str]:
    """The words that cut a command off from the network, where that is allowed here."""
    tool = shutil.which("unshare")
    if tool is None or sys.platform != "linux":
        return []
    done = subprocess.run([tool, "-rn", "true"], capture_output=True, check=False)
    return [tool, "-rn"] if done.returncode == 0 else []


class Journey:
    """One person with one program."""

    def __init__(self, program: Path, home: Path) -> None:
        self.program, self.home = program.resolve(), home
        self.env = clean_surroundings(home)
        self.prefix = _without_network()

    def do(self, *words: str, fails: bool = False) -> str:
        """Run one command; its standard output. Stops the build when it does not end as it should."""
        done = subprocess.run(
            [*self.prefix, str(self.program), *words],
            cwd=self.home,
            env=self.env,
            capture_output=True,
            timeout=300,
            check=False,
        )
        out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
        if (done.returncode != 0) != fails or "Traceback" in err:
            sys.exit(f"mainstay {' '.join(words)} ended with {done.returncode}:\n{out}\n{err}")
        return out

    def asked_back(self, *words: str) -> str:
        """What the program asks back when a command does not say enough; "" when it said enough."""
        line = [*self.prefix, str(self.program), *words]
        done = subprocess.run(
            line, cwd=self.home, env=self.env, capture_output=True, timeout=300, check=False
        )
        return done.stderr.decode("utf-8", "replace") if done.returncode else ""


def journey(program: Path) -> None:
    """Make, look at, search, change, export in every format, read, take pictures of every screen, back up, restore."""
    with tempfile.TemporaryDirectory(prefix="mainstay smoke é ") as folder:
        home = Path(folder)
        person = Journey(program, home)
        person.do("doctor")
        if not json.loads(person.do("search", "remittances", "--json"))["results"]:
            sys.exit("The handbook finds nothing.")
        for sample in [row["id"] for row in json.loads(person.do("samples", "--json"))]:
            person.do("new", f"{sample}.mainstay", "--sample", sample)
            person.do("check", f"{sample}.mainstay", "--json")
        # an edit: title and place are changed in the workbook that was made, and its history knows
        person.do(
            "new", "our town.mainstay", "--sample", "naga", "--title", "Notre ville", "--place", "مدينة"
        )
        if json.loads(person.do("info", "our town.mainstay", "--json"))["title"] != "Notre ville":
            sys.exit("The title that was given is not in the workbook.")
        if not json.loads(person.do("history", "our town.mainstay", "--json"))["edits"]:
            sys.exit("The change is not in the history.")
        written = _export_everything(person, home)
        _read_what_others_wrote(person, home)
        person.do("backup", "our town.mainstay")
        person.do("restore", "our town.mainstay")
        person.do("copy", "our town.mainstay", "--to", "copy.mainstay")
        person.do("info", "missing.mainstay", fails=True)
        person.do("screens", "--out", "screens")
        pictures = len(list((home / "screens").rglob("*.png")))
        if pictures < 20:
            sys.exit(f"Only {pictures} screens were drawn.")
        off = "without network" if person.prefix else "the network could not be cut off here"
        print(f"Smoke     good: {written} documents, {pictures} screens ({off})")


def _read_what_others_wrote(person: Journey, home: Path) -> None:
    """A table, a spreadsheet and a Word file, each in a process of its own; names nearly alike, and the network."""
    table = home / "list.csv"
    table.write_text("Name\nMinistry of Labour of Naga\nMinistry of Labor of Naga\n", encoding="utf-8")
    found = json.loads(person.do("stakeholders", "import", "our town.mainstay", "list.csv", "--json"))
    if not found["perhaps_the_same"]:
        sys.exit("Two names that are nearly the same were not noticed.")
    if not json.loads(person.do("stakeholders", "network", "our town.mainstay", "--json"))["stakeholders"]:
        sys.exit("The network has nobody in it.")
    person.do("stakeholders", "import", "our town.mainstay", "full.xlsx", "--dry-run")
    if not json.loads(person.do("tor", "check", "full.docx", "--json"))["clauses"]:
        sys.exit("The Word file was not read.")


def _about(person: Journey, report: dict[str, str]) -> list[str]:
    """The words that say what a paper is about: the first of those that the program itself offers."""
    if not report["about"]:
        return []
    said = person.asked_back("export", "jamaica.mainstay", "--report", report["id"], "--to", "about.pdf")
    names = said.partition("There are: ")[2].strip().rstrip(".").split("; ")
    if said and not names[0]:
        sys.exit(f"{report['id']} does not say what it can be about: {said}")
    return ["--about", names[0]] if said else []


def _export_everything(person: Journey, home: Path) -> int:
    written = 0
    for report in json.loads(person.do("reports", "--json")):
        about = _about(person, report)
        for ending in report["formats"]:
            # a register each, so they come as an archive
            target = home / f"{report['id']}.{'zip' if ending == 'csv' else ending}"
            person.do("export", "jamaica.mainstay", "--report", report["id"], "--to", str(target), *about)
            if target.is_file() and target.stat().st_size < 300:
                sys.exit(f"{target.name} is nearly empty.")
            written += 1
    for view in json.loads(person.do("views", "--json")):
        for ending in ("svg", "png", "pdf"):
            person.do("view", "jamaica.mainstay", view["id"], "--to", str(home / f"{view['id']}.{ending}"))
            written += 1
    return written


if __name__ == "__main__":
    journey(Path(sys.argv[1]))
