#!/usr/bin/env python3
"""The commands for working on Mainstay, on any system, with nothing but Python's standard library.

    python3 dev.py run [FILE]        open the window on a fresh copy of a sample, or on FILE
    python3 dev.py test [ARGS...]    style, types, rooms and tests (ARGS go to pytest)
    python3 dev.py screens           a picture of every screen
    python3 dev.py samples           build the samples and the handbook's index anew
    python3 dev.py bench             measure, and print ratios
    python3 dev.py build             the program to install: bundle, proof, packages, kit (--report measures)

The first call makes `.venv` and installs what packaging/requirements/ locks; later calls start at once.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import platform
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCKS = ROOT / "packaging" / "requirements"
OUT = ROOT / "out"
SAMPLE = "jamaica"
OLDEST_PYTHON = (3, 11)
SETS = ("app", "dev")
# A lock names every package, so pip has nothing to look for; wheels only, so nothing foreign is built here.
PIP_OPTIONS = (
    *("--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"),
    *("--only-binary", ":all:"),
)

# Libraries of the system that Qt's own packages do not bring, and the Debian package of each.
# Without the first group PySide6 cannot be imported at all; the second shows a window through X11.
QT_ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
QT_WINDOW = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


class Stop(Exception):
    """Nothing more can be done here; the message says what the person can do."""


def say(sentence: str) -> None:
    """Print one line at once, also where the output goes to a file."""
    print(sentence, flush=True)


# ------------------------------------------------------------------------------ the environment


def python() -> Path:
    """The interpreter of `.venv`."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def call(*command: str | Path, env: Mapping[str, str] | None = None, prefix: Sequence[str] = ()) -> int:
    """Run the `.venv`'s Python with `command` from the top of the checkout; the exit code."""
    line = [*prefix, str(python()), *map(str, command)]
    return subprocess.run(line, cwd=ROOT, env={**os.environ, **(env or {})}, check=False).returncode


def must(failure: str, *command: str | Path, env: Mapping[str, str] | None = None) -> None:
    """Run like `call`, and stop with the sentence `failure` when it does not end well."""
    if call(*command, env=env) != 0:
        raise Stop(failure)


def venv_fits() -> bool:
    """Whether `.venv` was made by this version of Python and can still be started."""
    try:
        settings = (VENV / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return False
    made_by = [line.partition("=")[2].strip() for line in settings.splitlines() if line.startswith("version")]
    ours = [str(part) for part in sys.version_info[:2]]
    return python().exists() and any(version.split(".")[:2] == ours for version in made_by)


def make_venv() -> None:
    """Create `.venv`; on Debian and Ubuntu the part of Python that does so is a package of its own."""
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if not apt_install([package], "Python's venv module"):
            raise Stop("Then call this again.")
    say("Making .venv ...")
    if subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False).returncode != 0:
        raise Stop(f"{sys.executable} could not make {VENV}.")


def install(wanted: str) -> None:
    """Bring `.venv` to the lock `wanted`, "app" or "dev" (it contains "app"); at once if nothing changed."""
    fresh = not venv_fits()
    sums = {name: hashlib.sha256((LOCKS / f"{name}.txt").read_bytes()).hexdigest() for name in SETS}
    stamps = {name: VENV / f"installed-{name}.txt" for name in SETS}
    if not fresh and stamps[wanted].is_file() and stamps[wanted].read_text(encoding="ascii") == sums[wanted]:
        return
    if fresh:
        make_venv()
    lock = LOCKS / f"{wanted}.txt"
    count = lock.read_text(encoding="utf-8").count("==")
    say(f"Installing {count} packages into .venv (about 120 MB to fetch the first time) ...")
    for stamp in stamps.values():
        stamp.unlink(missing_ok=True)
    must(
        "The packages could not be installed (see above). Mend the connection and call this again; "
        "what was fetched is kept.",
        *("-m", "pip", "install", *PIP_OPTIONS, "-r", lock),
    )
    for name in SETS if wanted == "dev" else ("app",):
        stamps[name].write_text(sums[name], encoding="ascii")


# ------------------------------------------------------------------------------ Qt on Linux


def missing(libraries: Mapping[str, str]) -> list[str]:
    """The names among `libraries` that this system cannot load."""
    found = []
    for name in libraries:
        try:
            ctypes.CDLL(name)
        except OSError:
            found.append(name)
    return found


def apt_install(packages: list[str], purpose: str) -> bool:
    """Install Debian packages where allowed, else print the one command that does; whether they are there."""
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        say(f"{purpose}: please install what your system calls {', '.join(packages)} (Debian's names).")
        return False
    if getattr(os, "geteuid", lambda: 1)() != 0:
        say(f"{purpose} is missing. This installs it:\n\n    sudo {shlex.join(command)}\n")
        return False
    say(f"{purpose} is missing; installing {' '.join(packages)} ...")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    lists = Path("/var/lib/apt/lists")
    known = lists.is_dir() and any("_Packages" in entry.name for entry in lists.iterdir())
    for update in [False, True] if known else [True]:  # lists may be there and too old
        if update:
            subprocess.run(["apt-get", "update", "--quiet"], env=env, stdout=subprocess.DEVNULL, check=False)
        if subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=False).returncode == 0:
            return True
    say(f"That did not work. The command was:\n\n    {shlex.join(command)}\n")
    return False


