"""Builds what people install: the bundle, its proof, packages and a kit. `python3 dev.py build` calls it.

    python packaging/build.py [--only STEP,STEP] [--report]

It runs in an environment of its own (out/build/venv): what packaging/requirements/app.txt locks, and PyInstaller.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP))
sys.path.insert(0, str(Path(__file__).parent))

import contents  # noqa: E402 - beside this file, found by the line above
import linux_packages  # noqa: E402
import sizes  # noqa: E402
import smoke  # noqa: E402

from desktop.system.version import VERSION  # noqa: E402

OUT = TOP / "out" / "build"
BUNDLE = OUT / "bundle" / "mainstay"
PACKAGES = OUT / "packages"
STEPS = ("bundle", "smoke", "packages", "kit")


def program() -> Path:
    """The program inside the bundle."""
    if sys.platform == "darwin":
        return BUNDLE.parent / "Mainstay.app" / "Contents" / "MacOS" / "mainstay"
    return BUNDLE / ("mainstay.exe" if os.name == "nt" else "mainstay")


def run(*line: str | Path) -> None:
    """Run a command from the top of the checkout; the build ends where it fails."""
    done = subprocess.run([*map(str, line)], cwd=TOP, check=False)
    if done.returncode != 0:
        sys.exit(f"This did not work: {' '.join(map(str, line))}")


def bundle() -> None:
    """The program in one folder."""
    run(sys.executable, "-m", "desktop", "build-data")
    shutil.rmtree(BUNDLE.parent, ignore_errors=True)
    run(
        *(sys.executable, "-m", "PyInstaller", TOP / "build.spec", "--noconfirm", "--log-level", "ERROR"),
        *("--distpath", BUNDLE.parent, "--workpath", OUT / "work"),
    )
    listed = sorted(path.relative_to(BUNDLE).as_posix() for path in BUNDLE.rglob("*") if path.is_file())
    (OUT / "files.txt").write_text("\n".join(listed) + "\n", encoding="utf-8")
    if found := contents.unwelcome(listed):
        sys.exit(f"The bundle holds what it should not (packaging/bundle.toml): {', '.join(found)}")
    print(f"Bundle    {BUNDLE} ({len(listed)} files, {sizes.megabytes(BUNDLE):.1f} MB)")


def packages() -> None:
    """What this system installs."""
    PACKAGES.mkdir(parents=True, exist_ok=True)
    for old in PACKAGES.iterdir():
        old.unlink()
    icons = OUT / "icons"
    if not (icons / "mainstay.ico").is_file():
        import identity

        identity.write_icons(TOP, icons)
    if sys.platform == "linux":
        linux_packages.archive(BUNDLE, PACKAGES, VERSION)
        linux_packages.deb(BUNDLE, PACKAGES, VERSION, icons, TOP)
    elif os.name == "nt":
        installer = TOP / "packaging" / "windows" / "make_installer.py"
        run(sys.executable, installer, BUNDLE, PACKAGES, VERSION, icons / "mainstay.ico")
    else:
        run(
            "sh",
            TOP / "packaging" / "macos" / "make_dmg.sh",
            BUNDLE.parent / "Mainstay.app",
            PACKAGES,
            VERSION,
        )
    for made in sorted(PACKAGES.iterdir()):
        print(f"Package   {made} ({made.stat().st_size / 1e6:.1f} MB)")


def kit() -> None:
    """A kit of what was built here, made and checked by the frozen program itself."""
    folder = OUT / "kit"
    shutil.rmtree(folder, ignore_errors=True)
    # On macOS the app is its own installer: an image that people open; nothing runs from a stick there.
    portable = ["--no-bundle"] if sys.platform == "darwin" else ["--bundle", str(BUNDLE)]
    with tempfile.TemporaryDirectory() as home:
        env = smoke.clean_surroundings(Path(home))
        for line in (
            ["kit", "build", str(folder), *portable, "--installers", str(PACKAGES)],
            ["verify", str(folder)],
        ):
            done = subprocess.run([str(program()), *line], env=env, check=False)
            if done.returncode != 0:
                sys.exit(f"This did not work: mainstay {' '.join(line)}")
    print(f"Kit       {folder} ({sizes.megabytes(folder):.1f} MB)")


def main() -> int:
    """Build."""
    parser = argparse.ArgumentParser(prog="build.py")
    parser.add_argument("--only", default=",".join(STEPS), help=f"some of: {', '.join(STEPS)}")
    parser.add_argument("--report", action="store_true", help="measure against a minimal window as well")
    given = parser.parse_args()
    wanted = [step for step in given.only.split(",") if step]
    if unknown := [step for step in wanted if step not in STEPS]:
        parser.error(f"there is no step {', '.join(unknown)}")
    print(f"Python    {platform.python_version()}" + ("" if sys.version_info >= (3, 12) else " " + _OLD))
    works = {"bundle": bundle, "smoke": lambda: smoke.journey(program()), "packages": packages, "kit": kit}
    for step in STEPS:
        if step in wanted:
            started = time.monotonic()
            works[step]()
            print(f"          {step}: {time.monotonic() - started:.0f} s", flush=True)
    print("\n".join(sizes.report(BUNDLE, PACKAGES, TOP)))
    if given.report:
        # In a process of its own: what a program used at most counts the one that started it, which packed an archive.
        sys.stdout.flush()
        run(sys.executable, TOP / "packaging" / "measure.py", program(), OUT)
    return 0


_OLD = "(3.12 or newer is better: SQLite's defensive mode needs it; none was found on this machine)"

if __name__ == "__main__":
    sys.exit(main())
