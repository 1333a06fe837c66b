"""Content packs: checked, built, installed and removed; what they bring lies checked in the person's cache.

A pack is never used as it is: it is read in a process of its own, and only what was made there goes on. The same holds
for a pack that somebody laid into the folder by hand.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import shutil
import uuid
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.distribution.pack_file import MANIFEST, Fault, is_allowed, read_files
from desktop.distribution.pack_links import page_faults
from desktop.distribution.pack_manifest import line_of, numbers, with_sums
from desktop.domain.words import N_
from desktop.system import paths
from desktop.system.apart import Apart, run_apart
from desktop.system.files import write_whole
from desktop.system.version import VERSION

ENDING = ".zip"
FORMAT = 2  # of what is kept in the cache
_SECONDS, _MEGABYTES = 20.0, 900
_RENDER_SECONDS, _ONE_PAGE_SECONDS = 15.0, 4.0
_EPOCH = (2020, 1, 1, 0, 0, 0)
log = logging.getLogger(__name__)


class BadPack(Exception):
    """A pack that cannot be used; `faults` says why, one by one."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = list(faults)


@dataclass(frozen=True)
class Checked:
    """A pack that was looked at: what it brings, and what is wrong with it."""

    content: dict[str, Any]
    faults: list[Fault] = field(default_factory=list)

    @property
    def manifest(self) -> dict[str, Any]:
        """Who the pack is; empty when that could not be read."""
        return self.content.get("manifest") or {}


@dataclass(frozen=True)
class Installed:
    """A pack in the folder of packs."""

    path: Path
    manifest: dict[str, Any]
    counts: dict[str, int]
    faults: list[Fault]
    newer: bool = False  # another version of it, in the same folder, is used instead


def check(path: Path, *, sums: bool | None = None) -> Checked:
    """Look at a pack. A zip must hold the sum of every file; a folder that is being written need not, unless `sums`."""
    with_all_sums = path.is_file() if sums is None else sums
    try:
        content = run_apart(
            "read_pack",
            {"path": str(path), "sums": with_all_sums},
            seconds=_SECONDS,
            megabytes=_MEGABYTES,
        )
    except Apart as end:
        return Checked({}, [Fault(path.name, 0, _ENDS.get(end.code, _ENDS["failed"]))])
    faults = [Fault(*fault) for fault in content.pop("faults")]
    content["pages"] = list(_rendered(content.pop("sources"), faults))
    faults += page_faults(content)
    for page in content["pages"]:
        del page["markdown"], page["faults"]
    for name, text in content["samples"].items():
        faults += _check_sample(name, text)
    return Checked(content, sorted(faults, key=lambda fault: (fault.file, fault.line)))


_ENDS = {
    "too_slow": N_("took too long to read and was given up."),
    "too_big": N_("needs more memory than a pack may have."),
    "failed": N_("could not be read."),
}


def _rendered(sources: Sequence[dict[str, Any]], faults: list[Fault]) -> Iterable[dict[str, Any]]:
    """The pages with their HTML; where one keeps Markdown busy for too long, the others still come."""
    try:
        made = _render(sources, _RENDER_SECONDS)
    except Apart:
        made = []
        for source in sources:
            try:
                made += _render([source], _ONE_PAGE_SECONDS)
            except Apart:
                made.append(None)
                faults.append(Fault(source["file"], 0, N_("takes too long to be made into a page.")))
    for source, page in zip(sources, made, strict=True):
        if page is not None:
            yield {**source, **page}


def _render(sources: Sequence[dict[str, Any]], seconds: float) -> list[Any]:
    if not sources:
        return []
    pages = [{"markdown": source["markdown"]} for source in sources]
    found = run_apart("render_pages", {"pages": pages}, seconds=seconds, megabytes=_MEGABYTES)
    return list(found)


def _check_sample(name: str, text: str) -> list[Fault]:
    file = f"samples/{name}.toml"
    try:
        problem = run_apart("check_sample", {"sample_id": name, "text": text}, seconds=_SECONDS)
    except Apart:
        return [Fault(file, 0, _ENDS["failed"])]
    if not problem:
        return []
    line = _line_in_sample(text, str(problem).removeprefix(f"{name}: "))
    return [Fault(file, line, N_("cannot be built: {problem}"), {"problem": str(problem)[:300]})]


