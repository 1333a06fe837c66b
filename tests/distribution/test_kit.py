"""Kits: what goes in, what stands on their face, and that each change afterwards is named."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from desktop.distribution import kit, presets, sums, verify
from desktop.distribution.kit import Contents, KitError, build_kit
from desktop.distribution.signature import SecretKey
from desktop.distribution.verify import verify_kit
from desktop.system import paths
from desktop.system.locale import show
from desktop.system.settings import Settings, settings_path
from desktop.workspace import traces

BUILD = "program-0.1.0-0123abcd"


def sheet(folder: Path, _manifest: Mapping[str, Any], fingerprint: str) -> None:
    """A first sheet as the real one: it holds the fingerprint."""
    if fingerprint:
        (folder / kit.START).write_text(f"Compare {fingerprint}", encoding="utf-8")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A program in its folder, with what a used portable edition holds."""
    folder = tmp_path / "bundle"
    for name in (
        "mainstay",
        f"{BUILD}/base.zip",
        f"{BUILD}/resources/é ملف.txt",
        "data/settings.json",
        ".portable",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    (folder / "mainstay").chmod(0o755)
    return folder


@pytest.fixture
def installers(tmp_path: Path) -> tuple[Path, ...]:
    """One file for each system."""
    files = [
        tmp_path / name for name in ("mainstay_0.1.0_amd64.deb", "Mainstay-0.1.0.exe", "Mainstay-0.1.0.dmg")
    ]
    for file in files:
        file.write_text(file.name, encoding="utf-8")
    return tuple(files)


@pytest.fixture
def whole(tmp_path: Path, bundle: Path, installers: tuple[Path, ...]) -> Path:
    """A kit with everything, not signed."""
    handout = tmp_path / "Agenda été.pdf"
    handout.write_bytes(b"agenda")
    contents = Contents(
        bundle=bundle,
        installers=installers,
        handouts=(handout,),
        presets={"language": "en", "role": "trainer"},
        made="2026-11-25",
        trainer="Amina",
    )
    build_kit(tmp_path / "kit", contents, sheet)
    return tmp_path / "kit"


def test_a_whole_kit_is_good_and_nothing_of_the_bundles_owner_is_in_it(whole: Path) -> None:
    found = verify_kit(whole)
    assert found.ok
    assert found.signature == verify.UNSIGNED
    assert found.missing_systems == []
    assert "fingerprint" in show(found.sentence())
    portable = whole / "program" / kit.this_system() / "Mainstay"
    assert (portable / ".portable").is_file()
    assert not (portable / "data").exists(), "settings of whoever made the kit stay at home"
    assert presets.read(portable / "presets.json") == {"language": "en", "role": "trainer"}
    if os.name == "posix":
        assert os.access(portable / "mainstay", os.X_OK)
    assert found.fingerprint in (whole / kit.START).read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="the system's own tool")
def test_the_systems_own_tool_agrees(whole: Path) -> None:
    one = subprocess.run(["sha256sum", sums.NAME], cwd=whole, capture_output=True, text=True, check=True)
    assert one.stdout.split()[0] == verify_kit(whole).fingerprint
    every = ["sha256sum", "-c", "--quiet", sums.NAME]
    assert subprocess.run(every, cwd=whole, capture_output=True, check=True).stdout == b""


def test_each_changed_missing_and_extra_file_is_named(whole: Path) -> None:
    (whole / "handouts" / "Agenda été.pdf").write_bytes(b"agendA")
    (whole / "presets.json").unlink()
    (whole / "program" / "windows" / "autorun.exe").touch()
    (whole / kit.START).unlink()
    found = verify_kit(whole)
    assert not found.ok
    assert found.differences.changed == ("handouts/Agenda été.pdf",)
    assert found.differences.missing == (kit.START, "presets.json")
    assert found.differences.extra == ("program/windows/autorun.exe",)
    assert show(found.sentence()).startswith("4 files of this kit are not as they were made.")


def test_what_the_portable_edition_keeps_on_the_stick_is_nobodys_business(whole: Path) -> None:
    data = whole / "program" / kit.this_system() / "Mainstay" / "data"
    data.mkdir()
    (data / "settings.json").touch()
    assert verify_kit(whole).ok
    (data.parent / "data.exe").touch()
    assert verify_kit(whole).differences.extra


def test_what_systems_leave_on_every_stick_is_no_change(whole: Path) -> None:
    for name in (
        *(
            "System Volume Information/IndexerVolumeGuid",
            ".Spotlight-V100/store.db",
            ".fseventsd/no_log",
            ".DS_Store",
        ),
        *("handouts/.DS_Store", "handouts/._Agenda été.pdf", ".Trash-1000/files/x", "handouts/Thumbs.db"),
    ):
        (whole / name).parent.mkdir(parents=True, exist_ok=True)
        (whole / name).write_text("left by a system")
    assert verify_kit(whole).ok
    for name in ("autorun.inf", "handouts/System Volume Information/evil.exe", "program/Thumbs.db.exe"):
        (whole / name).parent.mkdir(parents=True, exist_ok=True)
        (whole / name).touch()
    assert len(verify_kit(whole).differences.extra) == 3


