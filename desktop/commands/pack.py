"""`mainstay pack`: check, build, install, remove and list content packs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from desktop.commands.command import FILE, Failed, answer, command, json_option, option, subject
from desktop.domain.words import N_, message
from desktop.system.locale import _
from desktop.workspace import packs
from desktop.workspace.packs import BadPack, Fault


@subject(N_("Content packs: pages, terms, pictures, catalogues and samples for the handbook."))
def pack() -> None:
    """The group."""


_path = click.argument("path", type=FILE, metavar="PATH")


def _document(faults: list[Fault], manifest: dict[str, Any]) -> dict[str, Any]:
    return {
        "ok": not faults,
        "pack": {name: manifest[name] for name in ("id", "title", "version") if name in manifest},
        "faults": [
            {"file": fault.file, "line": fault.line, "message": packs.said(fault)} for fault in faults
        ],
    }


def _refuse(faults: list[Fault], manifest: dict[str, Any] | None = None) -> Failed:
    """What is wrong goes where answers go, line by line; the sentence at the end says how much it is."""
    if not click.get_current_context().params.get("as_json"):
        for fault in faults:
            click.echo(packs.said(fault))
    text = message(N_("1 thing is wrong."), N_("{count} things are wrong."), len(faults))
    return Failed(text, "faults", _document(faults, manifest or {}))


@command(N_("Look at a pack (a folder or a zip) and list every fault with file and line."), group=pack)
@_path
@json_option
def check(path: Path, as_json: bool) -> None:
    """Exit code 1 when anything is wrong."""
    found = packs.check(path)
    if found.faults:
        raise _refuse(found.faults, found.manifest)
    words = _("{title} {version}: nothing is wrong.").format(
        title=found.manifest["title"], version=found.manifest["version"]
    )
    answer(_document([], found.manifest), [words])


@command(N_("Make the zip of a pack from its folder."), group=pack)
@click.argument("folder", type=FILE, metavar="DIR")
@option("--to", "target", type=FILE, metavar="PATH", help_text=N_("Where to write it."))
@json_option
def build(folder: Path, target: Path | None, as_json: bool) -> None:
    """Without --to beside the folder, named after the pack and its version."""
    if target is None:
        manifest = packs.check(folder, sums=False).manifest
        name = f"{manifest['id']}-{manifest['version']}.zip" if manifest else f"{folder.name}.zip"
        target = folder.parent / name
    try:
        found = packs.build(folder, target)
    except BadPack as error:
        raise _refuse(error.faults) from None
    words = _("Written and checked: {path}").format(path=target)
    answer({**_document([], found.manifest), "path": str(target)}, [words])


@command(N_("Take a pack in. A newer version replaces an older one."), group=pack)
@_path
@json_option
def install(path: Path, as_json: bool) -> None:
    """A folder is built first."""
    try:
        found = packs.install(path)
    except BadPack as error:
        raise _refuse(error.faults) from None
    words = _("{title} {version} is installed.").format(
        title=found.manifest["title"], version=found.manifest["version"]
    )
    answer({**_document([], found.manifest), "path": str(found.path), "counts": found.counts}, [words])


@command(N_("Take a pack out; the program's own texts are back."), group=pack)
@click.argument("name", metavar="ID")
@json_option
def remove(name: str, as_json: bool) -> None:
    """By its id, or by the name of its file."""
    pack_id = Path(name).name.removesuffix(".zip")
    if not packs.remove(pack_id):
        raise Failed(message(N_("There is no pack “{name}”."), name=pack_id), "missing")
    answer({"ok": True, "removed": pack_id}, [_("{name} is removed.").format(name=pack_id)])


@command(N_("List the packs that are installed."), group=pack, name="list")
@json_option
def list_packs(as_json: bool) -> None:
    """Also those that cannot be used, with the reason."""
    found = packs.installed()
    documents = [
        {
            **_document(one.faults, one.manifest),
            "path": str(one.path),
            "counts": one.counts,
            "used": not one.newer,
        }
        for one in found
    ]
    lines = []
    for one in found:
        if one.faults:
            lines.append(f"{one.path.name}  {packs.said(one.faults[0])}")
        else:
            manifest = one.manifest
            lines.append(f"{manifest['id']}  {manifest['version']}  {manifest['title']}")
    answer({"packs": documents}, lines or [_("No packs are installed.")])