def _line_in_sample(text: str, problem: str) -> int:
    """The line of the record, or else of the table, that the sentence names."""
    record = re.search(r"(\w+):([\w-]+)", problem)
    table = re.search(r"there is no table (\w+)", problem)
    places = [f'"{record[2]}"', f"[[{record[1]}]]"] if record else []
    places += [f"[[{table[1]}]]"] if table else []
    return next((line for line in (line_of(text, place) for place in places) if line), 1)


# Building and installing ------------------------------------------------------------------------------


def build(folder: Path, target: Path) -> Checked:
    """Make the zip of a pack from its folder, with the sum of every file. Raises BadPack when anything is wrong.

    The same files give the same zip, byte for byte.
    """
    found = check(folder, sums=False)
    if found.faults:
        raise BadPack(found.faults)
    data = read_files(folder).data
    manifest = with_sums(data[MANIFEST].decode("utf-8-sig"), data)
    part = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in sorted(data):
                assert is_allowed(name)
                content = manifest.encode() if name == MANIFEST else data[name]
                member = zipfile.ZipInfo(name, _EPOCH)
                member.external_attr = 0o100644 << 16
                member.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(member, content)
        again = check(part)  # as whoever gets it will see it
        if again.faults:
            raise BadPack(again.faults)
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)
    return again


def install(path: Path) -> Installed:
    """Take a pack (a zip or a folder) into the person's packs. Raises BadPack when anything is wrong with it."""
    folder = paths.packs_dir()
    folder.mkdir(parents=True, exist_ok=True)
    area = paths.work_area()
    try:
        taken = area / f"pack{ENDING}"
        if path.is_dir():
            build(path, taken)
        else:
            shutil.copyfile(
                path, taken
            )  # what is checked is what is kept, whatever happens to the stick meanwhile
        found = check(taken)
        if found.faults:
            raise BadPack(found.faults)
        _refuse_older(found.manifest)
        target = folder / f"{found.manifest['id']}{ENDING}"
        write_whole(target, taken.read_bytes())
        _keep(target, found)
    finally:
        shutil.rmtree(area, ignore_errors=True)
    for other in _files():  # the same pack under another name, laid there by hand
        if other != target and _content(other).manifest.get("id") == found.manifest["id"]:
            other.unlink(missing_ok=True)
    apply()
    return Installed(target, found.manifest, _counts(found.content), [])


def _refuse_older(manifest: dict[str, Any]) -> None:
    for other in installed():
        if other.manifest.get("id") == manifest["id"] and not other.newer:
            if numbers(other.manifest["version"]) > numbers(manifest["version"]):
                words = N_("is version {this}; version {there} is installed already. Remove that one first.")
                args = {"this": manifest["version"], "there": other.manifest["version"]}
                raise BadPack([Fault(manifest["id"], 0, words, args)])


def remove(pack_id: str) -> bool:
    """Take a pack out; the program's own texts are back. False when there is no such pack."""
    gone = [path for path in _files() if _content(path).manifest.get("id", path.stem) == pack_id]
    for path in gone:
        path.unlink(missing_ok=True)
    if gone:
        apply()
    return bool(gone)


def installed() -> list[Installed]:
    """Every pack in the folder, also those that cannot be used."""
    found = [(path, _content(path)) for path in _files()]
    best: dict[str, tuple[int, ...]] = {}
    for _path, checked in found:
        if not checked.faults:
            key, version = checked.manifest["id"], numbers(checked.manifest["version"])
            best[key] = max(best.get(key, version), version)
    return [
        Installed(
            path,
            checked.manifest,
            _counts(checked.content),
            checked.faults,
            newer=not checked.faults and numbers(checked.manifest["version"]) < best[checked.manifest["id"]],
        )
        for path, checked in found
    ]


def _counts(content: dict[str, Any]) -> dict[str, int]:
    kinds = ("pages", "terms", "figures", "catalogues", "samples")
    return {kind: len(content.get(kind, ())) for kind in kinds}


