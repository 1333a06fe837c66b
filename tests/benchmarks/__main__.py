"""`python -m tests.benchmarks [NAME...]`: measures and prints ratios.

It never fails on time: that is for people to judge.
"""

from __future__ import annotations

import importlib
import os
import platform
import sys
import tempfile
import traceback
from pathlib import Path

from tests.benchmarks.measure import Result, table

# In this order: the first measures memory of processes, which Linux counts from what their parent had.
NAMES = (
    "starting",
    "opening",
    "saving",
    "searching",
    "reading",
    "printing",
    "documents",
    "mapping",
    "drawing",
    "responsiveness",
)


def main(wanted: list[str]) -> int:
    """Run the named benchmarks, or all; 1 when one of them could not be measured."""
    results: list[Result] = []
    failed: list[str] = []
    for name in wanted or NAMES:
        print(f"{name} ...", flush=True)
        with tempfile.TemporaryDirectory(prefix="mainstay-bench-", ignore_cleanup_errors=True) as folder:
            home = Path(folder) / "own"
            home.mkdir()
            # Nothing of the person at this computer is read or written.
            os.environ |= {
                key: str(home) for key in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA")
            }
            try:
                results += importlib.import_module(f"tests.benchmarks.{name}").run(Path(folder))
            except Exception:
                traceback.print_exc()
                failed.append(name)
    print(
        f"\nPython {platform.python_version()}, {platform.system()} {platform.machine()}\n\n{table(results)}"
    )
    if failed:
        print(f"\nNot measured: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    unknown = set(sys.argv[1:]) - set(NAMES)
    if unknown:
        sys.exit(f"There is no benchmark {', '.join(sorted(unknown))}. There are: {', '.join(NAMES)}.")
    sys.exit(main(sys.argv[1:]))