def test_a_kit_that_lacks_a_system_says_so(tmp_path: Path, installers: tuple[Path, ...]) -> None:
    build_kit(tmp_path / "kit", Contents(installers=installers[:1], made="2026-11-25"), sheet)
    found = verify_kit(tmp_path / "kit")
    assert found.ok
    assert found.missing_systems == ["Windows", "macOS"]


def test_a_signed_kit_is_known_by_its_key(tmp_path: Path, installers: tuple[Path, ...]) -> None:
    key = SecretKey.new()
    build_kit(tmp_path / "kit", Contents(installers=installers, made="2026-11-25"), sheet, key)
    strange = verify_kit(tmp_path / "kit")
    assert (strange.ok, strange.signature, strange.key) == (True, verify.UNKNOWN, key.public().id)
    known = verify_kit(tmp_path / "kit", [("Amina", key.public())])
    assert (known.ok, known.signature, known.key_name) == (True, verify.KNOWN, "Amina")


def test_a_forged_list_a_foreign_key_and_a_forged_first_sheet_break_the_signature(
    tmp_path: Path, installers: tuple[Path, ...]
) -> None:
    key, other = SecretKey.new(), SecretKey.new()
    folder = tmp_path / "kit"
    build_kit(folder, Contents(installers=installers, made="2026-11-25"), sheet, key)
    keys = [("Amina", key.public())]

    (folder / kit.START).write_text("Compare nothing", encoding="utf-8")
    assert verify_kit(folder, keys).signature == verify.BROKEN
    sheet(folder, {}, verify_kit(folder).fingerprint)
    assert verify_kit(folder, keys).signature == verify.KNOWN

    (folder / "evil.exe").touch()
    listed = sums.as_text(sums.sums_of(folder, sums.names(folder, kit.is_outside_the_sums))).encode()
    (folder / sums.NAME).write_bytes(listed)
    forged = verify_kit(folder, keys)
    assert (forged.ok, forged.signature) == (False, verify.BROKEN)
    assert not forged.differences, "the list fits; only the signature shows that somebody else wrote it"

    (folder / kit.KEY_FILE).write_text(other.public().text(), encoding="utf-8")
    listed = sums.as_text(sums.sums_of(folder, sums.names(folder, kit.is_outside_the_sums))).encode()
    (folder / sums.NAME).write_bytes(listed)
    comment = f"kit start={sums.sum_of(folder / kit.START)}"
    (folder / kit.SIGNATURE).write_text(other.sign(listed, comment), encoding="utf-8")
    again = verify_kit(folder, keys)
    assert (again.signature, again.key) == (verify.UNKNOWN, other.public().id), (
        "never shown under Amina's name"
    )

    (folder / kit.SIGNATURE).unlink()
    assert verify_kit(folder, keys).signature == verify.BROKEN, "a key without its signature"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"nonsense\n", b"0" * 64 + b"  ../../etc/passwd\n"])
def test_a_folder_that_is_no_kit_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(KitError) as caught:
        verify_kit(folder)
    assert caught.value.code == "no_kit"
    (folder / sums.NAME).write_bytes(content)
    if content:
        with pytest.raises(KitError) as caught:
            verify_kit(folder)
        assert caught.value.code == "bad_sums"
        assert show(caught.value.message).endswith(".")
    else:
        assert not verify_kit(folder).ok


@pytest.mark.parametrize(
    "content", ["", "[]", "nonsense", '{"kind": "mainstay-kit", "missing": 3, "programs": [1]}']
)
def test_a_manifest_of_somebody_else_breaks_nothing(whole: Path, content: str) -> None:
    (whole / kit.MANIFEST).write_text(content, encoding="utf-8")
    found = verify_kit(whole)
    assert found.differences.changed == (kit.MANIFEST,)
    assert found.missing_systems == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"installers": (Path("nowhere.deb"),)}, "missing"),
        ({"bundle": Path("nowhere")}, "no_bundle"),
        ({"wanted": ("amiga",)}, "system"),
    ],
)
def test_what_cannot_be_made_leaves_nothing(tmp_path: Path, changes: dict[str, Any], code: str) -> None:
    with pytest.raises(KitError) as caught:
        build_kit(tmp_path / "kit", Contents(**changes), sheet)
    assert caught.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_a_kit_is_not_made_inside_the_program_that_it_copies(bundle: Path) -> None:
    with pytest.raises(KitError) as caught:
        build_kit(bundle / "kit", Contents(bundle=bundle), sheet)
    assert caught.value.code == "inside"
    assert not (bundle / "kit").exists()


