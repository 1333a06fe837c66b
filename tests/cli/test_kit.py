"""Kits on the command line: make, check, trust, presets, and what is said when something is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.distribution.verify import keys_folder
from desktop.system import paths
from desktop.system.settings import Settings

TODAY = ("--date", "2026-11-25")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys and settings of this test's own."""
    monkeypatch.setenv(paths.PORTABLE_VARIABLE, str(tmp_path / "person"))


@pytest.fixture
def samples(run) -> None:
    """The samples as workbooks, as a built program has them."""
    assert run("build-data").code == 0


def _words(sheet: Path) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(sheet)
    words = " ".join(document[page].get_textpage().get_text_range() for page in range(len(document)))
    document.close()
    return words


@pytest.mark.usefixtures("samples")
def test_a_content_kit_is_made_checked_and_its_changes_named(run, tmp_path: Path) -> None:
    handout = tmp_path / "Agenda.pdf"
    handout.write_bytes(b"agenda")
    made = run("kit", "build", tmp_path / "kit", "--no-bundle", "--handout", handout, *TODAY, "--json")
    assert made.code == 0, made.err
    assert made.json["handouts"] == ["Agenda.pdf"]
    assert made.json["missing"] == [], "who asks for content only is not told that programs are missing"
    assert set(made.json["samples"]) >= {"jamaica.mainstay", "naga.mainstay"}
    for sheet in ("Start here.pdf", "Antivirus and first start.pdf", "Slip.pdf"):
        assert (tmp_path / "kit" / sheet).read_bytes().startswith(b"%PDF")
    good = run("verify", tmp_path / "kit")
    assert good.code == 0
    assert "are as they were made" in good.out
    (tmp_path / "kit" / "handouts" / "Agenda.pdf").write_bytes(b"other")
    bad = run("verify", tmp_path / "kit")
    assert bad.code == 1
    assert "changed  handouts/Agenda.pdf" in bad.out
    assert bad.sentence.startswith("One file of this kit is not as it was made.")
    told = run("verify", tmp_path / "kit", "--json")
    assert (told.code, told.json["ok"], told.json["changed"]) == (1, False, ["handouts/Agenda.pdf"])


@pytest.mark.usefixtures("samples")
def test_the_first_sheet_shows_the_fingerprint_and_what_is_missing(run, tmp_path: Path) -> None:
    installer = tmp_path / "mainstay_0.1.0_amd64.deb"
    installer.touch()
    made = run("kit", "build", tmp_path / "kit", "--no-bundle", "--installer", installer, *TODAY)
    assert made.out.splitlines()[1:] == ["This kit is not complete: it has nothing for Windows, macOS."]
    fingerprint = run("verify", tmp_path / "kit", "--json").json["fingerprint"]
    words = _words(tmp_path / "kit" / "Start here.pdf")
    assert fingerprint in "".join(words.split()), "eight letters at a time, and nothing else between them"
    assert "This kit is not complete" in words
    assert "certutil -hashfile SHA256SUMS SHA256" in words
    assert "mainstay_0.1.0_amd64.deb" in words


@pytest.mark.usefixtures("samples")
def test_a_trainers_key_signs_and_is_trusted_elsewhere(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "keys").mkdir()
    number = run("kit", "key", tmp_path / "keys").out.strip()
    signed = (
        "kit",
        "build",
        tmp_path / "kit",
        "--no-bundle",
        "--key",
        tmp_path / "keys" / "mainstay.key",
        *TODAY,
    )
    assert run(*signed).code == 0
    assert run("verify", tmp_path / "kit", "--json").json["signature"] == "known_key"
    monkeypatch.setenv(paths.PORTABLE_VARIABLE, str(tmp_path / "elsewhere"))
    strange = run("verify", tmp_path / "kit", "--json").json
    assert (strange["ok"], strange["signature"], strange["key"]) == (True, "unknown_key", number)
    assert (
        run("kit", "trust", tmp_path / "kit" / "trainer.pub", "--name", "Amina Otieno").out.strip() == number
    )
    assert run("verify", tmp_path / "kit", "--json").json["key_name"] == "Amina Otieno"
    assert keys_folder().is_relative_to(tmp_path / "elsewhere")
    again = run("kit", "key", tmp_path / "keys")
    assert (again.code, again.sentence[-36:]) == (1, "is there already. Choose another folder."[-36:])


@pytest.mark.parametrize(
    ("words", "code", "start"),
    [
        (("verify", "."), 1, "“"),
        (("kit", "build", "x", "--no-bundle", "--date", "soon"), 2, '"soon" is no date'),
        (("kit", "build", "x", "--no-bundle", "--samples", "atlantis"), 1, "There is no sample “atlantis”."),
        (("kit", "build", "x", "--no-bundle", "--pack", "nowhere.pack"), 1, "There is no file"),
        (("kit", "build", "x", "--no-bundle", "--key", "nowhere.key"), 1, "There is no file or folder"),
        (("kit", "build", "x", "--no-bundle", "--languages", "en,xx"), 1, "There is no language “xx”."),
        (("kit", "build", "x", *TODAY), 1, "This Mainstay cannot be copied to a stick."),
        (
            (
                "kit",
                "presets",
            ),
            2,
            "Name a kit, or say --undo.",
        ),
        (("kit", "presets", "--undo"), 1, "No presets were applied."),
        (("kit", "trust", "pyproject.toml", "--name", "x"), 1, "This is no public key"),
        (("update", "--from", "nowhere"), 1, "This is no portable edition."),
    ],
)
@pytest.mark.usefixtures("samples")
def test_what_is_wrong_is_said_in_one_sentence(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], code: int, start: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text("no key")
    said = run(*words)
    assert said.code == code
    assert said.sentence.startswith(start)
    assert not (tmp_path / "x").exists()