def _files() -> list[Path]:
    folder = paths.packs_dir()
    return sorted(path for path in folder.glob(f"*{ENDING}") if path.is_file()) if folder.is_dir() else []


# The cache --------------------------------------------------------------------------------------------


def _kept_at(path: Path) -> Path:
    total = hashlib.sha256(path.read_bytes()).hexdigest()
    return paths.cache_dir() / "packs" / f"{total}-{FORMAT}-{VERSION}.json"


def _keep(path: Path, found: Checked) -> None:
    faults = [[f.file, f.line, f.text, f.args] for f in found.faults]
    text = json.dumps({"content": found.content, "faults": faults}, ensure_ascii=False)
    try:
        write_whole(_kept_at(path), text.encode("utf-8", "replace"))
    except OSError as error:  # it will be read again next time
        log.warning("a content pack could not be kept in the cache: %s", error)


def _content(path: Path) -> Checked:
    """What a pack in the folder brings, from the cache where it was read before."""
    try:
        kept = json.loads(_kept_at(path).read_text(encoding="utf-8"))
        return Checked(kept["content"], [Fault(*fault) for fault in kept["faults"]])
    except (OSError, ValueError, KeyError, TypeError):
        pass  # not read yet, or damaged: read it anew
    found = check(path)
    _keep(path, found)
    return found


def state() -> str:
    """What the folder of packs and the handbook look like; quick, for asking at every start."""
    parts = [str(FORMAT), VERSION]
    for path in (*_files(), *sorted((paths.built() / "handbook").glob("*.db"))):
        found = path.stat()
        parts.append(f"{path.name}:{found.st_size}:{found.st_mtime_ns}")
    return "\n".join(parts)


def is_applied() -> bool:
    """Whether what lies in the cache is what the folder of packs says."""
    if not _files() and not paths.pack_content().exists():
        return True
    try:
        return (paths.pack_content() / "state.txt").read_text(encoding="utf-8") == state()
    except (OSError, ValueError):
        return False


def apply() -> None:
    """Make the content of all packs anew in the cache; without any pack there is none. Raises OSError."""
    from desktop.guidance.overlay import write_overlay

    used = [pack for pack in installed() if not pack.faults and not pack.newer]
    contents = [_content(pack.path).content for pack in used]
    folder = paths.cache_dir() / "packs"
    name = uuid.uuid4().hex
    if contents:
        fresh = folder / name
        fresh.mkdir(parents=True)
        _write_resources(fresh, contents)
        for base in sorted((paths.built() / "handbook").glob("*.db")):
            write_overlay(base, fresh / "handbook" / base.name, base.stem, contents)
        (fresh / "state.txt").write_text(state(), encoding="utf-8")
        write_whole(folder / paths.PACKS_NOW, name.encode())
    else:
        (folder / paths.PACKS_NOW).unlink(missing_ok=True)
    for old in folder.iterdir() if folder.is_dir() else ():
        if old.is_dir() and old.name != name:
            shutil.rmtree(old, ignore_errors=True)  # where one is still open it goes next time


def _write_resources(folder: Path, contents: Sequence[dict[str, Any]]) -> None:
    entries: dict[str, dict[str, dict[str, str]]] = {}
    for content in contents:
        for name, listed in content["catalogues"].items():
            entries.setdefault(name, {}).update({entry["key"]: entry for entry in listed})
        for name, text in content["samples"].items():
            (folder / "samples").mkdir(exist_ok=True)
            (folder / "samples" / f"{name}.toml").write_text(text, encoding="utf-8")
    for name, by_key in entries.items():
        (folder / "catalogues").mkdir(exist_ok=True)
        text = "\n".join(_entry(entry) for entry in by_key.values())
        (folder / "catalogues" / f"{name}.toml").write_text(text, encoding="utf-8")


def _entry(entry: dict[str, str]) -> str:
    # JSON's strings are TOML's basic strings, but for the letter 7F.
    lines = [f"{key} = {json.dumps(value).replace(chr(127), '')}" for key, value in entry.items()]
    return "\n".join(["[[entry]]", *lines, ""])
