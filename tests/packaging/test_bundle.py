"""What a bundle leaves out is nothing that we use, and what it holds is nothing that we do not ship."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import metadata

import pytest

from desktop.system import paths
from tests.architecture.sources import TOP, imported, program_files, tree
from tests.packaging.scripts import script

BUNDLE = TOP / "out" / "build" / "bundle" / "mainstay"
RULES = tomllib.loads((TOP / "packaging" / "bundle.toml").read_text(encoding="utf-8"))
unwelcome = script("contents").unwelcome


def _modules() -> set[str]:
    """Every module that a file of the program names in an import."""
    return {module for path in program_files() for module, _line in imported(tree(path))}


def _reaches(module: str, left_out: Iterable[str]) -> list[str]:
    return [out for out in left_out if module == out or module.startswith(f"{out}.")]


def test_nothing_that_we_import_is_left_out() -> None:
    lost = {module: out for module in _modules() if (out := _reaches(module, RULES["leave_out"]["modules"]))}
    assert not lost, f"packaging/bundle.toml leaves these out, but the program imports them: {lost}"


def test_each_module_of_qt_that_we_import_is_carried() -> None:
    qt = {module.split(".")[1] for module in _modules() if module.startswith("PySide6.")}
    assert qt == set(RULES["qt"]["modules"])
    left_out = {out.split(".")[1] for out in RULES["leave_out"]["modules"] if out.startswith("PySide6.")}
    assert not qt & left_out
    files = metadata.files("PySide6_Essentials") or []
    there = {
        match[1] for path in files if (match := re.fullmatch(r"PySide6/(Qt\w+)\.(?:abi3\.so|pyd)", str(path)))
    }
    assert there - qt <= left_out, "a module of Qt that is neither used nor left out by name"


def test_each_rule_says_something_once() -> None:
    for section, lists in RULES.items():
        for key, entries in lists.items():
            if isinstance(entries, list):
                twice = {entry for entry in entries if entries.count(entry) > 1}
                assert not twice, f"[{section}] {key}: {twice}"


def test_the_languages_of_the_window_have_their_dates() -> None:
    from desktop.system.locale import languages

    assert set(languages()) <= {*RULES["babel"]["languages"], *RULES["babel"]["regions"]}


def test_the_list_of_data_is_complete() -> None:
    assert set(paths.carried()) == {"handbook", "resources", "build/data"}
    assert all(folder.is_dir() for folder in paths.carried().values())


# ------------------------------------------------------------------------------ a bundle, where one was built


@pytest.mark.parametrize(
    "path",
    [
        *(
            "p/libgtk-3.so.0",
            "p/PySide6/Qt/lib/libQt6Qml.so.6",
            "p/PySide6/QtNetwork.abi3.so",
            "p/PySide6/Qt6Pdf.dll",
        ),
        *(
            "p/PySide6/Qt/translations/qtbase_ar.qm",
            "p/PySide6/Qt/plugins/platformthemes/libqgtk3.so",
            "p/libssl.so.3",
        ),
        *(
            "p/PySide6/plugins/sqldrivers/qsqlite.dll",
            "p/resources/translations/mainstay.pot",
            "p/PySide6/Qt/qml/QtQuick/x",
            "p/libstdc++.so.6",
            "p/libgnutls.so.30",
        ),
    ],
)
def test_what_we_do_not_ship_is_noticed(path: str) -> None:
    assert unwelcome(["p/PySide6/Qt/lib/libQt6Core.so.6", "p/handbook/en/manifest.toml", path]) == [path]


needs_bundle = pytest.mark.skipif(not BUNDLE.is_dir(), reason="python3 dev.py build was not called here")


@cache
def _files() -> list[str]:
    return sorted(path.relative_to(BUNDLE).as_posix() for path in BUNDLE.rglob("*") if path.is_file())


@needs_bundle
def test_the_bundle_holds_nothing_unwelcome() -> None:
    assert not unwelcome(_files())
    assert not [path for path in BUNDLE.rglob("*") if path.is_symlink()], "a stick cannot hold links"


@needs_bundle
def test_the_bundle_holds_all_of_our_data() -> None:
    (inside,) = {path.split("/")[0] for path in _files() if "/" in path}
    assert re.fullmatch(r"program-\d+\.\d+\.\d+-[0-9a-f]{8}", inside)
    for kept in (
        "LICENSE",
        "THIRD-PARTY.md",
        "resources/fonts/OFL.txt",
        "resources/fonts/NotoSans-Regular.ttf",
    ):
        assert f"{inside}/{kept}" in _files()
    for kept in (
        "build/data/handbook/en.db",
        "build/data/samples/jamaica.mainstay",
        "handbook/manifest.toml",
    ):
        assert f"{inside}/{kept}" in _files()


@needs_bundle
def test_the_bundle_holds_no_package_that_is_not_locked() -> None:
    from PyInstaller.archive.readers import CArchiveReader

    program = next(path for path in BUNDLE.iterdir() if path.is_file() and path.stem == "mainstay")
    reader = CArchiveReader(str(program))
    (archive,) = (entry for entry in reader.toc if entry.endswith(".pyz"))
    tops = {module.split(".")[0] for module in reader.open_embedded_archive(archive).toc}
    lock = (TOP / "packaging" / "requirements" / "app.txt").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE)) - {"pip"}
    owners = metadata.packages_distributions()
    ours = {
        top
        for top in tops
        if {re.sub(r"[-_.]+", "-", owner).lower() for owner in owners.get(top, [])} & locked
    }
    foreign = {top for top in tops - ours - {"desktop"} if top not in sys.stdlib_module_names}
    # PyInstaller's own start, and private parts of a Python that may be newer than the one that runs this test
    foreign -= {top for top in foreign if top.startswith(("pyi", "_")) and top not in owners}
    assert not foreign, "the bundle holds packages that no lock names"
