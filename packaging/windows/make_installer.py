"""Windows: the installer, with Inno Setup where it is installed, else with NSIS. packaging/build.py calls it.

python packaging/windows/make_installer.py BUNDLE OUT VERSION ICON [nsis]
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def inno() -> str | None:
    """Inno Setup's compiler."""
    named = shutil.which("ISCC")
    homes = [Path(os.environ.get(name, "")) for name in ("PROGRAMFILES(X86)", "PROGRAMFILES")]
    usual = [home / "Inno Setup 6" / "ISCC.exe" for home in homes]
    return named or next((str(path) for path in usual if path.is_file()), None)


def command(bundle: Path, out: Path, version: str, icon: Path, wanted: str = "") -> list[str]:
    """The call of the compiler that this machine has, or of the one that is wanted."""
    if wanted != "nsis" and (compiler := inno()) is not None:
        words = {"Version": version, "Bundle": bundle, "Out": out, "Icon": icon}
        return [compiler, *(f"/D{name}={value}" for name, value in words.items()), str(HERE / "mainstay.iss")]
    if (compiler := shutil.which("makensis")) is not None:
        words = {
            "VERSION": version,
            "BUNDLE": bundle,
            "OUT": out / f"Mainstay-{version}-setup.exe",
            "ICON": icon,
        }
        return [
            compiler,
            "-V2",
            *(f"-D{name}={value}" for name, value in words.items()),
            str(HERE / "mainstay.nsi"),
        ]
    sys.exit("Neither Inno Setup 6.4 nor NSIS 3 is installed here.")


def main() -> int:
    """Make the installer."""
    bundle, out, version, icon = (Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], Path(sys.argv[4]))
    wanted = sys.argv[5] if len(sys.argv) > 5 else ""
    line = command(bundle.resolve(), out.resolve(), version, icon.resolve(), wanted)
    return subprocess.run(line, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