def prepare_qt(window: bool) -> None:
    """See to the system's libraries for Qt. Stops where it cannot work: no window, or no Qt at all."""
    if platform.system() != "Linux":
        return
    always = missing(QT_ALWAYS)
    if not always and not window:
        return
    both = [*always, *missing(QT_WINDOW)]  # asked for together: one command, also for a later `run`
    packages = sorted({(QT_ALWAYS | QT_WINDOW)[name] for name in both})
    if not packages or apt_install(packages, "A system library for the window"):
        return
    if always or not os.environ.get("WAYLAND_DISPLAY"):
        raise Stop("Then call this again.")


def has_display() -> bool:
    """Whether a window can be shown to somebody."""
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in ("offscreen", "minimal"):
        return False
    if platform.system() == "Linux":
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


# ------------------------------------------------------------------------------ commands


def build_data(*options: str) -> None:
    """Build the samples and the handbook's index where their sources changed."""
    failure = "The samples and the handbook could not be built (see above)."
    must(failure, "-m", "desktop", "build-data", *options)


def fresh_copy() -> Path:
    """A new workbook from the sample, beside earlier ones: what somebody typed last time is not touched."""
    folder = OUT / "run"
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while (folder / f"{SAMPLE}-{number}.mainstay").exists():
        number += 1
    path = folder / f"{SAMPLE}-{number}.mainstay"
    must("The sample could not be copied (see above).", "-m", "desktop", "new", path, "--sample", SAMPLE)
    return path


def run(file: Path | None) -> int:
    """Open the window; without a display, write what it would have shown."""
    window = has_display()
    prepare_qt(window)
    install("app")
    build_data()
    workbook = file.resolve() if file else fresh_copy()
    if window:
        return call("-m", "desktop", workbook)
    say("There is no display here, so the report and a picture of every screen are written instead.")
    report = OUT / f"{SAMPLE if file is None else workbook.stem}.pdf"
    OUT.mkdir(exist_ok=True)
    export = ("-m", "desktop", "export", workbook, "--report", "full", "--to", report)
    must("The report could not be written (see above).", *export)
    say(f"Workbook  {workbook}\nReport    {report}")
    return screens(OUT / "screens", prepared=True)


def screens(folder: Path, prepared: bool = False) -> int:
    """Write a PNG of every screen to `folder`."""
    if not prepared:
        prepare_qt(window=False)
        install("app")
        build_data()
    env = {"QT_QPA_PLATFORM": "offscreen"}
    must("The pictures could not be made (see above).", "-m", "desktop", "screens", "--out", folder, env=env)
    say(f"Screens   {folder} ({len(list(folder.rglob('*.png')))} pictures)")
    return 0


def samples() -> int:
    """Build samples and handbook index, also when nothing changed."""
    install("app")
    build_data("--force")
    return 0


def bench() -> int:
    """Measure. Prints ratios and never fails on time."""
    prepare_qt(window=False)
    install("dev")
    build_data()
    return call("-m", "tests.benchmarks", env={"QT_QPA_PLATFORM": "offscreen"})


# ------------------------------------------------------------------------------ the program to install

BUILD = OUT / "build"
# Newest first. From 3.12 on SQLite can be told to distrust a file (defensive mode); Qt's package knows up to 3.14.
BUILD_PYTHONS = ("3.13", "3.12")
BUILD_TOOLS = {
    *("pyinstaller", "pyinstaller-hooks-contrib", "altgraph", "packaging", "setuptools"),
    *("pefile", "pywin32-ctypes", "macholib"),
}


