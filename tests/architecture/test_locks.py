"""The locks name every package exactly, with hashes, for all systems, and not where they were fetched."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.architecture.sources import TOP

FOLDER = TOP / "packaging" / "requirements"
LOCKS = ("app", "dev")
FIRST_LINE = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;\\]+)(?: ; (?P<where>[^\\]+?))? \\$")
HASH_LINE = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _locked(lock: str) -> dict[str, str]:
    """Package -> version; fails on any line that is neither a pinned package nor a hash."""
    versions: dict[str, str] = {}
    hashes: dict[str, int] = {}
    current = ""
    for line in (FOLDER / f"{lock}.txt").read_text(encoding="utf-8").splitlines():
        if HASH_LINE.match(line):
            hashes[current] += 1
            continue
        found = FIRST_LINE.match(line)
        assert found, f"{lock}.txt: not a pinned package and not a hash: {line!r}"
        current = found["name"]
        versions[current] = found["version"]
        hashes[current] = 0
    assert all(hashes.values()), [package for package, count in hashes.items() if not count]
    return versions


def _named(requirements: list[str]) -> dict[str, str]:
    """The exact pins of pyproject.toml, by canonical name."""
    pins = dict(requirement.split("==") for requirement in requirements)
    return {_canonical(package): version for package, version in pins.items()}


@pytest.mark.parametrize("lock", LOCKS)
def test_each_package_is_pinned_and_hashed(lock: str) -> None:
    assert _locked(lock)["pyside6-essentials"] == "6.11.3"


def test_the_locks_are_those_of_the_project() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    app, dev = _locked("app"), _locked("dev")
    wanted = _named(project["project"]["dependencies"])
    assert {package: app.get(package) for package in wanted} == wanted
    wanted = _named(project["dependency-groups"]["dev"])
    assert {package: dev.get(package) for package in wanted} == wanted
    assert app.items() <= dev.items(), "what developers test is what people get"


def test_windows_gets_what_only_windows_needs() -> None:
    text = (FOLDER / "dev.txt").read_text(encoding="utf-8")
    assert re.search(r"^colorama==\S+ ; sys_platform == 'win32' \\$", text, re.MULTILINE)


def test_the_licence_list_names_each_package_that_is_shipped() -> None:
    listed = (TOP / "packaging" / "THIRD-PARTY.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([A-Za-z0-9_.-]+) \| ([^| ]+) \|", listed, re.MULTILINE))
    named = {_canonical(package): version for package, version in rows.items()}
    shipped = {package: version for package, version in _locked("app").items() if package != "pip"}
    assert {package: named.get(package) for package in shipped} == shipped


def test_ci_runs_what_the_readme_says() -> None:
    script = Path(TOP / ".ci" / "run").read_text(encoding="utf-8")
    commands = [line for line in script.splitlines() if line and not line.startswith("#")]
    assert commands[-1] == "exec python3 dev.py test"
