"""The printed sheets of a kit: how to begin and check it, what an antivirus may say, and who received which version."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop.distribution import kit, sums
from desktop.domain.words import N_
from desktop.reports.house import House
from desktop.reports.outline import (
    Block,
    Bullet,
    BulletList,
    CallOut,
    Document,
    FieldGrid,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Table,
)
from desktop.system.files import write_whole
from desktop.system.locale import _, format_date, is_right_to_left, speaking
from desktop.system.version import VERSION

ANTIVIRUS, SLIP = "Antivirus and first start.pdf", "Slip.pdf"
_GROUP = 8  # letters of the fingerprint that stand together
_SLIP_ROWS = 16

KINDS = {
    "folder": N_("Folder that runs from the stick"),
    "installer": N_("Installer"),
}
# How each system shows the sum of one file by itself, without any program of ours.
TOOLS = {
    "windows": f"certutil -hashfile {sums.NAME} SHA256",
    "macos": f"shasum -a 256 {sums.NAME}",
    "linux": f"sha256sum {sums.NAME}",
}
# And how it checks every file against the list; what it prints is what was changed or is missing.
EVERY_FILE = {
    "windows": f"gc {sums.NAME} | % {{ $s,$n = $_ -split ' +',2; if ((Get-FileHash $n).Hash -ne $s) {{ $n }} }}",
    "macos": f"shasum -a 256 -c {sums.NAME} | grep -v OK",
    "linux": f"sha256sum -c --quiet {sums.NAME}",
}
_BEGIN = {
    "windows": N_(
        "Windows 10 (version 1809) or newer, 64-bit: open the folder program, then windows, and double-click the "
        "installer. "
        "It asks for no administrator: choose “only for me”. Or copy the folder Mainstay to your own stick or "
        "folder and "
        "double-click mainstayw in it; it installs nothing."
    ),
    "macos": N_(
        "macOS 13 or newer: open the file that ends in .dmg and drag Mainstay into Applications. The first time, "
        "hold "
        "Control, click Mainstay and choose Open."
    ),
    "linux": N_(
        "Linux (Debian 12, Ubuntu 22.10 or newer): double-click the file that ends in .deb. Without the right to "
        "install, copy "
        "the folder Mainstay, or unpack the file that ends in .tar.xz, into your home folder and start mainstay "
        "in it."
    ),
}


def write_sheets(folder: Path, manifest: Mapping[str, Any], fingerprint: str) -> None:
    """Write the sheets in the kit's languages; with a fingerprint only the first, which shows it."""
    for number, language in enumerate(manifest["languages"]):
        with speaking(language):
            if fingerprint and number == 0:
                _write(folder / kit.START, _start(manifest, fingerprint))
            elif not fingerprint:
                more = f".{language}.pdf" if number else ".pdf"
                if number:
                    _write(folder / kit.START.replace(".pdf", more), _start(manifest, ""))
                _write(folder / ANTIVIRUS.replace(".pdf", more), _antivirus(manifest))
                _write(folder / SLIP.replace(".pdf", more), _slip(manifest))


def _write(path: Path, document: Document) -> None:
    from desktop.reports.pdf.document import write

    write_whole(path, write(document)[0])


def _document(title: str, subtitle: str, blocks: list[Block], manifest: Mapping[str, Any]) -> Document:
    from desktop.system.locale import language

    return Document(
        title=title,
        subtitle=subtitle,
        place="",
        edition="",
        made_with=f"Mainstay {VERSION}",
        source=str(manifest["trainer"]),
        remark="",
        language=language(),
        right_to_left=is_right_to_left(),
        cover=(),
        blocks=tuple(blocks),
        author=str(manifest["trainer"]),
        date=str(manifest["made"]),
        house=House(cover=False),
    )


def _systems(keys: list[str]) -> str:
    return ", ".join(kit.SYSTEMS[key] for key in keys if key in kit.SYSTEMS)


def _start(manifest: Mapping[str, Any], fingerprint: str) -> Document:
    blocks: list[Block] = []
    if manifest["missing"]:
        text = _("It has nothing for {systems}. Do not hand it to somebody who needs one of these.")
        title = _("This kit is not complete")
        blocks.append(CallOut("open", title, text.format(systems=_systems(manifest["missing"]))))
    about = [(_("Version"), str(manifest["version"])), (_("Made"), format_date(str(manifest["made"])))]
    if manifest["trainer"]:
        about.append((_("From"), str(manifest["trainer"])))
    if manifest["key"]:
        about.append((_("Signed with the key"), str(manifest["key"])))
    blocks += [FieldGrid(tuple(about)), _held(manifest), *_checking(fingerprint)]
    blocks += [PageBreak(0.25), Heading(1, _("Begin"), "begin")]
    held = {program["system"] for program in manifest["programs"]}
    steps = [Bullet(_(text)) for system, text in _BEGIN.items() if system in held]
    if steps:
        blocks.append(BulletList(tuple(steps)))
    blocks.append(
        Paragraph(
            _(
                "Then choose an example from the start page and press “Export report”. Everything you type is "
                "saved by itself "
                "in one file; keep a copy on another stick. No network is needed, ever."
            )
        )
    )
    if manifest["presets"]:
        blocks.append(
            Paragraph(
                _(
                    "Your trainer chose what you begin with. The folder Mainstay and the installer for Windows take it "
                    "along by themselves; after installing on Linux or macOS: Kit for others, “Check a kit”, "
                    "“Use its settings”."
                )
            )
        )
    return _document(_("Start here: Mainstay without a network"), "", blocks, manifest)


