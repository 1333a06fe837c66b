"""Commands about kits: make one, check one, update from one, and the trainer's key and presets."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

from desktop.commands.command import (
    FILE,
    Failed,
    answer,
    command,
    json_option,
    option,
    refuse_usage,
    subject,
)
from desktop.distribution import presets
from desktop.distribution.kit import SYSTEMS, Contents, KitError
from desktop.distribution.verify import Verdict
from desktop.domain.field import first_day
from desktop.domain.words import N_, message
from desktop.system.locale import _, show
from desktop.system.settings import Settings
from desktop.workspace import kits


@subject(N_("Kits for a stick: make one, and the trainer's key and presets."))
def kit() -> None:
    """The group."""


@command(N_("Make a kit in a new folder: programs, packs, samples, handouts, sheets and sums."), group=kit)
@click.argument("dest", type=FILE, metavar="DEST")
@option("--no-bundle", is_flag=True, help_text=N_("Without programs: content only."))
@option(
    "--bundle",
    type=FILE,
    metavar="DIR",
    help_text=N_("A built program that runs from the stick; else this one."),
)
@option(
    "--installers",
    type=FILE,
    metavar="DIR",
    multiple=True,
    help_text=N_("Take every installer of this folder."),
)
@option("--installer", type=FILE, metavar="PATH", multiple=True, help_text=N_("Take this installer."))
@option(
    "--systems",
    metavar="A,B",
    default=",".join(SYSTEMS),
    help_text=N_("What it should serve; else all three."),
)
@option("--languages", metavar="A,B", default="en", help_text=N_("The languages of its sheets."))
@option("--pack", type=FILE, metavar="PATH", multiple=True, help_text=N_("Take this content pack."))
@option("--samples", metavar="A,B", help_text=N_("These samples; else all."))
@option("--handout", type=FILE, metavar="PATH", multiple=True, help_text=N_("Take this file to hand out."))
@option(
    "--presets",
    "presets_file",
    type=FILE,
    metavar="PATH",
    help_text=N_("How Mainstay looks at its first start."),
)
@option(
    "--preset",
    "typed",
    metavar="NAME=VALUE",
    multiple=True,
    help_text=N_(
        "One of them, such as role=trainer, logo=city.png, template=local-council or backup_folder=~/Backups."
    ),
)
@option("--trainer", metavar="NAME", default="", help_text=N_("Whose kit it is, for its sheets."))
@option("--date", metavar="DATE", help_text=N_("The date on it, such as 2026-11-22; else today."))
@option("--key", "key_file", type=FILE, metavar="PATH", help_text=N_("Sign it with this secret key."))
@json_option
def build(dest: Path, no_bundle: bool, as_json: bool, **chosen: Any) -> None:
    """Make the kit; says what it lacks."""
    made = chosen["date"] or datetime.date.today().isoformat()
    if first_day(made) is None or len(made) != 10:
        raise refuse_usage(N_('"{date}" is no date such as 2026-11-22.'), date=made)
    systems = tuple(name for name in chosen["systems"].split(",") if name)
    samples = None if chosen["samples"] is None else [name for name in chosen["samples"].split(",") if name]
    try:
        contents = Contents(
            installers=(
                *chosen["installer"],
                *(f for d in chosen["installers"] for f in kits.installers_in(d)),
            ),
            packs=chosen["pack"],
            samples=kits.sample_files(samples),
            handouts=chosen["handout"],
            presets=_presets(chosen["presets_file"], chosen["typed"]),
            wanted=() if no_bundle and not chosen["installer"] and not chosen["installers"] else systems,
            languages=tuple(name for name in chosen["languages"].split(",") if name) or ("en",),
            trainer=chosen["trainer"],
            made=made,
        )
        if not no_bundle:
            contents = kits.with_bundle(contents, chosen["bundle"])
        key = _key(chosen["key_file"]) if chosen["key_file"] else None
        manifest = kits.make_kit(dest, contents, key=key)
    except KitError as problem:
        raise Failed(problem.message, problem.code) from None
    lines = [str(dest)]
    if manifest["missing"]:
        text = _("This kit is not complete: it has nothing for {systems}.")
        lines.append(text.format(systems=", ".join(SYSTEMS[name] for name in manifest["missing"])))
    answer(dict(manifest) | {"path": str(dest)}, lines)


def _presets(file: Path | None, typed: tuple[str, ...]) -> dict[str, Any]:
    return {**(kits.presets_of(file) if file else {}), **presets.parse(typed)}


def _key(path: Path) -> Any:
    """The secret key; its password is asked where it has one."""
    try:
        return kits.read_key(path)
    except KitError as problem:
        if problem.code != "password":
            raise
    return kits.read_key(path, click.prompt(_("Password of the key"), hide_input=True, err=True))


@command(
    N_("Make a trainer's key: the secret one to sign kits, the public one to hand out on paper."), group=kit
)
@click.argument("folder", type=FILE, metavar="FOLDER")
@option("--password", is_flag=True, help_text=N_("Close it with a password, which is asked."))
def key(folder: Path, password: bool) -> None:
    """Make the pair; print its id."""
    words = (
        click.prompt(_("Password"), hide_input=True, confirmation_prompt=True, err=True) if password else ""
    )
    try:
        click.echo(kits.new_key(folder, words).id)
    except KitError as problem:
        raise Failed(problem.message, problem.code) from None


@command(N_("Trust a key: kits that are signed with it are shown under its owner's name."), group=kit)
@click.argument("path", type=FILE, metavar="PATH")
@option("--name", required=True, metavar="NAME", help_text=N_("Whose key it is."))
def trust(path: Path, name: str) -> None:
    """Keep the key; print its id."""
    try:
        click.echo(kits.trust(path, name).id)
    except KitError as problem:
        raise Failed(problem.message, problem.code) from None


@command(N_("Set your settings as a kit proposes, or take that back."), group=kit, name="presets")
@click.argument("path", type=FILE, metavar="KIT", required=False)
@option("--undo", is_flag=True, help_text=N_("Set them back to how they were before."))
def kit_presets(path: Path | None, undo: bool) -> None:
    """Apply or undo; say which settings were concerned."""
    if undo == (path is not None):
        raise refuse_usage(N_("Name a kit, or say --undo."))
    settings = Settings.load()
    if path is None:
        if not presets.can_undo(settings):
            raise Failed(message(N_("No presets were applied.")), "nothing")
        presets.undo(settings)
        click.echo(_("Your settings are as they were before the presets."))
        return
    try:
        changed = kits.apply_presets(settings, path)
    except KitError as problem:
        raise Failed(problem.message, problem.code) from None
    click.echo(_("Your settings are as the kit proposes.") if changed else _("They were so already."))


@command(N_("Check a kit: each changed, missing or extra file is named."))
@click.argument("path", type=FILE, metavar="PATH")
@json_option
def verify(path: Path, as_json: bool) -> None:
    """Check the kit; exit code 1 when it is not as it was made."""
    try:
        found = kits.check_kit(path)
    except KitError as problem:
        raise Failed(problem.message, problem.code) from None
    document = _document(found)
    if not found.ok:
        if not as_json:
            answer(document, _lines(found))
        raise Failed(found.sentence(), "not_as_made", document)
    answer(document, [show(found.sentence()), *_lines(found)])


def _document(found: Verdict) -> dict[str, object]:
    return {
        "ok": found.ok,
        "changed": list(found.differences.changed),
        "missing": list(found.differences.missing),
        "extra": list(found.differences.extra),
        "signature": found.signature,
        "key": found.key,
        "key_name": found.key_name,
        "fingerprint": found.fingerprint,
        "version": found.manifest.get("version", ""),
        "programs": found.manifest.get("programs", []),
        "missing_systems": found.manifest.get("missing", []),
    }


def _lines(found: Verdict) -> list[str]:
    lines = []
    for label, names in (
        (_("changed"), found.differences.changed),
        (_("missing"), found.differences.missing),
        (_("extra"), found.differences.extra),
    ):
        lines += [f"{label}  {name}" for name in names]
    if found.ok:
        lines += found.programs()
    lines.append(f"{_('Fingerprint')}  {found.fingerprint}")
    if found.missing_systems:
        text = _("This kit is not complete: it has nothing for {systems}.")
        lines.append(text.format(systems=", ".join(found.missing_systems)))
    return lines


@command(N_("Update this portable edition from a kit; what fails leaves it as it was."))
@option("--from", "source", type=FILE, metavar="KIT", required=True, help_text=N_("The folder of the kit."))
def update(source: Path) -> None:
    """Check, copy, try and replace."""
    try:
        done = kits.update_portable(source)
    except KitError as problem:
        raise Failed(problem.message, problem.code) from None
    if done.before == done.after:
        click.echo(_("This is the kit's version already."))
    else:
        click.echo(_("Updated. Close Mainstay and start it again."))
