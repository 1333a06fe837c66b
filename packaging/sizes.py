"""How large a bundle is, by component, against the goals of packaging/bundle.toml."""

from __future__ import annotations

import lzma
import tomllib
from collections.abc import Iterator
from pathlib import Path

# Component -> how the paths of its files begin (below the bundle's own folder of libraries), the first that fits.
COMPONENTS = {
    "Qt: ICU (letters and sorting of all languages)": ("PySide6/Qt/lib/libicu", "PySide6/icu"),
    "Qt: libraries and plug-ins": ("PySide6/Qt/", "PySide6/plugins", "PySide6/Qt6"),
    "PySide6": ("PySide6", "shiboken6"),
    "Python": (
        "libpython",
        "python3",
        "base_library.zip",
        "lib-dynload",
        "libsqlite3",
        "libffi",
        "libbz2",
        "liblzma",
    ),
    "cryptography": ("cryptography", "_cffi_backend"),
    "babel": ("babel",),
    "Pillow": ("PIL", "pillow.libs"),
    "PDFium": ("pypdfium2",),
    "word processors (lxml, docx, odfdo)": ("lxml", "docx", "odfdo"),
    "igraph": ("igraph",),
    "handbook": ("handbook", "build/data/handbook"),
    "fonts": ("resources/fonts",),
    "samples, catalogues, icons": ("resources", "build/data"),
}


def megabytes(folder: Path) -> float:
    """The size of a folder's files."""
    return (
        sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
        / 1e6
    )


def by_component(bundle: Path) -> dict[str, float]:
    """Component -> MB, largest first. The programs hold our code and every library written in Python."""
    found: dict[str, float] = {}
    for path, place in inside(bundle):
        names = (name for name, starts in COMPONENTS.items() if place.startswith(starts))
        name = next(names, "other libraries") if place else "the programs (all Python code)"
        found[name] = found.get(name, 0.0) + path.stat().st_size / 1e6
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def _compressed(bundle: Path, names: tuple[str, ...]) -> float:
    """MB of these components when they are compressed by themselves."""
    starts = tuple(start for name in names for start in COMPONENTS[name])
    packer, total = lzma.LZMACompressor(preset=4), 0
    for path, place in inside(bundle):
        if place.startswith(starts):
            total += len(packer.compress(path.read_bytes()))
    return (total + len(packer.flush())) / 1e6


def inside(bundle: Path) -> Iterator[tuple[Path, str]]:
    """Each file with its place below the folder of libraries; "" for the programs beside that folder."""
    for path in sorted(bundle.rglob("*")):
        if path.is_file() and not path.is_symlink():
            parts = path.relative_to(bundle).parts
            yield path, "/".join(parts[1:])


def report(bundle: Path, packages: Path, top: Path) -> list[str]:
    """The lines for whoever built: each component, each package, and what is above its goal."""
    if not bundle.is_dir():
        return []
    goals = tomllib.loads((top / "packaging" / "bundle.toml").read_text(encoding="utf-8"))["goals"]
    parts = by_component(bundle)
    total = sum(parts.values())
    bare = total - parts.get("fonts", 0.0) - parts.get("handbook", 0.0)
    lines = ["", "Size on disk, MB"]
    lines += [f"  {size:6.1f}  {name}" for name, size in parts.items()]
    lines.append(
        f"  {total:6.1f}  together; {bare:.1f} without fonts and handbook{_judged(bare, goals['on_disk'])}"
    )
    archives = sorted(packages.glob("*.tar.xz")) if packages.is_dir() else []
    for archive in archives:
        size = archive.stat().st_size / 1e6
        bare = size - _compressed(bundle, ("fonts", "handbook"))
        judged = _judged(bare, goals["compressed"])
        lines.append(f"  {size:6.1f}  {archive.name}; {bare:.1f} without fonts and handbook{judged}")
    return lines


def _judged(size: float, goal: float) -> str:
    return f" (goal {goal}: {'kept' if size <= goal else f'missed by {size - goal:.1f}'})"
