"""What people install: the files that describe it agree with each other, and what can be compiled here is."""

from __future__ import annotations

import configparser
import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from tests.architecture.sources import TOP
from tests.packaging.scripts import script

HERE = TOP / "packaging"
BUNDLE = TOP / "out" / "build" / "bundle" / "mainstay"
MIME = "application/x-mainstay"
LANGUAGES = {"en", "fr", "es", "ar", "pt", "ru"}


def _text(path: str) -> str:
    return (HERE / path).read_text(encoding="utf-8")


def test_the_kind_of_file_is_called_the_same_everywhere() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read_string(_text("linux/mainstay.desktop"))
    desktop = entry["Desktop Entry"]
    assert desktop["MimeType"] == f"{MIME};"
    assert desktop["Exec"] == "mainstay %f"
    assert desktop["Icon"] == script("linux_packages").ID
    mime = ElementTree.fromstring(_text("linux/mime.xml"))
    (kind,) = mime
    assert kind.attrib["type"] == MIME
    assert kind.find("{*}glob").attrib["pattern"] == "*.mainstay"  # type: ignore[union-attr]
    store = ElementTree.fromstring(_text("linux/metainfo.xml"))
    assert store.findtext("id") == script("linux_packages").ID
    assert store.findtext("provides/mediatype") == MIME
    assert ".mainstay" in _text("windows/mainstay.iss")
    assert ".mainstay" in _text("windows/mainstay.nsi")
    types = script("identity").mac_properties("0.1.0")["UTExportedTypeDeclarations"]
    assert types[0]["UTTypeTagSpecification"] == {"public.filename-extension": ["mainstay"]}