def build_python() -> Path:
    """The Python that goes into the bundle: 3.12 or newer where this machine has one, else the one that runs this."""
    homes = [Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"]
    for wanted in BUILD_PYTHONS:
        known = [path for home in homes for path in sorted(home.glob(f"{wanted}.*/bin/python"))]
        named = shutil.which(f"python{wanted}")
        for candidate in [*reversed(known), *([Path(named)] if named else [])]:
            answer = "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])"
            line = [str(candidate), "-c", answer]
            done = subprocess.run(line, capture_output=True, text=True, check=False)
            if done.returncode == 0 and done.stdout.strip() == wanted:
                return candidate
    if sys.version_info < (3, 12):
        say(f"No Python 3.12 or newer was found here, so the bundle carries {platform.python_version()}.")
    return Path(sys.executable)


def build_requirements() -> str:
    """The lock of the program, and from the developers' lock the tools that make a bundle of it."""
    kept, inside = [], False
    for line in (LOCKS / "dev.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            inside = line.partition("==")[0] in BUILD_TOOLS
        if inside:
            kept.append(line)
    return (LOCKS / "app.txt").read_text(encoding="utf-8") + "\n".join(kept) + "\n"


def build_environment() -> Path:
    """An environment with nothing but the program's packages and PyInstaller; its interpreter."""
    source, home = build_python(), BUILD / "venv"
    inside = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp, wanted = home / "installed.txt", f"{source}\n{build_requirements()}"
    if inside.exists() and stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return inside
    say(f"Making {home} with {source} ...")
    BUILD.mkdir(parents=True, exist_ok=True)
    lock = BUILD / "requirements.txt"
    lock.write_text(build_requirements(), encoding="utf-8")
    steps = (
        [source, "-m", "venv", "--clear", home],
        [inside, "-m", "pip", "install", *PIP_OPTIONS, "-r", lock],
    )
    for step in steps:
        if subprocess.run([*map(str, step)], cwd=ROOT, check=False).returncode != 0:
            raise Stop("The environment for building could not be made (see above).")
    stamp.write_text(wanted, encoding="utf-8")
    return inside


def build(options: list[str]) -> int:
    """Bundle, proof, packages and kit, in an environment of their own; packaging/build.py has the steps."""
    prepare_qt(window=True)  # the bundle takes along what shows a window, so that people need not install it
    line = [str(build_environment()), str(ROOT / "packaging" / "build.py"), *options]
    return subprocess.run(line, cwd=ROOT, check=False).returncode


def network_off() -> list[str]:
    """The words before a command that run it without any network, where this system lets us; else none.

    With mounts of its own where that is allowed, so that tests may make a small disk that fills up.
    """
    tool = shutil.which("unshare")
    if tool is None or platform.system() != "Linux":
        return []
    for flags in ("-rnm", "-rn"):
        line = [tool, flags]
        quiet = subprocess.DEVNULL
        if subprocess.run([*line, "true"], stdout=quiet, stderr=quiet, check=False).returncode == 0:
            return line
    return []


def test(arguments: list[str]) -> int:
    """Style, types, rooms and tests; every step runs, and any that fails makes the whole fail."""
    prepare_qt(window=False)
    install("dev")
    workers = [] if any(a.startswith(("-n", "--numprocesses")) for a in arguments) else ["-n", "auto"]
    imports = "import sys; from importlinter.cli import lint_imports_command as main; sys.exit(main())"
    steps: dict[str, list[str]] = {
        "data": ["-m", "desktop", "build-data"],
        "style": ["-m", "ruff", "check", "."],
        "types": ["-m", "mypy"],
        "rooms": ["-c", imports],
        "tests": ["-m", "pytest", *workers, *arguments],
    }
    env = {"QT_QPA_PLATFORM": "offscreen"}
    results: dict[str, tuple[int, float]] = {}
    for name, command in steps.items():
        say(f"--- {name}")
        started = time.monotonic()
        code = call(*command, env=env, prefix=network_off() if name == "tests" else [])
        results[name] = (code, time.monotonic() - started)
    say("---")
    for name, (code, seconds) in results.items():
        say(f"{name:6} {'good' if code == 0 else 'FAILED':7} {seconds:6.1f} s")
    return 1 if any(code for code, _ in results.values()) else 0


def arguments() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="dev.py", description="The commands for working on Mainstay.")
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("run", help="open the window on a fresh copy of a sample, or on FILE")
    one.add_argument("file", nargs="?", type=Path, metavar="FILE")
    commands.add_parser("test", help="style, types, rooms and tests; further words go to pytest")
    commands.add_parser("bench", help="measure, and print ratios")
    one = commands.add_parser("screens", help="a picture of every screen")
    one.add_argument("--out", type=Path, default=OUT / "screens", metavar="DIR")
    commands.add_parser("samples", help="build the samples and the handbook's index anew")
    commands.add_parser(
        "build", help="the program to install: bundle, proof, packages, kit; --report measures"
    )
    return parser


def main() -> int:
    """Run one command; the exit code."""
    if sys.version_info < OLDEST_PYTHON:
        raise Stop(f"Mainstay needs Python 3.11 or newer; this is {platform.python_version()}.")
    parser = arguments()
    given, further = parser.parse_known_args()
    if further and given.command not in ("test", "build"):
        parser.error(f"unknown: {' '.join(further)}")
    if given.command == "run":
        return run(given.file)
    if given.command == "screens":
        return screens(given.out.resolve())
    if given.command == "test":
        return test(further)
    if given.command == "build":
        return build(further)
    return {"bench": bench, "samples": samples}[given.command]()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Stop as reason:
        sys.exit(str(reason))
    except KeyboardInterrupt:
        sys.exit(130)
