"""Writes small files whole: what stood there before stays until the new content is safely on the medium."""

from __future__ import annotations

import os
import uuid
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Replace `path` by `content`, or leave it as it was and raise OSError. Makes the folder when it is
    missing.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if part.read_bytes() != content:
            raise OSError(f"{path.name} did not read back as it was written")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
