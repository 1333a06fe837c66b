"""Linux: ICU's data without what Mainstay never asks for, which is most of its 32 MB.

Qt asks ICU to sort words and to change their case by the rules of a language. Names of currencies, time zones, units
and scripts, spelled-out numbers, transliterations, word lists for breaking lines and old encodings are left out, as
ICU's own manual describes (https://unicode-org.github.io/icu/userguide/icu_data/buildtool.html). Dates and numbers in
Mainstay come from Babel.
"""

from __future__ import annotations

import fnmatch
import struct
import subprocess
from pathlib import Path

# What stays, by name below "icudt73l/".
KEPT = (
    *(
        "coll/*",
        "root.res",
        "res_index.res",
        "pool.res",
        "keyTypeData.res",
        "supplementalData.res",
        "likelySubtags.res",
    ),
    *(
        "langInfo.res",
        "numberingSystems.res",
        "metadata.res",
        "timezoneTypes.res",
        "zoneinfo64.res",
        "cnvalias.icu",
    ),
    *(
        "*.nrm",
        "*.icu",
        "plurals.res",
        "pluralRanges.res",
        "genderList.res",
        "dayPeriods.res",
        "icustd.res",
        "icuver.res",
    ),
)
_MAGIC = b"\xda\x27"


def trimmed(data: bytes) -> bytes:
    """ICU's common data file with only what stays. Raises ValueError when it is not one."""
    (header,) = struct.unpack_from("<H", data)
    if data[2:4] != _MAGIC or data[12:16] != b"CmnD":
        raise ValueError("this is no common data file of ICU")
    (count,) = struct.unpack_from("<I", data, header)
    entries = [struct.unpack_from("<II", data, header + 4 + 8 * number) for number in range(count)]
    ends = [offset for _name, offset in entries[1:]] + [len(data) - header]
    items = []
    for (name, start), end in zip(entries, ends, strict=True):
        text = data[header + name : data.index(b"\0", header + name)]
        short = text.decode("ascii").partition("/")[2]
        if any(fnmatch.fnmatchcase(short, pattern) for pattern in KEPT):
            items.append((text, data[header + start : header + end]))
    return data[:header] + _packed(items)


def _packed(items: list[tuple[bytes, bytes]]) -> bytes:
    """The table of contents, the names in order, and the items, each at a multiple of sixteen."""
    names, offsets = b"", []
    start = 4 + 8 * len(items)
    for name, _content in items:
        offsets.append(start + len(names))
        names += name + b"\0"
    body = b""
    place = start + len(names)
    toc = struct.pack("<I", len(items))
    for offset, (_name, content) in zip(offsets, items, strict=True):
        padding = -(place + len(body)) % 16
        body += b"\0" * padding
        toc += struct.pack("<II", offset, place + len(body))
        body += content
    return toc + names + body


def trim(library: Path, target: Path) -> None:
    """Write ICU's data library anew with what stays; the tools are those that every compiler stands on."""
    symbol, data = _data(library)
    work = target.with_suffix(".dat")
    work.write_bytes(trimmed(data))
    source = target.with_suffix(".s")
    source.write_text(
        f'.section .rodata\n.balign 16\n.globl {symbol}\n.type {symbol},@object\n{symbol}:\n.incbin "{work}"\n'
        f".size {symbol}, . - {symbol}\n"
        '.section .note.GNU-stack,"",@progbits\n',
        encoding="utf-8",
    )
    subprocess.run(["as", "-o", str(target.with_suffix(".o")), str(source)], check=True)
    line = ["ld", "-shared", "-z", "noexecstack", "-soname", library.name, "-o", str(target)]
    subprocess.run([*line, str(target.with_suffix(".o"))], check=True)


def _data(library: Path) -> tuple[str, bytes]:
    """The name under which ICU looks for its data, and the data."""
    said = subprocess.run(
        ["readelf", "-W", "--dyn-syms", str(library)], capture_output=True, text=True, check=True
    )
    rows = [line.split() for line in said.stdout.splitlines() if "icudt" in line and "_dat" in line]
    row = rows[0]
    name, address = row[7], int(row[1], 16)
    content = library.read_bytes()
    said = subprocess.run(["readelf", "-W", "-l", str(library)], capture_output=True, text=True, check=True)
    for line in said.stdout.splitlines():
        parts = line.split()
        if parts[:1] == ["LOAD"]:
            offset, start, size = int(parts[1], 16), int(parts[2], 16), int(parts[4], 16)
            if start <= address < start + size:
                begin = offset + address - start
                return name, content[begin : offset + size]
    raise ValueError(f"{library.name} does not say where its data are")