@pytest.mark.parametrize("tool", ["desktop-file-validate", "appstreamcli"])
def test_the_tools_of_linux_find_nothing_wrong(tool: str) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed here")
    name = "mainstay.desktop" if tool.startswith("desktop") else "metainfo.xml"
    line = [tool, *(["validate", "--no-net"] if tool == "appstreamcli" else [])]
    done = subprocess.run([*line, str(HERE / "linux" / name)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_manual_knows_the_commands() -> None:
    manual = _text("linux/mainstay.1").replace("\\-", "-")
    for words in (
        "kit build",
        "verify",
        "update --from",
        "--portable",
        "doctor",
        "export",
        "MAINSTAY_PORTABLE",
    ):
        assert words in manual
    assert ".TH MAINSTAY 1" in manual
    assert "@VERSION@" in manual


def test_both_installers_of_windows_ask_for_nothing_and_refuse_in_every_language() -> None:
    inno, nsis = _text("windows/mainstay.iss"), _text("windows/mainstay.nsi")
    for kind in ("WinVersionTooLowError", "WindowsVersionNotSupported", "OnlyOnTheseArchitectures"):
        assert set(re.findall(rf"^(\w\w)\.{kind}=.*1809", inno, re.MULTILINE)) == LANGUAGES
    assert set(re.findall(r"^(\w\w)\.Clear=", inno, re.MULTILINE)) == LANGUAGES
    for sentence in ("TooOld", "Failed", "ForAll", "NoRights", "Clear"):
        assert len(re.findall(rf"^LangString {sentence} ", nsis, re.MULTILINE)) == len(LANGUAGES)
    assert "MinVersion=10.0.17763" in inno
    assert "AtLeastBuild} 17763" in nsis
    assert "PrivilegesRequired=lowest" in inno
    assert "RequestExecutionLevel user" in nsis
    assert len(re.findall(r"^LangString TooOld .*1809", nsis, re.MULTILINE)) == len(LANGUAGES)
    assert set(re.findall(r"^(\w\w)\.LogOnDesktop=", inno, re.MULTILINE)) == LANGUAGES
    for text in (inno, nsis):
        assert "program-*" in text, "libraries of an older version go"
        assert "presets.json" in text, "a trainer's presets come along"
        assert "logo.png" in text
        assert "clear --all" in text, "the program itself clears what it keeps, for who wants that"
        assert "/CLEAR" in text
        assert not re.search(r"https?:|idp|download(?!ed)", text, re.IGNORECASE), "nothing is fetched"
        assert "settings.json" not in text, "settings and workbooks are nobody's business here"


@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not installed here")
def test_the_nsis_installer_compiles(tmp_path: Path) -> None:
    bundle, icon = tmp_path / "bundle", tmp_path / "mainstay.ico"
    for name in ("mainstay.exe", "mainstayw.exe", "program-0.1.0-01234567/é.txt"):
        (bundle / name).parent.mkdir(parents=True, exist_ok=True)
        (bundle / name).write_text(name)
    from PIL import Image

    Image.new("RGBA", (64, 64)).save(icon, sizes=[(32, 32), (64, 64)])
    words = {"VERSION": "0.1.0", "BUNDLE": bundle, "OUT": tmp_path / "Mainstay-setup.exe", "ICON": icon}
    defined = [f"-D{name}={value}" for name, value in words.items()]
    script = str(HERE / "windows" / "mainstay.nsi")
    done = subprocess.run(
        ["makensis", "-V2", "-WX", *defined, script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "Mainstay-setup.exe").read_bytes().startswith(b"MZ")


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg is not installed here")
def test_a_deb_and_an_archive_are_the_same_each_time(tmp_path: Path) -> None:
    packages, bundle, icons = script("linux_packages"), tmp_path / "bundle", tmp_path / "icons"
    (bundle / "program-0.1.0-01234567").mkdir(parents=True)
    (bundle / "mainstay").write_text("program")
    (bundle / "mainstay").chmod(0o755)
    (bundle / "program-0.1.0-01234567" / "library.so").write_text("library")
    icons.mkdir()
    for size in packages.ICON_SIZES:
        (icons / f"mainstay-{size}.png").touch()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        packages.archive(bundle, tmp_path / name, "0.1.0")
        packages.deb(bundle, tmp_path / name, "0.1.0", icons, TOP)
    archives = [next((tmp_path / name).glob("*.tar.xz")).read_bytes() for name in ("one", "two")]
    assert archives[0] == archives[1]
    (made,) = (tmp_path / "one").glob("*.deb")
    listed = subprocess.run(["dpkg-deb", "-c", str(made)], capture_output=True, text=True, check=True).stdout
    for place in (
        *(
            "./usr/bin/mainstay -> ../lib/mainstay/mainstay",
            "./usr/lib/mainstay/mainstay",
            "./usr/share/man/man1/mainstay.1.gz",
        ),
        *(
            "applications/org.mainstay.Mainstay.desktop",
            "mime/packages/org.mainstay.Mainstay.xml",
            "metainfo/",
        ),
        *("icons/hicolor/256x256/apps/org.mainstay.Mainstay.png", "doc/mainstay/copyright"),
    ):
        assert place in listed
    assert not re.search(r"^\S+ (?!root/root)", listed, re.MULTILINE), "everything belongs to root"
    field = ["dpkg-deb", "-f", str(made), "Depends"]
    depends = subprocess.run(field, capture_output=True, text=True, check=True).stdout
    assert "libegl1" in depends
    assert "python" not in depends
    scripts = subprocess.run(
        ["dpkg-deb", "-I", str(made), "prerm", "templates"], capture_output=True, text=True, check=True
    ).stdout
    assert "clear --all" in scripts
    assert "Default: false" in scripts, "nothing is cleared unless somebody says so"


@pytest.mark.skipif(
    not BUNDLE.is_dir() or shutil.which("readelf") is None, reason="python3 dev.py build was not called here"
)
def test_what_the_bundle_leaves_to_the_system_is_what_the_deb_asks_for() -> None:
    owners = {
        **_dev().QT_ALWAYS,
        **_dev().QT_WINDOW,
        "libstdc++.so.6": "libstdc++6",
        "libgcc_s.so.1": "libgcc-s1",
        "libz.so.1": "zlib1g",
        "libzstd.so.1": "libzstd1",
        "libgthread-2.0.so.0": "libglib2.0-0",
        "libxcb.so.1": "libxcb1",
        "libxcb-glx.so.0": "libxcb-glx0",
        "libxcb-render.so.0": "libxcb-render0",
    }
    owners["libcups.so.2"] = "libcups2"
    packages = script("linux_packages")
    glibc = re.compile(r"lib(c|m|dl|pthread|rt|util|resolv)\.so\.\d|ld-linux.*")
    depends = {re.split(r"[ |]", entry)[0] for entry in (*packages.DEPENDS, *packages.RECOMMENDS)}
    there = {path.name for path in BUNDLE.rglob("*") if ".so" in path.name}
    lost = {}
    for path in sorted(path for path in BUNDLE.rglob("*") if ".so" in path.name):
        said = subprocess.run(["readelf", "-d", str(path)], capture_output=True, text=True, check=True).stdout
        for needed in re.findall(r"NEEDED.*\[(.+?)\]", said):
            if needed not in there and not glibc.fullmatch(needed) and owners.get(needed) not in depends:
                lost[needed] = path.name
    assert not lost, "the package must depend on these, or the bundle must carry them"


def _dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev_commands", TOP / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["dev_commands"] = module
    spec.loader.exec_module(module)
    return module


def test_the_tools_of_a_build_come_from_the_lock() -> None:
    wanted = _dev().build_requirements()
    for name in ("pyinstaller==", "pyinstaller-hooks-contrib==", "pyside6-essentials==", "pefile=="):
        assert f"\n{name}" in wanted
    assert "\npytest==" not in wanted
    assert all(line.startswith((" ", "--")) or "==" in line for line in wanted.splitlines() if line)


def test_what_was_not_run_here_names_steps_that_there_are() -> None:
    flow = (TOP / ".github" / "workflows" / "installers.yml").read_text(encoding="utf-8")
    steps = set(re.findall(r"^ +- name: (.+)$", flow, re.MULTILINE))
    told = _text("README.md").partition("Not run anywhere yet")[2]
    rows = [line.split("|")[2] for line in told.splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 5
    for row in rows:
        for name in row.split(";"):
            known = [step for step in steps if name.strip().startswith(step.partition(" (")[0])]
            assert known or name.strip().startswith("none:"), name
    for named in re.findall(r"packaging[/\\](?:\w+[/\\])?\w+\.py", flow):
        assert (TOP / named.replace("\\", "/")).is_file(), named