def test_a_folder_that_holds_something_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "kit").mkdir()
    (tmp_path / "kit" / "mine.txt").touch()
    with pytest.raises(KitError) as caught:
        build_kit(tmp_path / "kit", Contents(), sheet)
    assert caught.value.code == "exists"
    with pytest.raises(KitError) as caught:
        build_kit(tmp_path / "nowhere" / "kit", Contents(), sheet)
    assert caught.value.code == "no_folder"
    same = tmp_path / "a.deb"
    (tmp_path / "other").mkdir()
    for path in (same, tmp_path / "other" / "a.deb"):
        path.touch()
    with pytest.raises(KitError) as caught:
        build_kit(tmp_path / "new", Contents(installers=(same, tmp_path / "other" / "a.deb")), sheet)
    assert caught.value.code == "twice"


# ------------------------------------------------------------------------------ presets


@pytest.fixture
def portable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portable edition with presets, never started before."""
    monkeypatch.setenv(paths.PORTABLE_VARIABLE, str(tmp_path / "data"))
    monkeypatch.setattr(paths, "program_dir", lambda: tmp_path)
    (tmp_path / "presets.json").write_text(
        json.dumps(
            {"language": "fr", "role": "trainer", "text_size": 125, "contrast": "yes", "recent": ["/x"]}
        ),
        encoding="utf-8",
    )
    return tmp_path


@pytest.mark.usefixtures("portable")
def test_presets_are_applied_once_and_can_be_taken_back() -> None:
    settings = Settings.load()
    assert presets.apply_at_first_start(settings)
    assert (settings.language, settings.role, settings.text_size) == ("fr", "trainer", 125)
    assert settings.contrast is False, "a value of another kind is passed over"
    assert settings.recent == [], "and so is what no preset may choose"
    assert Settings.load() == settings
    assert not presets.apply_at_first_start(Settings.load()), "only at the first start"
    settings.text_size = 150  # changed by the person since
    presets.undo(settings)
    assert (settings.language, settings.role, settings.text_size) == ("", "", 100)
    assert not presets.can_undo(settings)
    assert not presets.apply_at_first_start(Settings.load()), "what was taken back does not come again"


@pytest.mark.usefixtures("portable")
def test_presets_that_somebody_applies_later_remember_the_first_state() -> None:
    settings = Settings(language="en", theme="dark")
    assert presets.apply(settings, {"theme": "light"})
    assert presets.apply(settings, {"theme": "system", "language": "fr"})
    assert not presets.apply(settings, {"theme": "system"})
    presets.undo(settings)
    assert (settings.language, settings.theme) == ("en", "dark")


@pytest.mark.usefixtures("portable")
def test_a_logo_is_copied_to_the_person_and_goes_with_the_rest(tmp_path: Path) -> None:
    kit_folder = tmp_path / "stick"
    kit_folder.mkdir()
    (kit_folder / "presets.json").write_text(
        json.dumps({"logo": "../../logo.png", "template": "two-tiers"}), encoding="utf-8"
    )
    assert "logo" not in presets.read(kit_folder / "presets.json"), "no picture lies there"
    (kit_folder / "logo.png").write_bytes(b"a picture")
    found = presets.read(kit_folder / "presets.json")
    assert found["logo"] == str(kit_folder / "logo.png"), "only a file beside the presets is taken"
    settings = Settings(logo="/mine.png")
    assert presets.apply(settings, found)
    kept = Path(settings.logo)
    assert kept.parent == settings_path().parent
    assert kept.read_bytes() == b"a picture"
    shutil.rmtree(kit_folder)  # the stick goes on to somebody else
    assert Settings.load().logo == str(kept)
    assert Settings.load().template == "two-tiers"
    assert kept in next(trace.files for trace in traces.found() if trace.kind == "settings")
    presets.undo(settings)
    assert (settings.logo, settings.template) == ("/mine.png", "")


def test_a_kit_holds_the_logo_beside_each_of_its_presets(bundle: Path, tmp_path: Path) -> None:
    (bundle / "logo.png").write_bytes(b"of another kit")
    chosen = Contents(bundle=bundle, presets={"role": "trainer"}, logo=b"picture")
    manifest = build_kit(tmp_path / "kit", chosen, sheet)
    assert manifest["presets"] == ["logo", "role"]
    for folder in (tmp_path / "kit", *(tmp_path / "kit" / "program").glob("*/Mainstay")):
        assert json.loads((folder / "presets.json").read_bytes()) == {"role": "trainer", "logo": "logo.png"}
        assert (folder / "logo.png").read_bytes() == b"picture"
    assert verify_kit(tmp_path / "kit").ok
    build_kit(tmp_path / "plain", Contents(bundle=bundle), sheet)
    assert not list((tmp_path / "plain").rglob("logo.png")), (
        "what came on one stick does not go on to the next"
    )


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"name": "x"}', b"\xff"])
def test_a_file_without_presets_is_refused_and_the_first_start_goes_on(
    portable: Path, content: bytes
) -> None:
    (portable / "presets.json").write_bytes(content)
    with pytest.raises(KitError):
        presets.read(portable / "presets.json")
    assert not presets.apply_at_first_start(Settings.load())
    assert not settings_path().exists()