def _held(manifest: Mapping[str, Any]) -> Block:
    rows = []
    for program in manifest["programs"]:
        kind = KINDS["folder" if program["path"].endswith(kit.PORTABLE) else "installer"]
        system = kit.SYSTEMS.get(program["system"], program["system"])
        rows.append((system, _(kind), program["version"] or _("not said"), program["path"]))
    if not rows:
        return CallOut(
            "note", _("No program"), _("This kit holds content only: Mainstay must be installed already.")
        )
    header = (_("System"), _("What"), _("Version"), _("Where"))
    return Table(header, tuple(rows), weights=(1.2, 2.4, 1.0, 4.4))


def _checking(fingerprint: str) -> list[Block]:
    blocks: list[Block] = [Heading(1, _("Check this stick first"), "check")]
    if not fingerprint:
        return [
            *blocks,
            Paragraph(
                _("The fingerprint of this kit stands on the first sheet: {name}.").format(name=kit.START)
            ),
        ]
    parts = [fingerprint[at : at + _GROUP] for at in range(0, len(fingerprint), _GROUP)]
    blocks += [
        Paragraph(
            _(
                "The fingerprint of this kit. Compare it with a sheet that you got on paper, from your trainer:"
            )
        ),
        Paragraph((Run("   ".join(parts[:4]) + "\n" + "   ".join(parts[4:]), bold=True),)),
        Paragraph(
            _(
                "A program on a suspect stick cannot vouch for itself, so ask your own computer. Open a command "
                "window in the "
                "folder of the kit and type the first line for your system: it must show the fingerprint. The "
                "second checks "
                "every file and prints only what was changed or is missing."
            )
        ),
        Table(
            (_("System"), _("Type this")),
            tuple(
                row
                for system, name in kit.SYSTEMS.items()
                for row in ((name, TOOLS[system]), ("", EVERY_FILE[system]))
            ),
            weights=(1.0, 7.0),
        ),
        Paragraph(
            _(
                "On Windows, type cmd (for the second line: powershell) into the address bar of the folder. "
                "Where Mainstay is installed already: Kit for others, “Check a kit”, or mainstay verify and the folder."
            ),
            quiet=True,
        ),
    ]
    return blocks


def _antivirus(manifest: Mapping[str, Any]) -> Document:
    windows = (
        N_(
            "“Windows protected your PC”: compare the fingerprint first (sheet “Start here”). Then: More info, "
            "Run anyway."
        ),
        N_(
            "The antivirus removes a file: programs made with Python are few and new to it, so it guesses. Do "
            "not switch it off. "
            "Show this sheet and the fingerprint to whoever looks after your computers; they can allow the folder."
        ),
        N_(
            "Programs from sticks are forbidden: copy the folder Mainstay into your documents and start it there."
        ),
    )
    others = (
        N_(
            "macOS: “cannot be opened because the developer cannot be verified”: hold Control, click Mainstay, "
            "choose Open."
        ),
        N_(
            "Linux: nothing happens on a double click: allow the file mainstay to be run as a program, in its "
            "properties."
        ),
        N_(
            "Linux: many sticks are mounted so that nothing on them may run: copy the folder into your home folder."
        ),
    )
    first = (
        N_("The first start from a stick takes up to a minute on an old computer. Later starts are quicker."),
        N_(
            "Mainstay asks for a language and for your part, unless your trainer chose both for you: “Undo” at the "
            "top, or later “Kit for others”, takes that back."
        ),
        N_(
            "It opens no connection. A firewall that asks about Mainstay is mistaken: answer “no”, everything works."
        ),
        N_("It needs 500 MB of room. “mainstay doctor” says whether everything is in place."),
    )
    blocks: list[Block] = [
        Heading(1, _("What Windows or an antivirus may say"), "windows"),
        BulletList(tuple(Bullet(_(text)) for text in windows)),
        Heading(1, _("Other systems"), "others"),
        BulletList(tuple(Bullet(_(text)) for text in others)),
        Heading(1, _("The first start"), "first"),
        BulletList(tuple(Bullet(_(text)) for text in first)),
    ]
    return _document(_("Antivirus and first start"), "", blocks, manifest)


def _slip(manifest: Mapping[str, Any]) -> Document:
    header = (_("Date"), _("Name"), _("Office"), _("System"), _("Received"))
    rows = tuple(("", "", "", "", "") for _row in range(_SLIP_ROWS))
    version = _("Mainstay {version}, kit of {date}").format(
        version=manifest["version"], date=format_date(str(manifest["made"]))
    )
    blocks: list[Block] = [
        Paragraph(version),
        Paragraph(_("When a newer version comes, this list says who still has the old one."), quiet=True),
        Table(header, rows, weights=(1.4, 3.0, 3.0, 1.6, 2.0), form=True, row_height=28.0),
    ]
    return _document(_("Who received this version"), "", blocks, manifest)
