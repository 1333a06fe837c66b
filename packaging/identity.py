"""Who a bundle says it is: the name of its build, its icons, and what Windows and macOS show about it.

Used by build.spec and packaging/build.py; nothing of the program imports it.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

# Everything that decides what a bundle does; the same sources give the same name.
SOURCES = (
    "desktop",
    "handbook",
    "resources",
    "build.spec",
    "packaging/bundle.toml",
    "packaging/requirements/app.txt",
)
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
_PAINTER = """
import sys
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
app = QGuiApplication(sys.argv[:1])
drawing = QSvgRenderer(sys.argv[1])
for size in map(int, sys.argv[3:]):
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    assert image.save(f"{sys.argv[2]}/mainstay-{size}.png")
"""


def build_name(top: Path) -> str:
    """The folder of the bundle's libraries: version and eight letters of the sources' sum."""
    sys.path.insert(0, str(top))
    from desktop.system.version import VERSION

    total = hashlib.sha256(f"{sys.platform} {sys.version_info[:2]}".encode())
    for source in SOURCES:
        path = top / source
        for file in [path] if path.is_file() else sorted(path.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                total.update(file.relative_to(top).as_posix().encode())
                total.update(hashlib.sha256(file.read_bytes()).digest())
    return f"program-{VERSION}-{total.hexdigest()[:8]}"


def write_icons(top: Path, folder: Path) -> None:
    """mainstay-SIZE.png in every size, mainstay.ico and mainstay.icns, from the one drawing."""
    folder.mkdir(parents=True, exist_ok=True)
    drawing = top / "resources" / "icons" / "mainstay.svg"
    line = [sys.executable, "-c", _PAINTER, str(drawing), str(folder), *map(str, ICON_SIZES)]
    subprocess.run(line, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, check=True)
    from PIL import Image

    with Image.open(folder / "mainstay-512.png") as largest:
        largest.save(folder / "mainstay.ico", sizes=[(size, size) for size in ICON_SIZES if size <= 256])
        largest.save(folder / "mainstay.icns")


def version_resource(version: str, folder: Path) -> str:
    """The file from which PyInstaller writes Windows' version resource: programs without one look suspicious."""
    numbers = (*map(int, version.split(".")[:3]), 0)
    words = {
        "CompanyName": "The Mainstay project",
        "FileDescription": "Mainstay: bringing migration into development plans",
        "FileVersion": version,
        "InternalName": "mainstay",
        "LegalCopyright": "GNU General Public License, version 3 or later",
        "OriginalFilename": "mainstay.exe",
        "ProductName": "Mainstay",
        "ProductVersion": version,
    }
    strings = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in words.items())
    path = folder / "version.txt"
    path.write_text(
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0, OS=0x40004,"
        " fileType=0x1, subtype=0, date=(0, 0)),"
        f" kids=[StringFileInfo([StringTable('040904B0', [{strings}])]),"
        " VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n",
        encoding="utf-8",
    )
    return str(path)


def mac_properties(version: str) -> dict[str, object]:
    """What macOS reads about the app: its documents, and the oldest system it runs on."""
    return {
        "CFBundleDisplayName": "Mainstay",
        "CFBundleShortVersionString": version,
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Mainstay workbook",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": ["org.mainstay.workbook"],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": "org.mainstay.workbook",
                "UTTypeDescription": "Mainstay workbook",
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {"public.filename-extension": ["mainstay"]},
            }
        ],
    }
