"""ICU's data after trimming: a sixth of the size, and words are sorted as before."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from tests.packaging.scripts import script

SORTED = """
from PySide6.QtCore import QCollator, QLocale
words = ["z", "ä", "å", "a", "é", "e", "Z10", "Z2", "ñ", "n", "ch", "cz", "ب", "ا", "খ", "ক", "ö", "o", "I", "ı", "i"]
for language in ("en", "sv", "de", "es", "fr", "tr", "ar", "bn", "ro", "sw", "xx"):
    collator = QCollator(QLocale(language))
    collator.setNumericMode(True)
    print(language, sorted(words, key=collator.sortKey), QLocale(language).toUpper("iıßé"))
if "/trimmed/" not in open("/proc/self/maps").read() and __import__("sys").argv[1:]:
    raise SystemExit("the trimmed data were not loaded")
"""


def _library() -> Path | None:
    found = [
        Path(str(f.locate())) for f in metadata.files("PySide6_Essentials") or [] if "libicudata.so" in f.name
    ]
    return found[0] if found else None


def _sorted(*words: str, **env: str) -> str:
    line = [sys.executable, "-c", SORTED, *words]
    done = subprocess.run(
        line, env={**os.environ, **env}, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(
    sys.platform != "linux" or not all(map(shutil.which, ("as", "ld", "readelf"))),
    reason="for bundles of Linux only",
)
def test_the_trimmed_data_sort_and_change_case_as_all_of_them(tmp_path: Path) -> None:
    library = _library()
    assert library is not None
    (tmp_path / "trimmed").mkdir()
    target = tmp_path / "trimmed" / library.name
    script("icu").trim(library, target)
    assert target.stat().st_size < library.stat().st_size / 5
    assert _sorted("trimmed", LD_LIBRARY_PATH=str(target.parent)) == _sorted()


def test_what_is_no_data_file_is_refused() -> None:
    for data in (b"\x20\x00\xda\x27" + bytes(40), bytes(64), b"CmnD" * 20):
        with pytest.raises(ValueError, match="no common data file"):
            script("icu").trimmed(data)
