"""Checks a kit without a network: each changed, missing or extra file by its name, and whose signature it bears."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.distribution import kit, sums
from desktop.distribution.kit import KitError
from desktop.distribution.signature import BadSignature, PublicKey, key_number, verify
from desktop.domain.words import N_, Message, message
from desktop.system import paths

# What a signature says: by a key that this computer knows or does not know, none, or one that does not fit.
KNOWN, UNKNOWN, UNSIGNED, BROKEN = "known_key", "unknown_key", "unsigned", "broken"
_LARGEST = 5_000_000  # bytes of a manifest
_START_MARK = " start="


@dataclass(frozen=True)
class Verdict:
    """What was found; `files` is how many stand in the list of sums."""

    differences: sums.Differences
    signature: str
    key: str = ""
    key_name: str = ""
    fingerprint: str = ""
    manifest: dict[str, Any] = field(default_factory=dict)
    files: int = 0

    @property
    def ok(self) -> bool:
        """Whether the kit is as its maker left it, as far as the kit itself can say."""
        return not self.differences and self.signature != BROKEN

    @property
    def missing_systems(self) -> list[str]:
        """The systems that the kit should serve and does not."""
        return [kit.SYSTEMS[name] for name in self.manifest.get("missing", []) if name in kit.SYSTEMS]

    def programs(self) -> list[str]:
        """What the kit says it holds, a line each: system, version and place."""
        return [
            f"{kit.SYSTEMS.get(str(p.get('system')), '')} {p.get('version') or '?'}: {p['path']}"
            for p in self.manifest.get("programs", [])
        ]

    def sentence(self) -> Message:
        """The whole in one or two sentences."""
        if self.signature == BROKEN:
            return message(
                N_("The signature of this kit does not fit. Do not use it; ask its maker for another one.")
            )
        if self.differences:
            count = sum(
                map(len, (self.differences.changed, self.differences.missing, self.differences.extra))
            )
            return Message(
                N_(
                    "One file of this kit is not as it was made. Do not use it; ask its maker for another one."
                ),
                {},
                N_(
                    "{count} files of this kit are not as they were made. Do not use it; ask its maker for another one."
                ),
                count,
            )
        texts = {
            KNOWN: N_(
                "All {files} files are as they were made, and signed by {name}, whose key this computer knows."
            ),
            UNKNOWN: N_(
                "All {files} files are as they were made. They are signed with the key {key}, which this computer "
                "does not know: compare it with the one on your trainer's paper."
            ),
            UNSIGNED: N_(
                "All {files} files are as they were made. The kit is not signed: compare its fingerprint with the "
                "printed start sheet."
            ),
        }
        return message(texts[self.signature], files=self.files, name=self.key_name, key=self.key)


def known_keys() -> list[tuple[str, PublicKey]]:
    """The keys that the person trusts, each with its name: the files NAME.pub in the folder of keys."""
    found = []
    for path in sorted(keys_folder().glob("*.pub")):
        try:
            found.append((path.stem, PublicKey.parse(path.read_text(encoding="utf-8"))))
        except (OSError, UnicodeError, BadSignature):
            continue
    return found


def keys_folder() -> Path:
    """Where keys that the person trusts are kept."""
    return paths.data_dir() / "keys"


def verify_kit(
    folder: Path,
    keys: Sequence[tuple[str, PublicKey]] = (),
    progress: Callable[[float], object] = lambda _part: None,
) -> Verdict:
    """Check a kit. Raises KitError when it is none, OSError when it cannot be read."""
    if not folder.is_dir() or not (folder / sums.NAME).is_file():
        text = N_("“{folder}” is no kit of Mainstay: there is no list of sums ({name}) in it.")
        raise KitError("no_kit", text, folder=folder, name=sums.NAME)
    raw = (folder / sums.NAME).read_bytes()
    try:
        expected = sums.read(raw.decode("utf-8"))
    except (UnicodeDecodeError, sums.BadSums):
        raise KitError(
            "bad_sums", N_("The list of sums of “{folder}” cannot be read."), folder=folder
        ) from None
    found = sums.compare(folder, expected, kit.is_outside_the_sums, progress)
    state, key, name = _signature(folder, raw, keys)
    if not (folder / kit.START).is_file():
        found = sums.Differences(found.changed, tuple(sorted((*found.missing, kit.START))), found.extra)
    return Verdict(found, state, key, name, kit.fingerprint(raw), _manifest(folder), len(expected))


def _signature(folder: Path, raw: bytes, keys: Sequence[tuple[str, PublicKey]]) -> tuple[str, str, str]:
    """What the signature says, the id of its key, and the name under which that key is known here."""
    file = folder / kit.SIGNATURE
    if not file.is_file():
        return (BROKEN, "", "") if (folder / kit.KEY_FILE).is_file() else (UNSIGNED, "", "")
    try:
        text = file.read_text(encoding="utf-8")
        number = key_number(text)
        name, key = next(((n, k) for n, k in keys if k.number == number), ("", None))
        if key is None:
            key = PublicKey.parse((folder / kit.KEY_FILE).read_text(encoding="utf-8"))
        comment = verify(raw, text, key)
        start = comment.partition(_START_MARK)[2]
        if (folder / kit.START).is_file() and sums.sum_of(folder / kit.START) != start:
            return BROKEN, key.id, name
    except (BadSignature, OSError, UnicodeError):
        return BROKEN, "", ""
    return (KNOWN if name else UNKNOWN), key.id, name


def _manifest(folder: Path) -> dict[str, Any]:
    """What the kit says it holds; {} when that cannot be read (its sum then differs, too)."""
    path = folder / kit.MANIFEST
    try:
        if path.stat().st_size > _LARGEST:
            return {}
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict) or found.get("kind") != kit.KIND:
        return {}
    for name in ("missing", "wanted", "languages", "packs", "samples", "handouts", "presets", "programs"):
        if not isinstance(found.get(name), list):
            found[name] = []
    found["programs"] = [
        p for p in found["programs"] if isinstance(p, dict) and isinstance(p.get("path"), str)
    ]
    return found
