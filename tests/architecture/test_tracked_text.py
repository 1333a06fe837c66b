"""What is tracked can be read anywhere: no address of a package server, no path of somebody's machine."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from tests.architecture.sources import TOP

# Written so that this file does not contain what it looks for.
HOSTS = ["py[p]i[.]org", "python[h]osted", "registry[.]np[m]js", "deb[.]deb[i]an[.]org", "archive[.]ubun[t]u"]
MACHINE = [r"(?<![\w.])/(?:wo[r]k|fa[r]m|ro[o]t|ho[m]e/\w+)/", r"C:\\Use[r]s\\\w"]
FORBIDDEN = re.compile("|".join(HOSTS + MACHINE))
LARGEST = 2_000_000


def _tracked() -> list[str]:
    """The files that are or would be committed."""
    git = shutil.which("git")
    if git is None or not (TOP / ".git").exists():
        pytest.skip("this is not a git checkout")
    line = [git, "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(line, cwd=TOP, capture_output=True, check=False)
    if done.returncode != 0:
        pytest.skip("git cannot read this checkout")
    return [entry for entry in done.stdout.decode("utf-8").split("\0") if entry]


def test_the_pattern_sees_what_it_should() -> None:
    for text in ("https://" + "py" + "pi.org/simple", "see /wo" + "rk/main/x", "C:\\Us" + "ers\\ann"):
        assert FORBIDDEN.search(text), text
    for text in ("packaging/work/area", "the /workbook page", "https://www.gnu.org/licenses/"):
        assert not FORBIDDEN.search(text), text


def test_no_server_and_no_path_of_a_machine() -> None:
    found = []
    for entry in _tracked():
        path = TOP / entry
        if not path.is_file() or path.stat().st_size > LARGEST:
            continue
        content = path.read_bytes()
        if b"\0" in content[:8000]:
            continue
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
            if FORBIDDEN.search(line):
                found.append(f"{entry}:{number} {line.strip()[:100]}")
    assert not found, "\n".join(found)