@pytest.mark.usefixtures("samples")
def test_presets_of_a_kit_are_applied_and_taken_back(run, tmp_path: Path) -> None:
    wanted = tmp_path / "presets.json"
    wanted.write_text('{"role": "trainer", "text_size": 125}', encoding="utf-8")
    assert run("kit", "build", tmp_path / "kit", "--no-bundle", "--presets", wanted, *TODAY).code == 0
    typed = ("--preset", "theme=dark", "--preset", "contrast=yes", "--preset", "text_size=150")
    assert (
        run("kit", "build", tmp_path / "typed", "--no-bundle", "--presets", wanted, *typed, *TODAY).code == 0
    )
    made = json.loads((tmp_path / "typed" / "presets.json").read_text(encoding="utf-8"))
    assert made == {"role": "trainer", "text_size": 150, "theme": "dark", "contrast": True}
    Settings(role="planner").save()
    assert run("kit", "presets", tmp_path / "kit").code == 0
    assert (Settings.load().role, Settings.load().text_size) == ("trainer", 125)
    assert run("kit", "presets", "--undo").code == 0
    assert (Settings.load().role, Settings.load().text_size) == ("planner", 100)


@pytest.mark.usefixtures("samples")
def test_a_logo_and_a_template_are_presets_and_nonsense_is_refused(run, tmp_path: Path) -> None:
    from PIL import Image

    logo = tmp_path / "city.jpg"
    Image.new("RGB", (2000, 1000), "navy").save(logo)
    wanted = (
        "--preset",
        f"logo={logo}",
        "--preset",
        "template=local-council",
        "--preset",
        "backup_folder=~/B",
    )
    assert run("kit", "build", tmp_path / "kit", "--no-bundle", *wanted, *TODAY).code == 0
    with Image.open(tmp_path / "kit" / "logo.png") as made:
        assert made.size == (900, 450), "small, and nothing of the file itself"
    assert "Use its settings" in _words(tmp_path / "kit" / "Start here.pdf")
    assert run("verify", tmp_path / "kit").code == 0
    assert run("kit", "presets", tmp_path / "kit").code == 0
    settings = Settings.load()
    assert Path(settings.logo).is_file()
    assert settings.template == "local-council"
    assert settings.backups_folder() == Path.home() / "B"
    bad = ("role=king", "template=castle", "language=xx", "theme=pink", "logo=nowhere.png", "backup_folder=B")
    for word in bad:
        said = run("kit", "build", tmp_path / "bad", "--no-bundle", "--preset", word, *TODAY)
        assert said.code == 1
        assert word.partition("=")[2] in said.sentence
        assert not (tmp_path / "bad").exists()


@pytest.mark.usefixtures("samples")
def test_a_kit_has_its_sheets_in_each_language_that_was_chosen(run, tmp_path: Path) -> None:
    made = run("kit", "build", tmp_path / "kit", "--no-bundle", "--languages", "en,ar_XB", *TODAY, "--json")
    assert made.json["languages"] == ["en", "ar_XB"]
    for sheet in ("Start here", "Antivirus and first start", "Slip"):
        for ending in (".pdf", ".ar_XB.pdf"):
            assert (tmp_path / "kit" / f"{sheet}{ending}").is_file()
    assert run("verify", tmp_path / "kit").code == 0


@pytest.mark.usefixtures("samples")
def test_only_installers_of_mainstay_are_taken_from_a_folder_of_downloads(run, tmp_path: Path) -> None:
    downloads = tmp_path / "Downloads"
    downloads.mkdir()
    for name in ("Mainstay-0.1.0-setup.exe", "Mainstay-0.1.0.dmg", "browser-99.0.1.exe", "mainstay.pdf"):
        (downloads / name).write_bytes(name.encode())
    made = run("kit", "build", tmp_path / "kit", "--no-bundle", "--installers", downloads, *TODAY, "--json")
    assert [(p["system"], p["version"]) for p in made.json["programs"]] == [
        ("windows", "0.1.0"),
        ("macos", "0.1.0"),
    ]
    assert made.json["missing"] == ["linux"]
    good = run("verify", tmp_path / "kit")
    assert "Windows 0.1.0: program/windows/Mainstay-0.1.0-setup.exe" in good.out
    assert "it has nothing for Linux" in good.out


def test_a_version_proves_itself_and_touches_nobodys_settings(in_process, tmp_path: Path) -> None:
    home = {"MAINSTAY_PORTABLE": str(tmp_path / "person")}
    said = in_process("self-check", **home)
    assert said.code == 0, said.err
    assert not (tmp_path / "person" / "settings.json").exists()
    assert in_process("self-check", "--version", "9.9.9", **home).sentence.startswith("This is version")
