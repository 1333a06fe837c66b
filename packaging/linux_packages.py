"""Linux: a .deb that fits into the system, and an archive that runs from any folder. Both are the same each time."""

from __future__ import annotations

import gzip
import lzma
import platform
import shutil
import subprocess
import tarfile
from pathlib import Path

ID = "org.mainstay.Mainstay"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
# What the bundle leaves to the system (packaging/bundle.toml says why), by the names of Debian and Ubuntu; those with
# "t64" are of Ubuntu 24.04 and Debian 13.
DEPENDS = (
    "libc6 (>= {glibc})",
    "debconf (>= 0.5) | debconf-2.0",
    "libstdc++6",
    "libgcc-s1",
    "zlib1g",
    "libzstd1",
    "libglib2.0-0 | libglib2.0-0t64",
    "libegl1",
    "libgl1",
    "libfontconfig1",
    "libfreetype6",
    "libdbus-1-3",
    "libx11-6",
    "libx11-xcb1",
    "libxcb1",
    "libxcb-glx0",
    "libxcb-randr0",
    "libxcb-render0",
    "libxcb-shm0",
    "libxcb-sync1",
    "libxcb-xfixes0",
)
# Without it everything works but printing on paper; PDF does all the same.
RECOMMENDS = ("libcups2 | libcups2t64",)
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
# Programs shrink better when the jumps in them are written as places first; every xz undoes that. A window as large as
# the big libraries finds what two of them share, and wants 65 MB of memory to unpack.
_BRANCHES = {"x86_64": [{"id": lzma.FILTER_X86}]}
_WINDOW = 64 << 20


def archive(bundle: Path, folder: Path, version: str) -> Path:
    """The bundle as mainstay-VERSION-linux-MACHINE.tar.xz."""
    name = f"mainstay-{version}-linux-{platform.machine()}"
    path = folder / f"{name}.tar.xz"
    steps = [
        *_BRANCHES.get(platform.machine(), []),
        {"id": lzma.FILTER_LZMA2, "preset": 6, "dict_size": _WINDOW},
    ]
    with lzma.open(path, "wb", filters=steps) as packed, tarfile.open(fileobj=packed, mode="w") as tar:
        for file in sorted(bundle.rglob("*")):
            tar.add(file, f"{name}/{file.relative_to(bundle).as_posix()}", recursive=False, filter=_plain)
    return path


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Nobody's name and no time: the same bundle gives the same archive."""
    entry.uid = entry.gid = entry.mtime = 0
    entry.uname = entry.gname = ""
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    return entry


def deb(bundle: Path, folder: Path, version: str, icons: Path, top: Path) -> Path:
    """The Debian package. It installs below /usr and needs nothing but dpkg-deb to be made."""
    architecture = ARCHITECTURES.get(platform.machine(), platform.machine())
    root = folder / "deb-root"
    shutil.rmtree(root, ignore_errors=True)
    library = root / "usr" / "lib" / "mainstay"
    shutil.copytree(bundle, library, symlinks=True)
    commands = root / "usr" / "bin"
    commands.mkdir(parents=True)
    (commands / "mainstay").symlink_to("../lib/mainstay/mainstay")
    _share(root / "usr" / "share", icons, top, version)
    _rights(root)
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    control = root / "DEBIAN" / "control"
    control.parent.mkdir(mode=0o755)
    control.write_text(_control(version, architecture, size // 1024), encoding="utf-8")
    for name, rights in (("templates", 0o644), ("prerm", 0o755), ("postrm", 0o755)):
        shutil.copyfile(top / "packaging" / "linux" / name, control.with_name(name))
        control.with_name(name).chmod(rights)
    path = folder / f"mainstay_{version}_{architecture}.deb"
    line = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z2", "--build", str(root), str(path)]
    subprocess.run(line, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(root)
    return path


def _share(share: Path, icons: Path, top: Path, version: str) -> None:
    """What the desktop reads: menu entry, icons, the kind of file, the store's page, the manual, the licences."""
    here = top / "packaging" / "linux"
    places = {
        f"applications/{ID}.desktop": here / "mainstay.desktop",
        f"mime/packages/{ID}.xml": here / "mime.xml",
        f"metainfo/{ID}.metainfo.xml": here / "metainfo.xml",
        f"icons/hicolor/scalable/apps/{ID}.svg": top / "resources" / "icons" / "mainstay.svg",
        "doc/mainstay/copyright": top / "packaging" / "THIRD-PARTY.md",
        **{
            f"icons/hicolor/{size}x{size}/apps/{ID}.png": icons / f"mainstay-{size}.png"
            for size in ICON_SIZES
        },
        **{
            f"icons/hicolor/{size}x{size}/mimetypes/application-x-mainstay.png": icons
            / f"mainstay-{size}.png"
            for size in (48, 128)
        },
    }
    for place, source in places.items():
        target = share / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    manual = (here / "mainstay.1").read_text(encoding="utf-8").replace("@VERSION@", version)
    page = share / "man" / "man1" / "mainstay.1.gz"
    page.parent.mkdir(parents=True)
    page.write_bytes(gzip.compress(manual.encode("utf-8"), mtime=0))


def _rights(root: Path) -> None:
    for path in root.rglob("*"):
        if path.is_symlink():
            continue
        runs = path.is_dir() or (path.name == "mainstay" and path.parent.name == "mainstay")
        path.chmod(0o755 if runs else 0o644)
    root.chmod(0o755)


def _control(version: str, architecture: str, kilobytes: int) -> str:
    glibc = platform.libc_ver()[1] or "2.34"
    return (
        "Package: mainstay\n"
        f"Version: {version}\n"
        f"Architecture: {architecture}\n"
        "Section: misc\n"
        "Priority: optional\n"
        "Maintainer: The Mainstay project <mainstay@localhost>\n"
        f"Installed-Size: {kilobytes}\n"
        f"Depends: {', '.join(DEPENDS).format(glibc=glibc)}\n"
        f"Recommends: {', '.join(RECOMMENDS)}\n"
        "Description: brings migration into development plans, offline\n"
        " Mainstay guides planners, facilitators and trainers through the mainstreaming of migration\n"
        " into national and local plans, keeps who has a stake and who decides, and prints the reports\n"
        " that councils read. It needs no network; one workbook is one file.\n"
    )
