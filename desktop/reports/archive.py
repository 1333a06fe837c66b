"""Zip archives (DOCX, ODT and CSV sets are such) that come out the same, byte for byte, whenever they are made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

_NO_TIME = (1980, 1, 1, 0, 0, 0)


def packed(parts: Mapping[str, bytes], first: Sequence[str] = (), stored: Sequence[str] = ()) -> bytes:
    """The archive of these files: those named `first` in front, the others by name; `stored` stay uncompressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in (*first, *sorted(set(parts) - set(first))):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.create_system = 0  # otherwise it tells on which system it was made
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name], compresslevel=6)
    return buffer.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files of an archive by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
