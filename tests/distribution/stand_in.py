"""A stand-in for a frozen program, for tests of updates: a small script that belongs to a folder of libraries.

`make(folder, build)` writes a portable edition; its program says which version it is, when its folder is whole.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from desktop.distribution import kit
from desktop.distribution.kit import Contents, build_kit
from tests.distribution.test_kit import sheet

FILES = 40
SCRIPT = """#!{python}
import os, pathlib, sys
home = pathlib.Path(sys.argv[0]).resolve().parent / "{build}"
parts = sorted(home.glob("part-*"))
if len(parts) != {files} or any(part.read_text() != "{build}" * 50 for part in parts):
    sys.exit("libraries are missing")
if "self-check" in sys.argv and (home / "broken").exists():
    sys.exit("this version is broken")
print("{build}")
"""


def make(folder: Path, build: str, *, broken: bool = False) -> Path:
    """A portable edition of a build."""
    home = folder / build
    home.mkdir(parents=True)
    for number in range(FILES):
        (home / f"part-{number:02}").write_text(build * 50)
    if broken:
        (home / "broken").touch()
    program = folder / "mainstay"
    program.write_text(SCRIPT.format(python=sys.executable, build=build, files=FILES))
    program.chmod(0o755)
    (folder / ".portable").touch()
    return folder


def make_kit(folder: Path, bundle: Path) -> Path:
    """A kit that holds a bundle for this system."""
    build_kit(folder, Contents(bundle=bundle, wanted=(kit.this_system(),), made="2026-11-25"), sheet)
    return folder


def says(folder: Path) -> str:
    """What the program in a folder says it is; its complaint when it does not work."""
    done = subprocess.run([str(folder / "mainstay")], capture_output=True, text=True, check=False)
    return (done.stdout or done.stderr).strip()
